"""One proposal's life under real hands: the member on a phone, staff and the unit at PCs, each signing in for themselves."""

import io
import re

import pytest
from docx import Document
from playwright.sync_api import expect

from shangliang.commons.committees.scope import within
from shangliang.work.proposals.models import Proposal
from shangliang.work.proposals.rules import State

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
def word_file(path):
    """A proposal as a member types it in Word."""
    paper = Document()
    paper.add_heading("关于在老旧小区增设夜间照明的提案", 0)
    for line in ("案据：", "柳浦片区十一个小区中有七个没有楼道灯，去年冬天老人摔伤六起，物业说经费无处列支，居民凑钱装的灯三个月就坏了。" * 3, "建议：", "1. 把楼道照明列入老旧小区改造清单，由市财政给予补助。", "2. 由社区统一报修，三天之内修好并在单元门口公示。"):
        paper.add_paragraph(line)
    kept = io.BytesIO()
    paper.save(kept)
    path.write_bytes(kept.getvalue())
    return path


def test_from_a_word_file_on_a_phone_to_a_closed_case(world, signed, tmp_path):
    phone = signed("xulan", "phone")
    phone.goto("/proposals/new/")
    phone.get_by_role("button", name="以我个人名义写").click()
    phone.locator("input[name=word]").set_input_files(word_file(tmp_path / "照明.docx"))
    phone.get_by_role("button", name="读取 Word").click()
    expect(phone.get_by_label("案由")).to_have_value(re.compile("夜间照明"))
    phone.get_by_role("button", name="用这份内容").click()
    phone.get_by_label("分类").select_option("城乡建设")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.get_by_role("button", name="提交提案").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("流水号 0001")
    with within(world.committee):
        proposal = Proposal.objects.get()

    for account in ("proposal_staff", "proposal_head"):
        desk = signed(account)
        desk.goto(f"/proposals/{proposal.pk}/review/")
        if account == "proposal_staff":
            desk.goto("/proposals/review/")
            desk.get_by_role("link", name=re.compile(r"审查\s*：")).click()
        _press(desk, desk.get_by_role("button", name="作出决定"))
    office = signed("handover_government")
    office.goto(f"/proposals/{proposal.pk}/hand-over/")
    _pick(office, "主办单位", "市教育局")
    office.get_by_role("button", name="交办", exact=True).click()
    expect(office.get_by_text("已交办给市教育局")).to_be_visible()

    clerk = signed("unit_clerk")
    clerk.get_by_role("link", name=re.compile("签收|看看|夜间照明")).first.click()
    _press(clerk, clerk.get_by_role("button", name="签收").first)
    part = clerk.url
    clerk.goto(f"{part}contact/")
    clerk.get_by_role("radio", name="面谈").check(force=True)
    clerk.get_by_label("提案人的意见").fill("同意，盼早日装上")
    _press(clerk, clerk.get_by_role("button", name="登记"))
    clerk.goto(f"{part}reply/")
    _answer(clerk)
    _press(clerk, clerk.get_by_role("button", name="送签"))

    head = signed("unit_head")
    head.goto(f"{part}reply/")
    head.get_by_role("button", name="签发").first.click()
    _press(head, head.get_by_role("dialog").get_by_role("button", name="签发"))
    assert _state(world) == State.REPLIED

    phone.goto("/handling/rate/")
    phone.get_by_role("link", name=re.compile("评价|夜间照明")).first.click()
    phone.locator("[name=overall][value=satisfied]").check(force=True)
    _press(phone, phone.get_by_role("button", name="交评价"))
    staff = signed("proposal_staff")
    staff.goto(f"/proposals/{proposal.pk}/")
    staff.get_by_role("button", name="办结").first.click()
    expect(staff.get_by_text("已办结").first).to_be_visible()
    assert _state(world) == State.CLOSED


def _press(page, button):
    """Press a button that sends a form, and be on the page that answers: the act is done then, not before."""
    with page.expect_navigation():
        button.click()


def _state(world):
    with within(world.committee):
        return Proposal.objects.get().state


def _answer(page):
    for box in page.get_by_label("怎样答复").all():
        box.fill("已列入今年改造清单，六月底前装好，由社区统一报修。")
    for choice in page.get_by_role("radio", name="已落实").all():
        choice.check(force=True)
    page.locator("[name=grade][value=A]").check(force=True)
    page.locator("[name=disclosure][value=full]").check(force=True)


def _pick(page, label, name):
    """Search and choose in a `pick` field."""
    field = page.get_by_label(label, exact=False).first
    field.fill(name)
    page.get_by_role("option", name=name).first.click()

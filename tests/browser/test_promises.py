"""What was promised, under real hands: the unit at a PC, the member on a phone; broken twice and kept at last, and a declined proposal that changed a bus line."""

from datetime import date

import pytest
from playwright.sync_api import expect

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Assignment, Promise
from shangliang.work.proposals import actions
from shangliang.work.proposals.models import Onward, Proposal
from shangliang.work.proposals.tests.test_main_line import handed
from tests import given

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MARCH = given.at("2026-03-02")


def _answered(world, answers):
    """The lead unit's part signed in, talked over and answered in March, with one point put off."""
    part = Assignment.objects.select_related("matter", "unit").get(unit=world.units[0])
    handling.sign_in(world.act(Role.UNIT_CLERK, MARCH), part)
    handling.log_contact(world.act(Role.UNIT_CLERK, MARCH), part, day=MARCH.date(), method="面谈", people="许岚")
    handling.draft_reply(world.act(Role.UNIT_CLERK, MARCH), part, texts={"grade": "B", "assist_note": "口头同意"}, disclosure="full", answers=answers)
    handling.issue_reply(world.act(Role.UNIT_HEAD, MARCH), part)


def _press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()


def _report(clerk, promise, text):
    clerk.goto(f"/handling/promises/{promise.pk}/")
    clerk.get_by_label("办成了什么").fill(text)
    with clerk.expect_navigation():
        _press(clerk, "报告已兑现")


def test_a_promise_broken_twice_is_kept_at_last(world, signed):
    with within(world.committee):
        handed(world)
        _answered(world, {1: {"text": "已列入补贴。", "outcome": "done"}, 2: {"text": "六月底前签约。", "outcome": "planned", "promised_for": date(2026, 6, 30)}})
        promise = Promise.objects.get()
    clerk, phone = signed("unit_clerk"), signed("xulan", "phone")
    for n, (said, missing) in enumerate((("两家平台已签约。", "只签了一家。"), ("第二家也签了。", "第二家还没有送餐。")), 1):
        _report(clerk, promise, said)
        phone.goto(f"/handling/promises/{promise.pk}/")
        phone.get_by_text("还没有做到", exact=True).first.click()
        phone.get_by_label("哪里还没有做到").fill(missing)
        with phone.expect_navigation():
            _press(phone, "告知还没有做到")
        clerk.goto("/handling/promises/")
        expect(clerk.get_by_text(f"核实过 {n} 次没有通过").first).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    _report(clerk, promise, "两家都在送，每天四百份。")
    phone.goto(f"/handling/promises/{promise.pk}/")
    _press(phone, "核实已兑现")
    with phone.expect_navigation():
        phone.get_by_role("dialog").get_by_role("button").first.click()
    with within(world.committee):
        assert (Promise.objects.get().state, Proposal.objects.get().grade_after) == ("kept", "A")


def test_a_declined_proposal_changes_a_bus_line(world, signed):
    with within(world.committee):
        writes = [given.act(world.as_member(world.members[0]), given.at("2026-01-12", f"1{n}:00")) for n in range(3)]
        draft = actions.save(
            writes[1], actions.start(writes[0], None, author=world.members[0]), title="关于三路公交延长到二十二点的提案", grounds="三路公交末班车十八点收车，夜班职工下班没有车坐。" * 8,
            recommendations=["末班车延到二十二点。"], category="交通运输",
        )
        declined = actions.decline(world.act(Role.PROPOSAL_STAFF, given.at("2026-01-14")), actions.submit(writes[2], draft), stage=1, reasons=["一案多事"])
    staff = signed("proposal_staff")
    staff.goto(f"/proposals/{declined.pk}/onward/")
    staff.locator("[name=way][value=letter]").check(force=True)
    field = staff.get_by_label("来信交给哪个单位", exact=False).first
    field.fill("市教育局")
    staff.get_by_role("option", name="市教育局").first.click()
    _press(staff, "转出")
    with staff.expect_navigation():
        staff.get_by_role("dialog").get_by_role("button").first.click()
    with within(world.committee):
        letter = Onward.objects.get()
        _answered(world, {1: {"text": "五月起末班车延到二十二点。", "outcome": "planned", "promised_for": date(2026, 5, 1)}})
        promise = Promise.objects.get()
    phone = signed("xulan", "phone")
    phone.goto(f"/proposals/letter/{letter.pk}/")
    expect(phone.get_by_text("五月起末班车延到二十二点").first).to_be_visible()
    with phone.expect_navigation():
        _press(phone, "我看过了")
    _report(signed("unit_clerk"), promise, "五月一日起已延到二十二点。")
    phone.goto(f"/handling/promises/{promise.pk}/")
    _press(phone, "核实已兑现")
    with phone.expect_navigation():
        phone.get_by_role("dialog").get_by_role("button").first.click()
    phone.goto(f"/proposals/{declined.pk}/")
    expect(phone.get_by_text("不予立案").first).to_be_visible()
    with within(world.committee):
        assert (Promise.objects.get().state, Proposal.objects.get().state) == ("kept", "declined")

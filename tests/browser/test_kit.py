"""The kit under a real hand: keyboard, thumb, a line that breaks, a double click."""

import pytest
from playwright.sync_api import expect

from shangliang.commons.ui.tests import urls

pytestmark = [pytest.mark.browser, pytest.mark.urls("shangliang.commons.ui.tests.urls"), pytest.mark.django_db(transaction=True)]
PHONE = pytest.mark.parametrize("page", ["phone"], indirect=True)


@pytest.fixture(autouse=True)
def _fresh(settings):
    settings.DEBUG = True
    urls.saved.clear()
    urls.sent.clear()
    urls.answer["status"] = 200


@pytest.fixture
def quiet(page):
    """Collects what the browser complains about, the policy's refusals among it."""
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.mark.parametrize("page", ["pc", "phone"], indirect=True)
def test_no_sheet_makes_the_browser_complain_or_spills_sideways(page, quiet):
    for sheet in ("kit", "home", "list", "empty", "doc", "pair", "form"):
        page.goto(f"/kit/?sheet={sheet}")
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, sheet
    for sheet, frame in (("inbox", "unit"), ("phone", "member"), ("form", "member"), ("doc", "member"), ("public", "public")):
        page.goto(f"/kit/?sheet={sheet}&frame={frame}")
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, sheet
    assert quiet == []


def test_large_text_stays_large_on_the_next_page(page):
    page.goto("/kit/")
    before = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    page.get_by_role("button", name="大字").first.click()
    page.goto("/kit/?sheet=list")
    after = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    assert after == pytest.approx(before * 1.25)
    expect(page.get_by_role("button", name="大字").first).to_have_attribute("aria-pressed", "true")


def test_slash_brings_the_cursor_to_the_search_but_not_out_of_a_field(page):
    page.goto("/kit/?sheet=list")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.locator("#f-q").focus()
    page.keyboard.press("/")
    expect(page.locator("#f-q")).to_have_value("/")


@PHONE
def test_the_navigation_of_a_phone_opens_in_place(page):
    page.goto("/kit/?sheet=list")
    link = page.get_by_role("link", name="工作台").first
    expect(link).to_be_hidden()
    page.get_by_role("button", name="展开导航").click()
    expect(link).to_be_visible()


@PHONE
def test_the_navigation_of_a_phone_opens_without_script(browser, live_server, page):
    context = browser.new_context(base_url=live_server.url, viewport={"width": 390, "height": 844}, java_script_enabled=False)
    bare = context.new_page()
    bare.goto("/kit/?sheet=list")
    bare.get_by_role("button", name="展开导航").click()
    expect(bare.get_by_role("link", name="工作台").first).to_be_visible()
    context.close()


def test_a_list_is_worked_by_keyboard_alone(page):
    page.goto("/kit/?sheet=list")
    page.get_by_role("button", name="取消选择").click()
    expect(page.get_by_role("region", name="批量操作")).to_be_hidden()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.get_by_role("region", name="批量操作")).to_contain_text("已选 1 件")
    page.keyboard.press("k")
    page.keyboard.press("x")
    expect(page.get_by_role("region", name="批量操作")).to_contain_text("已选 2 件")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("催办")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**sheet=doc")


def test_what_cannot_be_undone_asks_first_and_only_sends_once(page):
    page.goto("/write/")
    page.get_by_role("button", name="提交提案").click()
    page.get_by_role("button", name="再看看").click()
    assert urls.sent == []
    page.get_by_role("button", name="提交提案").click()
    page.get_by_role("button", name="就这样提交").dblclick()
    page.wait_for_url("**/done/")
    expect(page.get_by_role("status").first).to_contain_text("已提交提案，流水号 0313")
    assert len(urls.sent) == 1


def test_a_double_click_sends_once(page):
    page.goto("/done/")
    page.get_by_role("button", name="重复点").dblclick()
    expect(page.locator("#receipts")).to_contain_text("流水号 0313")
    assert len(urls.sent) == 1


def test_a_part_is_swapped_with_its_receipt_and_a_refusal_finds_its_place(page, quiet):
    page.goto("/done/")
    page.get_by_role("button", name="换一块").click()
    expect(page.locator("#swapped")).to_be_visible()
    expect(page.locator("#receipts")).to_contain_text("已催办市财政局")
    page.get_by_role("button", name="撤案").click()
    expect(page.locator("#said")).to_contain_text("可请提案人申请终止办理")
    assert [line for line in quiet if "409" not in line] == []


def test_a_button_that_cannot_be_used_says_why(page):
    page.goto("/done/")
    page.get_by_role("button", name="办结").click(force=True)
    expect(page.get_by_text("还没有答复。")).to_be_focused()


def test_what_is_written_is_saved_by_itself_and_the_count_says_what_is_missing(page):
    page.goto("/write/")
    page.get_by_label("案据").fill("走访了两个社区")
    expect(page.locator("#f_grounds-c")).to_have_text("写了 7 个字，还差 13 个字")
    expect(page.locator("[data-saved]")).to_have_text("09:41 已存")
    assert urls.saved[-1]["grounds"] == ["走访了两个社区"]
    expect(page.locator("[name=revision]")).to_have_value(str(len(urls.saved)))


def test_nothing_is_lost_when_the_line_breaks_and_comes_back(page):
    page.goto("/write/")
    page.context.set_offline(True)
    page.get_by_label("案据").fill("断网时写的")
    page.get_by_label("建议一").click()
    expect(page.locator("[data-saved]")).to_contain_text("内容在这台电脑上")
    page.context.set_offline(False)
    expect(page.locator("[data-saved]")).to_have_text("09:41 已存")
    assert urls.saved[-1]["grounds"] == ["断网时写的"]


def test_an_expired_sign_in_keeps_the_draft_and_puts_it_back(page):
    urls.answer["status"] = 403
    page.goto("/write/")
    page.get_by_label("案据").fill("登录过期时写的")
    page.get_by_role("button", name="加一条").click()
    page.get_by_label("建议三").fill("第三件事")
    page.get_by_label("案据").click()
    expect(page.locator("[data-saved]")).to_contain_text("登录已过期")
    urls.answer["status"] = 200
    page.reload()
    expect(page.get_by_label("案据")).to_have_value("登录过期时写的")
    expect(page.get_by_label("建议三")).to_have_value("第三件事")
    expect(page.get_by_text("已放回来")).to_be_visible()
    expect(page.locator("[data-saved]")).to_have_text("09:41 已存")


def test_items_are_added_moved_taken_away_and_renumbered(page):
    page.goto("/write/")
    page.get_by_role("button", name="加一条").click()
    expect(page.get_by_label("建议三")).to_be_focused()
    page.get_by_label("建议三").fill("三事")
    page.locator("[data-item]").nth(2).get_by_role("button", name="上移").click()
    assert [area.input_value() for area in page.locator("[data-item] textarea").all()] == ["一事", "三事", "二事"]
    page.locator("[data-item]").nth(0).get_by_role("button", name="去掉这一条").click()
    expect(page.get_by_label("建议一")).to_have_value("三事")
    expect(page.locator("[data-item] b")).to_have_text(["一、", "二、"])


def test_one_of_many_is_found_by_its_initials_and_several_are_chosen(page):
    page.goto("/write/")
    page.get_by_role("combobox", name="承办").fill("mzj")
    page.keyboard.press("Enter")
    expect(page.locator("#f_unit")).to_have_value("2")
    people = page.get_by_role("combobox", name="联名")
    people.fill("顾")
    page.keyboard.press("Enter")
    people.fill("秦")
    page.get_by_role("option", name="秦若溪").click()
    assert page.locator("#f_with").evaluate("s => [...s.selectedOptions].map(o => o.value)") == ["12", "11"]  # in the order in which they were chosen
    page.get_by_role("button", name="去掉 顾清和").click()
    assert page.locator("#f_with").evaluate("s => [...s.selectedOptions].map(o => o.value)") == ["11"]


def test_a_form_sent_while_it_is_being_saved_waits_and_carries_the_new_revision(page):
    held = []
    page.route("**/autosave/", lambda route: held.append(route))
    page.goto("/write/")
    page.get_by_label("案据").fill("走访了两个社区，问到四十三位老人，十一位说晚饭没有着落")
    with page.expect_request("**/autosave/"):
        page.get_by_role("button", name="提交提案").click()
    page.get_by_role("button", name="就这样提交").click()
    expect(page.locator("button.is-busy")).to_have_count(1)
    assert urls.sent == []
    with page.expect_navigation():
        held[0].continue_()
    assert urls.sent[-1]["revision"] == [str(len(urls.saved))]
    assert len(urls.sent) == 1

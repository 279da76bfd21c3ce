"""A board in a real browser: the charts are drawn under the strict policy, from the very numbers of the tables beside them."""

import pytest
from playwright.sync_api import expect

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.reading.boards import actions
from shangliang.reading.boards.kinds import Block, Shape, Which
from shangliang.work.proposals import actions as proposals
from tests import given
from tests.browser.conftest import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BLOCKS = [
    Block(("proposals.received",)), Block(("proposals.received",), "sector", Shape.BAR, "谁提的"), Block(("proposals.received", "proposals.filed_net"), "month", Shape.LINE, "各月"),
]  # fmt: skip
GROUNDS = "全市八十六个老年助餐点中，提供晚餐配送的只有十一个。" * 8
DRAWN = """table => {
  const chart = echarts.getInstanceByDom(document.querySelector(`[data-of="${table}"]`));
  return chart.getOption().series.map(one => [one.name, one.data]);
}"""
TOLD = """table => {
  const rows = [...document.getElementById(table).querySelectorAll("tbody tr")];
  return [...document.getElementById(table).querySelectorAll("thead th")].slice(1).map((head, n) =>
    [head.dataset.series, rows.map(row => Number(row.children[n + 1].dataset.value))]).filter(one => one[0]);
}"""
INK = """canvas => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some(one => one > 0)"""


@pytest.fixture
def w(db):
    made = given.world()
    with within(made.committee):
        for n, day in enumerate(["2026-01-12", "2026-02-03", "2026-02-09", "2026-04-01"]):
            member = made.members[n % 2]
            act = given.act(made.as_member(member), given.at(day))
            draft = proposals.save(act, proposals.start(act, None, author=member), title=f"关于第{n}件事的提案", grounds=GROUNDS, recommendations=["纳入补贴。"], category="社会民生")
            proposals.submit(given.act(made.as_member(member), given.at(day)), draft)
        for which in Which:
            actions.arrange(made.act(Role.ADMINISTRATOR, given.at("2026-04-02")), which=which, blocks=BLOCKS)
    return made


@pytest.fixture
def said(page, w, live_server):
    """The chair has signed in on the page; what the browser complains about from now on."""
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    enter(page, live_server, w.posts[Role.CHAIR].user)
    return said


@pytest.mark.parametrize("page", ["pc", "phone"], indirect=True)
@pytest.mark.parametrize("address", ["/boards/?first=2026-01-01&last=2026-06-30", "/boards/screen/?p=first"])
def test_each_chart_draws_what_its_table_says(page, said, address):
    page.goto(address)
    expect(page.locator("[data-chart][data-drawn]")).to_have_count(2)
    for chart in page.locator("[data-chart]").all():
        table = chart.get_attribute("data-of")
        told = page.evaluate(TOLD, table)
        assert [one for one in page.evaluate(DRAWN, table) if one[0] != "上年同期"] == told
        assert chart.locator("canvas").evaluate(INK)
    if "screen" not in address:
        assert {name: sum(values) for name, values in told} == {"收到提案": 4, "实际立案": 0}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert said == []


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_on_a_phone_each_number_is_a_card_that_opens_its_records(page, said):
    page.goto("/boards/?first=2026-01-01&last=2026-06-30")
    card = page.locator(".sl-bnum").first
    assert card.bounding_box()["width"] > 320
    expect(card.locator(".sl-byoy")).to_be_visible()
    card.click()
    expect(page.get_by_role("heading", name="收到提案　4 件")).to_be_visible()
    assert said == []

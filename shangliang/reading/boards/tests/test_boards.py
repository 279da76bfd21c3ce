"""Boards as people see them: every number is the figure's, every number opens as many records, nobody else's counts."""

import io
import re
from datetime import date
from unittest.mock import patch

import pytest
from django.test import Client
from docx import Document
from openpyxl import load_workbook

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.figures.declared import Count, Figure, Ratio, What, When, all_figures
from shangliang.commons.figures.measuring import measure
from shangliang.commons.figures.splitting import split
from shangliang.commons.ledger.models import Fact
from shangliang.commons.ui.machines import Pace
from shangliang.foundation.periods import Period
from shangliang.reading.boards import actions
from shangliang.reading.boards.kinds import Block, Shape, Which
from shangliang.reading.boards.models import ScreenPass
from shangliang.reading.boards.queries import boards, periods
from shangliang.reading.boards.queries.reader import Reader
from shangliang.reading.boards.queries.reading import months_of
from tests import given

from .conftest import BLOCKS, FIGURES, undo

HALF = "?first=2026-01-01&last=2026-06-30"
HALF_YEAR = Period(date(2026, 1, 1), date(2026, 7, 1))


def arranged(w, which=Which.LEADERS, blocks=BLOCKS):
    with within(w.committee):
        actions.arrange(w.act(Role.ADMINISTRATOR, given.at("2026-09-01")), which=which, blocks=blocks)


def page(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def shown(text):
    """The tables of a page: by caption, the label of each line with its first number and where that leads."""
    found = {}
    for caption, body in re.findall(r"<table class=\"table sl-btable.*?<caption[^>]*>(.*?)</caption>.*?<tbody>(.*?)</tbody>", text, re.S):
        rows = re.findall(r"<th scope=\"row\">(.*?)</th><td data-value=\"([^\"]*)\">(?:<a href=\"([^\"]*)\")?", body)
        found[caption] = [(label, value, href.replace("&amp;", "&")) for label, value, href in rows]
    return found


def test_every_number_of_a_board_is_the_figures_and_opens_as_many_records(w, door):
    arranged(w)
    client = door(w, Role.CHAIR)
    text = page(client, f"/boards/{HALF}")
    tables = shown(text)
    with within(w.committee):
        whole = measure(["o.held", "o.rate"], HALF_YEAR)
        parts = split("o.held", "sector", HALF_YEAR)
        months = split("o.held", "month", HALF_YEAR)
    assert f'data-value="{whole["o.held"].number}"' in text
    assert [(label, int(value)) for label, value, _ in tables["谁在外出"]] == [(one.label, one.value.number) for one in parts]
    assert [int(value) for _, value, _ in tables["各月外出和走访"]] == [one.value.number for one in months]
    for _, value, href in tables["谁在外出"] + tables["各月外出和走访"]:
        assert f"明细 {value} 条" in page(client, href)


def test_a_rate_tells_its_parts_and_a_number_the_year_before(w, door):
    arranged(w)
    text = page(door(w, Role.CHAIR), f"/boards/{HALF}")
    assert "8 ÷ 12，上年同期 66.7 %" in text
    assert "上年同期 3 次，4 倍" in text


def test_months_of_nothing_stand_there_too_and_what_stands_is_read_at_their_end(w, door):
    arranged(w)
    tables = shown(page(door(w, Role.CHAIR), "/boards/?first=2026-05-01&last=2026-08-31"))
    assert [(label, value) for label, value, _ in tables["各月外出和走访"]] == [("5 月", "2"), ("6 月", "2"), ("7 月", "0"), ("8 月", "0")]
    assert [value for _, value, _ in tables["参加过的委员"]] == ["2", "2", "2", "2"]


def test_a_stretch_is_chosen_by_name_and_runs_until_today(w):
    with within(w.committee):
        found = {one.key: one.period for one in periods.choices(date(2026, 9, 10))}
        assert list(found) == ["session", "year", "first", "second", "before"]
        assert (found["session"].start, found["session"].last) == (date(2025, 10, 12), date(2026, 9, 10))
        assert (found["year"].last, found["first"].last, found["before"].last) == (date(2026, 9, 10), date(2026, 6, 30), date(2025, 12, 31))
        assert found["year"].label == "2026 年（截至 9 月 10 日）"
        assert periods.chosen("", "2026-03-09", "2026-02-01", date(2026, 9, 10))[1] == Period(date(2026, 2, 1), date(2026, 3, 10))
        assert periods.chosen("nonsense", "x", "", date(2026, 9, 10))[0] == "year"


def test_a_board_of_figures_that_are_gone_says_so_and_does_not_break(w, door, monkeypatch):
    arranged(w, blocks=[BLOCKS[2], Block(("o.people",))])
    from shangliang.commons.figures import declared

    monkeypatch.setattr(declared.declared, "_entries", {one.code: one for one in FIGURES if one.code == "o.held"})
    tables = shown(page(door(w, Role.CHAIR), f"/boards/{HALF}"))
    assert list(tables) == ["谁在外出"]
    monkeypatch.setattr(declared.declared, "_entries", {})
    assert "这一页还没有放什么" in page(door(w, Role.CHAIR), "/boards/")


def test_an_empty_committee_sees_that_nothing_was_recorded(door):
    other = given.world()
    arranged(other)
    text = page(door(other, Role.CHAIR), f"/boards/{HALF}")
    assert "这段时间没有记录" in text
    assert shown(text).get("谁在外出") is None


def test_an_administrator_arranges_the_board_in_the_browser(w, door):
    client = door(w, Role.ADMINISTRATOR)
    form = {"codes-0": ["o.held"], "by-0": "sector", "shape-0": "bar", "title-0": "谁", "most-0": "1", "least-0": "1", "codes-1": ["o.walks"], "shape-1": "number", "by-1": ""}
    moved = client.post("/boards/arrange/leaders/", form | {"move": "up-1"}).content.decode()
    assert moved.index("走访") < moved.index("value=\"谁\"")
    assert client.post("/boards/arrange/leaders/", form).status_code == 302
    with within(w.committee):
        assert boards.arranged(Which.LEADERS) == ([Block(("o.held",), "sector", Shape.BAR, "谁", 1, True), Block(("o.walks",))], True)
        assert Fact.objects.get(kind="boards.arranged").data == {"board": "履职全景", "blocks": ["谁", "走访"]}
    text = page(client, "/boards/")
    assert "放到大屏" in text
    assert client.post("/boards/arrange/leaders/", form).status_code == 409
    refused = client.post("/boards/arrange/screen/", form | {"by-0": "member", "title-2": "还没有指标的"})
    assert refused.status_code == 422
    assert "大屏上不放到人的数" in refused.content.decode()
    assert 'value="谁"' in refused.content.decode()
    assert 'name="title-2" id="f_title-2" value="还没有指标的"' in refused.content.decode()
    assert client.post("/boards/arrange/screen/", form | {"most-0": "0"}).status_code == 422
    assert client.post("/boards/arrange/leaders/", {"then": "restore"}).status_code == 302
    with within(w.committee):
        assert not boards.arranged(Which.LEADERS)[1]


def test_the_screen_names_nobody_and_fetches_only_its_inside(w, door):
    arranged(w, Which.SCREEN, [Block(("o.held",)), Block(("o.held",), "sector", Shape.BAR, "谁在外出")])
    client = door(w, Role.OFFICE_STAFF)
    text = page(client, "/boards/screen/")
    assert shown(text)["谁在外出"][0] == ("教育界", "12", "")
    assert "许岚" not in text
    assert 'hx-trigger="every 60s"' in text
    part = client.get("/boards/screen/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert shown(part) == shown(text)


def test_who_may_not_look_is_refused_and_another_committees_numbers_are_not_there(w, door, client):
    arranged(w)
    assert door(w, Role.MEMBER).get("/boards/").status_code == 403
    assert door(w, Role.CHAIR).get("/boards/arrange/leaders/").status_code == 403
    assert door(w, Role.CHAIR).get("/boards/ranking/circular/").status_code == 403
    assert door(w, Role.ADMINISTRATOR).get("/boards/arrange/nonsense/").status_code == 404
    assert "看依据" not in page(door(w, Role.ADMINISTRATOR), f"/boards/{HALF}")
    other = given.world()
    arranged(other)
    text = page(door(other, Role.CHAIR), f"/boards/{HALF}")
    assert "教育界" not in text
    sector = w.members[0].sector_id
    assert "明细 0 条" in page(client, f"/reports/figures/o.held/{HALF}&by=sector&part={sector}")


def test_a_ranking_shares_places_lists_who_has_nothing_and_can_be_taken_away(w, door):
    client = door(w, Role.OFFICE_STAFF)
    asked = f"{HALF}&code=o.held&by=member&all=1"
    text = page(client, f"/boards/ranking/{asked}")
    assert "外出最多的是许岚，12 次" in text
    data = b"".join(client.get(f"/boards/ranking/table/{asked}").streaming_content)
    rows = [[cell.value for cell in row][:4] for row in load_workbook(io.BytesIO(data)).active.iter_rows(min_row=2)]
    assert rows == [[1, "许岚", 12, "100.0%"], [2, "沈亦舟", 6, "50.0%"], [3, "贺东升", 0, "0.0%"]]
    paper = client.get(f"/boards/ranking/circular/{asked}").content
    written = Document(io.BytesIO(paper))
    said = "\n".join(one.text for one in written.paragraphs)
    assert [cell.text for cell in written.tables[0].rows[1].cells] == ["1", "许岚", "12 次", "100.0%", "3 次", "4 倍"]
    assert "贺东升本期还没有记录" in said


def test_lines_of_equal_numbers_stand_on_one_place(w, door):
    text = page(door(w, Role.OFFICE_STAFF), "/boards/ranking/?first=2026-02-01&last=2026-02-28&code=o.held&by=sector")
    assert re.findall(r'<span class="sl-no">(.)</span>', text) == ["1", "1"]


def test_a_ranking_of_nothing_makes_no_circular(w, door):
    client = door(w, Role.OFFICE_STAFF)
    nothing = "?first=2020-01-01&last=2020-06-30&code=o.held&by=sector"
    assert "这段时间没有可以排名的记录" in page(client, f"/boards/ranking/{nothing}")
    assert client.get(f"/boards/ranking/circular/{nothing}").status_code == 409
    assert client.get("/boards/ranking/?code=gone").status_code == 404


@pytest.mark.parametrize("by", ["sector", "organ", "unit", "party", "member", "affiliation", "theme", "nonsense"])
def test_any_split_can_be_ranked(w, door, by):
    page(door(w, Role.CHAIR), f"/boards/ranking/{HALF}&code=o.rate&by={by}&all=1")


def test_a_screen_shows_sums_without_signing_in_until_its_address_is_ended_or_over(w, door):
    arranged(w)
    admin = door(w, Role.ADMINISTRATOR)
    assert admin.post("/boards/hall/", {"name": "", "until": "2026-12-31"}).status_code == 422
    made = admin.post("/boards/hall/", {"name": "一楼大厅", "until": "2026-12-31"}).content.decode()
    address = re.search(r"/boards/hall/[^/]+/[\w-]{30,}/", made)[0]
    assert address not in admin.get("/boards/hall/").content.decode()
    hall = Client()
    shown = hall.get(address)
    assert shown.status_code == 200
    assert f'hx-get="{address}"' in shown.content.decode()
    assert "许岚" not in shown.content.decode()
    assert shown["Referrer-Policy"] == "no-referrer"
    assert "<html" not in hall.get(address, headers={"HX-Request": "true"}).content.decode()
    other = given.world()
    assert hall.get(address.replace(f"/{w.committee.slug}/", f"/{other.committee.slug}/")).status_code == 404
    with given.on("2027-01-01"):
        assert hall.get(address).status_code == 404
    with within(w.committee):
        one = ScreenPass.objects.get()
    assert one.digest not in address
    assert admin.post(f"/boards/hall/{one.pk}/end/").status_code == 302
    assert hall.get(address).status_code == 404
    assert door(w, Role.CHAIR).get("/boards/hall/").status_code == 403


def test_an_address_that_asks_too_fast_has_to_wait(w, door):
    arranged(w)
    made = door(w, Role.ADMINISTRATOR).post("/boards/hall/", {"name": "一楼大厅", "until": "2026-12-31"}).content.decode()
    address = re.search(r"/boards/hall/[^/]+/[\w-]{30,}/", made)[0]
    slow = Pace(2)
    with patch("shangliang.reading.boards.views.hall.pace", slow):
        assert [Client().get(address).status_code for _ in range(3)] == [200, 200, 429]


def _taken_back(w):
    """One outing turns out not to have been; the retraction names its people too."""
    with within(w.committee):
        wrong = Fact.objects.filter(kind="outings.held", happened_at__year=2026).earliest("happened_at")
        undo(w.act(Role.OFFICE_STAFF, given.at("2026-08-01")), wrong=wrong, members=w.members[:2])


@pytest.mark.parametrize("days", [(date(2026, 1, 1), date(2026, 9, 11)), (date(2026, 2, 7), date(2026, 6, 9))])
def test_who_was_seen_is_read_once_and_tells_what_measuring_and_splitting_tell(w, days, django_assert_num_queries):
    whole = Period(*days)
    _taken_back(w)
    walkers = Figure("o.walkers", "走访的委员", "人", Count(("outings.held",), What.PEOPLE, when=(When("theme", ("走访",)),)), "试验")
    each = Figure("o.each", "人均外出", "次", Ratio("o.held", "o.people", 1), "试验")
    with within(w.committee):
        known = all_figures() | {"o.each": each, "o.walkers": walkers}
        reader = Reader(known)
        for code in ("o.people", "o.walkers", "o.each"):
            for one in (whole, *months_of(whole)):
                assert reader.values([code], one) == measure([code], one, known=known)
                for by in ("sector", "month"):
                    assert reader.parts(code, by, one) == {part.key: part for part in split(code, by, one, known=known)}
        with django_assert_num_queries(0):
            reader.values(["o.people"], months_of(whole)[1]), reader.parts("o.people", "month", whole)

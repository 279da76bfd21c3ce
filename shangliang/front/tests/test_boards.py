"""Boards over the real figures: what is offered exists, and how widely members take part is told month by month."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.figures.declared import all_figures
from shangliang.commons.figures.measuring import measure
from shangliang.commons.ledger.models import Fact
from shangliang.foundation.periods import Period
from shangliang.front.boards import BOARDS
from shangliang.reading.boards.kinds import ACTIVE, ACTIVE_RATE
from shangliang.reading.boards.queries import boards, width
from shangliang.reading.boards.rules import checked
from shangliang.work.membership import actions as membership
from shangliang.work.proposals import actions as proposals
from tests import given

GROUNDS = "全市八十六个老年助餐点中，提供晚餐配送的只有十一个。" * 8
HALF = Period(date(2026, 1, 1), date(2026, 7, 1))


@pytest.fixture
def w(db):
    made = given.world()
    with within(made.committee):
        yield made


def proposed(w, member, day):
    act = given.act(w.as_member(member), given.at(day))
    draft = proposals.save(act, proposals.start(act, None, author=member), title="关于老年助餐的提案", grounds=GROUNDS, recommendations=["纳入补贴。"], category="社会民生")
    proposals.submit(given.act(w.as_member(member), given.at(day)), draft)


def seated(w, name):
    act = w.act(Role.OFFICE_STAFF, given.at("2026-01-05"))
    values = {"name": name, "affiliation": "", "standing": False}
    return membership.seat(act, None, term_id=w.session.term_id, sector_id=w.members[0].sector_id, since=act.at.date(), decision="六届八次常委会议", values=values)[0]


def test_everything_offered_may_stand_on_its_board(w):
    for which, blocks in BOARDS.items():
        assert checked(which, blocks, boards.splittable()) == list(blocks)
    assert all(block.codes[0] in all_figures() for blocks in BOARDS.values() for block in blocks)


def test_the_width_of_participation_is_told_by_month_and_sector(w):
    for name in ("程远", "林知夏", "何牧之"):
        seated(w, name)
    proposed(w, w.members[0], "2026-02-10")
    found = measure([ACTIVE, ACTIVE_RATE], HALF)
    assert found[ACTIVE].number == 1
    assert (found[ACTIVE_RATE].top, found[ACTIVE_RATE].bottom) == (1, 3)
    months, sectors, whole = width.sectors(HALF)
    assert [one.name for one in months][:2] == ["2026 年 1 月", "2026 年 2 月"]
    assert [value.top for value in whole] == [0, 1, 0, 0, 0, 0, 1]
    assert [(one.name, one.whole.top) for one in sectors] == [("教育界", 1)]


def test_whoever_did_nothing_for_months_is_listed_longest_silence_first(w, client, time_machine):
    proposed(w, w.members[0], "2026-02-10")
    proposed(w, w.members[1], "2026-05-20")
    assert [(one.name, one.last) for one in width.quiet(date(2026, 6, 20), 3)] == [("贺东升", None), ("许岚", date(2026, 2, 10))]
    time_machine.move_to(given.at("2026-06-20"), tick=False)
    client.force_login(w.posts[Role.OFFICE_STAFF].user)
    text = client.get("/boards/width/").content.decode()
    assert "贺东升" in text
    assert "2 位，3 个月没有履职记录" in text
    book = load_workbook(io.BytesIO(b"".join(client.get("/boards/width/quiet/").streaming_content))).active
    assert [row[0].value for row in book.iter_rows(min_row=2)] == ["贺东升", "许岚"]
    client.force_login(w.posts[Role.CHAIR].user)
    assert "贺东升" not in client.get("/boards/width/").content.decode()
    assert client.get("/boards/width/quiet/").status_code == 403


def test_silent_members_are_reminded_with_one_press_and_then_left_in_peace(w, client, time_machine):
    proposed(w, w.members[1], "2026-05-20")
    time_machine.move_to(given.at("2026-06-20"), tick=False)
    client.force_login(w.posts[Role.OFFICE_STAFF].user)
    assert client.post("/boards/width/wake/").status_code == 302
    assert client.post("/boards/width/wake/").status_code == 409
    assert "提醒过" in client.get("/boards/width/").content.decode()
    told = Fact.objects.filter(kind="boards.woken")
    assert sorted((fact.subject_label, fact.parties.get().role) for fact in told) == [("许岚", "asked"), ("贺东升", "asked")]
    client.force_login(w.posts[Role.CHAIR].user)
    assert client.post("/boards/width/wake/").status_code == 403


def test_who_stays_silent_is_reminded_again_only_when_the_quiet_days_are_over(w, client, time_machine):
    proposed(w, w.members[1], "2026-05-20")
    answers = []
    for day in ("2026-06-20", "2026-07-19", "2026-07-21"):  # thirty days after the first
        time_machine.move_to(given.at(day), tick=False)
        client.force_login(w.posts[Role.OFFICE_STAFF].user)
        answers.append(client.post("/boards/width/wake/").status_code)
    assert answers == [302, 409, 302]
    assert sorted(Fact.objects.filter(kind="boards.woken").values_list("subject_label", flat=True)) == ["许岚", "许岚", "贺东升", "贺东升"]

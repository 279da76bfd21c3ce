"""Homework: set for those who are meant, done by the ledger or by hand, reviewed, reminded of once; nothing happens by itself to anybody."""

from datetime import date

import pytest

from shangliang.commons.access import Role
from shangliang.commons.access.queries import users_in
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.models import Fact, Party
from shangliang.commons.people.models import OrganKind, Seat
from shangliang.foundation.errors import Invalid, NotAllowed, NotFound, NotNow
from shangliang.practices.registers import actions as registers
from shangliang.work.coursework import actions, jobs, queries
from shangliang.work.coursework.models import Piece
from shangliang.work.coursework.rules import State, Target, reminder_due
from tests import given

from .making import ESSAY, NEWS, NOW

JULY = given.at("2026-07-20")


def kinds(piece):
    return list(Fact.objects.filter(subject_type="coursework.piece", subject_id=piece.pk).order_by("pk").values_list("kind", flat=True))


def told(h, day, **values):
    usual = {"title": "菜场改造", "authors": [h.world.members[0]], "channel": "委员报送", "field": "其他", "call": "日常"}
    return h.enter("opinions", day, **(usual | values))


def test_everybody_gets_a_piece_and_is_told(h):
    homework = h.set()
    assert {one.member for one in Piece.objects.filter(homework=homework)} == set(h.world.members)
    assert kinds(h.piece(homework)) == ["coursework.given"]
    assert Party.objects.filter(kind="coursework.given", role="asked").count() == 3


def test_sectors_organs_single_members_and_the_standing_committee_can_be_meant(h):
    xu, shen, he = h.world.members
    organ = given.organ(h.world.committee, "经济委", OrganKind.SPECIAL_COMMITTEE)
    Seat.objects.create(committee=h.world.committee, organ=organ, member=shen, since=shen.since)
    he.standing = True
    he.save()
    for target, ids, meant in ((Target.SECTORS, {xu.sector_id}, xu), (Target.ORGANS, {organ.pk}, shen), (Target.MEMBERS, {he.pk}, he), (Target.STANDING, set(), he)):
        homework = h.set(target=target, ids=frozenset(ids))
        assert [one.member for one in Piece.objects.filter(homework=homework)] == [meant]


def test_what_is_wrong_with_it_is_said_beside_each_field(h):
    with pytest.raises(Invalid) as wrong:
        h.set(NEWS, title="", figure="", least=0, due_on=date(2025, 1, 1))
    assert set(wrong.value.fields) == {"title", "figure", "least", "due_on"}
    with pytest.raises(Invalid, match="没有这个指标"):
        h.set(NEWS, figure="no.such")
    with pytest.raises(Invalid, match="还有 1 处"):
        h.set(target=Target.MEMBERS)


def test_it_fulfils_itself_from_the_ledger_and_is_undone_with_the_entry(h):
    homework, entry = h.set(NEWS), told(h, "2026-03-05")
    told(h, "2025-12-30", title="去年的不算", authors=[h.world.members[1]])
    assert jobs.settle_all(JULY) == 1
    piece, other = h.piece(homework), h.piece(homework, 1)
    assert (piece.state, piece.late, other.state) == (State.DONE, False, State.OPEN)
    done = Party.objects.get(kind="coursework.done")
    assert (done.member, done.role) == (h.world.members[0], "author")
    assert jobs.settle_all(given.at("2026-07-21")) == 0
    registers.take_back(h.office(JULY), entry, reason="登记错了")
    assert jobs.settle_all(given.at("2026-07-22")) == 1
    piece.refresh_from_db()
    assert (piece.state, piece.done_at) == (State.OPEN, None)
    assert Fact.objects.get(kind="coursework.undone").retracts.kind == "coursework.done"


def test_what_came_after_the_day_is_late_and_what_is_settled_after_the_year_counts_for_it(h):
    homework = h.set(NEWS, due_on=date(2026, 4, 1))
    told(h, "2026-05-05")
    jobs.settle_all(given.at("2027-01-01", "06:45"))
    assert h.piece(homework).late
    assert Fact.objects.get(kind="coursework.done").happened_at.year == 2026


def test_joining_others_does_not_count_where_only_ones_own_does(h):
    from shangliang.commons.figures.crediting import of_members
    from shangliang.commons.figures.declared import Count

    homework = h.set(NEWS)
    told(h, "2026-03-05", authors=h.world.members[:2])
    assert set(queries.counts_now(homework)) == {one.pk for one in h.world.members[:2]}
    from shangliang.foundation.periods import Period

    year = Period.days(date(2026, 1, 1), date(2026, 12, 31))
    assert of_members(Count(("registers.recorded",)), year, without=("author",)) == {}


def test_a_piece_is_handed_in_sent_back_mended_accepted_and_presented(h):
    homework = h.set(presents=True)
    piece = actions.hand_in(h.member(), h.piece(homework), text="走访了四户。")
    assert (piece.state, piece.late) == (State.HANDED, False)
    piece = actions.send_back(h.office(), piece, reason="写明哪四户")
    piece = actions.hand_in(h.member(when=given.at("2026-07-01")), piece, text="走访了张家等四户。")
    assert piece.late
    with pytest.raises(NotNow, match="通过以后"):
        actions.present(h.office(), piece, on=NOW.date(), meeting="常委会")
    piece = actions.accept(h.office(), piece)
    actions.present(h.office(), piece, on=NOW.date(), meeting="第八次常委会会议")
    assert kinds(piece) == ["coursework.given", "coursework.handed_in", "coursework.returned", "coursework.handed_in", "coursework.done", "coursework.presented"]


def test_an_empty_piece_is_not_taken_nor_the_same_one_twice(h):
    piece = h.piece(h.set())
    with pytest.raises(Invalid, match="还没有写内容"):
        actions.hand_in(h.member(), piece, text="  ")
    piece = actions.hand_in(h.member(), piece, text="一")
    with pytest.raises(NotNow, match="没有重复交"):
        actions.hand_in(h.member(), piece, text="一")


def test_members_do_their_own_and_only_the_office_sets_and_reviews(h):
    piece = h.piece(h.set())
    with pytest.raises(NotAllowed):
        actions.hand_in(h.member(1), piece, text="代交")
    handed = actions.hand_in(h.member(), piece, text="一")
    for role in Role:
        if role not in {Role.OFFICE_STAFF, Role.PLATFORM}:
            with pytest.raises(NotAllowed):
                actions.set_homework(h.world.act(role, NOW), None, wanted=ESSAY)
            with pytest.raises(NotAllowed):
                actions.accept(h.world.act(role, NOW), handed)


def test_another_committee_sees_nothing_of_it(h):
    homework = h.set()
    piece = h.piece(homework)
    other = given.world()
    with within(other.committee):
        for look in (lambda: queries.find(homework.pk), lambda: queries.piece(other.viewer(Role.OFFICE_STAFF), piece.pk)):
            with pytest.raises(NotFound):
                look()


def test_pressing_twice_sets_and_gives_once(h):
    act = h.office()
    actions.set_homework(act, None, wanted=ESSAY)
    with pytest.raises(NotNow):
        actions.set_homework(act, None, wanted=ESSAY)
    assert Piece.objects.count() == 3


def test_an_excused_member_is_left_out_of_every_rate(h):
    homework = h.set()
    actions.excuse(h.office(), h.piece(homework), reason="病假")
    sectors, _ = queries.progress(queries.pieces_of(homework))
    assert {body.name for body in sectors} == {"经济界", "农业界"}
    with pytest.raises(NotNow, match="免做"):
        actions.hand_in(h.member(), h.piece(homework), text="一")
    actions.restore(h.office(), h.piece(homework))
    assert h.piece(homework).state == State.OPEN


def test_members_are_reminded_once_before_and_once_after_the_day_and_anew_for_a_new_day(h):
    homework = h.set()
    actions.hand_in(h.member(), h.piece(homework), text="一")
    days = ("2026-06-10", "2026-06-15", "2026-06-16", "2026-07-01", "2026-07-02")
    assert [jobs.remind_all(given.at(day)) for day in days] == [0, 1, 0, 1, 0]
    assert Party.objects.filter(kind="coursework.reminded", member=h.world.members[0]).count() == 0
    assert Party.objects.filter(kind="coursework.reminded").count() == 4
    actions.move_due(h.office(given.at("2026-07-03")), homework, due_on=date(2026, 9, 1), reason="放宽")
    assert jobs.remind_all(given.at("2026-08-20")) == 1
    assert reminder_due(date(2026, 9, 1), date(2026, 8, 1), 15, None, None) == ""


def test_what_is_overdue_is_listed_and_those_who_left_are_not(h):
    h.set()
    actions.hand_in(h.member(1), Piece.objects.get(member=h.world.members[1]), text="一")
    he = h.world.members[2]
    he.until = date(2026, 5, 1)
    he.save()
    assert [member for member, _ in queries.overdue(2026, date(2026, 7, 1))] == [h.world.members[0]]
    assert queries.overdue(2026, date(2026, 6, 30)) == []


def test_those_who_came_later_get_it_too(h):
    homework = h.set()
    with pytest.raises(NotNow, match="都有了"):
        actions.hand_out(h.office(), homework)
    new = given.member(h.world.committee, "新委员")
    assert actions.hand_out(h.office(), homework) == 1
    assert Piece.objects.get(member=new).state == State.OPEN


def test_a_homework_taken_back_asks_nothing_more(h):
    homework = h.set()
    with pytest.raises(Invalid, match="原因"):
        actions.cancel(h.office(), homework, reason=" ")
    actions.cancel(h.office(), homework, reason="与别的工作重复")
    assert jobs.remind_all(given.at("2026-06-20")) == 0
    with pytest.raises(NotNow, match="已经撤销"):
        actions.hand_in(h.member(), h.piece(homework), text="一")
    assert users_in(Role.OFFICE_STAFF)

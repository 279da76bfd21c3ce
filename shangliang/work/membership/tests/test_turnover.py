"""换届: the old term's seats end as the new one's begin, nobody counts twice, whoever goes on is the same person, history stays."""

import datetime as dt

import pytest

from shangliang.commons.access import Role
from shangliang.commons.access.models import Post
from shangliang.commons.committees.models import Term
from shangliang.commons.committees.scope import within
from shangliang.commons.figures.measuring import measure
from shangliang.commons.ledger.models import Fact
from shangliang.commons.people.models import Member, OrganKind, Seat
from shangliang.commons.people.queries import members_on
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.foundation.periods import Period
from shangliang.work.membership import actions
from shangliang.work.membership.intake import read_roster
from tests import given

from . import nasty

STARTS = dt.date(2029, 12, 20)
WHEN = given.at("2029-12-21")
HEADS = ["姓名", "界别", "手机号", "专委会"]


@pytest.fixture
def world(db):
    """Three members of the sixth term, imported; a seventh term that has begun."""
    made = given.world()
    with within(made.committee):
        for member in Member.objects.all():
            Post.objects.filter(member=member).delete()
        Member.objects.all().delete()
        given.organ(made.committee, "经济委", OrganKind.SPECIAL_COMMITTEE)
        old = roster(("许岚", "教育界", "13800000001", "经济委"), ("沈亦舟", "经济界", "13800000002", ""), ("贺东升", "农业界", "13800000003", ""))
        act = made.act(Role.OFFICE_STAFF, given.at("2025-01-02"))
        actions.import_roster(act, None, roster=old, term_id=Term.objects.get(number=6).pk, filename="六届.xlsx")
        Term.objects.create(committee=made.committee, number=7, starts_on=STARTS, ends_on=dt.date(2034, 12, 20))
        yield made


def roster(*people):
    return read_roster(nasty.book([HEADS, *map(list, people)]), "名册.xlsx")


NEW = (("许岚", "教育界", "13800000001", ""), ("贺东升", "农业界", "13800000003", "经济委"), ("顾清和", "经济界", "13800000009", ""), ("陆知微", "教育界", "13800000008", ""))


def turn(world, when=WHEN, decision="七届一次会议", **more):
    return actions.turn_over(world.act(Role.OFFICE_STAFF, when), None, roster=roster(*NEW), term_id=Term.objects.get(number=7).pk, filename="七届.xlsx", decision=decision, **more)


def in_office(day):
    return int(measure(["membership.in_office"], Period(dt.date(2029, 1, 1), day))["membership.in_office"].number)


def test_nobody_is_counted_twice_the_day_before_the_day_and_after(world):
    done = turn(world)
    assert (done.ended, done.continuing, done.new) == (3, 2, 2)
    assert {one.name for one in members_on(STARTS - dt.timedelta(1))} == {"许岚", "沈亦舟", "贺东升"}
    assert {one.name for one in members_on(STARTS)} == {"许岚", "贺东升", "顾清和", "陆知微"}
    assert members_on(STARTS).count() == 4
    assert (in_office(STARTS), in_office(dt.date(2029, 12, 31))) == (3, 4)


def test_whoever_goes_on_keeps_the_account_and_the_old_seat_stays_readable(world):
    turn(world)
    old, new = Member.objects.filter(name="许岚").order_by("term__number")
    assert old.user_id == new.user_id
    assert (old.until, old.leaving, new.since, new.until) == (STARTS, "任期届满", STARTS, None)
    assert Post.objects.filter(user_id=new.user_id, role=Role.MEMBER, until__isnull=True).get().member == new
    assert {fact.data["continuing"] for fact in Fact.objects.filter(kind="membership.seated", subject_id=new.pk)} == {True}


def test_bodies_are_formed_anew_and_their_old_places_end(world):
    turn(world)
    was, now = Seat.objects.filter(organ__name="经济委").order_by("since")
    assert (was.member.name, was.until) == ("许岚", STARTS)
    assert (now.member.name, now.until) == ("贺东升", None)
    told = Fact.objects.get(kind="membership.turned_over").data
    assert (told["ended"], told["carried_on"], told["new"], told["decision"]) == (3, 2, 2, "七届一次会议")


def test_a_plain_import_that_would_double_the_roster_is_refused_and_says_where_to_go(world):
    with pytest.raises(NotNow, match="请用“换届”"):
        actions.import_roster(world.act(Role.OFFICE_STAFF, WHEN), None, roster=roster(*NEW), term_id=Term.objects.get(number=7).pk, filename="七届.xlsx")
    assert Member.objects.count() == 3


def test_it_waits_for_the_term_to_begin_names_its_ground_and_happens_once(world):
    with pytest.raises(NotNow, match="到那天以后再换届"):
        turn(world, given.at("2029-12-01"))
    with pytest.raises(Invalid, match="请写明依据"):
        turn(world, decision=" ")
    turn(world)
    with pytest.raises(NotNow, match="不用换届"):
        turn(world)


def test_only_the_office_turns_over_and_a_faulty_roster_changes_nothing(world):
    with pytest.raises(NotAllowed):
        actions.turn_over(world.act(Role.CHAIR, WHEN), None, roster=roster(*NEW), term_id=Term.objects.get(number=7).pk, filename="a.xlsx", decision="会议")
    bad = roster(*NEW, ("新某", "没有这个界", "13800000007", ""))
    with pytest.raises(Invalid, match="要改"):
        actions.turn_over(world.act(Role.OFFICE_STAFF, WHEN), None, roster=bad, term_id=Term.objects.get(number=7).pk, filename="a.xlsx", decision="会议")
    assert Member.objects.filter(until__isnull=True).count() == 3

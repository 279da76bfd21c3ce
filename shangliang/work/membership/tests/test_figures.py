"""The figures of the roll, against a count by hand."""

from datetime import date

import pytest

from shangliang.commons.access import Role
from shangliang.commons.committees.models import Term
from shangliang.commons.committees.scope import within
from shangliang.commons.figures.measuring import measure
from shangliang.commons.people.models import Member, OrganKind, SeatOffice, User
from shangliang.commons.people.sealed import fingerprint
from shangliang.foundation.periods import Period
from shangliang.work.membership import actions
from shangliang.work.membership.rules import Ending
from tests import given

PHONE = "13900000001"
HALF = Period(date(2026, 1, 1), date(2026, 7, 1))


@pytest.fixture
def w(db):
    made = given.world()
    with within(made.committee):
        yield made


def seated(w, name, *, day="2026-02-02", affiliation="中共党员", standing=False):
    act = w.act(Role.OFFICE_STAFF, given.at(day))
    values = {"name": name, "affiliation": affiliation, "standing": standing}
    member, _ = actions.seat(act, None, term_id=w.session.term_id, sector_id=w.members[0].sector_id, since=act.at.date(), decision="六届八次常委会议", values=values)
    return member


def values(*codes):
    return [value.number for value in measure([f"membership.{code}" for code in codes], HALF).values()]


def test_those_in_office_are_the_seated_less_those_who_left(w):
    a, b, _ = seated(w, "程远"), seated(w, "林知夏", standing=True), seated(w, "何牧之", affiliation="无党派人士")
    assert values("in_office", "added", "party_members", "standing", "ended") == [3, 3, 2, 1, 0]
    act = w.act(Role.OFFICE_STAFF, given.at("2026-03-02"))
    actions.end(act, a, way=Ending.REMOVED, on=date(2026, 3, 1), decision="六届九次常委会议")
    assert values("in_office", "revoked", "ended", "party_members") == [2, 1, 1, 1]
    actions.change_office(w.act(Role.OFFICE_STAFF, given.at("2026-03-03")), Member.objects.get(pk=b.pk), office="", standing=False, on=date(2026, 3, 3), decision="免")
    assert values("standing", "in_office") == [0, 2]


def test_whoever_leaves_no_longer_counts_in_the_special_committees(w):
    a, b = seated(w, "程远"), seated(w, "林知夏")
    organ = given.organ(w.committee, "经济委", OrganKind.SPECIAL_COMMITTEE)
    act = w.act(Role.OFFICE_STAFF, given.at("2026-03-02"))
    for member in (a, b):
        actions.take_seat(act, organ, member_id=member.pk, office=SeatOffice.MEMBER, since=date(2026, 3, 1), decision="通过")
    assert values("in_committees", "committee_rate", "places_changed") == [2, 100, 2]
    actions.end(w.act(Role.OFFICE_STAFF, given.at("2026-04-02")), a, way=Ending.TRANSFERRED, on=date(2026, 4, 1), decision="通过")
    assert values("in_committees", "committee_rate", "in_office", "places_changed") == [1, 100, 1, 3]


def test_whoever_sat_in_an_earlier_term_is_not_new(w):
    before = Term.objects.create(committee=w.committee, number=5, starts_on=date(2019, 12, 1), ends_on=date(2024, 12, 1))
    user = User.objects.create(account="old", name="老委员", phone=PHONE, phone_print=fingerprint(PHONE))
    Member.objects.create(committee=w.committee, user=user, term=before, name=user.name, sector=w.members[0].sector, since=before.starts_on, until=before.ends_on)
    act = w.act(Role.OFFICE_STAFF, given.at("2026-02-02"))
    values_ = {"name": user.name, "phone": PHONE, "affiliation": "", "standing": False}
    actions.seat(act, None, term_id=w.session.term_id, sector_id=w.members[0].sector_id, since=act.at.date(), decision="通过", values=values_)
    seated(w, "程远")
    assert values("new", "continuing", "new_share") == [1, 1, 50]

"""What is entered counts, on its day, once; what was wrong is corrected without a trace being lost."""

from datetime import date
from decimal import Decimal

import pytest

from shangliang.commons.access import Role
from shangliang.commons.ledger.models import Fact, Party
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.practices.registers import actions
from shangliang.practices.registers.models import Entry
from shangliang.practices.registers.rules import State
from tests import given

from .making import CHECKED, NOW, OWN, ROOMS, YEAR


def fact(entry, kind="registers.recorded"):
    return Fact.objects.filter(subject_type="registers.entry", subject_id=entry.pk, kind=kind).latest("pk")


def test_an_entry_is_a_fact_on_its_own_day_with_whom_it_credits(r):
    xu, shen, _ = r.world.members
    entry = r.enter(amount="１２．５万元", people=320, by=[xu, shen.pk], hosts="教育界", to=["市教育局"], for_what="助学、助医", public="是", paid_on="2026年3月6日", note="长话")
    said = fact(entry)
    assert (said.sort, said.happened_at) == ("try_gifts", given.at("2026-03-05", "12:00"))
    assert said.data["values"] == {
        "donor": "某企业", "kind": "捐款", "amount": 12.5, "people": 320, "by": ["许岚", "沈亦舟"], "hosts": ["教育界"], "to": ["市教育局"],
        "for_what": ["助学", "助医"], "public": True, "paid_on": "2026-03-06",
    }  # fmt: skip
    assert set(Party.objects.filter(fact=said).values_list("role", flat=True)) == {"donor", "host", "to"}
    assert entry.title == "某企业捐款12.5万元"
    assert entry.values["note"] == "长话"


def test_figures_count_what_was_entered(r):
    xu, shen, _ = r.world.members
    r.enter(amount=12.5, by=[xu], hosts="教育界", for_what=["助学"], public=True)
    r.enter(amount=Decimal("0.1"), by=[xu, shen], kind="捐物", hosts=["教育界", "经济界"])
    told = {code: r.figure(f"try_gifts.{code}") for code in ("all", "sum", "big", "cash", "members", "times", "hosts", "school", "open")}
    assert told == {"all": 2, "sum": Decimal("12.6"), "big": 1, "cash": 1, "members": 2, "times": 3, "hosts": 2, "school": 1, "open": 1}


def test_phones_stay_out_of_the_ledger(r):
    entry = r.enter(donor="张先生13812345678", note="手机 13812345678")
    assert "13812345678" not in str(fact(entry).data) + fact(entry).subject_label


def test_every_wrong_field_says_what_is_wrong(r):
    with pytest.raises(Invalid) as refused:
        r.enter(donor=" ", kind="捐书", amount="很多", people="1.5", by="王某某", for_what="助学，玩", public="也许", paid_on="2026-02-30")
    fields = refused.value.fields
    assert set(fields) == {"donor", "kind", "amount", "people", "by", "for_what", "public", "paid_on"}
    assert fields["kind"] == "没有“捐书”这一项，可以填：捐款、捐物。"
    assert fields["by"].startswith("名册里没有委员“王某某”")
    assert Entry.objects.count() == 0


def test_more_cannot_have_come_than_were_due_and_a_meeting_without_a_number_due_stays_out_of_the_rate(r):
    def meet(**numbers):
        actions.enter(r.world.act(Role.OFFICE_STAFF, NOW), None, register="meetings", day=date(2026, 3, 5), values={"kind": "全体会议", "title": "全会", **numbers})

    with pytest.raises(Invalid) as refused:
        meet(due=50, present=52)
    assert refused.value.fields == {"present": "实到 52 多于应到 50，请核对"}
    meet(due=50, present=40)
    meet(present=30)
    assert [r.figure(f"meetings.{code}") for code in ("present", "rate")] == [70, 80]


@pytest.mark.parametrize(("amount", "why"), [("-1", "不能是负数"), ("1e15", "数太大"), ("NaN", "不是数"), ("Infinity", "不是数")])
def test_numbers_out_of_range_are_refused(r, amount, why):
    with pytest.raises(Invalid) as refused:
        r.enter(amount=amount)
    assert why in refused.value.fields["amount"]


@pytest.mark.parametrize(("day", "why"), [(date(2026, 6, 2), "还没有到"), (date(1900, 1, 1), "太早")])
def test_days_that_cannot_be_are_refused(r, day, why):
    with pytest.raises(Invalid) as refused:
        r.enter(day=day)
    assert why in refused.value.fields["day"]


def test_a_correction_retracts_and_records_anew_and_the_past_stays_as_it_was_known(r):
    entry = r.enter(amount=12.5, when=given.at("2026-03-06"))
    known = fact(entry).recorded_at
    actions.correct(r.world.act(Role.OFFICE_STAFF, NOW), entry, day=date(2026, 3, 5), values={"amount": 21.5}, reason="看错了数")
    assert r.figure("try_gifts.sum") == Decimal("21.5")
    assert r.figure("try_gifts.all") == 1
    assert Fact.objects.filter(subject_id=entry.pk, kind="registers.recorded").count() == 2
    assert fact(entry, "registers.taken_back").retracts.recorded_at == known


def test_a_correction_says_why_and_changes_something(r):
    entry = r.enter(amount=1)
    act = r.world.act(Role.OFFICE_STAFF, NOW)
    with pytest.raises(Invalid):
        actions.correct(act, entry, day=entry.day, values={"amount": 2}, reason=" ")
    with pytest.raises(NotNow):
        actions.correct(act, entry, day=entry.day, values={"amount": 1}, reason="没变")


def test_what_is_taken_back_no_longer_counts_and_stays_readable(r):
    entry = r.enter(amount=3)
    gone = actions.take_back(r.world.act(Role.OFFICE_STAFF, NOW), entry, reason="登记重复")
    assert (gone.state, r.figure("try_gifts.all"), r.figure("try_gifts.sum")) == (State.TAKEN_BACK, 0, 0)
    with pytest.raises(NotNow):
        actions.take_back(r.world.act(Role.OFFICE_STAFF, NOW), gone, reason="再来")


def test_what_has_to_be_confirmed_counts_from_then_on(r):
    entry = r.enter(register=CHECKED)
    assert (entry.state, r.figure("try_checked.all")) == (State.WAITING, 0)
    actions.confirm(r.world.act(Role.PROPOSAL_HEAD, NOW), entry)
    assert r.figure("try_checked.all") == 1
    assert fact(entry).happened_at == given.at("2026-03-05", "12:00")


def test_whoever_confirms_enters_without_being_confirmed_and_nobody_confirms_their_own(r):
    with pytest.raises(NotAllowed):
        actions.confirm(r.world.act(Role.OFFICE_STAFF, NOW), r.enter(register=CHECKED))
    own = r.enter(Role.MEMBER, register=OWN)
    assert own.state == State.WAITING
    assert r.enter(register=OWN).state == State.RECORDED


def test_what_was_sent_back_is_mended_and_reported_again(r):
    entry = r.enter(register=CHECKED)
    head = r.world.act(Role.PROPOSAL_HEAD, NOW)
    entry = actions.send_back(head, entry, reason="写明刊播时间")
    assert (entry.state, entry.reason) == (State.RETURNED, "写明刊播时间")
    with pytest.raises(NotAllowed):
        actions.mend(head, entry, day=entry.day, values={"title": "代改"})
    entry = actions.mend(r.world.act(Role.OFFICE_STAFF, NOW), entry, day=entry.day, values={"title": "某报道（改）"})
    assert (entry.state, entry.reason, entry.title) == (State.WAITING, "", "某报道（改）")
    assert actions.confirm_many(r.world.act(Role.PROPOSAL_HEAD, NOW), None, entries=[entry]) == 1


def test_a_member_files_for_themselves_and_is_named(r):
    entry = r.enter(Role.MEMBER, register=OWN)
    assert entry.members == [r.world.members[0].pk]
    actions.confirm(r.world.act(Role.OFFICE_STAFF, NOW), entry)
    assert r.figure("try_own.people") == 1


def test_a_member_may_not_file_where_it_is_not_theirs(r):
    with pytest.raises(NotAllowed, match="由办公室经办登记"):
        r.enter(Role.MEMBER)


def test_what_lasts_counts_until_it_ends(r):
    room = r.enter(day=date(2025, 12, 20), register=ROOMS)
    assert r.figure("try_rooms.now") == 1
    room = actions.end(r.world.act(Role.OFFICE_STAFF, NOW), room, day=date(2026, 5, 1), reason="场地收回")
    april = type(YEAR)(date(2026, 1, 1), date(2026, 5, 1))
    assert (r.figure("try_rooms.now"), r.figure("try_rooms.now", april)) == (0, 1)
    actions.resume(r.world.act(Role.OFFICE_STAFF, NOW), room, reason="记错了一间")
    assert r.figure("try_rooms.now") == 1


def test_what_happens_once_does_not_end(r):
    with pytest.raises(NotNow, match="一次性"):
        actions.end(r.world.act(Role.OFFICE_STAFF, NOW), r.enter(), day=date(2026, 5, 1), reason="没了")


def test_the_same_form_sent_twice_enters_once(r):
    act = r.world.act(Role.OFFICE_STAFF, NOW)
    values = {"donor": "某企业", "kind": "捐款"}
    actions.enter(act, None, register="try_gifts", day=date(2026, 3, 5), values=values)
    with pytest.raises(NotNow):
        actions.enter(act, None, register="try_gifts", day=date(2026, 3, 5), values=values)
    assert Entry.objects.count() == 1

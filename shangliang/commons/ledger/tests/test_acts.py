"""Acting and recording: one transaction, at least one fact, said once, never rewritten."""

import uuid
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from shangliang.commons.access import Role, anyone, permission
from shangliang.commons.ledger.acts import Credit, NothingRecorded, Saying, action, record, record_many
from shangliang.commons.ledger.declared import fact
from shangliang.commons.ledger.models import Fact, Party
from shangliang.commons.ledger.queries import history, standing, told_of
from shangliang.commons.people.models import Unit
from shangliang.foundation.errors import NotAllowed, NotNow
from tests import given

permission("test.rename", "改名", (Role.PROPOSAL_STAFF,))(anyone)


@fact("test.renamed", "改名")
class Renamed:
    name: str


@action("test.rename", Renamed)
def rename(act, unit, *, name):
    unit.name = name
    unit.save()
    return record(act, Renamed(name=name), about=unit, parties=[Credit(unit, "lead")])


@action("test.rename", Renamed)
def rename_silently(act, unit):
    unit.name = "悄悄改的"
    unit.save()


@action("test.rename", Renamed)
def take_back(act, unit, *, wrong):
    record(act, Renamed(name=""), about=unit, retracts=wrong)


@action("test.rename", Renamed, lock=False)
def rename_all(act, thing, *, units, name):
    Unit.objects.filter(pk__in=[unit.pk for unit in units]).update(duties=name)
    return record_many(act, [Saying(Renamed(name=name), unit, [Credit(unit, "lead")]) for unit in units], size=2)


def test_an_action_does_and_records_with_its_parties(world):
    rename(world.act(Role.PROPOSAL_STAFF), world.units[0], name="新名")
    assert Unit.objects.get(pk=world.units[0].pk).name == "新名"
    assert Fact.objects.get().data == {"name": "新名"}
    assert Party.objects.get().unit_id == world.units[0].pk


def test_an_action_that_records_nothing_is_undone(world):
    with pytest.raises(NothingRecorded):
        rename_silently(world.act(Role.PROPOSAL_STAFF), world.units[0])
    assert not Unit.objects.filter(name="悄悄改的").exists()


def test_the_same_act_said_twice_is_refused_and_changes_nothing(world):
    act = world.act(Role.PROPOSAL_STAFF)
    rename(act, world.units[0], name="一次")
    with pytest.raises(NotNow, match="刚才已经做过"):
        rename(act, world.units[0], name="两次")
    assert Unit.objects.get(pk=world.units[0].pk).name == "一次"


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.PROPOSAL_STAFF, Role.PLATFORM}])
def test_other_roles_are_refused_with_a_reason(world, role):
    with pytest.raises(NotAllowed, match="提案委经办"):
        rename(world.act(role), world.units[0], name="不许")


def test_a_fact_is_recorded_inside_an_action_only(world):
    with pytest.raises(RuntimeError, match="inside an action"):
        record(world.act(Role.PROPOSAL_STAFF), Renamed(name="x"), about=world.units[0])


@pytest.mark.parametrize("sql", ["update ledger_fact set kind = 'x'", "delete from ledger_fact", "truncate ledger_fact cascade", "update ledger_party set role = 'x'"])
@pytest.mark.parametrize("owner", [False, True])
def test_the_ledger_cannot_be_rewritten_even_by_its_owner(world, sql, owner):
    rename(world.act(Role.PROPOSAL_STAFF), world.units[0], name="新名")
    if owner:
        with connection.owner(), pytest.raises(DatabaseError, match="append-only|pending trigger"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    else:
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


def test_a_retracted_fact_no_longer_stands_but_did_at_the_time(world):
    act = world.act(Role.PROPOSAL_STAFF)
    wrong = rename(replace(act, recorded_at=given.at("2026-02-01")), world.units[0], name="错")
    take_back(replace(act, uid=uuid.uuid4(), recorded_at=given.at("2026-03-01")), world.units[0], wrong=wrong)
    assert not standing().exists()
    assert standing(as_of=given.at("2026-02-15")).get() == wrong
    assert history("people.unit", world.units[0].pk).count() == 2


def test_many_facts_are_recorded_together_with_their_parties(world):
    assert rename_all(world.act(Role.PROPOSAL_STAFF), None, units=world.units, name="一起改") == 3
    assert {(fact.subject_id, fact.data["name"]) for fact in Fact.objects.all()} == {(unit.pk, "一起改") for unit in world.units}
    assert set(Party.objects.values_list("unit_id", "fact__subject_id")) == {(unit.pk, unit.pk) for unit in world.units}
    assert Fact.objects.exclude(recorded_at=None).count() == 3


def test_many_facts_said_twice_under_one_act_leave_nothing_half_done(world):
    act = world.act(Role.PROPOSAL_STAFF)
    rename_all(act, None, units=world.units[2:], name="先")
    with pytest.raises(NotNow, match="刚才已经做过"):
        rename_all(act, None, units=world.units, name="后")
    assert Fact.objects.count() == 1
    assert not Unit.objects.filter(duties="后").exists()


def test_no_facts_at_all_are_no_record_of_an_action(world):
    with pytest.raises(NothingRecorded):
        rename_all(world.act(Role.PROPOSAL_STAFF), None, units=[], name="空")


def test_many_facts_are_recorded_inside_an_action_only(world):
    with pytest.raises(RuntimeError, match="inside an action"):
        record_many(world.act(Role.PROPOSAL_STAFF), [Saying(Renamed(name="x"), world.units[0])])


def test_what_a_room_recorded_of_a_party_is_told_latest_first(world):
    unit, other = world.units[:2]
    rename(world.act(Role.PROPOSAL_STAFF), unit, name="甲")
    rename(world.act(Role.PROPOSAL_STAFF, given.at("2026-02-01")), unit, name="乙")
    rename(world.act(Role.PROPOSAL_STAFF), other, name="丙")
    assert [told.note for told in told_of("test", unit=unit.pk)] == ["乙", "甲"]
    assert told_of("proposals", unit=unit.pk) == []

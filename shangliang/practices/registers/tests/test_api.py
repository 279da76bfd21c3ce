"""Registers by machine: what there is, one line and many, confirming, reading back, and what is refused."""

from uuid import uuid4

import pytest

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.practices.registers.models import Entry
from tests import given
from tests.machines import Machine, said


@pytest.fixture
def machine(r, client):
    client.get("/api/v1/openapi.json")  # the doors are known once the addresses are

    def of(role, *scopes):
        return Machine(r.world.posts[role], *scopes)

    with given.on("2026-06-01"):
        yield of


GIFT = {"day": "2026-03-05", "values": {"donor": "甲公司", "kind": "捐款", "amount": 12.5, "by": ["许岚"], "for_what": ["助学"]}}


def test_a_machine_learns_the_fields_enters_one_line_and_reads_it_back(r, machine):
    office = machine(Role.OFFICE_STAFF)
    [register] = [one for one in said(office.get("/registers")) if one["code"] == "try_gifts"]
    assert [one["code"] for one in register["fields"] if one["required"]] == ["donor", "kind"]
    assert register["may_enter"]
    entry = said(office.post("/registers/try_gifts/entries", GIFT))
    assert (entry["title"], entry["state"]["code"]) == ("甲公司捐款12.5万元", "recorded")
    assert r.figure("try_gifts.sum") == 12.5
    assert [one["id"] for one in said(office.get("/registers/try_gifts/entries", first="2026-03-01", q="甲公司"))["items"]] == [entry["id"]]
    assert said(office.get("/registers/try_gifts/entries", first="2026-04-01"))["items"] == []
    said(office.post(f"/register-entries/{entry['id']}/take-back", {"reason": "重复"}))
    assert r.figure("try_gifts.sum") == 0


def test_the_same_call_sent_twice_enters_once(r, machine):
    office, key = machine(Role.OFFICE_STAFF), uuid4()
    office.post("/registers/try_gifts/entries", GIFT, key=key)
    office.post("/registers/try_gifts/entries", GIFT, key=key)
    assert Entry.objects.count() == 1


def test_many_lines_come_in_all_or_none_and_every_fault_is_named(r, machine):
    office = machine(Role.OFFICE_STAFF)
    bad = GIFT | {"values": {"donor": "乙", "kind": "借款"}}
    wrong = said(office.post("/registers/try_gifts/rows", {"rows": [GIFT, bad, GIFT | {"day": "2026-12-01"}]}), 422)
    assert set(wrong["fields"]) == {"rows.1.values.kind", "rows.2.day"}
    assert Entry.objects.count() == 0
    assert said(office.post("/registers/try_gifts/rows", {"rows": [GIFT, GIFT], "source": "财政平台"}))["count"] == 2
    page = said(office.get("/registers/try_gifts/entries", size=1))
    assert said(office.get("/registers/try_gifts/entries", after=page["next"]))["next"] is None
    assert "没有这几项" in said(office.post("/registers/try_gifts/entries", {"day": "2026-03-05", "values": {"nothing": 1}}), 422)["message"]


def test_what_has_to_be_confirmed_waits_for_another_post(r, machine):
    entry = said(machine(Role.OFFICE_STAFF).post("/registers/try_checked/entries", {"day": "2026-03-05", "values": {"title": "某报道"}}))
    assert entry["state"]["code"] == "waiting"
    said(machine(Role.OFFICE_STAFF).post(f"/register-entries/{entry['id']}/confirm"), 403)
    said(machine(Role.PROPOSAL_HEAD).post(f"/register-entries/{entry['id']}/send-back", {"reason": ""}), 422)
    assert said(machine(Role.PROPOSAL_HEAD).post(f"/register-entries/{entry['id']}/confirm"))["state"]["code"] == "recorded"
    said(machine(Role.PROPOSAL_HEAD).post(f"/register-entries/{entry['id']}/confirm"), 409)


def test_a_key_without_the_scope_a_post_without_the_right_and_another_committee_get_nothing(r, machine):
    entry = said(machine(Role.OFFICE_STAFF).post("/registers/try_gifts/entries", GIFT))
    said(machine(Role.OFFICE_STAFF, "registers.enter").get("/registers/try_gifts/entries"), 403)
    said(machine(Role.CHAIR).post("/registers/try_gifts/entries", GIFT), 403)
    said(machine(Role.OFFICE_STAFF).get("/registers/no_such/entries"), 404)
    other = given.world()
    with within(other.committee):
        stranger = Machine(other.posts[Role.OFFICE_STAFF])
    said(stranger.get(f"/register-entries/{entry['id']}"), 404)

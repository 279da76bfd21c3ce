"""The interface as a whole: its description, its page, and that every answer is one a machine and a person can read."""

import collections
import json
import re

import pytest
from django.urls import resolve
from ninja import Schema
from openapi_spec_validator import validate

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.ui import machines
from shangliang.config import api as interface
from shangliang.config.mistakes import sentence
from shangliang.work.proposals.tests import test_main_line as life
from tests import given
from tests.machines import ROOT, Machine, said


@pytest.fixture
def schema(client):
    return said(client.get(f"{ROOT}/openapi.json"))


def calls(schema):
    return [(method, path, what) for path, methods in schema["paths"].items() for method, what in methods.items()]


def test_the_description_is_valid_openapi(schema):
    validate(schema)
    assert schema["components"]["securitySchemes"]["Bearer"]["scheme"] == "bearer"


def test_every_call_says_in_chinese_what_it_does_and_which_permission_it_needs(schema):
    for _, path, what in calls(schema):
        assert re.search("[一-鿿]", what["summary"]), path
        assert re.search("[一-鿿]", what["description"]), path
        assert what["x-permissions"] or path == f"{ROOT}/me", path


def test_two_shapes_never_share_a_name():
    """In the description a later shape of the same name would quietly stand in for the earlier one."""
    def below(shape):
        return {shape}.union(*(below(one) for one in shape.__subclasses__()))

    ours = {shape for shape in below(Schema) if shape.__module__.startswith("shangliang") and not shape.__name__.startswith("Ninja")}
    names = collections.Counter(shape.__name__ for shape in ours)
    assert not [name for name, count in names.items() if count > 1 and name not in {"Place", "Wanted"}]


def test_without_a_key_nothing_opens(client, db, schema):
    for method, path, _ in calls(schema):
        answer = client.generic(method.upper(), re.sub(r"{\w+}", "1", path))
        assert said(answer, 401)["code"] == "key", path
        assert answer["WWW-Authenticate"] == "Bearer"


def test_a_signed_in_browser_opens_nothing_here(client, world):
    client.force_login(world.posts[Role.PROPOSAL_STAFF].user)
    assert said(client.get(f"{ROOT}/proposals"), 401)["code"] == "key"
    assert said(client.post(f"{ROOT}/proposals/1/hand-over", "{}", content_type="application/json"), 401)


@pytest.mark.parametrize("header", ["Basic abc", "Bearer", "Bearer ", "bearer nothing", "Bearer \u4e2d"])
def test_a_wrong_key_is_told_what_to_do(client, db, header):
    answer = client.get(f"{ROOT}/me", headers={"Authorization": header})
    assert "要换发请找政协办公室" in said(answer, 401)["message"]


def test_a_key_reads_its_own_card(client, world):
    client.get(f"{ROOT}/docs")
    card = said(Machine(world.posts[Role.UNIT_CLERK], "handling.sign").get("/me"))
    assert card["role"] == {"code": "unit_clerk", "label": "承办单位经办"}
    assert card["permissions"] == {"handling.sign": "签收"}


def test_the_page_lists_every_call_and_keeps_the_policy(client, db, schema):
    page = client.get(f"{ROOT}/docs")
    text = page.content.decode()
    assert "script-src" not in page["Content-Security-Policy"]  # default-src 'self' alone
    assert not re.search(r"<script(?![^>]*\ssrc=)|\sstyle=|https?://(?!testserver)", text)
    for method, path, what in calls(schema):
        assert f"{method.upper()} {path}" in text
        assert what["summary"] in text
    ids = re.findall(r'<details[^>]* id="([^"]+)"', text)
    assert len(ids) == len(set(ids)) == len(calls(schema))


@pytest.mark.parametrize("raw", [b"{", b"", b"\xff\xfe", b'{"units": [}', b"[" * 20_000, b"units=1"])
def test_what_is_no_json_is_told_so(client, world, raw):
    client.get(f"{ROOT}/docs")
    answer = Machine(world.posts[Role.PROPOSAL_STAFF]).post("/proposals/1/hand-over", raw=raw)
    told = said(answer, 422 if not raw else 400)
    assert re.search("[一-鿿]", told["message"])


def test_too_much_at_once_is_refused_before_it_is_read(client, world):
    client.get(f"{ROOT}/docs")
    raw = json.dumps({"note": "长" * interface.LARGEST}).encode()
    assert said(Machine(world.posts[Role.PROPOSAL_STAFF]).post("/proposals/1/hand-over", raw=raw), 413)["message"] == "一次最多送 1 MB。"


def test_an_act_number_must_be_a_uuid(client, world):
    client.get(f"{ROOT}/docs")
    answer = Machine(world.posts[Role.PROPOSAL_STAFF]).post("/proposals/1/hand-over", key="第一次")
    assert "Idempotency-Key" in said(answer, 422)["fields"]


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/nothing", 404), ("POST", "/nothing/at/all", 404), ("DELETE", "/proposals", 405), ("GET", "/proposals/x", 404)])
def test_even_a_wrong_address_is_answered_in_chinese(client, db, method, path, status):
    told = said(client.generic(method, ROOT + path), status)
    assert re.search("[一-鿿]", told["message"])


def test_a_key_in_a_hurry_is_told_how_long_to_wait(client, world, monkeypatch):
    client.get(f"{ROOT}/docs")
    monkeypatch.setattr(machines, "pace", machines.Pace(1))
    machine = Machine(world.posts[Role.AUDITOR])
    said(machine.get("/me"))
    answer = machine.get("/me")
    assert said(answer, 429)["code"] == "too_often"
    assert 0 < int(answer["Retry-After"]) <= 60


def test_a_fault_of_ours_is_json_too(client, world, monkeypatch):
    client.get(f"{ROOT}/docs")
    machine = Machine(world.posts[Role.AUDITOR])
    machine.client.raise_request_exception = False
    monkeypatch.setattr("shangliang.front.interface.exchange.feed", lambda *_: 1 / 0)
    assert said(machine.get("/facts"), 500)["code"] == "broken"


def test_the_ledger_is_followed_page_by_page_without_loss_or_repetition(client, world):
    client.get(f"{ROOT}/docs")
    life.filed(world)
    auditor, got, place = Machine(world.posts[Role.AUDITOR]), [], ""
    while True:
        page = said(auditor.get("/facts", after=place, limit=3))
        got, place = got + page["items"], page["next"]
        if not page["more"]:
            break
    # Nothing is told before its transaction is over; a test's never ends, so what it recorded is not there yet.
    assert got == []
    assert said(auditor.get("/facts", after=place))["next"] == place


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_what_was_committed_is_told_in_one_order(client):
    client.get(f"{ROOT}/docs")
    world = given.world()
    with within(world.committee):
        life.handed(world)
        auditor, got, place = Machine(world.posts[Role.AUDITOR]), [], ""
    for _ in range(20):
        page = said(auditor.get("/facts", after=place, limit=3))
        got, place = got + page["items"], page["next"]
        if not page["more"]:
            break
    kinds = [fact["kind"] for fact in got]
    assert kinds[:2] == ["proposals.drafted", "proposals.submitted"]
    assert kinds[-1] == "proposals.handed_over"
    assert len({fact["id"] for fact in got}) == len(got)
    filed = next(fact for fact in got if fact["kind"] == "proposals.filed")
    assert (filed["label"], filed["data"]["number"], filed["parties"][0]["role"]) == ("立案", "0001", "first")
    assert said(auditor.get("/facts", after=place)) == {"items": [], "next": place, "more": False}


@pytest.mark.parametrize("place", ["x", "1", "-1", "1-", "9" * 30 + "-1", "1-2-3"])
def test_a_place_that_was_never_given_is_refused(client, world, place):
    client.get(f"{ROOT}/docs")
    assert "after" in said(Machine(world.posts[Role.AUDITOR]).get("/facts", after=place), 422)["fields"]


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.AUDITOR, Role.PLATFORM}])
def test_only_the_auditor_follows_the_ledger(client, world, role):
    client.get(f"{ROOT}/docs")
    machine = Machine(world.posts[role], "proposals.read")
    assert "没有“按先后读取全部台账，供数据交换”的授权" in said(machine.get("/facts"), 403)["message"]
    machine.token.scopes = ["ledger.follow"]  # even where it was written into the table by hand
    machine.token.save()
    assert "由审计员来做" in said(machine.get("/facts"), 403)["message"]


def test_members_are_read_page_by_page(client, world):
    client.get(f"{ROOT}/docs")
    staff = Machine(world.posts[Role.PROPOSAL_STAFF])
    first = said(staff.get("/members", size=2))
    rest = said(staff.get("/members", size=2, after=first["next"]))
    assert [m["name"] for m in first["items"] + rest["items"]] == ["许岚", "沈亦舟", "贺东升"]
    assert rest["next"] is None
    assert [u["name"] for u in said(staff.get("/units"))] == sorted(["市委宣传部", "市教育局", "市财政局"])
    assert {"phone", "mail", "address", "identity"}.isdisjoint(first["items"][0])


@pytest.mark.parametrize("kind", ["int_parsing", "date_from_datetime_parsing", "datetime_parsing", "dict_type", "some_new_kind", "uuid_parsing"])
def test_every_kind_of_mistake_has_a_sentence(kind):
    assert re.fullmatch("[^{}]+", sentence({"type": kind}))


def test_the_addresses_hang_where_they_should():
    assert resolve(f"{ROOT}/proposals").namespace == "api"

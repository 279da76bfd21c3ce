"""Proposals by machine: a whole main line without a page, lists that stay still, and what is refused."""

import json
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.models import Fact
from shangliang.work.proposals import actions
from shangliang.work.proposals.models import Proposal
from shangliang.work.proposals.rules import State
from shangliang.work.proposals.tests import test_main_line as life
from tests import given
from tests.machines import Machine, said


@pytest.fixture
def machine(world, client):
    client.get("/api/v1/openapi.json")  # the doors are known once the addresses are

    def of(role, *scopes):
        return Machine(world.posts[role], *scopes)

    with given.on("2026-02-03"):
        yield of


def test_a_government_platform_hands_over_signs_in_and_replies_by_machine(world, machine):
    proposal = life.filed(world)
    office, clerk, head = machine(Role.HANDOVER_GOVERNMENT), machine(Role.UNIT_CLERK), machine(Role.UNIT_HEAD)
    waiting = said(office.get("/proposals", view="filed"))["items"]
    assert [row["id"] for row in waiting] == [proposal.pk]

    units = [{"unit": "市教育局", "role": "lead"}, {"unit": world.units[1].pk, "role": "会办"}]
    handed = said(office.post(f"/proposals/{proposal.pk}/hand-over", {"units": units, "due_on": "2026-04-30", "note": "请先沟通"}, key=uuid4()))
    assert (handed["state"]["code"], handed["lead_unit"]["name"], handed["due_on"]) == ("handling", "市教育局", "2026-04-30")

    [line] = said(clerk.get("/handling/inbox"))["items"]
    one = f"/handling/assignments/{line['assignment']}"
    assert line["next"] == "签收，或申请退办"
    assert said(clerk.get(one))["matter"]["recommendations"] == life.ASKS
    assert said(clerk.post(f"{one}/sign-in", key=uuid4()))["state"]["code"] == "handling"
    contact = {"day": "2026-02-03", "method": "meeting", "people": "许岚", "content": "到助餐点一起看", "view": "同意"}
    assert said(clerk.post(f"{one}/contacts", contact, key=uuid4()))["contacts"][0]["method"] == {"code": "meeting", "label": "面谈"}
    draft = {
        "opening": "提案收悉，现答复如下。", "grade": "A", "disclosure": "主动公开", "assist_note": "市财政局口头同意", "letter_number": "临教函〔2026〕3 号",
        "answers": [{"position": n, "text": f"第 {n} 条已列入办法。", "outcome": "done"} for n in (1, 2)],
    }
    drafted = said(clerk.post(f"{one}/reply-draft", draft))
    assert [answer["outcome"]["label"] for answer in drafted["reply"]["answers"]] == ["已落实", "已落实"]
    assert said(clerk.post(f"{one}/send-up", key=uuid4()))["reply"]["state"]["label"] == "待签发"
    assert said(clerk.post(f"{one}/issue", key=uuid4()), 403)["message"] == "答复由单位负责人签发。写好后请“送签”。"
    assert said(head.post(f"{one}/issue", key=uuid4()))["state"]["code"] == "replied"
    letter = head.get(f"{one}/letter.docx")
    assert letter.content[:2] == b"PK"

    story = said(office.get(f"/proposals/{proposal.pk}"))
    assert (story["state"]["label"], story["grade"]) == ("已答复", "A")
    assert story["handling"]["replies"][0]["answers"][0]["text"] == "第 1 条已列入办法。"
    by_machine = Fact.objects.filter(channel="api")
    assert set(by_machine.values_list("on_behalf_of", flat=True)) == {"办公平台"}
    assert {"proposals.handed_over", "handling.signed_in", "handling.contacted", "handling.replied", "proposals.answered"} <= set(by_machine.values_list("kind", flat=True))


def test_the_same_call_twice_hands_over_once_and_says_so(world, machine):
    proposal, office, key = life.filed(world), machine(Role.HANDOVER_GOVERNMENT), uuid4()
    said(office.post(f"/proposals/{proposal.pk}/hand-over", key=key))
    again = said(office.post(f"/proposals/{proposal.pk}/hand-over", key=key), 409)
    assert again["code"] == "said_already"
    assert "2 月 3 日 09:00 已经用过" in again["message"]
    assert Fact.objects.filter(kind="proposals.handed_over").count() == 1
    assert Fact.objects.get(kind="proposals.handed_over").act_uid == key


def test_a_key_for_one_act_is_free_again_when_the_act_was_refused(world, machine):
    proposal, office, key = life.filed(world), machine(Role.HANDOVER_GOVERNMENT), uuid4()
    said(office.post(f"/proposals/{proposal.pk}/hand-over", {"units": [{"unit": "市某局"}]}, key=key), 422)
    said(office.post(f"/proposals/{proposal.pk}/hand-over", key=key))


@pytest.mark.parametrize(
    ("scopes", "address", "reason"),
    [
        (["handling.hand_over"], "/proposals", "没有“读取看得到的提案，供接口使用”的授权"),
        (["proposals.read"], "hand-over", "没有“交办提案”的授权"),
        (["proposals.read", "proposals.hand_over"], "hand-over", "没有“交办给承办单位、撤回交办”的授权"),
    ],
)
def test_a_key_without_the_permission_is_refused_with_the_reason(world, machine, scopes, address, reason):
    proposal, office = life.filed(world), machine(Role.HANDOVER_GOVERNMENT, *scopes)
    answer = office.get(address) if address.startswith("/") else office.post(f"/proposals/{proposal.pk}/hand-over")
    assert reason in said(answer, 403)["message"]
    proposal.refresh_from_db()
    assert proposal.state == State.FILED


def test_the_rules_of_the_pages_hold_for_machines_too(world, machine):
    proposal = life.filed(world)
    refused = said(machine(Role.HANDOVER_PARTY).post(f"/proposals/{proposal.pk}/hand-over"), 403)
    assert "由政府办交办" in refused["message"]
    undecided = life.submitted(world)
    assert said(machine(Role.PROPOSAL_STAFF).post(f"/proposals/{undecided.pk}/hand-over", {"units": [{"unit": "市教育局"}]}), 409)["message"]


def test_things_of_another_committee_are_not_there(world, machine):
    proposal, stranger = life.filed(world), given.world()
    with within(stranger.committee):
        theirs = Machine(stranger.posts[Role.PROPOSAL_STAFF])
    for answer in (theirs.get(f"/proposals/{proposal.pk}"), theirs.post(f"/proposals/{proposal.pk}/hand-over")):
        assert said(answer, 404)["code"] == "not_found"
    assert said(theirs.get("/proposals"))["items"] == []
    assert said(theirs.get("/me"))["committee"]["id"] == stranger.committee.pk


def test_a_unit_sees_what_it_was_given_and_no_review(world, machine):
    mine, other = life.handed(world), life.filed(world)
    clerk = machine(Role.UNIT_CLERK)
    story = said(clerk.get(f"/proposals/{mine.pk}"))
    assert (story["reviews"], story["planned"]) == ([], [])
    said(clerk.get(f"/proposals/{other.pk}"), 404)
    inside = said(machine(Role.PROPOSAL_STAFF).get(f"/proposals/{mine.pk}"))
    assert [review["decision"]["label"] for review in inside["reviews"]] == ["立案", "立案"]


def test_no_phone_leaves_by_this_door(world, machine):
    for member in world.members:
        member.phone = "13800001234"
        member.save()
    proposal = life.handed(world)
    clerk, staff = machine(Role.UNIT_CLERK), machine(Role.PROPOSAL_STAFF)
    line = said(clerk.get("/handling/inbox"))["items"][0]
    answers = [staff.get("/members"), staff.get(f"/proposals/{proposal.pk}"), clerk.get(f"/handling/assignments/{line['assignment']}")]
    assert all(b"13800001234" not in answer.content for answer in answers)


def test_pages_do_not_shift_under_a_reader(world, machine):
    first = [life.filed(world) for _ in range(5)]
    staff, seen, after = machine(Role.PROPOSAL_STAFF), [], 0
    while after is not None:
        page = said(staff.get("/proposals", size=2, after=after))
        seen += [row["id"] for row in page["items"]]
        after = page["next"]
        if len(seen) == 2:  # while the reader reads, one changes its place in every other order, and a new one comes
            actions.hand_over(world.act(Role.PROPOSAL_STAFF, given.at("2026-02-02")), first[0])
            late = life.filed(world)
    assert seen == [*(p.pk for p in first), late.pk]


def test_only_what_moved_is_read_again(world, machine):
    quiet, moved = life.handed(world), life.handed(world)
    clerk, staff = machine(Role.UNIT_CLERK), machine(Role.PROPOSAL_STAFF)
    before = Fact.objects.order_by("-id").first().recorded_at
    parts = {line["title"]: line for line in said(clerk.get("/handling/inbox"))["items"]}
    assert parts
    part = next(p for p in said(staff.get(f"/proposals/{moved.pk}"))["handling"]["parts"] if p["unit"]["name"] == "市教育局")
    said(clerk.post(f"/handling/assignments/{part['assignment']}/sign-in"))
    since = Fact.objects.order_by("-id").first().recorded_at
    assert since > before
    found = said(staff.get("/proposals", updated_since=since.isoformat()))["items"]
    assert [row["id"] for row in found] == [moved.pk]
    assert quiet.pk not in [row["id"] for row in found]


def test_a_list_is_narrowed_as_on_the_page(world, machine):
    one, staff = life.filed(world), machine(Role.PROPOSAL_STAFF)
    life.submitted(world)
    assert [r["id"] for r in said(staff.get("/proposals", q="助餐点", state="filed"))["items"]] == [one.pk]
    assert said(staff.get("/proposals", q="夜间公交"))["items"] == []
    assert [s["name"] for s in said(staff.get("/sessions"))] == ["六届二次"]


@pytest.mark.parametrize(
    ("asked", "field", "sentence"),
    [
        ({"size": 101}, "size", "不能大于 100"),
        ({"size": "多"}, "size", "要是整数"),
        ({"after": -1}, "after", "不能小于 0"),
        ({"unit": "市教育局"}, "unit", "要是整数"),
        ({"updated_since": "昨天"}, "updated_since", "时刻写成"),
        ({"q": "字" * 201}, "q", "最多 200 个字"),
        ({"q": "\x00"}, "q", "控制字符"),
        ({"sate": "filed"}, "sate", "没有这个参数"),
    ],
)
def test_a_wrong_question_is_told_in_chinese(world, machine, asked, field, sentence):
    answer = said(machine(Role.PROPOSAL_STAFF).get("/proposals", **asked), 422)
    assert sentence in answer["fields"][field]


@pytest.mark.parametrize(
    ("body", "field", "sentence"),
    [
        ({"units": "市教育局"}, "units", "要是一组"),
        ({"units": [{"role": "lead"}]}, "units.0.unit", "缺这一项"),
        ({"units": [{"unit": "市教育局", "rôle": "lead"}]}, "units.0.rôle", "没有这一项"),
        ({"units": [{"unit": True}]}, "units.0.unit", ""),
        ({"units": [{"unit": "市教育局"}] * 51}, "units", "最多 50 项"),
        ({"due_on": "4 月 30 日"}, "due_on", "日期写成"),
        ({"due_on": "9999-12-31"}, "due_on", "年份要在 2000 到 2100"),
        ({"due_on": "2026-01-01"}, "due_on", "今天以后"),
        ({"note": "长" * 20_001}, "note", "最多 20000 个字"),
        ({"note": "\u0000"}, "note", "控制字符"),
        ({"dueon": "2026-04-30"}, "dueon", "没有这一项"),
        ({"units": [{"unit": "市某局"}]}, "units", "没有“市某局”"),
        ({"units": [{"unit": 999999999999999999999}]}, "units", "没有"),
        ({"units": [{"unit": "市教育局", "role": "帮忙"}]}, None, "没有“帮忙”这一项"),
        ({"units": [{"unit": "市教育局"}, {"unit": "市财政局"}]}, "units", "主办单位"),
        ([], "", "要是一个对象"),
    ],
)
def test_wrong_types_are_told_in_chinese_with_their_place(world, machine, body, field, sentence):
    proposal = life.filed(world)
    answer = said(machine(Role.PROPOSAL_STAFF).post(f"/proposals/{proposal.pk}/hand-over", body or [], raw=json.dumps(body).encode()), 422)
    assert sentence in (answer["message"] if field is None else answer["fields"][field])
    proposal.refresh_from_db()
    assert proposal.state == State.FILED


def test_a_unit_is_found_by_any_of_its_names(world, machine):
    unit = world.units[0]
    unit.short_name, unit.letter_code, unit.aliases = "教育局", "临教", ["教体局"]
    unit.save()
    office = machine(Role.PROPOSAL_STAFF)
    for name in ("教育局", "临教", "教体局", "市 教育局"):
        handed = said(office.post(f"/proposals/{life.filed(world).pk}/hand-over", {"units": [{"unit": name}]}))
        assert handed["lead_unit"]["id"] == unit.pk
    world.units[1].aliases = ["教体局"]
    world.units[1].save()
    answer = said(office.post(f"/proposals/{life.filed(world).pk}/hand-over", {"units": [{"unit": "教体局"}]}), 422)
    assert answer["code"] == "unclear_unit"


# Committed: a list or a story must not ask more of the database when it is longer.
QUERIES = {"/proposals": 4, "/proposals/{pk}": 8, "/units": 3, "/members": 3, "/sessions": 3}


@pytest.mark.parametrize("address", QUERIES)
def test_the_number_of_queries_is_known_and_does_not_grow(world, machine, address):
    staff, proposals = machine(Role.PROPOSAL_STAFF), [life.answered(world)]

    def count():
        with CaptureQueriesContext(connection) as asked:
            said(staff.get(address.format(pk=proposals[0].pk)))
        return len(asked)

    count()  # the first call of a minute also notes that the key was used
    few = count()
    proposals += [life.handed(world) for _ in range(3)]
    assert count() == few
    assert few <= QUERIES[address]
    assert Proposal.objects.count() == 4


def test_a_proposal_is_written_handed_in_reviewed_and_closed_by_machine_but_never_rated(world, machine):
    member, staff, head = machine(Role.MEMBER), machine(Role.PROPOSAL_STAFF), machine(Role.PROPOSAL_HEAD)
    text = {"title": "关于扩大老年助餐点配送范围的提案", "grounds": life.GROUNDS, "recommendations": life.ASKS[:1], "category": "社会民生"}
    draft = said(member.post("/proposals", text | {"title": ""}, key=uuid4()))
    missing = said(member.post(f"/proposals/{draft['id']}/submit", key=uuid4()), 422)
    assert "案由" in missing["message"]
    changed = said(member.post(f"/proposals/{draft['id']}/draft", text | {"recommendations": life.ASKS}))
    assert [ask["text"] for ask in changed["recommendations"]] == life.ASKS
    sent = said(member.post(f"/proposals/{draft['id']}/submit", key=uuid4()))
    assert (sent["state"]["code"], bool(sent["serial"])) == ("submitted", True)

    review = f"/proposals/{draft['id']}/review"
    assert "三项里选一项" in said(staff.post(review, {"decision": "maybe"}, key=uuid4()), 422)["fields"]["decision"]
    passed = said(staff.post(review, {"decision": "file", "stage": 1, "units": [{"unit": "市教育局"}]}, key=uuid4()))
    assert (passed["state"]["code"], passed["planned"][0]["unit"]["name"]) == ("submitted", "市教育局")
    assert said(staff.post(review, {"decision": "file", "stage": 1}, key=uuid4()), 409)["message"]
    assert said(head.post(review, {"decision": "file", "stage": 2}, key=uuid4()))["number"]
    assert Proposal.objects.get(pk=draft["id"]).state == State.FILED
    assert said(member.post(review, {"decision": "file"}, key=uuid4()), 403)["message"]

    rated = life.rated(world)
    assert said(staff.post(f"/proposals/{rated.pk}/close", key=uuid4()))["state"]["label"] == "办结"
    assert not [path for path in member.get("/openapi.json").json()["paths"] if "/rate" in path]

"""A unit's part by machine: each step as on the page, each refusal in words, nothing twice."""

import io
import json
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document

from shangliang.commons.access import Role
from shangliang.commons.ledger.models import Fact
from shangliang.commons.ui import machines
from shangliang.practices.handling import actions
from shangliang.practices.handling.models import Contact
from tests import given
from tests.machines import Machine, said

DAY = "2026-02-03"


@pytest.fixture
def unit(h, client):
    """A matter is handed over, and the lead unit's platform has its key."""
    client.get("/api/v1/openapi.json")  # the doors are known once the addresses are
    h.hand_over()
    with given.on(DAY):
        yield Machine(h.world.posts[Role.UNIT_CLERK])


@pytest.fixture
def one(h):
    return lambda unit=None: f"/handling/assignments/{h.part(unit).pk}"


def other(h, unit, role=Role.UNIT_CLERK):
    return Machine(given.post(h.world.committee, role, unit=unit))


CONTACT = {"day": DAY, "method": "面谈", "people": "许岚委员", "content": "说了线路", "view": "认可"}
DRAFT = {"grade": "A", "opening": "收悉。", "assist_note": "还在研究", "answers": [{"position": n, "text": "已办", "outcome": "已落实"} for n in (1, 2)]}


def test_the_inbox_is_the_units_own(h, unit, one):
    found = said(unit.get("/handling/inbox"))
    assert found["total"] == 1
    [line] = found["items"]
    assert (line["role"]["label"], line["state"]["label"], line["next"], line["source"]["label"]) == ("主办", "待签收", "签收，或申请退办", "试办件")
    assert said(unit.get("/handling/inbox", source="nothing"))["items"] == []
    assert said(other(h, h.publicity).get("/handling/inbox"))["total"] == 0


@pytest.mark.parametrize("step", ["", "/sign-in", "/contacts", "/letter.docx"])
def test_another_units_part_is_not_there(h, unit, one, step):
    stranger = other(h, h.publicity)
    body = CONTACT if step == "/contacts" else {}
    answer = stranger.get(one() + step) if step in {"", "/letter.docx"} else stranger.post(one() + step, body)
    assert said(answer, 404)["code"] == "not_found"


def test_a_return_is_asked_with_the_unit_that_should_have_it(h, unit, one):
    part = said(unit.post(f"{one()}/ask-return", {"reason": "不归我们管", "proposed": "市委宣传部"}, key=uuid4()))
    assert part["state"]["label"] == "申请退办"
    assert (part["returns"][0]["proposed"]["name"], part["returns"][0]["decision"]["label"]) == ("市委宣传部", "待定")
    assert "理由" in said(unit.post(f"{one()}/ask-return", {"reason": " "}), 422)["fields"]["reason"]


def test_more_time_is_asked_within_what_the_committee_allows(h, unit, one):
    said(unit.post(f"{one()}/sign-in"))
    due = h.part().due_on
    later = said(unit.post(f"{one()}/extension", {"until": due.replace(day=28).isoformat(), "reason": "要等预算"}))
    assert later["extensions"][0]["decision"]["label"] == "待定"
    assert said(unit.post(f"{one()}/extension", {"until": "2026-05-20", "reason": "要等预算"}), 409)["code"] == "extension_asked_already"


def test_an_assisting_unit_gives_its_opinion_and_the_lead_reads_it(h, unit, one):
    finance = other(h, h.finance)
    said(finance.post(f"{one(h.finance)}/sign-in"))
    assert said(unit.get(one()))["opinions"][0]["text"] == ""
    given_ = said(finance.post(f"{one(h.finance)}/opinion", {"text": "同意列支"}, key=uuid4()))
    assert (given_["state"]["label"], given_["opinion"]) == ("已办复", "同意列支")
    assert said(unit.get(one()))["opinions"][0] == {"unit": {"id": h.finance.pk, "name": "市财政局"}, "text": "同意列支", "due_on": h.part(h.finance).due_on.isoformat()}
    assert "会办意见由会办单位提出" in said(unit.post(f"{one()}/opinion", {"text": "我也说"}), 403)["message"]


def test_what_a_reply_still_lacks_is_listed_field_by_field(h, unit, one):
    said(unit.post(f"{one()}/sign-in"))
    assert "还没有与提案人沟通" in said(unit.post(f"{one()}/send-up"), 409)["message"]
    said(unit.post(f"{one()}/contacts", CONTACT))
    said(unit.post(f"{one()}/reply-draft", {"answers": [{"position": 1, "text": "已办"}]}))
    lacking = said(unit.post(f"{one()}/send-up"), 422)
    assert lacking["code"] == "incomplete"
    assert {"outcome-1", "answer-2", "f_grade"} <= set(lacking["fields"])


def test_a_draft_keeps_what_is_not_sent_and_notices_a_second_writer(h, unit, one):
    said(unit.post(f"{one()}/sign-in"))
    first = said(unit.post(f"{one()}/reply-draft", {"opening": "收悉。", "answers": [{"position": 1, "text": "已办", "outcome": "done"}]}))
    second = said(unit.post(f"{one()}/reply-draft", {"closing": "此复。", "revision": first["reply"]["revision"]}))
    assert (second["reply"]["opening"], second["reply"]["closing"], second["reply"]["answers"][0]["text"]) == ("收悉。", "此复。", "已办")
    late = said(unit.post(f"{one()}/reply-draft", {"closing": "又改。", "revision": first["reply"]["revision"]}), 409)
    assert late["code"] == "edited_by_another"
    assert "没有第 9 条建议" in said(unit.post(f"{one()}/reply-draft", {"answers": [{"position": 9, "text": "多的"}]}), 422)["message"]


def test_a_draft_is_the_units_own_until_it_is_issued(h, unit, one):
    said(unit.post(f"{one()}/sign-in"))
    said(unit.post(f"{one()}/contacts", CONTACT))
    said(unit.post(f"{one()}/reply-draft", DRAFT))
    helping = said(other(h, h.finance).get(one(h.finance)))
    assert (helping["reply"], helping["opinions"]) == (None, [])
    head = Machine(h.world.posts[Role.UNIT_HEAD])
    assert said(head.post(f"{one()}/issue", key=uuid4()))["reply"]["state"]["label"] == "已签发"


def test_each_proposer_gets_a_letter(h, unit, one):
    said(unit.get(f"{one()}/letter.docx"), 404)
    said(unit.post(f"{one()}/sign-in"))
    said(unit.post(f"{one()}/reply-draft", DRAFT))
    letter = unit.get(f"{one()}/letter.docx", nth=1)
    assert "attachment" in letter["Content-Disposition"]
    text = "".join(paragraph.text for paragraph in Document(io.BytesIO(letter.content)).paragraphs)
    assert f"委员{h.second.pk}" in text
    for nth in (2, -1):
        said(unit.get(f"{one()}/letter.docx", nth=nth), 404)


@pytest.mark.parametrize("race", [False, True], ids=["one after the other", "at the same moment"])
def test_a_contact_sent_twice_is_logged_once(h, unit, one, race, monkeypatch):
    said(unit.post(f"{one()}/sign-in"))
    key = uuid4()
    said(unit.post(f"{one()}/contacts", CONTACT, key=key))
    if race:  # the second asked before the first had spoken: the ledger itself refuses
        monkeypatch.setattr(machines, "said_under", lambda uid: None)
    assert said(unit.post(f"{one()}/contacts", CONTACT, key=key), 409)["code"] == "said_already"
    assert Contact.objects.count() == 1
    said(unit.post(f"{one()}/contacts", CONTACT, key=uuid4()))
    assert Contact.objects.count() == 2


def test_without_a_key_the_second_signing_is_told_as_on_the_page(h, unit, one):
    said(unit.post(f"{one()}/sign-in"))
    assert said(unit.post(f"{one()}/sign-in"), 409)["message"] == "这件已经签收过了，不用再签。"


def test_who_signed_in_is_the_person_of_the_post_and_the_ledger_names_the_key(h, unit, one):
    person = h.world.posts[Role.UNIT_CLERK].user
    assert said(unit.post(f"{one()}/sign-in"))["clerk"] == person.name
    fact = Fact.objects.get(kind="handling.signed_in")
    assert (fact.actor_id, fact.channel, fact.on_behalf_of) == (person.pk, "api", "办公平台")


def test_a_machine_never_rates(h, unit):
    """There is no address for it, and the rule would refuse it."""
    from shangliang.commons.access import may
    from shangliang.commons.access.tokens import read

    key = Machine(h.world.posts[Role.MEMBER], "handling.rate", name="履职平台")
    assert "要由提案人本人登录填写" in may(read(key.secret).viewer, "handling.rate", None).reason


@pytest.mark.parametrize(
    ("step", "body", "field", "sentence"),
    [
        ("contacts", {**CONTACT, "day": "昨天"}, "day", "日期写成"),
        ("contacts", {**CONTACT, "day": "2026-12-31"}, "day", "已经沟通的日期"),
        ("contacts", {**CONTACT, "method": "托梦"}, None, "没有“托梦”这一项，可以填：面谈"),
        ("contacts", {**CONTACT, "people": "长" * 201}, "people", "最多 200 个字"),
        ("contacts", {"day": DAY}, "method", "缺这一项"),
        ("ask-return", {"reason": ["一", "二"]}, "reason", "要是文字"),
        ("ask-return", {"reason": "不归我们管", "proposed": "市某局"}, "proposed", "没有“市某局”"),
        ("ask-return", {"reason": "不归我们管", "proposed": "市教育局"}, "proposed", "请选别的单位"),
        ("extension", {"until": "1900-01-01", "reason": "等预算"}, "until", "年份要在 2000 到 2100"),
        ("reply-draft", {"answers": {"1": "已办"}}, "answers", "要是一组"),
        ("reply-draft", {"answers": [{"position": 0, "text": "已办"}]}, "answers.0.position", "不能小于 1"),
        ("reply-draft", {"opening": "长" * 20_001}, "opening", "最多 20000 个字"),
        ("reply-draft", {"body": "整篇答复"}, "body", "没有这一项"),
        ("reply-draft", {"disclosure": "保密"}, None, "没有“保密”这一项"),
        ("sign-in?force=1", {}, "force", "没有这个参数"),
    ],
)
def test_wrong_input_is_told_in_chinese_with_its_place(h, unit, one, step, body, field, sentence):
    if "sign-in" not in step and step != "ask-return":
        said(unit.post(f"{one()}/sign-in"))
    answer = said(unit.post(f"{one()}/{step}", raw=json.dumps(body).encode()), 422)
    assert sentence in (answer["message"] if field is None else answer["fields"][field])


@pytest.mark.parametrize("text", ["䶮𬭚😀", "=HYPERLINK(1)", "<script>alert(1)</script>", "'; drop table handling_contact; --", "一行\n二行"])
def test_any_text_comes_back_as_it_was_sent(h, unit, one, text):
    said(unit.post(f"{one()}/sign-in"))
    assert said(unit.post(f"{one()}/contacts", {**CONTACT, "content": text}))["contacts"][0]["content"] == text


@pytest.mark.parametrize(("address", "most"), [("/handling/inbox", 3), ("", 8)])
def test_the_number_of_queries_does_not_grow_with_what_there_is(h, unit, one, address, most):
    def count():
        with CaptureQueriesContext(connection) as asked:
            said(unit.get(address or here))
        return len(asked)

    here = one()
    count()
    few = count()
    for subject in (2, 3, 4):
        h.hand_over(subject=subject)
        actions.sign_in(h.act(h.unit(h.education)), h.part())
        h.contact()
    assert count() == few <= most

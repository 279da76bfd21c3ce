"""Suggestions besides proposals: handed in on the phone, answered by units like proposals, counted apart from them."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document

from shangliang.commons.access import Role
from shangliang.commons.figures.measuring import measure
from shangliang.commons.ledger.models import Fact
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.foundation.periods import Period
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Assignment
from shangliang.practices.handling.queries import matter_of
from shangliang.practices.handling.rules import Role as Part
from shangliang.practices.registers import actions as registers
from shangliang.work.advice import actions
from shangliang.work.advice.access import SUBJECT
from tests import given

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
TEXT = "实验小学门口放学时人车混行，建议四点到五点半临时管制。"


def submitted(world):
    return actions.submit(given.act(world.as_member(world.members[0]), given.at("2026-03-02")), None, member=world.members[0], title="学校门口放学时段管制", text=TEXT)


def handed(world):
    staff = world.act(Role.PROPOSAL_STAFF, given.at("2026-03-03"))
    return actions.hand_over(staff, submitted(world), units=[(world.units[0], Part.LEAD)])


def replied(world):
    one = handed(world)
    part = Assignment.objects.get(matter__kind="advice")
    clerk = Role.UNIT_CLERK
    handling.sign_in(world.act(clerk, given.at("2026-03-04")), part)
    handling.log_contact(world.act(clerk, given.at("2026-03-10")), part, day=date(2026, 3, 10), method="meeting", people="许岚", content="到校门口看了", view="同意")
    handling.draft_reply(world.act(clerk, given.at("2026-03-11")), part, texts={"grade": "A", "opening": "建议收悉。"}, disclosure="full", answers={1: {"text": "四月起临时管制。", "outcome": "done"}})
    handling.send_up(world.act(clerk, given.at("2026-03-11", "10:00")), part)
    handling.issue_reply(world.act(Role.UNIT_HEAD, given.at("2026-03-12")), part)
    one.refresh_from_db()
    return one


def test_a_suggestion_is_answered_and_rated_like_a_proposal_and_counted_apart(world):
    one = replied(world)
    assert (one.state, one.grade, one.serial) == ("replied", "A", "建2026-001")
    handling.rate(given.act(world.as_member(world.members[0]), given.at("2026-03-15")), matter_of(SUBJECT, one.pk), overall="satisfied", remarks="放学不堵了")
    one.refresh_from_db()
    assert one.overall == "satisfied"
    wanted = ["advice.received", "advice.answered", "advice.reply_rate", "proposals.received", "proposals.answered"]
    assert [value.number for value in measure(wanted, YEAR).values()] == [1, 1, 100, 0, 0]
    assert [fact.kind for fact in Fact.objects.filter(subject_type=SUBJECT).order_by("pk")] == [f"advice.{step}" for step in ("submitted", "handed_over", "answered", "rated")]


def test_what_was_written_into_the_register_by_hand_is_added_and_never_counted_twice(world):
    handed(world)
    office = world.act(Role.OFFICE_STAFF, given.at("2026-03-05"))
    registers.enter(office, None, register="member_advice", day=date(2026, 3, 4), values={"kind": "委员建议", "title": "公厕指示牌更新", "state": "已转交"})
    numbers = measure(["advice.received", "member_advice.advice", "advice.all"], YEAR)
    assert [value.number for value in numbers.values()] == [1, 1, 2]


def test_dissatisfaction_opens_a_new_round(world):
    one = replied(world)
    handling.rate(given.act(world.as_member(world.members[0]), given.at("2026-03-15")), matter_of(SUBJECT, one.pk), overall="dissatisfied", remarks="只管了一天。")
    one.refresh_from_db()
    assert one.state == "handling"


def test_what_is_kept_says_why_and_is_not_handed_over_any_more(world):
    one = submitted(world)
    with pytest.raises(Invalid):
        actions.keep(world.act(Role.PROPOSAL_STAFF), one, reason=" ")
    assert actions.keep(world.act(Role.PROPOSAL_STAFF), one, reason="已在今年工程里。").state == "kept"
    with pytest.raises(NotNow):
        actions.hand_over(world.act(Role.PROPOSAL_HEAD), one, units=[(world.units[0], Part.LEAD)])
    with pytest.raises(NotAllowed):
        actions.hand_over(world.act(Role.OFFICE_STAFF), one, units=[(world.units[0], Part.LEAD)])


def test_the_phone_form_says_what_is_missing_and_the_office_hands_it_over(world):
    member, staff, other = Client(), Client(), Client()
    member.force_login(world.members[0].user)
    other.force_login(world.members[1].user)
    staff.force_login(world.posts[Role.PROPOSAL_STAFF].user)
    with given.on("2026-03-02"):
        short = member.post("/advice/new/", {"title": "管", "text": "太堵"})
        assert (short.status_code, "至少 10 个字" in short.content.decode()) == (422, True)
        page = member.post("/advice/new/", {"title": "学校门口放学时段管制", "text": TEXT})["Location"]
        assert "待转办" in member.get("/advice/").content.decode()
        assert other.get(page).status_code == 404
        assert staff.post(f"{page}hand-over/", {}).status_code == 422
        assert staff.post(f"{page}hand-over/", {"unit": world.units[0].pk, "assist": [world.units[1].pk]}).status_code == 302
        assert world.units[0].name in member.get(page).content.decode()
        assert b"".join(staff.get("/advice/export.xlsx").streaming_content)[:2] == b"PK"


def test_its_papers_call_it_by_what_it_is_and_not_a_proposal_of_no_session(world):
    replied(world)
    part, staff = Assignment.objects.get(), Client()
    staff.force_login(world.posts[Role.PROPOSAL_STAFF].user)
    for name, args, title in (
        ("letter", [part.pk, 0], "关于委员建议（建2026-001）的答复"), ("opinion_form", [part.pk, 0], "办理征询意见表"), ("sheet", [part.matter_id], "委员建议交办单"),
    ):  # fmt: skip
        paper = Document(BytesIO(staff.get(reverse(f"handling:{name}", args=args)).content))
        said = [one.text for one in paper.paragraphs] + [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        assert title in "".join(said)
        assert not any("第零" in one or "第号" in one for one in said)

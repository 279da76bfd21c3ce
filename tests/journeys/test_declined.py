"""A declined proposal that changed a bus line: not filed, it went to a unit as a letter, was answered, promised and kept."""

from datetime import date

import pytest

from shangliang.commons.access import Role
from shangliang.commons.ledger.models import Fact
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling import jobs
from shangliang.practices.handling import queries as handled
from shangliang.practices.handling.models import Promise
from shangliang.practices.registers import actions as registers
from shangliang.reading.duty import actions as duty
from shangliang.reading.duty import queries as scores
from shangliang.work.proposals import actions, queries
from shangliang.work.proposals.models import Onward, Proposal
from tests import given

JANUARY, MARCH, JUNE = given.at("2026-01-14"), given.at("2026-03-02"), given.at("2026-06-20")
GROUNDS = "三路公交末班车十八点收车，夜班职工下班没有车坐，只能走四公里。" * 6


def author(world: given.World, when=given.at("2026-01-12")):
    return given.act(world.as_member(world.members[0]), when)


@pytest.fixture
def declined(world: given.World) -> Proposal:
    draft = actions.start(author(world), None, author=world.members[0])
    draft = actions.save(author(world), draft, title="关于三路公交延长到二十二点的提案", grounds=GROUNDS, recommendations=["末班车延到二十二点。"], category="交通运输")
    submitted = actions.submit(author(world), draft)
    return actions.decline(world.act(Role.PROPOSAL_STAFF, JANUARY), submitted, stage=1, reasons=["一案多事"])


def staff(world: given.World, when=JANUARY):
    return world.act(Role.PROPOSAL_STAFF, when)


def test_a_declined_proposal_that_changed_a_bus_line(world, declined):
    letter = actions.make_letter(staff(world), declined, unit=world.units[0], note="请研究末班车时间。")
    part = handled.matter_of("proposals.onward", letter.pk).parts[0]
    assert (part.matter.kind, part.unit.name, part.due_on) == ("letters", "市教育局", date(2026, 4, 14))
    assert Fact.objects.get(kind="handling.assigned").sort == "letters"
    assert jobs.remind_all(given.at("2026-04-08", "07:30")) == 1
    clerk = world.act(Role.UNIT_CLERK, MARCH)
    handling.sign_in(clerk, part)
    handling.log_contact(world.act(Role.UNIT_CLERK, MARCH), part, day=MARCH.date(), method="面谈", people="许岚委员")
    answers = {1: {"text": "五月起末班车延到二十二点。", "outcome": "planned", "promised_for": date(2026, 5, 1)}}
    handling.draft_reply(world.act(Role.UNIT_CLERK, MARCH), part, texts={"grade": "B"}, disclosure="full", answers=answers)
    with pytest.raises(NotNow, match="还没有答复"):
        actions.read_letter(author(world, MARCH), letter)
    handling.issue_reply(world.act(Role.UNIT_HEAD, MARCH), part)
    with pytest.raises(NotAllowed):
        actions.read_letter(given.act(world.as_member(world.members[2]), MARCH), letter)
    actions.read_letter(author(world, MARCH), letter)
    with pytest.raises(NotNow, match="没有重复记录"):
        actions.read_letter(author(world, MARCH), letter)
    promise = Promise.objects.get()
    handling.report_promise(world.act(Role.UNIT_CLERK, JUNE), promise, outcome="五月一日起已延到二十二点。")
    handling.verify_promise(author(world, JUNE), promise, remark="坐上了。")
    assert Promise.objects.get().state == "kept"
    assert Proposal.objects.get(pk=declined.pk).state == "declined"


def test_it_goes_one_way_only_and_is_not_filed_afterwards(world, declined):
    act = staff(world)
    actions.pass_on(act, declined, note="有线索价值")
    for again in (lambda: actions.pass_on(act, declined), lambda: actions.make_letter(staff(world), declined, unit=world.units[0]), lambda: actions.give_back(staff(world), declined, note="改")):
        with pytest.raises(NotNow, match="只走一条路"):
            again()
    with pytest.raises(NotNow, match="只计一次分"):
        actions.reopen_review(staff(world), declined)
    assert Onward.objects.count() == 1


def test_back_with_the_author_a_draft_stands_ready(world, declined):
    with pytest.raises(Invalid):
        actions.give_back(staff(world), declined, note=" ")
    draft = actions.give_back(staff(world), declined, note="写明延长哪几班").draft
    assert (draft.state, draft.title, draft.author_id) == ("draft", declined.title, world.members[0].pk)
    assert [one.text for one in draft.recommendations.all()] == ["末班车延到二十二点。"]
    assert actions.submit(author(world, MARCH), draft).state == "submitted"


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.PLATFORM, Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD}])
def test_only_the_proposal_committee_sends_it_on(world, declined, role):
    with pytest.raises(NotAllowed):
        actions.pass_on(world.act(role, JANUARY), declined)


def test_a_letter_is_seen_by_its_writer_its_unit_and_the_committee_only(world, declined):
    letter = actions.make_letter(staff(world), declined, unit=world.units[0])
    seen = [world.as_member(world.members[0]), world.viewer(Role.UNIT_CLERK), world.viewer(Role.CHAIR)]
    other = given.viewer(given.post(world.committee, Role.UNIT_CLERK, unit=world.units[1]))
    assert [queries.visible_letters(viewer, [letter.pk]) for viewer in seen] == [{letter.pk}] * 3
    assert [queries.visible_letters(viewer, [letter.pk]) for viewer in (other, world.as_member(world.members[2]))] == [set(), set()]


def test_what_became_information_is_scored_once(world, declined):
    book = duty.adopt(world.act(Role.ADMINISTRATOR, JUNE), duty.draft(world.act(Role.ADMINISTRATOR, JUNE), None, body=dict(scores.books.schemes()["hundred"]), origin="示范"), from_year=2026)
    assert book is not None

    def lines():
        sheet = scores.scores.sheet_of(scores.books.ready_for(2026), 2026, world.members[0].pk).sheet
        return {line.item.code for line in sheet.lines if line.given}

    assert lines() == {"submitted"}
    actions.pass_on(staff(world), declined)
    entry = {"register": "opinions", "day": MARCH.date(), "values": {"title": "夜班职工没有公交坐", "authors": [world.members[0]], "channel": "委员报送", "field": "城建交通", "call": "日常"}}
    registers.enter(world.act(Role.OFFICE_STAFF, MARCH), None, **entry)
    assert lines() == {"opinion"}

"""One proposal's life, through the actions: write → submit → review → file → hand over → reply → rate → close."""

import pytest

from shangliang.commons.access import Role
from shangliang.commons.ledger.models import Fact
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Assignment
from shangliang.practices.handling.queries import matter_of
from shangliang.practices.handling.rules import Role as Part
from shangliang.work.proposals import actions
from shangliang.work.proposals.rules import State
from tests import given

GROUNDS = "全市八十六个老年助餐点中，提供晚餐配送的只有十一个。" * 8
ASKS = ["把晚餐配送纳入助餐点运营补贴范围，按实际送餐份数结算。", "与配送平台合作，骑手顺路送餐，志愿者验收。"]


def drafted(world, author=0):
    act = given.act(world.as_member(world.members[author]))
    proposal = actions.start(act, None, author=world.members[author])
    return actions.save(act, proposal, title="关于扩大老年助餐点配送范围的提案", grounds=GROUNDS, recommendations=ASKS, category="社会民生")


def submitted(world, when=None, author=0):
    return actions.submit(given.act(world.as_member(world.members[author]), when), drafted(world, author))


def filed(world):
    proposal = submitted(world)
    act = world.act(Role.PROPOSAL_STAFF, given.at("2026-01-13"))
    actions.plan_units(act, proposal, units=[(world.units[0], Part.LEAD), (world.units[1], Part.ASSIST)])
    proposal = actions.file(act, proposal, stage=1)
    return actions.file(world.act(Role.PROPOSAL_HEAD, given.at("2026-01-14")), proposal, stage=2)


def handed(world):
    return actions.hand_over(world.act(Role.HANDOVER_GOVERNMENT, given.at("2026-02-02")), filed(world))


def answered(world):
    proposal = handed(world)
    part = Assignment.objects.get(unit=world.units[0])
    handling.sign_in(world.act(Role.UNIT_CLERK, given.at("2026-02-03")), part)
    handling.log_contact(world.act(Role.UNIT_CLERK, given.at("2026-02-20")), part, day=given.at("2026-02-19").date(), method="meeting", people="许岚", content="到助餐点一起看", view="同意")
    clerk = world.act(Role.UNIT_CLERK, given.at("2026-03-01"))
    handling.draft_reply(
        clerk, part, texts={"grade": "A", "opening": "您提出的提案收悉，现答复如下。", "assist_note": "市财政局口头同意"}, disclosure="full",
        answers={1: {"text": "已列入今年补贴办法。", "outcome": "done"}, 2: {"text": "已与两家平台签约。", "outcome": "done"}},
    )
    handling.send_up(world.act(Role.UNIT_CLERK, given.at("2026-03-01", "10:00")), part)
    handling.issue_reply(world.act(Role.UNIT_HEAD, given.at("2026-03-02")), part)
    proposal.refresh_from_db()
    return proposal


def rated(world, verdict="satisfied"):
    proposal = answered(world)
    matter = matter_of("proposals.proposal", proposal.pk)
    handling.rate(given.act(world.as_member(world.members[0]), given.at("2026-03-05")), matter, overall=verdict, remarks="看到了变化")
    proposal.refresh_from_db()
    return proposal


def test_a_proposal_goes_from_draft_to_closed_and_every_step_is_a_fact(world):
    proposal = actions.close(world.act(Role.PROPOSAL_STAFF, given.at("2026-03-10")), rated(world))
    assert (proposal.state, proposal.number, proposal.grade, proposal.overall) == (State.CLOSED, "0001", "A", "satisfied")
    kinds = list(Fact.objects.filter(subject_type="proposals.proposal", subject_id=proposal.pk).order_by("id").values_list("kind", flat=True))
    assert [k.removeprefix("proposals.") for k in kinds] == [
        "drafted", "submitted", "units_planned", "reviewed", "filed", "handed_over", "answered", "rated", "closed",
    ]


def test_dissatisfied_opens_a_new_round_instead_of_closing(world):
    proposal = rated(world, "dissatisfied")
    assert proposal.state == State.HANDLING
    assert matter_of("proposals.proposal", proposal.pk).round == 2


def test_silence_is_not_satisfaction(world):
    proposal = answered(world)
    with pytest.raises(NotNow, match="还没有评价"):
        actions.close(world.act(Role.PROPOSAL_STAFF, given.at("2026-03-03")), proposal)
    closed = actions.close(world.act(Role.PROPOSAL_STAFF, given.at("2026-06-01")), proposal)
    assert closed.overall == ""


def test_one_that_comes_after_the_deadline_becomes_a_between_session_proposal(world):
    assert submitted(world, given.at("2026-01-13", "15:59")).timing == "plenary"
    assert submitted(world, given.at("2026-01-13", "16:01")).timing == "between"


def test_what_is_missing_is_said_all_at_once(world):
    act = given.act(world.as_member(world.members[0]))
    proposal = actions.start(act, None, author=world.members[0])
    with pytest.raises(Invalid, match="还差 3 项"):
        actions.submit(act, proposal)


def test_a_number_is_kept_when_the_decision_is_taken_back_and_given_again(world):
    first, second = filed(world), filed(world)
    assert (first.number, second.number) == ("0001", "0002")
    back = actions.reopen_review(world.act(Role.PROPOSAL_HEAD, given.at("2026-01-15")), first)
    assert back.state == State.SUBMITTED
    assert actions.file(world.act(Role.PROPOSAL_HEAD, given.at("2026-01-16")), back, stage=2).number == "0001"


def test_the_second_of_two_reviewers_is_told_what_the_first_decided(world):
    proposal = submitted(world)
    actions.send_back(world.act(Role.PROPOSAL_STAFF), proposal, stage=1, note="补一组数字")
    with pytest.raises(NotNow, match="提案委经办刚才已作出决定：退回修改"):
        actions.decline(world.act(Role.PROPOSAL_HEAD), proposal, stage=1, reasons=["学术研讨"])


def test_merging_keeps_everybody_and_can_be_undone(world):
    lead, other = submitted(world), submitted(world, author=1)
    staff = world.act(Role.PROPOSAL_STAFF)
    actions.merge(staff, lead, others=[other])
    other.refresh_from_db()
    assert (other.state, other.lead_id) == (State.MERGED, lead.pk)
    from shangliang.work.proposals.queries import raters

    assert raters(lead.pk) == [world.members[0].pk, world.members[1].pk]
    restored = actions.unmerge(world.act(Role.PROPOSAL_STAFF), other)
    assert (restored.state, restored.lead_id) == (State.SUBMITTED, None)


@pytest.mark.parametrize("role", [r for r in Role if r not in {Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD, Role.PLATFORM}])
def test_only_reviewers_review(world, role):
    proposal = submitted(world)
    with pytest.raises(NotAllowed):
        actions.file(world.act(role), proposal, stage=1)


def test_the_party_office_does_not_hand_over_to_government_units(world):
    with pytest.raises(NotAllowed, match="由政府办交办"):
        actions.hand_over(world.act(Role.HANDOVER_PARTY), filed(world))


def test_nobody_but_the_author_touches_a_draft(world):
    proposal = drafted(world)
    for who in (world.as_member(world.members[1]), world.viewer(Role.PROPOSAL_STAFF)):
        with pytest.raises(NotAllowed):
            actions.submit(given.act(who), proposal)


def test_cosigners_are_asked_in_order_and_one_who_stays_silent_holds_nobody_up(world):
    proposal = drafted(world)
    author = given.act(world.as_member(world.members[0]))
    actions.invite(author, proposal, members=world.members[1:], until=given.at("2026-01-13").date())
    actions.answer_cosign(given.act(world.as_member(world.members[1])), proposal, accept=True)
    with pytest.raises(NotNow, match="还有 1 位没有答复"):
        actions.submit(given.act(world.as_member(world.members[0])), proposal)
    done = actions.submit(given.act(world.as_member(world.members[0]), given.at("2026-01-14")), proposal)
    assert done.proposers_text == "许岚 等 2 人"

"""Taking back: what may be undone, until when, by whom, and what is never left hanging."""

from datetime import date

import pytest
from django.db import OperationalError
from django.urls import reverse
from psycopg.errors import DeadlockDetected

from shangliang.commons.access import Role
from shangliang.commons.ledger.acts import action, record
from shangliang.commons.ledger.models import Fact
from shangliang.foundation.errors import NotAllowed, NotNow
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Matter
from shangliang.practices.handling.queries import matter_of
from shangliang.practices.handling.rules import Role as Part
from shangliang.work.proposals import actions, panels, queries
from shangliang.work.proposals.exports.tables import register
from shangliang.work.proposals.facts import TakenBack
from shangliang.work.proposals.models import Publication
from shangliang.work.proposals.rules import State
from tests import given

from .test_main_line import answered, filed, handed, rated, submitted

STAFF, HEAD = Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD


def test_a_second_round_is_never_taken_back_because_the_first_was_answered(world):
    proposal = rated(world, "dissatisfied")
    with pytest.raises(NotNow, match="第 1 轮已经答复.*调整承办单位"):
        actions.take_back(world.act(STAFF, given.at("2026-03-06")), proposal, reason="换单位")
    proposal.refresh_from_db()
    assert (proposal.state, matter_of("proposals.proposal", proposal.pk).round) == (State.HANDLING, 2)


def test_a_case_stranded_between_rounds_is_handed_over_again_as_the_next_round(world):
    proposal = answered(world)
    Matter.objects.filter(subject_id=proposal.pk).update(state="closed", closed_at=given.at("2026-03-05"))  # as older data has it
    _set(proposal, state=State.FILED)
    with pytest.raises(NotNow, match="已经答复过，立案不能再撤回"):
        actions.reopen_review(world.act(HEAD, given.at("2026-03-06")), proposal)
    with pytest.raises(NotNow, match="已经答复过，不能再撤案"):
        actions.withdraw(world.act(STAFF, given.at("2026-03-06")), proposal, reason="不办了")
    again = actions.hand_over(world.act(Role.HANDOVER_GOVERNMENT, given.at("2026-03-07")), proposal)
    assert (again.state, matter_of("proposals.proposal", proposal.pk).round) == (State.HANDLING, 2)


def _set(proposal, **values):
    """Bring a row into a state that only older data has; its fact is made up, since the database asks for one."""
    act = given.act(given.viewer(given.post(proposal.committee, STAFF)), given.at("2026-03-05", "12:00"))
    @action("proposals.close", TakenBack)
    def _strand(act, thing):
        type(thing).objects.filter(pk=thing.pk).update(**values)
        record(act, TakenBack(reason="旧数据"), about=thing)

    _strand(act, proposal)
    proposal.refresh_from_db()


def test_a_case_that_is_no_longer_filed_is_taken_from_the_public_and_its_number_stays_void(world):
    proposal = answered(world)
    actions.publish(world.act(STAFF, given.at("2026-03-03")), proposal, level="full")
    _set(proposal, state=State.SUBMITTED, stage=2)
    declined = actions.decline(world.act(HEAD, given.at("2026-03-06")), proposal, stage=2, reasons=["学术研讨"])
    assert (declined.state, declined.number) == (State.DECLINED, "0001")
    assert (Publication.objects.get(pk=proposal.pk).state, Publication.objects.get(pk=proposal.pk).body) == ("taken_down", {})
    assert panels.row(declined, date(2026, 3, 7)).number == "0001（撤销）"
    assert next(iter(register([declined])))["void"] == "撤销：不予立案"
    assert filed(world).number == "0002"


def merged(world):
    lead, other = submitted(world), submitted(world, author=1)
    actions.merge(world.act(STAFF), lead, others=[other])
    lead.refresh_from_db()
    other.refresh_from_db()
    return lead, other


def test_a_lead_is_not_declined_or_sent_back_while_others_hang_on_it(world):
    lead, other = merged(world)
    with pytest.raises(NotNow, match="有 1 件提案并到这一件.*撤销并案"):
        actions.decline(world.act(STAFF), lead, stage=1, reasons=["学术研讨"])
    with pytest.raises(NotNow, match="有 1 件提案并到这一件"):
        actions.send_back(world.act(STAFF), lead, stage=1, note="补一组数字")
    with pytest.raises(NotNow, match="有 1 件提案并到这一件"):
        actions.withdraw(world.act(STAFF), lead, reason="不办了")
    actions.unmerge(world.act(STAFF), other)
    assert actions.decline(world.act(STAFF), lead, stage=1, reasons=["学术研讨"]).state == State.DECLINED


def test_what_hangs_on_a_lead_that_was_declined_before_can_be_taken_out(world):
    lead, other = merged(world)
    _set(lead, state=State.DECLINED)
    assert actions.unmerge(world.act(STAFF), other).state == State.SUBMITTED


def test_the_lead_tells_in_its_own_history_what_was_merged_and_taken_out(world):
    lead, other = merged(world)
    actions.unmerge(world.act(STAFF), other)
    facts = Fact.objects.filter(subject_type="proposals.proposal", subject_id=lead.pk, kind__in=["proposals.took_in", "proposals.let_out"]).order_by("id")
    assert [fact.kind for fact in facts] == ["proposals.took_in", "proposals.let_out"]
    assert other.serial in facts[0].data["taken"][0]
    assert facts[0].parties.get().member_id == other.author_id


def test_whoever_the_database_gives_up_in_a_circle_of_waiting_is_told_to_look_and_do_it_again(world):
    @action("proposals.close", TakenBack)
    def _circle(act, thing):
        raise OperationalError("deadlock detected") from DeadlockDetected()

    with pytest.raises(NotNow, match="刚才有人同时在改同一批件"):
        _circle(world.act(STAFF), submitted(world))


def test_a_pass_to_the_next_stage_is_taken_back_by_who_made_it_or_the_head_until_that_stage_decides(world):
    proposal = submitted(world)
    passed = actions.file(world.act(STAFF), proposal, stage=1)
    colleague = given.act(given.viewer(given.post(world.committee, STAFF, name="邻座")))
    with pytest.raises(NotAllowed, match="“通过，送复审”是.*决定的"):
        actions.reopen_review(colleague, passed)
    back = actions.reopen_review(world.act(STAFF), passed)
    assert (back.state, back.stage) == (State.SUBMITTED, 1)
    with pytest.raises(NotNow, match="还没有可以撤回的决定"):
        actions.reopen_review(world.act(STAFF), back)
    actions.file(world.act(STAFF), back, stage=1)
    assert actions.reopen_review(world.act(HEAD), back).stage == 1


def test_the_second_clerk_hears_that_it_was_passed_on_and_not_that_it_was_filed(world):
    proposal = submitted(world)
    actions.file(world.act(STAFF), proposal, stage=1)
    with pytest.raises(NotNow, match="刚才已作出决定：通过，送复审"):
        actions.file(world.act(STAFF), proposal, stage=1)


def test_a_hand_over_is_taken_back_before_anybody_replied(world):
    assert actions.take_back(world.act(STAFF, given.at("2026-02-03")), handed(world), reason="换单位").state == State.FILED


def test_the_filing_notice_names_the_units_it_was_handed_to_and_not_those_once_planned(world):
    proposal = handed(world)
    matter = matter_of("proposals.proposal", proposal.pk)
    office = world.act(STAFF, given.at("2026-02-03"))
    leading = [part for part in matter.parts if part.role == "lead"]
    handling.reassign(office, matter, add=[(world.units[2], Part.LEAD)], remove=leading, reason="职能在宣传部")
    assert queries.handlers([queries.seen(world.viewer(STAFF), proposal.pk)])[proposal.pk] == (["市委宣传部"], ["市财政局"])


def test_a_refusal_keeps_the_navigation_and_leads_back_to_the_thing(client, world):
    proposal = submitted(world)
    client.force_login(world.posts[STAFF].user)
    page = client.post(reverse("proposals:close", args=[proposal.pk]))
    assert page.status_code == 409
    text = page.content.decode()
    assert reverse("proposals:detail", args=[proposal.pk]) in text
    assert reverse("proposals:desk") in text


def test_the_history_tells_what_happened_at_the_units_too(world):
    proposal = queries.seen(world.viewer(STAFF), answered(world).pk)
    matter = matter_of("proposals.proposal", proposal.pk)
    told = [fact.what for fact in panels.story(world.viewer(STAFF), proposal, matter)]
    assert "市教育局签收" in told
    assert any("面谈" in one for one in told)
    assert "市教育局的答复送签" in told
    own = [fact.kind for fact in panels.story(world.as_member(world.members[0]), proposal, matter)]
    assert "handling.contacted" in own
    assert "handling.reply_sent_up" not in own
    assert not any(fact.kind.startswith("handling.") for fact in panels.story(world.as_member(world.members[2]), proposal, matter))


def test_who_changes_sector_later_does_not_take_what_was_handed_in_along(world):
    proposal = submitted(world)
    author = world.members[0]
    author.sector, author.affiliation = given.organ(world.committee, "经济界"), "民建"
    author.save()
    shown = queries.seen(world.viewer(STAFF), proposal.pk)
    wanted = queries.Filter(sector=given.organ(world.committee, "教育界").pk, session=world.session.pk)
    [listed] = queries.page_of(world.viewer(STAFF), wanted, date(2026, 1, 13), 0, 20)
    assert [str(one.sector_then) for one in (shown, shown.proposers.all()[0], listed)] == ["教育界", "教育界", "教育界"]
    assert panels.row(listed, date(2026, 1, 13)).group == "教育界"
    assert next(iter(register([shown])))["sector"] == "教育界"
    assert shown.proposers.all()[0].affiliation == ""

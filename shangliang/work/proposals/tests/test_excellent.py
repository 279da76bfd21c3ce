"""Excellent proposals: put forward by rule or by organs, reviewed, awarded; marked on their page, counted, credited."""

from datetime import date

import pytest

from shangliang.commons.access import Role
from shangliang.commons.figures.measuring import measure
from shangliang.commons.ledger.models import Fact
from shangliang.foundation.errors import Invalid, NotAllowed
from shangliang.foundation.periods import year
from shangliang.practices.calls import actions as calls
from shangliang.practices.calls import queries as called
from shangliang.practices.calls.exports import certificate_of
from shangliang.practices.calls.kinds import By, kinds
from shangliang.practices.calls.panels import notice_text
from shangliang.work.proposals import queries
from shangliang.work.proposals.models import Proposer
from shangliang.work.proposals.rules import CosignState
from shangliang.work.proposals.tests.test_main_line import drafted, filed, rated
from tests import given

DEED = "选题来自二十次入户走访，建议逐条落实，全市新增助餐配送点三十一处。"


def staff(world, day):
    return world.act(Role.PROPOSAL_STAFF, given.at(day))


def opened(world, **changes):
    call = calls.draft(staff(world, "2026-11-02"), None, kind="excellent_proposals", year=2026)
    call = calls.save(staff(world, "2026-11-02"), call, values={"announcement": "请推荐。", "closes_on": date(2026, 11, 13)} | changes)
    return calls.open_call(staff(world, "2026-11-02"), call)


def awarded(world, proposal):
    call = opened(world)
    one = calls.nominate(staff(world, "2026-11-03"), call, key=f"thing:{proposal.pk}", deed=DEED, by=By.STAFF)
    calls.admit(staff(world, "2026-11-03"), call, ids=[one.pk])
    call = calls.shortlist(staff(world, "2026-11-16"), calls.close(staff(world, "2026-11-16"), call), chosen=[one.pk])
    call = calls.publicise(staff(world, "2026-11-16"), call)
    call = calls.decide(staff(world, "2026-11-24"), call, decision="六届二十次主席会议", day=date(2026, 11, 24))
    [given_to] = calls.publish(staff(world, "2026-11-25"), call)
    return given_to


def test_the_rules_propose_what_was_answered_and_rated_well_and_say_why(world):
    filed(world)
    good = rated(world)
    [offered] = called.suggestions(kinds.get("excellent_proposals"), opened(world))
    assert offered.key == f"thing:{good.pk}"
    assert "提案人满意" in offered.why


def test_an_excellent_proposal_is_marked_listed_counted_and_credited_to_its_proposers(world):
    proposal, viewer = rated(world), world.viewer(Role.PROPOSAL_STAFF)
    awarded(world, proposal)
    assert queries.seen(viewer, proposal.pk).excellent == 2026
    listed = queries.listed(viewer, queries.Filter(view="excellent"), date(2026, 11, 25))
    assert [one.pk for one in listed] == [proposal.pk]
    assert queries.view_counts(viewer, queries.Filter(), date(2026, 11, 25))["excellent"] == 1
    assert measure(["proposals.excellent"], year(2026))["proposals.excellent"].number == 1
    fact = Fact.objects.get(kind="proposals.honoured")
    assert [(party.member_id, party.role) for party in fact.parties.all()] == [(proposal.author_id, "first")]


def test_the_certificate_and_the_public_notice_name_everybody_who_proposed_it(world):
    proposal = rated(world)
    for n, member in enumerate(world.members[1:3], 2):
        Proposer.objects.create(committee=world.committee, proposal=proposal, member=member, position=n, state=CosignState.ACCEPTED, invited_at=given.at("2026-01-10"))
    one = awarded(world, proposal)
    paper = certificate_of(one)
    assert paper.name == "、".join(member.name for member in world.members[:3])
    assert paper.body.startswith(f"《{proposal.title}》")
    assert notice_text(one.call, [one.name], [paper.name])[-2] == f"1．《{proposal.title}》（{paper.name}）"


def test_an_honour_that_is_revoked_leaves_page_list_figure_and_credit(world):
    proposal = rated(world)
    calls.revoke(staff(world, "2026-12-01"), awarded(world, proposal), reason="发现内容抄自他处")
    assert queries.seen(world.viewer(Role.PROPOSAL_STAFF), proposal.pk).excellent is None
    assert measure(["proposals.excellent"], year(2026))["proposals.excellent"].number == 0


def test_only_filed_proposals_are_put_forward_and_the_lead_of_merged_ones(world):
    call = opened(world)
    with pytest.raises(Invalid, match="只有立案的"):
        calls.nominate(staff(world, "2026-11-03"), call, key=f"thing:{drafted(world).pk}", deed=DEED, by=By.STAFF)


def test_its_proposers_do_not_review_it(world):
    proposal, call = rated(world), opened(world)
    one = calls.nominate(staff(world, "2026-11-03"), call, key=f"thing:{proposal.pk}", deed=DEED, by=By.STAFF)
    calls.admit(staff(world, "2026-11-03"), call, ids=[one.pk])
    author = world.members[0]
    calls.name_reviewers(staff(world, "2026-11-03"), call, users=[author.user_id, world.members[1].user_id])
    calls.close(staff(world, "2026-11-16"), call)
    points = {c["code"]: "90" for c in call.criteria}
    one.refresh_from_db()
    with pytest.raises(NotAllowed, match="回避"):
        calls.review(given.act(world.as_member(author), given.at("2026-11-17")), one, scores=points)
    assert calls.review(given.act(world.as_member(world.members[1]), given.at("2026-11-17")), one, scores=points).total == 90


def test_the_office_does_not_lead_the_choice_of_proposals(world):
    with pytest.raises(NotAllowed):
        calls.draft(world.act(Role.OFFICE_STAFF, given.at("2026-11-02")), None, kind="excellent_proposals", year=2026)

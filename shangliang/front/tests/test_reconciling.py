"""Reconciling: what the tables say against what the ledger says."""

import pytest
from django.core.management import call_command
from django.db import transaction

from shangliang.commons.access import Role
from shangliang.front import reconciling
from shangliang.work.proposals import actions
from shangliang.work.proposals.models import Proposal
from tests import given

GROUNDS = "全市八十六个老年助餐点中，提供晚餐配送的只有十一个。" * 8


def submitted(world, author=0):
    act = given.act(world.as_member(world.members[author]))
    proposal = actions.start(act, None, author=world.members[author])
    actions.save(act, proposal, title="关于扩大老年助餐点配送范围的提案", grounds=GROUNDS, recommendations=["纳入运营补贴范围。"], category="社会民生")
    return actions.submit(given.act(world.as_member(world.members[author])), proposal)


def differences():
    found = [one for account in reconciling.accounts for one in reconciling.compare(account)]
    return [one for one in found if isinstance(one, reconciling.Difference)]


def test_a_state_changed_behind_the_ledgers_back_is_found(world):
    proposal = submitted(world)
    assert differences() == []
    Proposal.objects.filter(pk=proposal.pk).update(state="sent_back")
    assert differences() == [reconciling.Difference("提案", proposal.pk, "sent_back", "submitted", "proposals.submitted")]


def test_a_row_of_which_nothing_was_ever_said_is_found(world):
    when = given.at("2026-01-12")
    with transaction.atomic():  # taken back, since the database would refuse it at commit
        stray = Proposal.objects.create(committee=world.committee, session=world.session, author=world.members[0], started_at=when, saved_at=when)
        assert differences() == [reconciling.Difference("提案", stray.pk, "draft", "", "")]
        transaction.set_rollback(True)


def test_a_draft_may_be_thrown_away(world):
    act = given.act(world.as_member(world.members[0]))
    actions.discard(act, actions.start(act, None, author=world.members[0]))
    assert differences() == []


def test_taking_a_merger_back_gives_the_state_from_before(world):
    lead, other = submitted(world), submitted(world, author=1)
    actions.merge(world.act(Role.PROPOSAL_STAFF), lead, others=[other])
    assert differences() == []
    actions.unmerge(world.act(Role.PROPOSAL_STAFF), Proposal.objects.get(pk=other.pk))
    assert differences() == []


def test_every_guarded_table_has_an_account(db):
    assert reconciling.unaccounted() == []


def test_the_command_says_what_differs_and_ends_with_one(world, capsys):
    proposal = submitted(world)
    call_command("reconcile", committee=world.committee.slug)
    assert "提案 1 行，与台账一致" in capsys.readouterr().out
    Proposal.objects.filter(pk=proposal.pk).update(state="draft")
    with pytest.raises(SystemExit) as ended:
        call_command("reconcile")
    assert ended.value.code == 1
    assert f"提案 {proposal.pk}：表里是 draft，台账（proposals.submitted）是 submitted" in capsys.readouterr().err

"""Two at once on the main line, each on a connection of its own, with the database's guards at work; and work cut off half-way."""

import threading

import pytest
from django.db import connection

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.queries import standing
from shangliang.foundation.errors import Refused
from shangliang.practices.handling import jobs
from shangliang.work.proposals import actions
from shangliang.work.proposals.models import Proposal
from tests import given
from tests.house import city

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(transactional_db):
    made = given.world()
    with within(made.committee):
        yield made


def at_once(world, *deeds) -> list[str]:
    """Do several things at the same moment; gives for each "done" or the refusal's words."""
    start, said = threading.Barrier(len(deeds)), [""] * len(deeds)

    def run(n, deed):
        try:
            with within(world.committee):
                start.wait(10)
                deed()
            said[n] = "done"
        except Refused as refused:
            said[n] = refused.message
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=item) for item in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return said


def test_two_reviewers_file_the_same_proposal_once(world):
    proposal = actions.file(world.act(Role.PROPOSAL_STAFF), city._submitted(world), stage=1)
    said = at_once(world, *[lambda: actions.file(world.act(Role.PROPOSAL_HEAD), proposal, stage=2)] * 2)
    assert said.count("done") == 1
    assert any("刚才已作出决定：立案" in one for one in said)
    assert Proposal.objects.get().number
    assert standing().filter(kind="proposals.filed").count() == 1


def test_one_files_while_the_other_declines(world):
    proposal = actions.file(world.act(Role.PROPOSAL_STAFF), city._submitted(world), stage=1)
    said = at_once(
        world, lambda: actions.file(world.act(Role.PROPOSAL_HEAD), proposal, stage=2),
        lambda: actions.decline(world.act(Role.PROPOSAL_HEAD), proposal, stage=2, reasons=["不属于本级事权"] + _reasons()),
    )
    assert said.count("done") == 1
    assert (Proposal.objects.get().state, bool(Proposal.objects.get().number)) in {("filed", True), ("declined", False)}


def _reasons() -> list[str]:
    from shangliang.commons.committees.scope import setting

    return list(setting("proposals.decline.reasons"))


def test_eight_who_hand_in_and_eight_that_are_filed_at_once_are_numbered_without_a_gap(world):
    drafts = []
    for _ in range(8):
        act = given.act(world.as_member(world.members[0]))
        draft = actions.start(act, None, author=world.members[0])
        drafts.append(actions.save(act, draft, title="关于夜间照明的提案", grounds=city.GROUNDS, recommendations=["装灯。"], category="城乡建设"))
    assert at_once(world, *[lambda one=one: actions.submit(given.act(world.as_member(world.members[0])), one) for one in drafts]) == ["done"] * 8
    assert sorted(p.serial for p in Proposal.objects.all()) == [f"{n:04}" for n in range(1, 9)]
    for one in drafts:
        actions.file(world.act(Role.PROPOSAL_STAFF), one, stage=1)
    assert at_once(world, *[lambda one=one: actions.file(world.act(Role.PROPOSAL_HEAD), one, stage=2) for one in drafts]) == ["done"] * 8
    assert sorted(Proposal.objects.values_list("number_order", flat=True)) == list(range(1, 9))


def test_the_same_form_at_the_same_moment_begins_one_draft(world):
    act = given.act(world.as_member(world.members[0]))
    said = at_once(world, *[lambda: actions.start(act, None, author=world.members[0])] * 3)
    assert said.count("done") == 1
    assert Proposal.objects.count() == 1


def test_a_round_that_was_cut_off_goes_on_where_it_stopped(world, monkeypatch):
    for _ in range(3):
        city._handed(world, "2026-02-25")
    moment, plain, sent = given.at("2026-08-20", "07:30"), jobs.attempt_all, []

    def cut_off(action, act, due):
        if len(sent) == 2:
            raise KeyboardInterrupt
        sent.append(due)
        return plain(action, act, due)

    monkeypatch.setattr(jobs, "CHUNK", 1)
    monkeypatch.setattr(jobs, "attempt_all", cut_off)
    with pytest.raises(KeyboardInterrupt):
        jobs.remind_all(moment)
    monkeypatch.setattr(jobs, "attempt_all", plain)
    assert jobs.remind_all(moment) == 1
    assert standing().filter(kind="handling.reminded").count() == 3


def test_two_rounds_at_once_remind_of_each_once(world):
    for _ in range(3):
        city._handed(world, "2026-02-25")
    moment, counts = given.at("2026-08-20", "07:30"), []
    assert at_once(world, *[lambda: counts.append(jobs.remind_all(moment))] * 3) == ["done"] * 3
    assert sum(counts) == 3
    assert standing().filter(kind="handling.reminded").count() == 3

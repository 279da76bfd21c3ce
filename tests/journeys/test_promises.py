"""A promise kept, and a promise broken twice: what a reply put off, until somebody saw it, across proposals and handling."""

from datetime import date
from typing import Any

import pytest

from shangliang.commons.access import Role
from shangliang.foundation.periods import Period
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling import jobs, queries
from shangliang.practices.handling.models import Assignment, Promise, Recheck
from shangliang.practices.handling.queries import Wanted
from shangliang.work.proposals.models import Proposal
from shangliang.work.proposals.tests.test_main_line import handed
from tests import given

MARCH, JULY, OCTOBER, NEXT = given.at("2026-03-02"), given.at("2026-07-01"), given.at("2026-10-12"), given.at("2027-03-01")


@pytest.fixture
def promised(world: given.World) -> Promise:
    """A proposal answered in March: one point done, one promised for the end of June, class B."""
    handed(world)
    part = Assignment.objects.select_related("matter", "unit").get(unit=world.units[0])
    clerk = Role.UNIT_CLERK
    handling.sign_in(world.act(clerk, MARCH), part)
    handling.log_contact(world.act(clerk, MARCH), part, day=MARCH.date(), method="面谈", people="许岚")
    answers = {1: {"text": "已列入补贴。", "outcome": "done"}, 2: {"text": "六月底前签约。", "outcome": "planned", "promised_for": date(2026, 6, 30)}}
    handling.draft_reply(world.act(clerk, MARCH), part, texts={"grade": "B", "assist_note": "口头同意"}, disclosure="full", answers=answers)
    handling.issue_reply(world.act(Role.UNIT_HEAD, MARCH), part)
    return Promise.objects.get()


def again(one: Any) -> Promise:
    return Promise.objects.select_related("assignment__matter", "assignment__unit").get(pk=one.pk)


def member(world: given.World, when: Any) -> Any:
    return given.act(world.as_member(world.members[0]), when)


def test_a_promise_kept(world, promised):
    assert jobs.remind_promises(given.at("2026-06-23", "07:30")) == 1
    handling.report_promise(world.act(Role.UNIT_CLERK, given.at("2026-06-28")), again(promised), outcome="两家平台已签约，合同附后。")
    handling.verify_promise(member(world, JULY), again(promised), remark="看到骑手送餐了。")
    proposal = Proposal.objects.get()
    assert (proposal.grade, proposal.grade_after) == ("B", "A")
    (record,) = queries.record_by_unit(Period.days(date(2026, 1, 1), JULY.date()))
    assert (record.kept, record.on_time, record.late) == (1, 1, 0)
    found = list(queries.pickable(Wanted("proposals", facets={"category": "社会民生"}), OCTOBER.date()))
    look_back = handling.open_look_back(world.act(Role.PROPOSAL_STAFF, OCTOBER), None, kind="proposals", name="回头看", parts=found)
    handling.report_recheck(world.act(Role.UNIT_CLERK, OCTOBER), look_back.rechecks.get(), present="一直在送，每天四百份。")
    handling.find_recheck(member(world, OCTOBER), look_back.rechecks.get(), finding="done")
    handling.conclude_look_back(world.act(Role.PROPOSAL_HEAD, OCTOBER), look_back, summary="核查一件，已经落实，建议推广。", sent_to="政府办")
    assert Proposal.objects.get().grade_after == "A"


def test_a_promise_broken_twice(world, promised):
    handling.report_promise(world.act(Role.UNIT_CLERK, JULY), again(promised), outcome="两家平台已签约。")
    handling.refuse_promise(member(world, JULY), again(promised), reason="只签了一家。")
    handling.report_promise(world.act(Role.UNIT_CLERK, OCTOBER), again(promised), outcome="第二家也签了。")
    handling.verify_promise(world.act(Role.PROPOSAL_STAFF, OCTOBER), again(promised), remark="看过合同。")
    assert Proposal.objects.get().grade_after == "A"
    parts = list(queries.pickable(Wanted("proposals", months=12), NEXT.date())) or list(queries.pickable(Wanted("proposals"), NEXT.date()))
    handling.open_look_back(world.act(Role.PROPOSAL_STAFF, NEXT), None, kind="proposals", name="次年回头看", parts=parts)
    one = Recheck.objects.get()
    handling.find_recheck(world.act(Role.PROPOSAL_STAFF, NEXT), one, finding="slipped", remark="春节后停送了。", on_site=True)
    handling.follow_up_recheck(world.act(Role.PROPOSAL_HEAD, NEXT), one, how="redo", note="恢复送餐并写进合同。")
    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.grade_after) == ("handling", "")
    matter = queries.matter_of("proposals.proposal", proposal.pk)
    assert (matter.round, matter.note) == (2, "回头看核实有反复：恢复送餐并写进合同。")
    assert [recheck.finding for recheck in queries.rechecks_about("proposals.proposal", proposal.pk)] == ["slipped"]

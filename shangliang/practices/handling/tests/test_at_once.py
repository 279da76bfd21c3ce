"""Two at once, each in a transaction of its own, with the database's guards at work."""

import threading
from datetime import date

import pytest
from django.db import connection

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.queries import standing
from shangliang.foundation.errors import Refused
from shangliang.practices.handling import actions, jobs, queries
from shangliang.practices.handling.models import Assignment, Matter
from shangliang.practices.handling.rules import Role as Part
from shangliang.practices.handling.tests.making import Handling, told
from tests import given

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def h(transactional_db):
    world = given.world()
    with within(world.committee):
        yield Handling(world)


def at_once(h, *deeds):
    """Do several things at the same moment, each on its own connection; gives for each "done" or the refusal's words."""
    start, said = threading.Barrier(len(deeds)), [""] * len(deeds)

    def run(n, deed):
        try:
            with within(h.world.committee):
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


def test_the_whole_line_passes_the_guards_of_the_database(h):
    h.hand_over()
    h.sign(h.finance)
    actions.ask_return(h.act(h.unit(h.education)), h.part(), reason="不属本单位", proposed=h.publicity)
    actions.decide_return(h.act(Role.PROPOSAL_STAFF), h.part(), accept=True, to=h.publicity)
    actions.reassign(h.act(Role.PROPOSAL_STAFF), h.matter, add=[(h.education, Part.LEAD)], remove=[h.part(h.publicity)], reason="还是教育")
    h.sign()
    actions.ask_extension(h.act(h.unit(h.education)), h.part(), until=date(2026, 5, 20), reason="需招标")
    actions.decide_extension(h.act(Role.PROPOSAL_STAFF), h.part(), grant=True)
    h.reply()
    h.rate(overall="不满意")
    h.reply()
    h.rate()
    actions.close_matter(h.act(Role.PROPOSAL_STAFF), h.matter, overall="satisfied")
    assert list(Matter.objects.order_by("round").values_list("state", "overall")) == [("closed", "dissatisfied"), ("closed", "satisfied")]


def test_two_clerks_sign_once(h):
    h.hand_over()
    clerk, part = h.unit(h.education), h.part()
    said = at_once(h, *[lambda: actions.sign_in(h.act(clerk), part)] * 2)
    assert sorted(said) == ["done", "这件已经签收过了，不用再签。"]
    assert standing().filter(kind="handling.signed_in").count() == 1


def test_two_units_answering_at_once_answer_the_matter_once(h):
    h.hand_over((h.education, Part.SEPARATE), (h.finance, Part.SEPARATE))
    for unit in (h.education, h.finance):
        h.sign(unit)
        h.contact(unit)
        h.draft(unit)
    heads = [(h.unit(unit, Role.UNIT_HEAD), h.part(unit)) for unit in (h.education, h.finance)]
    said = at_once(h, *[lambda head=head, part=part: actions.issue_reply(h.act(head), part) for head, part in heads])
    assert said == ["done", "done"]
    assert Matter.objects.get().state == "replied"
    assert [name for name, _ in told] == ["replied"]


def test_two_offices_decide_a_return_once(h):
    h.hand_over((h.education, Part.LEAD))
    part = h.part()
    actions.ask_return(h.act(h.unit(h.education)), part, reason="不属本单位")
    said = at_once(
        h, lambda: actions.decide_return(h.act(Role.PROPOSAL_STAFF), part, accept=True, to=h.finance),
        lambda: actions.decide_return(h.act(Role.HANDOVER_GOVERNMENT), part, accept=True, to=h.publicity),
    )
    assert sorted(said) == ["done", "退办申请已经有人答复过了：同意退办。"]
    assert Assignment.objects.filter(state="handed").count() == 1


def test_a_hand_over_taken_back_while_a_unit_answers_is_one_or_the_other(h):
    h.hand_over((h.education, Part.LEAD))
    h.sign()
    h.contact()
    h.draft()
    head, part = h.unit(h.education, Role.UNIT_HEAD), h.part()
    said = at_once(h, lambda: actions.issue_reply(h.act(head), part), lambda: actions.cancel(h.act(Role.PROPOSAL_STAFF), h.matter, reason="选错"))
    assert said.count("done") == 1
    assert (Matter.objects.get().state, h.part().state) in {("replied", "replied"), ("cancelled", "cancelled")}


def test_a_member_who_presses_twice_rates_once(h):
    h.hand_over((h.education, Part.LEAD))
    h.reply()
    member, matter = h.world.as_member(h.first), queries.matter_of("testing.thing", 1)
    said = at_once(h, *[lambda: actions.rate(h.act(member), matter, overall="不满意", remarks="没有新线路")] * 2)
    assert said.count("done") == 1
    assert Matter.objects.count() == 2


def test_a_thing_is_handed_over_once(h):
    said = at_once(h, *[lambda: h.hand_over()] * 2)
    assert sorted(said)[0] == "done"
    assert "已经交办过了" in sorted(said)[1]
    assert Assignment.objects.count() == 2


def test_two_runs_of_the_daily_round_send_each_reminder_once(h):
    for number in range(4):
        h.hand_over((h.education, Part.LEAD), subject=number)
    moment = given.at("2026-05-01", "07:30")
    counts = []
    at_once(h, *[lambda: counts.append(jobs.remind_all(moment))] * 2)
    assert sum(counts) == standing().filter(kind="handling.reminded").count() == 4

"""Handling's reads: right, and few."""

from datetime import date

import pytest

from shangliang.commons.access import Role
from shangliang.practices.handling import actions, panels, queries
from shangliang.practices.handling.models import Assignment
from shangliang.practices.handling.rules import Role as Part
from tests import given

DAY = date(2026, 2, 3)


def titles(lines):
    return [line.part.matter.subject_id for line in lines]


def test_the_inbox_groups_by_days_left_the_most_pressing_first(h):
    for subject, due in [(1, date(2026, 2, 20)), (2, date(2026, 2, 6)), (3, date(2026, 2, 3)), (4, date(2026, 2, 7))]:
        h.hand_over((h.education, Part.LEAD), subject=subject, due_on=due)
    Assignment.objects.filter(matter__subject_id=3).update(due_on=date(2026, 2, 1))
    found = queries.inbox(h.world.viewer(Role.UNIT_CLERK), DAY)
    assert (titles(found.overdue), titles(found.soon), titles(found.later)) == ([3], [2], [4, 1])
    assert [line.left for line in found.lines] == [-2, 3, 4, 17]
    assert found.sources == [("testing", "试办件", 4)]


def test_the_inbox_keeps_to_one_source_and_counts_all(h):
    h.hand_over()
    found = queries.inbox(h.world.viewer(Role.UNIT_CLERK), DAY, "letters")
    assert (found.lines, found.total) == ([], 1)


def test_the_inbox_knows_drafts_contacts_and_who_leads(h):
    h.hand_over()
    h.sign()
    h.contact()
    actions.draft_reply(h.act(h.unit(h.education)), h.part(), answers={1: {"text": "已办", "outcome": "done"}})
    [line] = queries.inbox(h.world.viewer(Role.UNIT_CLERK), DAY).lines
    assert (line.progress.next, line.note) == ("补答第二条", "沟通过　会办意见没有收齐")
    [line] = queries.inbox(h.unit(h.finance), DAY).lines
    assert line.note == "主办市教育局等你的会办意见"


@pytest.mark.parametrize("many", [1, 6])
def test_reading_takes_few_queries_however_many_there_are(h, django_assert_max_num_queries, many):
    for subject in range(many):
        h.hand_over((h.education, Part.LEAD), (h.finance, Part.ASSIST), subject=subject)
        h.sign()
        h.contact()
        h.draft()
    actions.ask_return(h.act(h.unit(h.finance)), h.part(h.finance), reason="不属本单位")
    queries.says("testing", "warn")  # the settings are read once a visit
    clerk, office, late, own = h.world.viewer(Role.UNIT_CLERK), h.world.viewer(Role.PROPOSAL_STAFF), date(2026, 6, 1), h.part().pk
    for most, read in [
        (1, lambda: queries.inbox(clerk, DAY).lines), (6, lambda: queries.matter_of("testing.thing", 0)), (6, lambda: queries.seen_part(clerk, own)),
        (2, lambda: queries.summaries("testing.thing", range(many))), (1, lambda: queries.waiting_returns(office)), (1, lambda: queries.waiting_extensions(office)),
        (2, lambda: queries.overdue_by_unit(late, office)), (1, lambda: queries.without_lead(office)), (1, lambda: queries.stats_of_unit(h.education.pk, DAY)),
        (2, lambda: queries.awaiting_rating(h.first.pk)),
    ]:
        with django_assert_max_num_queries(most):
            read()


def test_a_matter_comes_whole_with_the_lead_first_and_what_is_gone_last(h):
    h.hand_over((h.finance, Part.ASSIST), (h.education, Part.LEAD), (h.publicity, Part.ASSIST))
    actions.ask_return(h.act(h.unit(h.finance)), h.part(h.finance), reason="不属本单位")
    actions.decide_return(h.act(Role.PROPOSAL_STAFF), h.part(h.finance), accept=True)
    h.sign()
    h.contact()
    matter = queries.matter_of("testing.thing", 1)
    assert [part.unit.name for part in matter.parts] == ["市教育局", "市委宣传部", "市财政局"]
    assert matter.parts[0].contacts.all()[0].people == "许岚委员"


def test_the_latest_round_is_given_and_earlier_ones_can_be_asked_for(h):
    h.hand_over((h.education, Part.LEAD))
    h.reply()
    h.rate(overall="不满意")
    assert queries.matter_of("testing.thing", 1).round == 2
    first = queries.matter_of("testing.thing", 1, round=1)
    assert (first.state, first.verdicts[0].member.name) == ("closed", "许岚")


def test_what_was_taken_back_is_not_there(h):
    h.hand_over()
    actions.cancel(h.act(Role.PROPOSAL_STAFF), h.matter, reason="选错")
    assert queries.matter_of("testing.thing", 1) is None
    assert queries.current("testing.thing", 1) is None
    assert queries.summaries("testing.thing", [1]) == {}


def test_offices_see_what_they_handed_over_and_the_proposal_committee_all(h):
    h.hand_over((h.publicity, Part.LEAD))
    actions.ask_return(h.act(h.unit(h.publicity)), h.part(h.publicity), reason="不属本单位")
    seen = {role: len(queries.waiting_returns(h.world.viewer(role))) for role in (Role.HANDOVER_PARTY, Role.HANDOVER_GOVERNMENT, Role.PROPOSAL_HEAD)}
    assert seen == {Role.HANDOVER_PARTY: 1, Role.HANDOVER_GOVERNMENT: 0, Role.PROPOSAL_HEAD: 1}


def test_late_parts_are_listed_by_unit_with_the_reminders_they_had(h):
    h.hand_over(due_on=date(2026, 2, 10))
    h.hand_over((h.finance, Part.LEAD), subject=2, due_on=date(2026, 2, 12))
    actions.remind(h.act(Role.PROPOSAL_STAFF, given.at("2026-02-11")), h.part(h.education))
    late = queries.overdue_by_unit(date(2026, 2, 20))
    assert [(unit.unit.name, [part.left for part in unit.parts]) for unit in late] == [("市财政局", [-10, -8]), ("市教育局", [-10])]
    assert (late[1].parts[0].reminded, late[1].parts[0].last_reminded) == (1, given.at("2026-02-11"))


def test_parts_nobody_signed_for_in_time_are_listed(h):
    h.hand_over((h.education, Part.LEAD))
    assert queries.unsigned_by_unit(date(2026, 2, 5)) == []
    assert len(queries.unsigned_by_unit(date(2026, 2, 6))) == 1


def test_matters_without_a_lead_wait_at_the_desk(h):
    h.hand_over()
    actions.ask_return(h.act(h.unit(h.education)), h.part(), reason="不属本单位")
    actions.decide_return(h.act(Role.PROPOSAL_STAFF), h.part(), accept=True)
    assert queries.without_lead(h.world.viewer(Role.PROPOSAL_STAFF)) == [h.matter]


def test_members_are_asked_until_they_have_rated(h):
    h.hand_over((h.education, Part.LEAD))
    assert queries.awaiting_rating(h.first.pk) == []
    h.reply()
    assert queries.awaiting_rating(h.first.pk) == queries.awaiting_rating(h.second.pk) == [h.matter]
    h.rate()
    assert queries.awaiting_rating(h.first.pk) == []


def test_a_units_year_counts_what_it_answers(h):
    h.hand_over((h.education, Part.LEAD))
    h.hand_over((h.finance, Part.LEAD), (h.education, Part.ASSIST), subject=2)
    h.hand_over((h.education, Part.LEAD), subject=3)
    h.reply(when=given.at("2026-02-12"))
    found = queries.stats_of_unit(h.education.pk, date(2026, 1, 1))
    assert (found.total, found.handling, found.unrated, found.replied, found.on_time, found.mean_days) == (2, 1, 1, 1, 1, 10)


@pytest.mark.parametrize(
    ("role", "waiting"),
    [
        (Role.UNIT_CLERK, {"inbox": 1, "overdue": 0, "promises": 0, "promises_late": 0, "rechecks": 0}),
        (Role.PROPOSAL_STAFF, {"asked": 1, "overdue": 0, "verify": 0, "promises_late": 0, "rechecks": 0}), (Role.MEMBER, {"rate": 0, "verify": 0, "rechecks": 0}), (Role.CHAIR, {}),
    ],
)
def test_what_waits_for_whom_can_be_counted(h, role, waiting):
    h.hand_over()
    actions.ask_return(h.act(h.unit(h.finance)), h.part(h.finance), reason="不属本单位")
    assert {name: rows.count() for name, rows in queries.waiting_rows(h.world.viewer(role), DAY).items()} == waiting


def test_the_history_of_a_matter_tells_of_all_its_parts(h):
    h.hand_over()
    h.sign()
    told = panels.trace(queries.history_of(queries.matter_of("testing.thing", 1)))
    assert [one["what"] for one in told] == ["市教育局签收", "交办给市教育局（主办）、市财政局（会办），5 月 2 日前答复"]


def test_a_units_ledger_is_read_row_by_row(h):
    h.hand_over()
    h.reply()
    [row] = queries.ledger_of_unit(h.education.pk, DAY)
    assert (row["number"], row["grade"], row["left"]) == ("0007", "A", None)

"""What facts are worth under a rulebook, worked out by hand beside each."""

from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shangliang.reading.duty.rules import Known, score

from .making import fact, plan

PLAN = plan()
NO_DUTY = plan(minimums=[])
FREE = plan(minimums=[], total="", groups=[{"code": "meet", "name": "会议"}, {"code": "say", "name": "建言"}, {"code": "extra", "name": "加分", "bonus": True}])


def total(*facts: Known, on=NO_DUTY, **rest) -> Decimal:
    return score(on, facts, **rest).total


def test_a_member_of_whom_nothing_is_recorded_has_the_base_points():
    assert total() == 10


def test_the_first_filed_proposal_earns_fifteen_and_each_later_one_five_up_to_the_cap_of_the_item():
    filed = [fact("proposals.filed", "first", day) for day in (10, 20, 30, 40, 50)]
    assert [total(*filed[:n]) - 10 for n in range(6)] == [0, 15, 20, 25, 30, 30]


def test_what_a_cap_took_is_said_at_the_latest_line():
    filed = [fact("proposals.filed", "first", day) for day in (10, 20, 30, 40, 50)]
    last = score(NO_DUTY, filed).lines[-1]
    assert (last.worth, last.given, last.why) == (5, 0, ["“提案立案”最多算 30 分"])


def test_a_joint_proposer_earns_the_share_of_that_role():
    assert total(fact("proposals.filed", "joint")) - 10 == 3


def test_one_proposal_filed_again_counts_once_and_a_reopened_one_not_at_all():
    again = [fact("proposals.filed", "first", 10, about=7), fact("proposals.filed", "first", 20, about=7)]
    assert total(*again) - 10 == 15
    assert total(fact("proposals.filed", "first", 10, undone=["proposals.reopened"])) - 10 == 0


def test_points_come_from_the_table_of_grades_and_half_of_them_for_a_joint_author():
    assert total(fact("opinions.adopted", "author", details={"level": "市级"})) - 10 == 8
    assert total(fact("opinions.adopted", "joint", details={"level": "省级"})) - 10 == 6
    assert total(fact("opinions.adopted", "author", details={"level": "校级"})) - 10 == 0


def test_an_opinion_adopted_at_two_levels_counts_at_the_higher_one():
    facts = [fact("opinions.adopted", "author", day, about=9, details={"level": level}) for day, level in ((5, "本级"), (50, "省级"))]
    sheet = score(NO_DUTY, facts)
    assert sheet.total - 10 == 12
    assert [line.why for line in sheet.lines] == [["同一件只算一次"], []]


def test_only_the_best_three_adopted_opinions_count():
    facts = [fact("opinions.adopted", "author", day, details={"level": level}) for day, level in enumerate(["本级", "本级", "市级", "省级"], 1)]
    assert total(*facts) - 10 == 12 + 8 + 5


def test_two_meetings_on_one_day_count_once():
    assert total(fact("meetings.held", "attendee", 5), fact("meetings.held", "attendee", 5), fact("meetings.held", "attendee", 6)) - 10 == 16


def test_a_group_is_capped_before_absences_are_deducted():
    held = [fact("meetings.held", "attendee", day) for day in range(1, 9)]
    assert total(*held) - 10 == 40
    assert total(*held, fact("meetings.missed", "absent")) - 10 == 35


def test_deductions_of_one_item_stop_at_its_cap():
    assert total(*[fact("meetings.missed", "absent", day) for day in range(1, 9)], on=plan(minimums=[], base=50)) == 35


def test_the_result_never_falls_below_nought_and_says_so():
    sheet = score(plan(base=0), [fact("meetings.missed", "absent")])
    assert (sheet.total, sheet.notes[-1]) == (0, "扣到 0 分为止")


def test_bonus_points_lie_outside_the_total():
    held = [fact("meetings.held", "attendee", day) for day in range(1, 9)]
    sheet = score(plan(minimums=[], total=30), [*held, fact("good.done", "helper", details={"hours": 3})])
    assert (sheet.ordinary, sheet.bonus, sheet.total) == (30, 4, 34)


def test_a_condition_on_a_detail_is_looked_at():
    assert total(fact("good.done", "helper", details={"hours": 1})) == total(fact("good.done", "helper")) == 10


def test_a_missing_minimum_duty_costs_points_and_the_best_grade():
    sheet = score(PLAN, [])
    assert (sheet.total, sheet.ceilings, [(met.name, met.missing) for met in sheet.missing]) == (4, ["称职"], [("一件提案", 1)])
    assert score(PLAN, [fact("proposals.filed", "first")]).missing == []


def test_standing_members_may_have_rules_and_a_total_of_their_own():
    items = [{"code": "s", "name": "常委会会议", "group": "meet", "who": "standing", "sources": [{"kind": "meetings.held"}], "roles": [{"role": "", "points": 30}]}]
    own = plan(items=items, minimums=[], total=20, total_standing=35)
    assert total(fact("meetings.held", "attendee"), on=own) == 10
    assert total(fact("meetings.held", "attendee"), on=own, standing=True) == 35


def test_inner_groups_stay_within_the_cap_of_the_outer_one():
    groups = [{"code": "all", "name": "总", "cap": 20}, {"code": "meet", "name": "会议", "cap": 16, "within": "all"}, {"code": "say", "name": "建言", "within": "all"}, {"code": "extra", "name": "加分"}]
    facts = [fact("meetings.held", "attendee", day) for day in range(1, 5)] + [fact("proposals.filed", "first", 9)]
    sheet = score(plan(groups=groups, minimums=[], base=0), facts)
    assert {group.code: group.points for group in sheet.groups} == {"all": 20, "meet": 16, "say": 15, "extra": 0}
    assert sum(line.given for line in sheet.lines) == sheet.total == 20


def test_of_a_family_of_items_the_highest_counts_for_one_thing():
    items = [
        {"code": "own", "name": "本级", "group": "say", "family": "adopted", "sources": [{"kind": "opinions.adopted"}], "roles": [{"role": "", "points": 5}]},
        {"code": "up", "name": "上级", "group": "say", "family": "adopted", "sources": [{"kind": "proposals.filed"}], "roles": [{"role": "", "points": 9}]},
    ]
    facts = [fact("opinions.adopted", "author", about=3), fact("proposals.filed", "author", about=3), fact("opinions.adopted", "author", about=4)]
    assert total(*facts, on=plan(items=items, minimums=[], base=0)) == 14


def test_points_may_be_multiplied_by_a_detail_and_by_the_share_of_the_party():
    items = [{"code": "aid", "name": "捐助", "group": "extra", "per": "amount", "shared": True, "sources": [{"kind": "good.done"}], "roles": [{"role": "", "points": 2}]}]
    assert total(fact("good.done", "donor", details={"amount": 3}, share="0.5"), on=plan(items=items, minimums=[], base=0)) == 3


# On a busy machine making examples is slow; that is no fault of the rules.
patient = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
FACTS = st.lists(
    st.one_of(
        st.builds(lambda day: fact("meetings.held", "attendee", day), st.integers(1, 20)),
        st.builds(lambda day: fact("meetings.missed", "absent", day), st.integers(1, 20)),
        st.builds(lambda day, role, about: fact("proposals.filed", role, day, about=about), st.integers(1, 60), st.sampled_from(["first", "joint"]), st.integers(1000, 1006)),
        st.builds(lambda day, level, about: fact("opinions.adopted", "author", day, about=about, details={"level": level}), st.integers(1, 60), st.sampled_from(["本级", "市级", "省级"]), st.integers(2000, 2006)),
        st.builds(lambda hours: fact("good.done", "helper", details={"hours": hours}), st.integers(0, 5)),
    ),
    max_size=25,
)


@patient
@given(FACTS, st.randoms())
def test_the_order_in_which_facts_come_makes_no_difference(facts, dice):
    shuffled = facts[:]
    dice.shuffle(shuffled)
    first, second = score(PLAN, facts), score(PLAN, shuffled)
    assert first.total == second.total
    assert [(line.fact.id, line.item.code, line.given, line.why) for line in first.lines] == [(line.fact.id, line.item.code, line.given, line.why) for line in second.lines]


@patient
@given(FACTS)
def test_no_cap_is_ever_exceeded_and_the_lines_add_up(facts):
    sheet = score(NO_DUTY, facts)
    for item in NO_DUTY.book.items:
        given_points = sum(line.given for line in sheet.lines if line.item.code == item.code)
        assert item.cap is None or abs(given_points) <= item.cap
    for group in sheet.groups:
        assert group.cap is None or group.points <= group.cap
    assert sheet.ordinary <= sheet.cap
    assert sheet.bonus <= 20
    if sheet.total > 0:
        assert sheet.base + sum(line.given for line in sheet.lines) == sheet.total
    assert all(line.why for line in sheet.lines if line.given != line.worth)


@patient
@given(FACTS.filter(bool), st.data())
def test_taking_a_fact_back_takes_exactly_its_points_where_nothing_is_capped(facts, data):
    free = [one for one in facts if one.kind in {"good.done", "meetings.missed"}]
    gone = data.draw(st.sampled_from(facts))
    others = [one for one in facts if one is not gone]
    if gone in free and gone.kind == "good.done":
        own = sum(line.given for line in score(FREE, facts).lines if line.fact is gone)
        assert score(FREE, facts).total - score(FREE, others).total == own
    assert gone.id not in {line.fact.id for line in score(PLAN, others).lines}
    if gone.kind != "meetings.missed":
        assert score(NO_DUTY, others).total <= score(NO_DUTY, facts).total

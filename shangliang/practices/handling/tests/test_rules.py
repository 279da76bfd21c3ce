"""Handling as rules: steps, verdicts, reminders and what a reply lacks, without a database."""

from datetime import date
from types import SimpleNamespace

import pytest

from shangliang.foundation.errors import Invalid, NotNow
from shangliang.practices.handling import rules
from shangliang.practices.handling.queries.progress import Seen, progress
from shangliang.practices.handling.rules import (
    RatingScope,
    Role,
    Satisfaction,
    State,
    verdict,
    worst_grade,
)
from shangliang.practices.handling.rules.marks import reminder_mark

S, M, D = "satisfied", "mostly", "dissatisfied"


def part(state="handling", role="lead", **known):
    return SimpleNamespace(state=state, role=role, return_until=date(2026, 2, 9), due_on=date(2026, 5, 2), **known)


@pytest.mark.parametrize(
    ("scope", "given", "final", "settled"),
    [
        ("first", {1: S}, False, S), ("first", {2: D}, False, None), ("first", {1: D, 2: S}, False, D), ("first", {}, True, None),
        ("worst", {1: S}, False, None), ("worst", {1: S, 2: M, 3: S}, False, M), ("worst", {2: D}, False, D), ("worst", {1: S, 2: M}, True, M),
        ("majority", {1: S}, False, None), ("majority", {1: S, 2: S}, False, S), ("majority", {1: S, 2: M, 3: D}, False, D),
        ("majority", {1: S, 2: M}, True, M), ("majority", {}, True, None), ("worst", {9: D}, False, None),
    ],
)  # fmt: skip
def test_a_verdict_is_settled_as_the_committee_chose(scope, given, final, settled):
    assert verdict(scope, [1, 2, 3], given, final=final) == settled


def test_nobody_asked_gives_no_verdict():
    assert all(verdict(scope, [], {1: S}, final=True) is None for scope in RatingScope)


@pytest.mark.parametrize(
    ("day", "mark"),
    [
        (date(2026, 4, 16), None), (date(2026, 4, 17), 15), (date(2026, 4, 24), 15), (date(2026, 4, 25), 7), (date(2026, 4, 29), 3), (date(2026, 5, 1), 1),
        (date(2026, 5, 2), 1), (date(2026, 5, 3), -1), (date(2026, 5, 9), -1), (date(2026, 5, 10), -8), (date(2026, 5, 17), -15),
    ],
)  # fmt: skip
def test_a_reminder_stays_due_until_the_next_mark(day, mark):
    assert reminder_mark(date(2026, 5, 2), date(2026, 2, 2), day, [15, 7, 3, 1]) == mark


def test_marks_before_the_hand_over_are_left_out():
    assert reminder_mark(date(2026, 2, 10), date(2026, 2, 2), date(2026, 2, 3), [15, 7, 3, 1]) == 7
    assert reminder_mark(date(2026, 2, 8), date(2026, 2, 2), date(2026, 2, 3), [15, 7, 3, 1]) is None


@pytest.mark.parametrize(
    ("step", "state", "reason"),
    [
        ("sign", "handling", "已经签收过了"), ("accept_return", "returned", "有人答复过了：同意退办"), ("reject_return", "returned", "同意退办"),
        ("reply", "replied", "已经签发"), ("give_opinion", "handed", "请先签收"), ("contact", "handed", "请先签收"), ("draft", "cancelled", "不能“拟答复”"),
    ],
)
def test_the_second_of_two_reads_what_the_first_did(step, state, reason):
    with pytest.raises(NotNow, match=reason):
        rules.go(step, part(state))


def test_limits_are_judged_on_the_day_of_the_act():
    assert rules.why_not("ask_return", part(), today=date(2026, 2, 9)) is None
    assert "已经过了" in rules.why_not("ask_return", part(), today=date(2026, 2, 10))
    assert "已过办理期限" in rules.why_not("ask_extension", part(), today=date(2026, 5, 3))


def test_a_contact_is_needed_where_the_committee_says_so():
    assert "登记一次沟通" in rules.why_not("send_up", part(), contacts=0)
    assert rules.why_not("send_up", part(), contacts=0, contact_required=False) is None
    assert rules.why_not("send_up", part(), contacts=1) is None


def answer(position, text="已办", outcome="done", promised_for=None):
    return SimpleNamespace(position=position, text=text, outcome=outcome, promised_for=promised_for)


def reply(**known):
    full = {"assist_note": "", "grade": "A", "grade_reason": "", "disclosure": "full", "disclosure_reason": ""}
    return SimpleNamespace(**(full | known))


CLASSES = {"A": {}, "C": {"needs_reason": True}}


@pytest.mark.parametrize(
    ("draft", "answers", "waiting", "fields"),
    [
        (reply(), [answer(1)], [], []), (reply(), [answer(1), answer(2, " ")], [], ["answer-2"]), (reply(), [answer(1, outcome="")], [], ["outcome-1"]),
        (reply(grade=""), [], [], ["f_grade"]), (reply(grade="Z"), [], [], ["f_grade"]), (reply(grade="C"), [], [], ["f_grade_reason"]),
        (reply(grade="C", grade_reason="不在职权内"), [], [], []), (reply(disclosure=""), [], [], ["f_disclosure"]),
        (reply(disclosure="none"), [], [], ["f_disclosure_reason"]), (reply(disclosure="summary"), [], [], []),
        (reply(), [answer(1, outcome="planned")], [], ["promised-1"]), (reply(), [answer(1, outcome="planned", promised_for=date(2026, 5, 31))], [], ["promised-1"]),
        (reply(), [answer(1, outcome="planned", promised_for=date(2026, 6, 1))], [], []),
        (reply(), [], ["市财政局"], ["f_assist_note"]), (reply(assist_note="已催"), [], ["市财政局"], []),
    ],
)  # fmt: skip
def test_a_reply_lists_all_that_it_lacks(draft, answers, waiting, fields):
    assert [field for field, _ in rules.lacking(draft, answers, classes=CLASSES, today=date(2026, 6, 1), waiting=waiting)] == fields


def test_the_lightest_class_stands_for_several_replies():
    assert [worst_grade(given, ["A", "B", "C"]) for given in (["A", "C"], ["B", "A"], ["A"], [])] == ["C", "B", "A", ""]


@pytest.mark.parametrize(
    ("seen", "done", "next_", "step"),
    [
        (Seen(), 1, "约提案人沟通", "contact"), (Seen(contact_required=False), 2, "拟答复", "reply"), (Seen(contacts=1), 2, "拟答复", "reply"),
        (Seen(contacts=1, drafted=True, unanswered=[2]), 2, "补答第二条", "reply"), (Seen(contacts=1, drafted=True), 2, "选答复类别和公开方式", "reply"),
        (Seen(contacts=1, drafted=True, settled=True), 3, "送负责人签发", "reply"),
        (Seen(contacts=1, drafted=True, settled=True, checking=True), 4, "等负责人签发", "reply"),
        (Seen(contacts=1, drafted=True, settled=True, checking=True, is_head=True), 4, "签发答复", "reply"),
    ],
)
def test_an_inbox_line_says_what_comes_next(seen, done, next_, step):
    found = progress("lead", "handling", seen)
    assert (found.done, found.next, found.step) == (done, next_, step)


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("role", list(Role))
def test_every_part_has_a_next_step_in_words(role, state):
    found = progress(role, state, Seen())
    assert found.next
    assert found.verb
    assert 0 <= found.done <= found.total


def test_one_unit_may_not_both_lead_and_assist():
    unit = SimpleNamespace(pk=1)
    with pytest.raises(Invalid, match="既主办又会办"):
        rules.check_units([(unit, "lead"), (unit, "assist")])


def test_every_state_is_reached_and_the_tables_draw_themselves():
    assert set(rules.PART.finals) == {State.RETURNED, State.CANCELLED, State.REPLIED}
    assert "已办复" in rules.PART.mermaid()
    assert [place.label for place in rules.MATTER.path("replied")] == ["办理中", "已答复", "办结"]


def test_words_of_a_verdict_are_ordered_from_bad_to_good():
    assert set(rules.FROM_BAD_TO_GOOD) == set(Satisfaction)


@pytest.mark.parametrize(
    ("grade", "outcomes", "said"),
    [
        ("A", {1: "done", 2: "planned"}, ["第 2 条列入计划，整件却定为 A 类（已解决）。通常先定 B 类，承诺全部兑现后会改成 A 类。"]),
        ("A", {1: "done", 2: "declined"}, []),
        ("B", {1: "done", 2: "done"}, ["定为 B 类（列入计划），却没有一条写明哪天前办成，以后无从跟踪。"]),
        ("B", {1: "planned", 2: ""}, []),
        ("", {1: "planned"}, []),
    ],
)
def test_whoever_signs_is_told_where_the_class_and_the_points_do_not_agree(grade, outcomes, said):
    classes = {"A": {"label": "已解决", "solved": True}, "B": {"label": "列入计划", "follow_up": True}, "C": {"label": "留作参考"}}
    assert rules.doubts(grade, outcomes, classes) == said

"""Forms and counting, without a database."""

from itertools import permutations

import pytest

from shangliang.foundation.errors import Invalid
from shangliang.practices.polls.rules import answers_to, counted, rewritten, score_of
from shangliang.practices.polls.tests.making import BALLOT, FORM, GRADES, ITEMS


def ballot(*grades, remark=""):
    return {"choices": dict(zip(("attitude", "result"), grades, strict=True)), "remark": remark}


def vote(grade):
    return {"choices": {"q": grade}, "remark": ""}


def test_a_score_weighs_items_and_leaves_out_who_could_not_judge():
    assert score_of(FORM, [ballot("a", "b")]) == 70.0  # (100×1 + 60×3) ÷ 4
    assert score_of(FORM, [ballot("a", "x")]) == 100.0
    assert score_of(FORM, [ballot("x", "x")]) is None
    assert score_of(FORM, [ballot("a", "a"), ballot("c", "c"), ballot("x", "x")]) == 50.0


def test_few_anonymous_answers_are_neither_split_nor_scored():
    two = counted(FORM, [ballot("a", "a", remark="很好"), ballot("c", "c")], 5)
    assert (two["shown"], two["score"], two["items"], two["remarks"], two["cast"]) == (False, None, [], [], 2)
    three = counted(FORM, [ballot("a", "a")] * 3, 5)
    assert (three["score"], three["band"], three["items"][0]["counts"]["a"]) == (100.0, "优秀", 3)
    assert counted({**FORM, "anonymous": False}, [ballot("b", "b")], 5)["score"] == 60.0


@pytest.mark.parametrize(
    ("votes", "invited", "valid", "passed"),
    [
        (["for"] * 4, 6, True, True),  # two thirds of all are enough
        (["for"] * 3 + ["none"], 6, True, False),
        (["for"] * 3, 6, False, False),  # half of them is not more than half
        (["for"] * 2 + ["against"] * 4, 6, True, False),
    ],
)
def test_turnout_and_share_are_of_all_who_may_vote(votes, invited, valid, passed):
    result = counted(BALLOT, [vote(one) for one in votes], invited)
    assert (result["valid"], result["passed"]) == (valid, passed)


def test_the_order_of_answers_changes_nothing():
    ballots = [ballot("a", "b", remark="快"), ballot("c", "x"), ballot("x", "x", remark="慢"), ballot("b", "a")]
    results = [counted(FORM, list(mixed), 9) for mixed in permutations(ballots)]
    assert all(result == results[0] for result in results)


def test_what_is_not_answered_is_said_item_by_item_and_unknown_grades_do_not_count():
    with pytest.raises(Invalid) as wrong:
        answers_to(FORM, {"attitude": "great"})
    assert set(wrong.value.fields) == {"attitude", "result"}
    with pytest.raises(Invalid, match="500"):
        answers_to(FORM, {"attitude": "a", "result": "a"}, "字" * 501)
    assert answers_to({**FORM, "remark": False}, {"attitude": "a", "result": "a", "more": "x"}, "x") == {"choices": {"attitude": "a", "result": "a"}, "remark": ""}


def test_a_changed_form_keeps_the_codes_of_rows_that_stay():
    items = [{"label": "结果", "hint": "", "weight": 5}, {"label": "公开", "hint": "", "weight": 1}]
    made = rewritten(FORM, items=items, grades=[{"label": one["label"], "points": one["points"]} for one in GRADES])
    assert [one["code"] for one in made["items"]] == ["result", "i1"]
    assert [one["code"] for one in made["grades"]] == ["a", "b", "c", "x"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"items": []}, "item"), ({"items": [ITEMS[0], ITEMS[0]]}, "item"), ({"items": [{**ITEMS[0], "weight": 0}]}, "item"),
        ({"grades": GRADES[:1]}, "grade"), ({"grades": [{**one, "points": None} for one in GRADES]}, "grade"), ({"name": " "}, "name"), ({"least": 0}, "least"),
    ],
)  # fmt: skip
def test_a_form_that_cannot_be_counted_is_refused(change, field):
    with pytest.raises(Invalid) as wrong:
        rewritten(FORM, **({"items": ITEMS, "grades": GRADES} | change))
    assert field in wrong.value.fields


MIXED = {
    **FORM,
    "items": [ITEMS[0], {"code": "called", "label": "联系过", "hint": "", "weight": 1, "scale": "yes_no"}, {"code": "times", "label": "见面几次", "hint": "", "weight": 2, "scale": "number", "low": 0, "high": 10},
              {"code": "pace", "label": "快慢", "hint": "", "weight": 1, "scale": "快慢"}],
    "scales": [{"label": "快慢", "grades": [{"code": "s1", "label": "快", "points": 80}, {"code": "s2", "label": "慢", "points": 20}]}],
}  # fmt: skip


def test_each_item_is_answered_by_its_own_scale_and_scored_by_it():
    given = {"attitude": "a", "called": "no", "times": "05", "pace": "s1"}
    kept = answers_to(MIXED, given)
    assert kept["choices"] == {**given, "times": "5"}
    assert score_of(MIXED, [kept]) == 56.0  # (100×1 + 0×1 + 50×2 + 80×1) ÷ 5
    with pytest.raises(Invalid) as wrong:
        answers_to(MIXED, {"attitude": "s1", "called": "a", "times": "11", "pace": "a"})
    assert wrong.value.fields == {"attitude": "请选一档", "called": "请选一档", "times": "请写 0 到 10 的整数", "pace": "请选一档"}


def test_of_numbers_an_anonymous_result_tells_the_mean_alone():
    ballots = [answers_to(MIXED, {"attitude": "a", "called": "yes", "times": times, "pace": "s2"}) for times in ("0", "3", "9")]
    result = counted(MIXED, ballots, 5)
    items = {one["code"]: one for one in result["items"]}
    assert (items["times"]["mean"], items["times"]["counts"]) == (4.0, {})
    assert (items["called"]["counts"], items["pace"]["counts"]) == ({"yes": 3, "no": 0}, {"s1": 0, "s2": 3})
    assert counted(MIXED, ballots[:2], 5)["items"] == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"items": [{**ITEMS[0], "scale": "没有的"}]}, "item"), ({"items": [{**ITEMS[0], "scale": "number", "low": 3, "high": 3}]}, "item"),
        ({"items": [{**ITEMS[0], "scale": "number", "low": 0, "high": 101}]}, "item"), ({"scales": [{"label": "一档", "grades": GRADES[:1]}]}, "scales"),
        ({"items": [{**ITEMS[0], "scale": "number", "low": 0, "high": 5}], "share": "half"}, "item"),
    ],
)  # fmt: skip
def test_a_scale_that_cannot_be_counted_is_refused(change, field):
    with pytest.raises(Invalid) as wrong:
        rewritten(FORM, **({"items": ITEMS, "grades": GRADES} | change))
    assert field in wrong.value.fields

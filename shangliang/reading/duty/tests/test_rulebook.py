"""Reading, checking and writing rulebooks; grades, quotas and who is not scored."""

from datetime import date
from decimal import Decimal

import pytest

from shangliang.reading.duty.rules import (
    Exempt,
    Scored,
    Seated,
    advised,
    examine,
    graded,
    next_up,
    read,
    unread,
    why_exempt,
    write,
)

from .making import KINDS, body, book


def complaints(**changed) -> list[str]:
    return [one.text for one in examine(body(**changed), KINDS)[1]]


def test_a_book_in_order_has_no_complaints_and_travels_without_loss():
    made = book()
    assert read(write(made)) == (made, [])


def test_a_key_nobody_reads_is_told_where_it_stands_and_does_not_block():
    changed = body(titel="x", exempt={"office": []})
    changed["items"][0] |= {"capp": 5, "roles": [{"role": "", "points": "1", "percnt": 3}]}
    changed["items"][0]["sources"][0]["when"] = [{"field": "a", "among": ["b"], "leest": 1}]
    name = changed["items"][0]["name"]
    assert unread(changed) == [
        "总则里的“titel”", "不计分的人里的“office”，是不是要写“offices”", f"计分项“{name}”里的“capp”，是不是要写“cap”",
        f"计分项“{name}”的“各角色的分”里的“percnt”，是不是要写“percent”", f"计分项“{name}”的“条件”里的“leest”，是不是要写“least”",
    ]  # fmt: skip
    assert examine(changed, KINDS)[1] == []
    assert unread(body()) == unread(write(book())) == unread([]) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"groups": [{"code": "meet", "name": "会议", "within": "say"}, {"code": "say", "name": "建言", "within": "meet"}, {"code": "extra", "name": "加分"}]}, "“会议”：分组绕成了圈：会议 → 建言 → 会议"),
        ({"groups": [*body()["groups"][:1], {"code": "say", "name": "建言", "cap": -5}, body()["groups"][2]]}, "“建言”：上限是 -5，不能是负数；不设上限就留空"),
        ({"grades": [{"name": "优秀", "least": 80}, {"name": "称职", "least": 60, "most": 85}]}, "“称职”：和“优秀”重叠：“优秀”从 80 分起，这一等要在它下面"),
        ({"grades": [{"name": "优秀", "least": 80}, {"name": "称职", "least": 60, "most": 70}]}, "“称职”：和“优秀”之间空着 70 到 80 分"),
        ({"items": [body()["items"][0] | {"sources": [{"kind": "no.such"}]}], "minimums": []}, "“出席会议”：台账里没有“no.such”这种事"),
        ({"items": [body()["items"][0] | {"sources": []}], "minimums": []}, "“出席会议”：没有写算哪些事，永远不会有分"),
        ({"items": [body()["items"][0] | {"roles": [{"role": "", "points": 0}]}], "minimums": []}, "“出席会议”：分值都是 0，这一项不起作用"),
        ({"items": [body()["items"][0] | {"roles": [{"role": "", "points": "5, -5"}]}], "minimums": []}, "“出席会议”：有加有减，请分成两项：一项加分，一项扣分"),
        ({"items": [body()["items"][0] | {"group": "nowhere"}], "minimums": []}, "“出席会议”：没有“nowhere”这个分组"),
        ({"items": [body()["items"][0] | {"cap": "三十"}], "minimums": []}, "“出席会议”：本项上限写的是“三十”，请写一个数"),
        ({"items": [body()["items"][0] | {"by": "level"}], "minimums": []}, "“出席会议”：写了按哪一栏取分，却没有分值表"),
        ({"items": [], "minimums": []}, "一个计分项也没有，这样谁都没有分"),
        ({"minimums": [{"name": "一件提案", "items": ["gone"]}]}, "“一件提案”：没有这几个计分项：gone"),
        ({"year_starts": "13-40"}, "看不懂年度起始日“13-40”。请写成“12-01”或“12月1日”，日子在 1 到 28 之间。"),
        ({"total": -1}, "满分是 -1，不能是负数；不设上限就留空"),
        ({"consequences": [{"grade": "很差", "years": 1, "step": "约谈"}]}, "“约谈”：没有“很差”这个等次"),
    ],
    ids=lambda value: "" if isinstance(value, dict) else value[:20],
)  # fmt: skip
def test_what_is_wrong_is_said_in_its_place(changed, said):
    assert said in complaints(**changed)


def test_everything_that_is_wrong_is_said_at_once_and_names_its_row():
    items = [body()["items"][0] | {"cap": -1}, body()["items"][1] | {"group": ""}]
    found = [(one.part, one.row) for one in examine(body(items=items, minimums=[], total="多"), KINDS)[1]]
    assert found == [("whole", None), ("items", 0), ("items", 1)]


@pytest.mark.parametrize("nonsense", [None, [], "办法", 7, {"items": "x"}, {"items": [1, None, []]}, {"groups": [{"cap": {}}]}, {"grades": [{"least": True}]}, {"items": [{"roles": 3, "table": 5, "most": "x"}]}])
def test_nonsense_is_answered_with_complaints_not_with_an_accident(nonsense):
    assert examine(nonsense, KINDS)[1]


def test_a_register_nobody_declared_is_pointed_out_when_registers_are_known():
    changed = body(items=[body()["items"][0] | {"sources": [{"kind": "meetings.held", "sort": "gone"}]}], minimums=[])
    assert [one.text for one in examine(changed, KINDS, {"here"})[1]] == ["“出席会议”：没有代号是“gone”的台账登记表"]
    assert examine(changed, KINDS)[1] == []


def everybody(*totals: int) -> list[Scored]:
    return [Scored(key, Decimal(total)) for key, total in enumerate(totals, 1)]


def test_grades_follow_the_limits():
    found = graded(book(grades=[{"name": "优秀", "least": 80}, {"name": "称职", "least": 60}, {"name": "不称职", "least": 0}]), everybody(95, 80, 79, 60, 59))
    assert [found[key].grade for key in range(1, 6)] == ["优秀", "优秀", "称职", "称职", "不称职"]


def test_a_quota_is_never_exceeded_and_equals_at_its_edge_share_the_next_grade():
    found = graded(book(), everybody(95, 90, 90, 90, 70, 61, 61, 61, 50, 40))
    assert [found[key].grade for key in range(1, 5)] == ["优秀", "称职", "称职", "称职"]
    assert found[2].note == "“优秀”名额 3 名（30%），按得分排到此为止"


def test_equal_totals_share_a_place_and_those_exempt_have_none():
    people = [*everybody(90, 70, 70, 60), Scored(9, Decimal(99), exempt="主席不计分")]
    found = graded(book(), people)
    assert [found[key].place for key in (1, 2, 3, 4, 9)] == [1, 2, 2, 4, None]
    assert (found[9].grade, found[9].note) == ("", "主席不计分")


def test_a_missing_duty_keeps_one_from_the_best_grade():
    found = graded(book(), [Scored(1, Decimal(99), ("称职",)), Scored(2, Decimal(50)), Scored(3, Decimal(40)), Scored(4, Decimal(30))])
    assert (found[1].grade, found[1].note) == ("称职", "必做的事没有做满，等次受限")


def test_who_holds_a_leading_post_or_sat_too_short_is_not_scored():
    rules = Exempt(offices=("主席",), jobs=("市长",), months=6, names=("某甲",))
    year = (date(2026, 1, 1), date(2027, 1, 1))

    def why(name="某乙", office="", job="", since=date(2025, 1, 1), until=None):
        return why_exempt(rules, Seated(name, office, job, since, until), *year)

    assert why() == ""
    assert why(office="主席") == "主席不计分"
    assert why(job="副市长兼局长") == "担任“市长”，不计分"
    assert why(since=date(2026, 7, 15)) == "本年度任职不满 6 个月，不计分"
    assert why(since=date(2026, 7, 1)) == ""
    assert why(name="某甲") == "办法里列名不计分"


def test_the_way_to_the_next_grade_is_told_in_points():
    grades = book().grades
    assert next_up(grades, Decimal(76)) == ("优秀", 4)
    assert next_up(grades, Decimal(10)) == ("称职", 50)
    assert next_up(grades, Decimal(85)) is None


def test_consequences_are_advised_after_enough_years_in_a_row():
    rules = book(consequences=[{"grade": "不称职", "years": 1, "step": "提醒"}, {"grade": "不称职", "years": 2, "step": "约谈"}])
    assert advised(rules, ["不称职", "称职"]).step == "提醒"
    assert advised(rules, ["不称职", "不称职"]).step == "约谈"
    assert advised(rules, ["称职", "不称职"]) is None

"""A form is data: items with weights, grades with points, and the legal checks. Kept as JSON, versioned by the practice.

    {"name": …, "intro": …, "items": [{"code", "label", "hint", "weight"}], "grades": [{"code", "label", "points"}],
     "remark": bool, "anonymous": bool, "least": 3, "turnout": Need, "share": Need, "bands": [{"least", "label"}]}

Grades without points (不了解、弃权) count for turnout and for no score. With a needed share the first grade is the "for".
"""

from collections.abc import Mapping, Sequence
from typing import Any

from shangliang.foundation.errors import Invalid
from shangliang.foundation.words import Labelled

MOST_ITEMS, MOST_GRADES, LONGEST = 30, 7, 500


class Need(Labelled):
    """How many are needed: of all who may vote (turnout), or of all who may vote for a decision (share)."""

    NONE = "none", "不作要求"
    HALF = "half", "过半数"
    TWO_THIRDS = "two_thirds", "三分之二以上"

    def met(self, number: int, whole: int) -> bool:
        """Whether so many of so many are enough; half must be passed, two thirds need only be reached."""
        if self is Need.NONE:
            return True
        return 2 * number > whole if self is Need.HALF else 3 * number >= 2 * whole > 0


def check_form(form: Mapping[str, Any]) -> None:
    """Raise Invalid with every fault of a form, by the field that shows it."""
    wrong: dict[str, str] = {}
    if not str(form.get("name", "")).strip():
        wrong["name"] = "请写表的名称"
    items, grades = form.get("items") or [], form.get("grades") or []
    if not 1 <= len(items) <= MOST_ITEMS:
        wrong["item"] = f"要有 1 到 {MOST_ITEMS} 项"
    elif len({one["label"] for one in items}) < len(items):
        wrong["item"] = "评价项目不能重名"
    elif any(not 1 <= int(one["weight"]) <= 1000 for one in items):
        wrong["item"] = "权重写 1 到 1000 的整数"
    if not 2 <= len(grades) <= MOST_GRADES:
        wrong["grade"] = f"要有 2 到 {MOST_GRADES} 档"
    elif len({one["label"] for one in grades}) < len(grades):
        wrong["grade"] = "等次不能重名"
    elif any(one["points"] is not None and not 0 <= int(one["points"]) <= 100 for one in grades):
        wrong["grade"] = "每档写 0 到 100 分，不计分的留空"
    elif all(one["points"] is None for one in grades):
        wrong["grade"] = "至少一档要计分"
    if not 1 <= int(form.get("least", 1)) <= 100:
        wrong["least"] = "写 1 到 100"
    if wrong:
        raise Invalid("；".join(dict.fromkeys(wrong.values())) + "。", fields=wrong)


def rewritten(old: Mapping[str, Any], *, items: Sequence[Mapping[str, Any]], grades: Sequence[Mapping[str, Any]], **known: Any) -> dict[str, Any]:
    """A form as typed, checked: rows keep the codes they had by their labels, new ones get the next free code."""
    form = {**old, **known, "items": _coded(items, old["items"], "i"), "grades": _coded(grades, old["grades"], "g")}
    check_form(form)
    return form


def _coded(rows: Sequence[Mapping[str, Any]], before: Sequence[Mapping[str, Any]], letter: str) -> list[dict[str, Any]]:
    known = {one["label"]: one["code"] for one in before}
    free = (f"{letter}{number}" for number in range(1, MOST_ITEMS + len(known) + 2) if f"{letter}{number}" not in known.values())
    return [{**row, "code": known.get(row["label"]) or next(free)} for row in rows[: MOST_ITEMS + 1]]


def answers_to(form: Mapping[str, Any], given: Mapping[str, str], remark: str = "") -> dict[str, Any]:
    """What somebody answered, as it is kept: {"choices": {item: grade}, "remark": …}; raises Invalid for what is missing."""
    grades = {one["code"] for one in form["grades"]}
    choices = {one["code"]: given.get(one["code"], "") for one in form["items"]}
    missing = {code: "请选一档" for code, grade in choices.items() if grade not in grades}
    if missing:
        raise Invalid(f"还有 {len(missing)} 项没有选。", fields=missing)
    remark = remark.strip() if form.get("remark") else ""
    if len(remark) > LONGEST:
        raise Invalid(f"意见最多写 {LONGEST} 个字，现在有 {len(remark)} 个。", fields={"remark": f"最多 {LONGEST} 个字"})
    return {"choices": choices, "remark": remark}


def graded(form: Mapping[str, Any], score: float | None) -> str:
    """The band a score falls into: 优秀, 良好 …; "" where there is none."""
    if score is None:
        return ""
    bands = sorted(form.get("bands") or [], key=lambda one: -one["least"])
    return next((str(one["label"]) for one in bands if score >= one["least"]), "")

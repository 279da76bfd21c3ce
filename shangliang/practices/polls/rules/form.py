"""A form is data: items with weights, grades with points, and the legal checks. Kept as JSON, versioned by the practice.

    {"name": …, "intro": …, "items": [{"code", "label", "hint", "weight", "scale"?}], "scales": [{"label", "grades"}], "grades": [{"code", "label", "points"}],
     "remark": bool, "anonymous": bool, "least": 3, "turnout": Need, "share": Need, "bands": [{"least", "label"}]}

An item is answered by the form's grades unless it names another scale (`scales.py`). Grades without points (不了解、弃权) count for turnout and for no score. With a needed share the first grade is the "for".
"""

from collections.abc import Mapping, Sequence
from typing import Any

from shangliang.foundation.errors import Invalid
from shangliang.foundation.words import Labelled

from .scales import NUMBER, why_no_answer, why_no_grades, why_no_scale

MOST_ITEMS, MOST_GRADES, MOST_SCALES, LONGEST = 30, 7, 8, 500


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
    elif fault := next(filter(None, (why_no_scale(form, one) for one in items)), ""):
        wrong["item"] = fault
    elif form.get("share", "none") != "none" and items[0].get("scale") == NUMBER:
        wrong["item"] = "要算通过比例的，第一项要用等次或“是、否”"
    if fault := why_no_grades(grades, MOST_GRADES):
        wrong["grade"] = fault
    if fault := _why_no_scales(form.get("scales") or []):
        wrong["scales"] = fault
    if not 1 <= int(form.get("least", 1)) <= 100:
        wrong["least"] = "写 1 到 100"
    if wrong:
        raise Invalid("；".join(dict.fromkeys(wrong.values())) + "。", fields=wrong)


def _why_no_scales(scales: Sequence[Mapping[str, Any]]) -> str:
    if len(scales) > MOST_SCALES or len({one["label"] for one in scales}) < len(scales):
        return f"最多 {MOST_SCALES} 种，名称不能相同"
    found = ((one["label"], why_no_grades(one["grades"], MOST_GRADES)) for one in scales)
    return next((f"“{label}”{fault}" for label, fault in found if fault), "")


def rewritten(old: Mapping[str, Any], *, items: Sequence[Mapping[str, Any]], grades: Sequence[Mapping[str, Any]], scales: Sequence[Mapping[str, Any]] = (), **known: Any) -> dict[str, Any]:
    """A form as typed, checked: rows keep the codes they had by their labels, new ones get the next free code."""
    before = {one["label"]: one["grades"] for one in old.get("scales") or []}
    own = [{"label": one["label"], "grades": _coded(one["grades"], before.get(one["label"], []), "s")} for one in scales]
    form = {**old, **known, "scales": own, "items": _coded(items, old["items"], "i"), "grades": _coded(grades, old["grades"], "g")}
    check_form(form)
    return form


def _coded(rows: Sequence[Mapping[str, Any]], before: Sequence[Mapping[str, Any]], letter: str) -> list[dict[str, Any]]:
    known = {one["label"]: one["code"] for one in before}
    free = (f"{letter}{number}" for number in range(1, MOST_ITEMS + len(known) + 2) if f"{letter}{number}" not in known.values())
    return [{**row, "code": known.get(row["label"]) or next(free)} for row in rows[: MOST_ITEMS + 1]]


def answers_to(form: Mapping[str, Any], given: Mapping[str, str], remark: str = "") -> dict[str, Any]:
    """What somebody answered, as it is kept: {"choices": {item: grade}, "remark": …}; raises Invalid for what is missing."""
    choices = {one["code"]: given.get(one["code"], "") for one in form["items"]}
    missing = {one["code"]: fault for one in form["items"] if (fault := why_no_answer(form, one, choices[one["code"]]))}
    if missing:
        raise Invalid(f"还有 {len(missing)} 项没有选。", fields=missing)
    choices |= {one["code"]: str(int(choices[one["code"]])) for one in form["items"] if one.get("scale") == NUMBER}
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

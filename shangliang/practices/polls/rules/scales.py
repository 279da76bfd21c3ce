"""What an item is answered by: the form's grades, a scale of its own, yes or no, or a whole number.

    item["scale"]: "" (the form's grades), "yes_no", "number" (with item["low"] and item["high"]), or the label of one of
    form["scales"] = [{"label": …, "grades": [{"code", "label", "points"}]}]
"""

from collections.abc import Mapping, Sequence
from typing import Any

YES_NO, NUMBER = "yes_no", "number"
BUILT_IN = (("", "本表等次"), (YES_NO, "是、否"), (NUMBER, "写数"))
YES: list[dict[str, Any]] = [{"code": "yes", "label": "是", "points": 100}, {"code": "no", "label": "否", "points": 0}]
WIDEST = 100
"""Steps a number may have: with more of them, an anonymous number could be a person's own."""


def grades_of(form: Mapping[str, Any], item: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The grades an item is answered by; none for a number."""
    scale = item.get("scale", "")
    if scale == NUMBER:
        return []
    if scale == YES_NO:
        return YES
    return next((one["grades"] for one in form.get("scales") or [] if one["label"] == scale), form["grades"]) if scale else form["grades"]


def points_of(form: Mapping[str, Any], item: Mapping[str, Any], given: str | None) -> float | None:
    """What an answer is worth of 100; None for one that gives no points. A number is worth its place between its ends."""
    if item.get("scale") == NUMBER:
        return None if given is None else (int(given) - item["low"]) * 100 / (item["high"] - item["low"])
    return next((one["points"] for one in grades_of(form, item) if one["code"] == given), None)


def why_no_answer(form: Mapping[str, Any], item: Mapping[str, Any], given: str) -> str:
    """What is wrong with an answer; "" for one that may be kept."""
    if item.get("scale") == NUMBER:
        fits = given.isascii() and given.isdigit() and len(given) < 5 and item["low"] <= int(given) <= item["high"]
        return "" if fits else f"请写 {item['low']} 到 {item['high']} 的整数"
    return "" if given in {one["code"] for one in grades_of(form, item)} else "请选一档"


def why_no_grades(grades: Sequence[Mapping[str, Any]], most: int) -> str:
    """What is wrong with the grades of a scale; "" when they can be counted."""
    if not 2 <= len(grades) <= most:
        return f"要有 2 到 {most} 档"
    if len({one["label"] for one in grades}) < len(grades):
        return "等次不能重名"
    if any(one["points"] is not None and not 0 <= int(one["points"]) <= 100 for one in grades):
        return "每档写 0 到 100 分，不计分的留空"
    return "至少一档要计分" if all(one["points"] is None for one in grades) else ""


def why_no_scale(form: Mapping[str, Any], item: Mapping[str, Any]) -> str:
    """What is wrong with how an item is to be answered; "" when it can be."""
    scale = item.get("scale", "")
    if scale == NUMBER and not 0 <= item.get("low", 0) < item.get("high", 0) <= item.get("low", 0) + WIDEST:
        return f"“{item['label']}”的数从小到大写，相差最多 {WIDEST}"
    known = {code for code, _ in BUILT_IN} | {one["label"] for one in form.get("scales") or []}
    return "" if scale in known else f"“{item['label']}”用的等次“{scale}”没有写在“另外的等次”里"

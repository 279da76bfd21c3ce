"""Counting: what a heap of answers amounts to. Does not depend on their order, and cannot: they have none."""

from collections.abc import Mapping, Sequence
from typing import Any

from .form import Need, graded
from .scales import NUMBER, grades_of, points_of

Ballot = Mapping[str, Any]


def score_of(form: Mapping[str, Any], ballots: Sequence[Ballot]) -> float | None:
    """The score of 100 over some answers: each item's mean of points, weighted; None when nobody gave points.

    An item for which nobody gave points is left out, and its weight with it.
    """
    total = weights = 0.0
    for item in form["items"]:
        mean = _mean(form, ballots, item)
        if mean is not None:
            total += mean * item["weight"]
            weights += item["weight"]
    return round(total / weights, 1) if weights else None


def _mean(form: Mapping[str, Any], ballots: Sequence[Ballot], item: Mapping[str, Any]) -> float | None:
    found = (points_of(form, item, ballot["choices"].get(item["code"])) for ballot in ballots)
    given = [points for points in found if points is not None]
    return sum(given) / len(given) if given else None


def counted(form: Mapping[str, Any], ballots: Sequence[Ballot], invited: int) -> dict[str, Any]:
    """The result for one target: turnout, validity, score and the split by item and grade.

    Of an anonymous poll with fewer than `least` answers nothing is split and no score is given: it would tell who said what.
    `valid`: enough took part; `passed`: the first grade of the first item has its share of all who may vote (None: not asked).
    """
    cast = len(ballots)
    shown = bool(cast) and not (form["anonymous"] and cast < form["least"])
    turnout, share = Need(form.get("turnout", "none")), Need(form.get("share", "none"))
    valid = turnout.met(cast, invited)
    result: dict[str, Any] = {"invited": invited, "cast": cast, "shown": shown, "valid": valid, "passed": None, "score": None, "band": "", "items": [], "remarks": []}
    if not shown:
        return result
    items = [_item(form, ballots, item) for item in form["items"]]
    score = score_of(form, ballots) if valid else None
    if share is not Need.NONE:
        result["passed"] = valid and share.met(items[0]["counts"][grades_of(form, form["items"][0])[0]["code"]], invited)
    remarks = sorted(ballot["remark"] for ballot in ballots if ballot["remark"])
    return {**result, "score": score, "band": graded(form, score), "items": items, "remarks": remarks}


def _item(form: Mapping[str, Any], ballots: Sequence[Ballot], item: Mapping[str, Any]) -> dict[str, Any]:
    given = [ballot["choices"].get(item["code"]) for ballot in ballots]
    mean = _mean(form, ballots, item)
    numbers = [int(one) for one in given if one is not None] if item.get("scale") == NUMBER else []
    return {
        "code": item["code"], "label": item["label"], "weight": item["weight"], "score": None if mean is None else round(mean, 1),
        "counts": {grade["code"]: given.count(grade["code"]) for grade in grades_of(form, item)},
        "mean": round(sum(numbers) / len(numbers), 1) if numbers else None,
    }


def verdict(form: Mapping[str, Any], result: Mapping[str, Any] | None) -> str:
    """A result in a sentence."""
    if result is None:
        return "截止后计票"
    if not result["cast"]:
        return "没有收到答卷"
    if not result["shown"]:
        return f"收到 {result['cast']} 份，不足 {form['least']} 份，不公布"
    if not result["valid"]:
        return f"参加人数不够，测评无效（{result['cast']}/{result['invited']}）"
    if result["passed"] is not None:
        return "通过" if result["passed"] else "没有通过"
    return str(result["band"])

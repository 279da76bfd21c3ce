"""成绩单: how a unit's numbers become one score, and scores a ranking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

KIND = "proposals"
"""The kind of matter that is scored: what units do with letters and others does not count here."""


@dataclass(frozen=True)
class Measure:
    """One thing that is measured: `figure` is the figure that says it, "" where it is read elsewhere; in per cent."""

    code: str
    label: str
    weight: int
    what: str
    figure: str = ""


MEASURES = (
    Measure("on_time", "按期答复率", 30, "按期答复 ÷ 应答复的（超期没有答复的也算）", "handling.on_time_rate"),
    Measure("contact", "面商率", 20, "面商后答复 ÷ 单位答复", "handling.face_to_face_rate"),
    Measure("satisfaction", "满意率", 20, "满意和基本满意 ÷ 提案人评价", "handling.satisfaction_rate"),
    Measure("promises", "落实率", 15, "核实兑现的承诺 ÷ 到期的承诺", "handling.fulfilment_rate"),
    Measure("evaluation", "测评得分", 15, "双向评价和民主评议的平均分，按百分计"),
)


@dataclass(frozen=True)
class Share:
    """A measure's value with what it is made of; `value` is None where there is nothing to measure."""

    value: float | None = None
    top: int | None = None
    bottom: int | None = None


@dataclass(frozen=True)
class Line:
    """A unit's numbers: shares by measure, counts, and the score with its place (None: not ranked)."""

    unit_id: int
    name: str
    system: str
    shares: Mapping[str, Share]
    parts: int = 0
    replies: int = 0
    returned: int = 0
    redone: int = 0
    overdue: int = 0
    score: float | None = None
    place: int | None = None
    missing: Sequence[str] = field(default_factory=tuple)


def score(shares: Mapping[str, Share], weights: Mapping[str, int], lost: int) -> tuple[float | None, list[str]]:
    """The score of 100, and the measures that had nothing to measure: their weight falls away, nobody gains or loses by it.

    `lost` are the points that late and redone cases cost; the score is never below 0.
    """
    counted = {code: share.value for code, share in shares.items() if share.value is not None and weights.get(code)}
    missing = [code for code, weight in weights.items() if weight and code not in counted]
    whole = sum(weights[code] for code in counted)
    if not whole:
        return None, missing
    mean = sum(value * weights[code] for code, value in counted.items() if value is not None) / whole
    return round(max(0.0, mean - lost), 1), missing


def placed(lines: Sequence[Line], least: int) -> list[Line]:
    """Lines with their places, the best first; equals share a place. Who replied to fewer than `least` is listed last, unranked."""
    ranked = sorted((one for one in lines if one.score is not None and one.replies >= least), key=lambda one: (-(one.score or 0), one.name))
    others = sorted((one for one in lines if one.score is None or one.replies < least), key=lambda one: one.name)
    found, place = [], 0
    for at, one in enumerate(ranked, 1):
        if at == 1 or one.score != ranked[at - 2].score:
            place = at
        found.append(Line(**{**vars(one), "place": place}))
    return found + others

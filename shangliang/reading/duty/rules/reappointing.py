"""换届提名建议 (N09): what a term's grades, absences and follow-ups speak for. Advice with every reason; people decide."""

from collections.abc import Sequence
from dataclasses import dataclass

from shangliang.foundation.words import Labelled


class Advice(Labelled):
    GO_ON = "go_on", "建议继续提名"
    CAREFUL = "careful", "慎重"
    NOT = "not", "不建议"


@dataclass(frozen=True)
class YearGrade:
    """A published year: the grade's name, and whether it is the rulebook's first or last."""

    year: int
    grade: str
    total: str
    best: bool = False
    worst: bool = False


@dataclass(frozen=True)
class Advised:
    """The advice and why, point by point."""

    advice: Advice
    reasons: tuple[str, ...]


def advise(grades: Sequence[YearGrade], steps: Sequence[str], absences: int, *, worst_years: int, most_absences: int) -> Advised:
    """What is advised: not, from `worst_years` years in the last grade; careful for one, for a follow-up taken, for absences above the limit, or where nothing was published."""
    worst = [one for one in grades if one.worst]
    reasons = [f"{one.year} 年度等次为“{one.grade}”" for one in worst]
    if steps:
        reasons.append(f"本届跟进过 {len(steps)} 次：{'、'.join(dict.fromkeys(steps))}")
    if absences > most_absences:
        reasons.append(f"没有请假缺席会议 {absences} 次，超过 {most_absences} 次")
    if not grades:
        reasons.append("本届没有公布过得分")
    if len(worst) >= worst_years:
        return Advised(Advice.NOT, tuple(reasons))
    if reasons:
        return Advised(Advice.CAREFUL, tuple(reasons))
    best = [str(one.year) for one in grades if one.best]
    good = [f"{'、'.join(best)} 年度等次为“{next(one.grade for one in grades if one.best)}”"] if best else []
    return Advised(Advice.GO_ON, (*good, f"公布过的 {len(grades)} 个年度没有列入最低等次，没有跟进记录"))

"""A year's plan against what was done: checks, how an item stands on a day, when somebody is told. Pure."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from shangliang.foundation.errors import Invalid
from shangliang.foundation.lifecycle import Lifecycle, Step
from shangliang.foundation.words import Labelled

LONGEST, LONGEST_SECTION, MOST_TARGET, MOST_ITEMS = 120, 40, Decimal(10_000_000), 300


class PlanState(Labelled):
    OPEN = "open", "进行中"
    MET = "met", "已完成"
    DROPPED = "dropped", "已取消"


LIFE = Lifecycle(
    states=PlanState, start=PlanState.OPEN, main=(PlanState.OPEN, PlanState.MET),
    steps=[
        Step("meet", "计为完成", from_=PlanState.OPEN, to=PlanState.MET),
        Step("unmeet", "不再算完成", from_=PlanState.MET, to=PlanState.OPEN),
        Step("change", "调整", from_=(PlanState.OPEN, PlanState.MET), to=PlanState.OPEN),
        Step("drop", "取消", from_=(PlanState.OPEN, PlanState.MET), to=PlanState.DROPPED),
    ],
)  # fmt: skip


@dataclass(frozen=True)
class Planned:
    """An item as somebody wants it; `code` is a figure of ours, or "" when it is ticked by hand. `organ` is an id."""

    year: int
    what: str
    target: Decimal
    first: date
    last: date
    section: str = ""
    code: str = ""
    unit: str = ""
    organ: int | None = None
    note: str = ""
    errors: dict[str, str] = field(default_factory=dict)


def check(wanted: Planned) -> None:
    """Raise Invalid with every fault by field."""
    wrong = dict(wanted.errors)
    if not wanted.what:
        wrong.setdefault("what", "请写计划做什么，例如“召开专题议政性常委会会议”")
    elif len(wanted.what) > LONGEST:
        wrong.setdefault("what", f"最多 {LONGEST} 个字")
    if len(wanted.section) > LONGEST_SECTION:
        wrong.setdefault("section", f"最多 {LONGEST_SECTION} 个字")
    if not 0 < wanted.target <= MOST_TARGET:
        wrong.setdefault("target", "请写大于零的数")
    if not {"first", "last"} & set(wrong):
        if wanted.last < wanted.first:
            wrong["last"] = "完成日早于开始日"
        elif wanted.first.year != wanted.year or wanted.last.year != wanted.year:
            wrong["last"] = f"开始和完成都要在 {wanted.year} 年里"
    if wrong:
        raise Invalid(f"还有 {len(wrong)} 处要改：" + "；".join(wrong.values()) + "。", fields=wrong)


@dataclass(frozen=True)
class Pace:
    """How an item stands on a day: share done (per cent, at most 100), days left (negative: over), the tone of it, in words."""

    share: int
    left: int
    tone: str
    word: str


def pace(target: Decimal, held: Decimal, first: date, last: date, today: date, soon: int) -> Pace:
    """Done, over, near its end, behind time, or in good time. Behind: less is done than half of the time's share gone by."""
    share = min(100, int(100 * held / target))
    left = (last - today).days
    if held >= target:
        return Pace(100, left, "is-done", "已完成")
    if left < 0:
        return Pace(share, left, "is-over", "过了期限")
    if left <= soon:
        return Pace(share, left, "is-soon", "快到期")
    gone = max(0, (today - first).days) * 100 // max((last - first).days, 1)
    return Pace(share, left, "is-soon", "进度偏慢") if share * 2 < gone else Pace(share, left, "is-doing", "按进度")


def mark_due(last: date, today: date, soon: int, soon_for: date | None, late_for: date | None) -> str:
    """Which notice is to be sent on a day: "soon" once in the last days, "late" once after the last; "" for none.

    What was sent holds for the day it was sent for: a later day starts anew.
    """
    if today > last:
        return "late" if late_for != last else ""
    return "soon" if today >= last - timedelta(days=soon) and soon_for != last else ""

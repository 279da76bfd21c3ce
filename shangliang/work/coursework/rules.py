"""委员作业: who is given what by when, how a piece goes, when somebody is reminded (domain 3.4, N04, N05). Pure.

A homework is either counted from the ledger (so many proposals, pieces of information, surveys) or handed in and reviewed.
Nothing here takes points away: that a piece is missing is shown, what follows is for people to decide.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from shangliang.foundation.errors import Invalid
from shangliang.foundation.lifecycle import Lifecycle, Step
from shangliang.foundation.words import Labelled

LONGEST, MOST_TIMES, LONGEST_TITLE = 20_000, 100, 60


class Way(Labelled):
    """How a homework is fulfilled."""

    COUNTED = "counted", "按台账自动算"
    HANDED = "handed", "交上来，由人审"


class Standing(Labelled):
    """How a homework stands as a whole."""

    OPEN = "open", "进行中"
    CANCELLED = "cancelled", "已撤销"


class State(Labelled):
    """How one member's piece stands."""

    OPEN = "open", "没完成"
    HANDED = "handed", "待审"
    RETURNED = "returned", "退回修改"
    DONE = "done", "已完成"
    EXCUSED = "excused", "免做"


class Target(Labelled):
    """To whom a homework is given."""

    ALL = "all", "全体委员"
    STANDING = "standing", "常委"
    SECTORS = "sectors", "几个界别"
    ORGANS = "organs", "几个专委会、小组"
    MEMBERS = "members", "点名的委员"


UNFINISHED = (State.OPEN, State.HANDED, State.RETURNED)


def is_handed(thing: object, *, handed: bool = True, cancelled: bool = False) -> str | None:
    """Only what is handed in can be handed in, and only while it stands."""
    if cancelled:
        return "这项作业已经撤销。"
    return None if handed else "这项作业按台账自动算，不用交。做了的事登记进台账就会计入。"


def still_set(thing: object, *, handed: bool = True, cancelled: bool = False) -> str | None:
    """Nothing more happens to the pieces of a homework that was taken back."""
    return "这项作业已经撤销。" if cancelled else None


LIFE = Lifecycle(
    states=State, start=State.OPEN, main=(State.OPEN, State.HANDED, State.DONE),
    steps=[
        Step("hand_in", "交作业", from_=(State.OPEN, State.RETURNED, State.HANDED), to=State.HANDED, guards=(is_handed,)),
        Step("accept", "通过", from_=State.HANDED, to=State.DONE, guards=(still_set,)),
        Step("send_back", "退回修改", from_=State.HANDED, to=State.RETURNED, guards=(still_set,)),
        Step("excuse", "免做", from_=UNFINISHED, to=State.EXCUSED, guards=(still_set,)),
        Step("restore", "恢复", from_=State.EXCUSED, to=State.OPEN, guards=(still_set,)),
        Step("fulfil", "计为完成", from_=(State.OPEN,), to=State.DONE, guards=(still_set,)),
        Step("unfulfil", "不再算完成", from_=State.DONE, to=State.OPEN, guards=(still_set,)),
    ],
)  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """A homework as somebody wants to set it; `ids` are sectors, organs or members, by `target`. `figure` and `least` are for counted ones.

    `lead_only` leaves out what a member only joined; `presents` asks for a presentation before a meeting (述职) after the piece was accepted.
    """

    title: str
    way: Way
    year: int
    first: date
    due_on: date
    target: Target = Target.ALL
    ids: frozenset[int] = frozenset()
    about: str = ""
    figure: str = ""
    least: int = 1
    lead_only: bool = False
    presents: bool = False
    errors: dict[str, str] = field(default_factory=dict)


def check(wanted: Wanted, today: date) -> None:
    """Raise Invalid with every fault by field."""
    wrong = dict(wanted.errors)
    if not wanted.title:
        wrong.setdefault("title", "请写作业名称，例如“一件提案”")
    elif len(wanted.title) > LONGEST_TITLE:
        wrong.setdefault("title", f"最多 {LONGEST_TITLE} 个字")
    if wanted.way is Way.COUNTED and not wanted.figure:
        wrong.setdefault("figure", "请选数哪一种事")
    if wanted.way is Way.COUNTED and not 1 <= wanted.least <= MOST_TIMES:
        wrong.setdefault("least", f"写 1 到 {MOST_TIMES} 的数")
    if wanted.target in {Target.SECTORS, Target.ORGANS, Target.MEMBERS} and not wanted.ids:
        wrong.setdefault({Target.SECTORS: "sectors", Target.ORGANS: "organs"}.get(wanted.target, "members"), "请至少选一个")
    if "due_on" not in wrong and wanted.due_on < today:
        wrong["due_on"] = "期限已经过了，请选今天或以后"
    if not {"due_on", "first"} & set(wrong) and wanted.due_on < wanted.first:
        wrong["due_on"] = "期限早于开始的日子"
    if "first" not in wrong and not (date(wanted.year, 1, 1) <= wanted.first <= date(wanted.year, 12, 31)):
        wrong["first"] = f"从哪天算起要在 {wanted.year} 年里"
    if wrong:
        raise Invalid(f"还有 {len(wrong)} 处要改。", fields=wrong)


def reminder_due(due_on: date, today: date, before: int, reminded_for: date | None, chased_for: date | None) -> str:
    """Which reminder is to be sent on a day: "soon" once in the last `before` days, "late" once after the day; "" for none.

    What was sent holds for the day it was sent for: a later due day starts anew.
    """
    if today > due_on:
        return "late" if chased_for != due_on else ""
    return "soon" if today >= due_on - timedelta(days=before) and reminded_for != due_on else ""


def share(done: int, whole: int) -> int:
    """Whole per cent done; 0 of nothing."""
    return round(100 * done / whole) if whole else 0

"""政府督查: the government's office looked at five units in summer, and looks at three more now."""

from datetime import datetime, timedelta

from shangliang.commons.access import Role
from shangliang.commons.ledger.acts import Act
from shangliang.work.inspection import actions
from shangliang.work.inspection.models import Check, Checked
from shangliang.work.inspection.rules import State

from .agenda import Agenda, acting

FOUND = (
    ("六件都按期签收，沟通记录齐全，台账清楚。", ""),
    ("两件答复前没有同提案人见面，只打了电话。", "补上面商，把记录报来。"),
    ("有一件列入计划的事，定的时间过了还没有动。", "写明新的时间表，先把第一步做了。"),
    ("分管负责人逐件过问，两件已经当面答复委员。", ""),
    ("换过经办人，交接时漏了一件会办意见。", "补报会办意见，指定两名经办人。"),
)
MENDED = ("三次面商都补上了，提案人签了意见，记录已上传。", "已经动工，新的时间表报了提案人。", "会办意见已补报，两名经办人名单附后。")


def plan(agenda: Agenda) -> None:
    """One round is over, another is under way: one unit of it is late with mending."""
    days = agenda.days
    for month, day, deed in ((7, 6, begin), (7, 10, look), (8, 3, mend), (8, 7, verify), (8, 10, conclude)):
        agenda.put(days.moment(days.worked(days.day(month, day)), "inspecting", deed.__name__), deed, agenda, turn=0)
    for ago, deed in ((34, begin), (22, look)):
        agenda.put(days.moment(days.ago(ago), "inspecting", deed.__name__), deed, agenda, turn=1)


def begin(agenda: Agenda, when: datetime, *, turn: int) -> None:
    """Units that have much in hand are chosen."""
    units = list(agenda.town.units.values())[turn * 5 : turn * 5 + (5 if turn == 0 else 4)]
    actions.open_check(_office(agenda, when), None, title=f"{when.year} 年{'下半年' if turn else '年中'}提案办理督查", units=units, note="签收、面商、按期答复、承诺兑现。")


def _lines(turn: int, state: State) -> list[Checked]:
    check = Check.objects.order_by("pk")[turn]
    return list(Checked.objects.select_related("check_round", "unit").filter(check_round=check, state=state).order_by("pk"))


def look(agenda: Agenda, when: datetime, *, turn: int) -> None:
    """What was seen at each; in the second round one is still to be visited."""
    for n, one in enumerate(_lines(turn, State.LISTED)[: 5 if turn == 0 else 3]):
        result, to_mend = FOUND[(n + turn) % len(FOUND)]
        mend_by = when.date() + timedelta(days=28 if turn == 0 else 14 + 21 * (n % 2)) if to_mend else None
        actions.find(_office(agenda, when), one, day=when.date(), result=result, to_mend=to_mend, mend_by=mend_by)


def mend(agenda: Agenda, when: datetime, *, turn: int) -> None:
    """Units say what they have mended."""
    for n, one in enumerate(_lines(turn, State.MENDING)):
        actions.report(acting(agenda.cast.units[one.unit_id][False], when), one, text=MENDED[n % len(MENDED)])


def verify(agenda: Agenda, when: datetime, *, turn: int) -> None:
    """The office goes and sees."""
    for one in _lines(turn, State.REPORTED):
        actions.accept(_office(agenda, when), one, note="现场看过，已经到位。")


def conclude(agenda: Agenda, when: datetime, *, turn: int) -> None:
    """The round ends with a word on the whole."""
    actions.conclude(_office(agenda, when), Check.objects.order_by("pk")[turn], summary="督查 5 个单位，3 个提出整改要求，都已到位。面商仍是短处，下半年接着看。")


def _office(agenda: Agenda, when: datetime) -> Act:
    return acting(agenda.cast.roles[Role.HANDOVER_GOVERNMENT][0], when)

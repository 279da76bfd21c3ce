"""The roster's rules: how seats begin and end (章程；domain 8.3), and what members may ask to change themselves."""

from datetime import date

from shangliang.commons.access.roles import Role
from shangliang.foundation.words import Labelled


class ChangeState(Labelled):
    WAITING = "waiting", "待办公室答复"
    AGREED = "agreed", "已修改"
    DECLINED = "declined", "未采纳"
    WITHDRAWN = "withdrawn", "已收回"


class Ending(Labelled):
    """How a seat ends before its term."""

    RESIGNED = "resigned", "辞去"
    ASKED_TO_RESIGN = "asked_to_resign", "责令辞去"
    REMOVED = "removed", "撤销资格"
    DIED = "died", "去世"
    TRANSFERRED = "transferred", "工作变动"


# Who may give which posts: nobody gives what could do more than they can themselves.
_ORDINARY = frozenset(Role) - {Role.MEMBER, Role.PLATFORM, Role.ADMINISTRATOR, Role.AUDITOR}
MAY_APPOINT = {Role.OFFICE_STAFF: _ORDINARY, Role.ADMINISTRATOR: _ORDINARY | {Role.ADMINISTRATOR, Role.AUDITOR}}
# What members may ask to have changed; the rest of their data changes by decisions of others.
OWN = ("phone", "mail", "address", "employer", "job", "rank", "education")
SEALED = frozenset({"phone", "mail", "address", "identity"})
LABELS = {
    "number": "委员证号", "name": "姓名", "gender": "性别", "ethnicity": "民族", "native_place": "籍贯", "born_on": "出生日期", "affiliation": "政治面貌",
    "education": "学历", "employer": "工作单位", "job": "职务", "rank": "职称", "office": "政协职务", "standing": "常委", "sector": "界别", "phone": "手机号",
    "mail": "邮箱", "address": "地址", "identity": "身份证号", "since": "任职日期",
}  # fmt: skip


def seat_fits(since: date, starts: date, ends: date) -> str | None:
    """Why a seat cannot begin on `since` in a term from `starts` to `ends` (the day of `ends` no longer counts); None when it can."""
    if since < starts:
        return f"任职日期要在本届开始（{starts.isoformat()}）以后。"
    if since >= ends:
        return f"任职日期要在本届结束（{ends.isoformat()}）以前。"
    return None


def ending_fits(on: date, since: date, today: date) -> str | None:
    """Why a seat held since `since` cannot end on `on`; None when it can. What has not happened yet is not recorded."""
    if on < since:
        return f"不能早于任职的日子（{since.isoformat()}）。"
    if on > today:
        return "还没有到这一天。请到那天以后再办，或核对日期。"
    return None


class Outcome(Labelled):
    """What a meeting says of a case that is put before it."""

    PASSED = "passed", "同意"
    RETURNED = "returned", "退回补充"
    REFUSED = "refused", "不同意"


class AdditionState(Labelled):
    """How far a nomination for co-option has come."""

    OPEN = "open", "研究中"
    DECIDED = "decided", "已决定，待任职"
    SEATED = "seated", "已任职"
    REFUSED = "refused", "没有通过"
    WITHDRAWN = "withdrawn", "已撤回"


class LeavingState(Labelled):
    """How far the case of a member who is to leave has come."""

    OPEN = "open", "办理中"
    ENDED = "ended", "已退出"
    KEPT = "kept", "不予退出"
    DROPPED = "dropped", "已终止"


class ItemState(Labelled):
    """How an item of a body's yearly plan stands; whether the ledger has enough for it is another question."""

    OPEN = "open", "待做"
    DONE = "done", "已完成"
    DROPPED = "dropped", "已取消"


class TalkWay(Labelled):
    FACE = "face", "面谈"
    PHONE = "phone", "电话"
    VISIT = "visit", "走访"
    GROUP = "group", "座谈"


# By case: the seat ends with a decision on evidence, after a talk (章程; 约谈 → 撤销资格).
BY_CASE = (Ending.RESIGNED, Ending.ASKED_TO_RESIGN, Ending.REMOVED)
DIRECTLY = (Ending.RESIGNED, Ending.DIED, Ending.TRANSFERRED)
CHECKED = ("做得好", "一般", "没有开展")
FIRST = 0


def after(at: int, stages: int, outcome: Outcome) -> int:
    """The stage that comes after one was heard: the next, the first again when it was returned, the same when it was refused."""
    if outcome == Outcome.RETURNED:
        return FIRST
    return at + 1 if outcome == Outcome.PASSED and at + 1 < stages else at


def is_last(at: int, stages: int) -> bool:
    """Whether the stage decides."""
    return at + 1 >= stages


def addition_after(at: int, stages: int, outcome: Outcome) -> AdditionState:
    """The state of a nomination after a meeting heard it."""
    if outcome == Outcome.REFUSED:
        return AdditionState.REFUSED
    return AdditionState.DECIDED if outcome == Outcome.PASSED and is_last(at, stages) else AdditionState.OPEN


def leaving_after(at: int, stages: int, outcome: Outcome) -> LeavingState:
    """The state of a leaving case after a meeting heard it."""
    if outcome == Outcome.REFUSED:
        return LeavingState.KEPT
    return LeavingState.ENDED if outcome == Outcome.PASSED and is_last(at, stages) else LeavingState.OPEN


def heard_fits(on: date, begun: date, today: date) -> str | None:
    """Why a meeting of `on` cannot have heard a case begun on `begun`; None when it can."""
    if on > today:
        return "还没有到这一天。请到会议开过以后再记。"
    return f"不能早于上一步（{begun.isoformat()}）。" if on < begun else None


def talk_due(last: date | None, since: date, every: int) -> date:
    """The day by which somebody looked after since `since` is to be talked with, `every` so many months."""
    start = last or since
    months = start.year * 12 + start.month - 1 + every
    year, month = divmod(months, 12)
    for day in (start.day, 30, 29, 28):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    raise AssertionError("every month has a 28th")

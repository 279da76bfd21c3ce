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

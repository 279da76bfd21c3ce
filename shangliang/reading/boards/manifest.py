"""What boards offer: their permissions and facts, and what a committee decides about them."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from shangliang.commons.access import Viewer, may
from shangliang.commons.committees.preferences import Preference, declare
from shangliang.commons.subjects import Subject, subjects

from . import access, facts, notices  # noqa: F401  (declare the permissions, the facts, and who is told)

GROUP = "履职全景"


def _link(pk: int) -> str:
    return reverse("boards:board")


def _visible(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    return set(ids) if may(viewer, "boards.look") else set()


def _nothing(pk: int) -> Any:
    return None


declare(
    Preference("boards.screen_title", "text", "", "大屏的题目", "不写就用“某某政协履职全景”。", GROUP),
    Preference("boards.refresh", "int", 60, "大屏多少秒取一次数", "大屏自己更新，不用人动手。", GROUP, low=15, high=3600),
    Preference("boards.quiet_months", "int", 3, "几个月没有履职记录列入“可以联系”名单", "参与面页面用。名单只给工作人员看。", GROUP, low=1, high=12),
    Preference("boards.wake_days", "int", 30, "提醒过的委员多少天内不再提醒", "参与面页面一次提醒名单上的委员，用这个数避免打扰。", GROUP, low=1, high=365),
)
subjects.add("boards.board", Subject("boards.board", "全景", "layout-dashboard", _link, _visible, _nothing))

"""What the duty room offers: its settings, its things, a panel on a member's page."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from shangliang.commons.access import Viewer, may
from shangliang.commons.committees.preferences import Preference, declare
from shangliang.commons.subjects import Subject, subjects
from shangliang.commons.ui.panels import Panel, panels
from shangliang.foundation.clocks import Span

from . import (
    access,  # noqa: F401  (declares the permissions)
    notices,  # noqa: F401  (declares who is told what)
)
from .panels.member import of_conduct, of_member
from .panels.piece import of_writer

GROUP = "履职"

declare(
    Preference("duty.show_running", "bool", True, "没有公布时，委员能看到当年已有的得分", "关掉以后，委员只看到已公布的年度。", GROUP),
    Preference("duty.show_place", "bool", False, "委员能看到自己在界别里的名次", "默认不排名、不公开。", GROUP),
    Preference("duty.appeal_span", "span", Span.parse("15 days"), "公布后多久可以提异议", "写成“15 天”或“10 个工作日”。", GROUP),
    Preference("duty.laggard", "int", 60, "低于多少分算落后", "工作人员的名单里单列；没有满分的办法按这个分数看。年度还没结束时按已过的天数折算，没做满的必做只写“还差”，结束后才算落后。", GROUP, low=0, high=1000),
    Preference("duty.not_again_years", "int", 2, "几个年度列入最低等次，换届时不建议继续提名", "只是建议，由会议决定。", GROUP, low=1, high=5),
    Preference("duty.careful_absences", "int", 3, "本届没有请假缺席超过几次，换届时慎重提名", "只是建议，由会议决定。", GROUP, low=0, high=100),
    Preference("duty.ladder", "lines", ["提醒", "约谈", "通报批评", "限期改进"], "对落后委员依次可以做的", "一行一步，轻的在前；只是给工作人员的建议，平台不会自动做。", GROUP),
    Preference("duty.circular_names", "bool", False, "通报里列出落后委员的姓名", "关掉时通报只写人数。", GROUP),
)


def _link_book(pk: int) -> str:
    return reverse("duty:book", args=[pk])


def _link_table(pk: int) -> str:
    return reverse("duty:table")


def _readers(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    return set(ids) if may(viewer, "duty.read") else set()


def _nothing(pk: int) -> Any:
    return None


subjects.add("duty.rulebook", Subject("duty.rulebook", "计分办法", "scale", _link_book, _readers, _nothing))
subjects.add("duty.publication", Subject("duty.publication", "履职得分公布", "clipboard-check", _link_table, _readers, _nothing))
subjects.add("duty.appeal", Subject("duty.appeal", "得分异议", "message-question", lambda pk: reverse("duty:appeals"), _readers, _nothing))
panels.add("duty.turnover", Panel("people.turnover", 10, "duty/panel_turnover.html", lambda viewer, _: {} if may(viewer, "duty.read") else None))
panels.add("duty.of_writer", Panel("people.report", 10, "duty/panel_piece.html", of_writer))
panels.add("duty.of_conduct", Panel("people.conduct", 30, "duty/panel_conduct.html", of_conduct))
panels.add("duty.of_member", Panel("people.member", 30, "duty/panel_member.html", of_member))

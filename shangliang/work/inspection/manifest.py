"""What the room of government-led checks offers: its setting, its things, its figures."""

from collections.abc import Iterable

from django.urls import reverse

from shangliang.commons.access import COMMITTEE_WIDE, Viewer
from shangliang.commons.committees.preferences import Preference, declare
from shangliang.commons.figures import declared as figures
from shangliang.commons.subjects import Subject, subjects
from shangliang.practices.handling.rules.checks import check_warnings

from . import access, notices, queries  # noqa: F401  (declare the permissions, and who is told what)
from .figures import FIGURES

CHECK, LINE = "inspection.check", "inspection.checked"
declare(Preference("inspection.warn", "lines", ["7", "1"], "督查整改到期前几天提醒", "一行一个数；超期第二天提醒，以后每周一次。", "提案", check=check_warnings))


def _checks(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    return set(ids) if viewer.role in COMMITTEE_WIDE else set()


subjects.add(CHECK, Subject(type=CHECK, label="政府督查", icon="clipboard-search", link=lambda pk: reverse("inspection:check", args=[pk]), visible=_checks, get=queries.find))
subjects.add(LINE, Subject(type=LINE, label="督查的单位", icon="clipboard-search", link=lambda pk: reverse("inspection:line", args=[pk]), visible=queries.visible_lines, get=queries.line_of))
figures.declare(*FIGURES)

"""What the homework room offers: its settings, its things, papers, a panel on a member's page."""

from django.urls import reverse

from shangliang.commons.access import Viewer, may
from shangliang.commons.committees.preferences import Preference, declare
from shangliang.commons.files.purposes import Purpose, purposes
from shangliang.commons.subjects import Subject, subjects
from shangliang.commons.ui.panels import Panel, panels
from shangliang.foundation.clocks import Span

from . import access, notices, queries  # noqa: F401  (declare the permissions, and who is told what)
from .actions.doing import PAPERS
from .panels import of_member

GROUP = "履职"
HOMEWORK, PIECE = "coursework.homework", "coursework.piece"
declare(
    Preference("coursework.due", "span", Span.parse("11-30"), "委员作业一般什么时候交", "写成“11-30”（这一天以前）或“3 个月”；布置时可以另选。", GROUP),
    Preference("coursework.remind_before", "int", 15, "到期前几天提醒还没交的委员", "每项作业到期前提醒一次，过了期限再提醒一次。", GROUP, low=1, high=90),
)


def _readers(viewer: Viewer, ids: object) -> set[int]:
    return set(ids) if may(viewer, "coursework.read") else set()  # type: ignore[call-overload]


subjects.add(HOMEWORK, Subject(HOMEWORK, "委员作业", "checklist", lambda pk: reverse("coursework:homework", args=[pk]), _readers, queries.find))
subjects.add(PIECE, Subject(PIECE, "委员的作业", "checklist", lambda pk: reverse("coursework:piece", args=[pk]), queries.visible_ids, queries.get_piece))
purposes.add(PAPERS, Purpose(PAPERS, PIECE, "作业的附件", attach="coursework.attach", most=10))
panels.add("coursework.of_member", Panel("people.member", 40, "coursework/panel_member.html", of_member))

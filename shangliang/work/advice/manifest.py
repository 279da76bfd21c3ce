"""What the room of suggestions offers: settings, its subject, its kind of handling, its figures."""

from django.urls import reverse

from shangliang.commons.committees.preferences import Preference, declare
from shangliang.commons.figures import declared as figures
from shangliang.commons.numbering import check_pattern
from shangliang.commons.subjects import Subject, subjects
from shangliang.practices.handling.kinds import HandlingKind, kinds
from shangliang.practices.handling.manifest import declare_handling

from . import actions, notices, queries  # noqa: F401  (notices declare who is told what)
from .access import SUBJECT
from .figures import FIGURES

GROUP = "委员建议"
declare(
    Preference("advice.length.most", "int", 500, "委员建议最多多少字", "更长的请写成提案。", GROUP, low=100, high=3000),
    Preference("advice.serial.pattern", "text", "建{year}-{seq:03d}", "委员建议编号样式", "每年从 1 起；{seq} 是序号，{year} 是年份。", GROUP, check=check_pattern),
)
declare_handling("advice", GROUP)


def _link(pk: int) -> str:
    return reverse("advice:one", args=[pk])


subjects.add(SUBJECT, Subject(type=SUBJECT, label="委员建议", icon="bulb", link=_link, visible=queries.visible, get=queries.find))
kinds.add(
    "advice",
    HandlingKind(
        code="advice", label="委员建议", icon="bulb", subject_type=SUBJECT, brief=queries.brief, raters=queries.raters, link=_link, hold=actions.hold,
        on_replied=actions.answered, on_rated=actions.rated, on_reopened=actions.redone,
    ),
)
figures.declare(*FIGURES)

"""What the room offers: its settings, its things, its figures, a panel on a member's page."""

from typing import Any

from django.urls import reverse

from shangliang.commons.access import Role, Viewer
from shangliang.commons.committees.preferences import Preference, declare
from shangliang.commons.figures import declared as figures
from shangliang.commons.subjects import Subject, subjects
from shangliang.foundation.clocks import Span

from . import access, notices, queries  # noqa: F401  (declare the permissions, and who is told what)
from .access import DESK
from .figures import FIGURES
from .models import Profile

GROUP = "公开"
PROFILE, MISSIVE = "profiles.profile", "profiles.missive"
figures.declare(*FIGURES)
declare(
    Preference("profiles.on", "bool", True, "开通委员公开页", "委员本人同意，才在公开页上写出姓名、界别、专委会和接待安排；关上以后，都不再显示。", GROUP),
    Preference("profiles.party", "bool", False, "公开页上可以写党派", "打开以后，由委员自己决定写不写。", GROUP),
    Preference("profiles.employer", "bool", True, "公开页上可以写工作单位", "打开以后，由委员自己决定写不写。", GROUP),
    Preference("profiles.letters", "bool", True, "公开页上可以写信、反映问题", "关上以后，公开页只供查看。", GROUP),
    Preference("profiles.answer_days", "span", Span.parse("15 个工作日"), "群众来信多长时间答复", "从收到的那天算起。", GROUP),
    Preference("profiles.remind_before", "int", 3, "来信到期前几天提醒", "到期前提醒一次，过了期限再提醒一次，同时告诉办公室。", GROUP, low=1, high=30),
    Preference("profiles.a_day", "int", 50, "一天最多收几封群众来信", "多出来的请写信人第二天再写。", GROUP, low=1, high=1000),
)


def _seen(viewer: Viewer, ids: Any) -> set[int]:
    found = Profile.objects.filter(pk__in=list(ids))
    found = found.filter(member_id=viewer.member_id) if viewer.role == Role.MEMBER else found if viewer.role in DESK else found.none()
    return set(found.values_list("pk", flat=True))


subjects.add(PROFILE, Subject(PROFILE, "委员公开页", "id-badge", lambda pk: reverse("profiles:page", args=[pk]), _seen, lambda pk: Profile.objects.filter(pk=pk).first()))
subjects.add(MISSIVE, Subject(MISSIVE, "群众来信", "mail", lambda pk: reverse("profiles:missive", args=[pk]), queries.visible_ids, queries.get_missive))

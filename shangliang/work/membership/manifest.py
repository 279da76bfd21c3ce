"""All that the membership room offers to the rest of the house."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model
from django.urls import reverse

from shangliang.commons.access import Role, Viewer
from shangliang.commons.committees.preferences import Preference, declare
from shangliang.commons.figures import declared as figures
from shangliang.commons.files.purposes import Purpose, purposes
from shangliang.commons.people.models import Member, Organ, Unit
from shangliang.commons.subjects import Subject, subjects
from shangliang.commons.ui.panels import Panel, panels

from . import access, facts, notices  # noqa: F401  (declare permissions, facts and who is told what)
from .access import CASE_READERS, INSIDE, OFFICE, READERS
from .actions import PAPERS
from .figures import FIGURES
from .models import Addition, ChangeRequest, Keeping, Leaving, Link, PlanItem, Talk
from .panels import of_laggard
from .queries import cases, covering

figures.declare(*FIGURES)
GROUP = "名册"


def _some(lines: Any) -> None:
    """At least one stage, and no two of one name."""
    if not lines or len(set(lines)) < len(lines):
        raise ValueError("至少写一个环节，不要重名")


def _columns(lines: Any) -> None:
    """Every column of the coverage names kinds of body that exist."""
    for line in lines:
        covering.kinds_said(line)


declare(
    Preference(
        "membership.coverage", "lines", ["专门委员会", "界别", "委员工作站、委员小组、街道联络组"], "每位委员都要编进哪些机构", "一行是组织覆盖表的一列；同一列里写几类，用顿号分开，有一类就算编入。",
        GROUP, check=_columns,
    ),
    Preference(
        "membership.body_figures", "lines", [], "界别、小组页上列哪些数", "一行写一个指标代号，如“fieldwork.all”；空着时每个方面列数最大的一项。", GROUP,
    ),
    Preference(
        "membership.addition_stages", "lines", ["党组会议研究", "主席会议审议", "常委会决定"], "增补委员要过哪几个环节",
        "一行一个，最后一个作出决定；已经提名的按提名时的环节走。", GROUP, check=_some,
    ),
    Preference(
        "membership.leaving_stages", "lines", ["主席会议研究", "常委会决定"], "委员退出要过哪几个环节", "一行一个，最后一个作出决定；已经启动的按启动时的环节走。",
        GROUP, check=_some,
    ),
    Preference("membership.leaving_talk", "bool", True, "责令辞去、撤销资格以前要同本人谈话", "谈话以后本人看得到这件事，可以提交说明。", GROUP),
    Preference(
        "membership.leaving_article", "text", "《中国人民政治协商会议章程》和本委员会委员履职管理办法", "责令辞去、撤销资格的依据", "印在通知里。", GROUP,
    ),
    Preference("membership.talk_months", "int", 6, "联系的人几个月同委员谈心谈话一次", "从上一次谈话算起；到期没谈的，提醒联系的人一次。", GROUP, low=1, high=36),
    Preference("membership.term_warn", "int", 30, "聘期满前几天提醒", "委员受聘任职写了聘期的，到期前提醒本人和办公室一次。", GROUP, low=1, high=365),
    Preference("membership.leaving_appeal_days", "int", 30, "通知送达后几天内可以申请复议", "", GROUP, low=1, high=365),
)


def _seen_by(model: type[Model], *roles: Role) -> Callable[[Viewer, Iterable[int]], set[int]]:
    """Those of the ids that are there, for these roles; others see none."""

    def visible(viewer: Viewer, ids: Iterable[int]) -> set[int]:
        return set(model.objects.filter(pk__in=list(ids)).values_list("pk", flat=True)) if viewer.role in roles else set()  # type: ignore[attr-defined]

    return visible


def _found(model: type[Model]) -> Callable[[int], Any]:
    return lambda pk: model.objects.filter(pk=pk).first()  # type: ignore[attr-defined]


def _link(name: str) -> Callable[[int], str]:
    return lambda pk: reverse(name, args=[pk])


def _case_seen(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    return set(cases.visible(viewer).filter(pk__in=list(ids)).values_list("pk", flat=True))


def _organ_of(pk: int) -> str:
    item = PlanItem.objects.filter(pk=pk).first()
    return reverse("membership:organ", args=[item.organ_id]) if item else reverse("membership:organs")


for kind, model, label, icon, name in (
    ("people.member", Member, "委员", "user", "membership:member"), ("people.organ", Organ, "机构", "sitemap", "membership:organ"),
    ("people.unit", Unit, "承办单位", "building", "membership:unit"),
):  # fmt: skip
    subjects.add(kind, Subject(type=kind, label=label, icon=icon, link=_link(name), visible=_seen_by(model, *READERS), get=_found(model)))
subjects.add(
    "membership.changerequest",
    Subject(
        type="membership.changerequest", label="修改申请", icon="edit", link=lambda pk: reverse("membership:changes"),
        visible=_seen_by(ChangeRequest, *OFFICE), get=_found(ChangeRequest),
    ),
)
subjects.add("membership.link", Subject("membership.link", "联系分工", "link", lambda pk: reverse("membership:links"), _seen_by(Link, *INSIDE), _found(Link)))
subjects.add("membership.planitem", Subject("membership.planitem", "年度计划", "calendar-check", _organ_of, _seen_by(PlanItem, *READERS), _found(PlanItem)))
subjects.add("membership.addition", Subject("membership.addition", "增补", "user-plus", _link("membership:addition"), _seen_by(Addition, *CASE_READERS), _found(Addition)))
subjects.add("membership.leaving", Subject("membership.leaving", "委员退出", "user-minus", _link("membership:leaving"), _case_seen, _found(Leaving)))
purposes.add(PAPERS, Purpose(PAPERS, "membership.leaving", "退出事项的依据", attach="membership.leave_case"))
panels.add("membership.of_conduct", Panel("people.laggard", 50, "membership/panel_leaving.html", of_laggard))
subjects.add("membership.keeping", Subject("membership.keeping", "联系安排", "users", lambda pk: reverse("membership:keepings"), _seen_by(Keeping, *INSIDE), _found(Keeping)))
subjects.add("membership.talk", Subject("membership.talk", "谈心谈话", "message-circle", lambda pk: reverse("membership:contacts"), _seen_by(Talk, *CASE_READERS), _found(Talk)))

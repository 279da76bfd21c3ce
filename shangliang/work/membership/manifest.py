"""All that the membership room offers to the rest of the house."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model
from django.urls import reverse

from shangliang.commons.access import Role, Viewer
from shangliang.commons.committees.preferences import Preference, declare
from shangliang.commons.figures import declared as figures
from shangliang.commons.people.models import Member, Organ, Unit
from shangliang.commons.subjects import Subject, subjects

from . import access, facts, notices  # noqa: F401  (declare permissions, facts and who is told what)
from .access import INSIDE, OFFICE, READERS
from .figures import FIGURES
from .models import ChangeRequest, Link, PlanItem
from .queries import covering

figures.declare(*FIGURES)
GROUP = "名册"


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
subjects.add("membership.link", Subject("membership.link", "联系分工", "link", _link("membership:change_link"), _seen_by(Link, *INSIDE), _found(Link)))
subjects.add("membership.planitem", Subject("membership.planitem", "年度计划", "calendar-check", _organ_of, _seen_by(PlanItem, *READERS), _found(PlanItem)))

"""All that the membership room offers to the rest of the house."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model
from django.urls import reverse

from shangliang.commons.access import Role, Viewer
from shangliang.commons.figures import declared as figures
from shangliang.commons.people.models import Member, Organ, Unit
from shangliang.commons.subjects import Subject, subjects

from . import access, facts, notices  # noqa: F401  (declare permissions, facts and who is told what)
from .access import OFFICE, READERS
from .figures import FIGURES
from .models import ChangeRequest

figures.declare(*FIGURES)


def _seen_by(model: type[Model], *roles: Role) -> Callable[[Viewer, Iterable[int]], set[int]]:
    """Those of the ids that are there, for these roles; others see none."""

    def visible(viewer: Viewer, ids: Iterable[int]) -> set[int]:
        return set(model.objects.filter(pk__in=list(ids)).values_list("pk", flat=True)) if viewer.role in roles else set()  # type: ignore[attr-defined]

    return visible


def _found(model: type[Model]) -> Callable[[int], Any]:
    return lambda pk: model.objects.filter(pk=pk).first()  # type: ignore[attr-defined]


def _link(name: str) -> Callable[[int], str]:
    return lambda pk: reverse(name, args=[pk])


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

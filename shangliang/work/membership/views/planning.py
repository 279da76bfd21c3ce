"""What a body is like and plans for the year: filled in by its head or the office (M09, M10)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from shangliang.commons.access import Role, require
from shangliang.commons.ledger.acts import Act
from shangliang.commons.ui.requests import opens_to, viewer_of
from shangliang.foundation.errors import NotFound

from .. import actions, queries
from ..access import OFFICE
from ..forms import ItemForm, OrganNoteForm, WhyForm
from .filling import Page, filled

RUNNERS = (*OFFICE, Role.MEMBER)
SETTLING = {"done": ("记为完成", "怎样完成的"), "drop": ("取消", "为什么取消"), "reopen": ("恢复", "为什么恢复")}


def _page(request: HttpRequest, organ: Any, heading: str, verb: str, intro: str = "") -> Page:
    back = reverse("membership:organ", args=[organ.pk])
    return Page(heading, verb, back, [("名册", reverse("membership:members")), (organ.name, back), (verb, "")], intro)


@opens_to(*RUNNERS, permission="membership.run_body")
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a body is and what it works with."""
    organ = queries.bodies.organ(pk)
    require(viewer_of(request), "membership.run_body", organ)
    form = OrganNoteForm(request.POST or None, note=queries.planning.note_of(organ))

    def do(act: Act, said: dict[str, Any]) -> str:
        actions.describe_organ(act, organ, values=said)
        return f"已存下{organ.name}的情况"

    return filled(request, form, _page(request, organ, f"{organ.name}的情况", "存下"), do)


@opens_to(*RUNNERS, permission="membership.run_body")
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Put something into a body's plan of the year."""
    organ, year = queries.bodies.organ(pk), queries.planning.this_year()
    require(viewer_of(request), "membership.run_body", organ)
    form = ItemForm(request.POST or None, figures=queries.planning.countable(), initial={"due_on": f"{year}-12-31", "least": 1})

    def do(act: Act, said: dict[str, Any]) -> str:
        made = actions.plan_item(act, organ, year=year, title=said["title"], due_on=said["due_on"], figure=said["figure"], least=said["least"] or 1)
        return f"已列入{organ.name} {year} 年计划：{made.title}"

    intro = "选了“按台账算”的，做的事登记进台账、写明由本机构主办，够数就自动算完成；没有选的，做完由你们记一句。"
    return filled(request, form, _page(request, organ, f"{organ.name} {year} 年计划加一项", "列入计划", intro), do)


@opens_to(*RUNNERS, permission="membership.run_body")
def settle(request: HttpRequest, pk: int, how: str) -> HttpResponse:
    """Say that an item is done, give it up, or take that back."""
    if how not in SETTLING:
        raise NotFound()
    item, (verb, label) = queries.planning.item(pk), SETTLING[how]
    require(viewer_of(request), "membership.run_body", item)

    def do(act: Act, said: dict[str, Any]) -> str:
        if how == "done":
            actions.finish_item(act, item, note=said["note"])
        elif how == "drop":
            actions.drop_item(act, item, reason=said["note"])
        else:
            actions.reopen_item(act, item, reason=said["note"])
        return f"“{item.title}”已{verb}"

    return filled(request, WhyForm(request.POST or None, label=label), _page(request, item.organ, item.title, verb), do)

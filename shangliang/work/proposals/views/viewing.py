"""存为视图: keeping the conditions of the list under a name, giving them another, dropping them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.foundation.errors import Invalid

from .. import actions, queries
from .lists import conditions_of, query_of


@opens_to(permission="proposals.keep_view")
def views(request: HttpRequest) -> HttpResponse:
    """One's own views; with conditions in the address, a form to keep them."""
    if request.method != "POST":
        return _page(request)
    try:
        kept = actions.keep_view(act_of(request), name=request.POST.get("name", ""), query=query_of(request))
    except Invalid as wrong:
        return _page(request, wrong)
    tell(request, f"已存为视图“{kept.name}”，以后在提案列表上方一点就到。")
    return redirect(f"{reverse('proposals:list')}?{kept.query}")


def _page(request: HttpRequest, wrong: Invalid | None = None) -> HttpResponse:
    found: dict[str, Any] = {"views": queries.own_views(viewer_of(request)), "query": query_of(request), "conds": conditions_of(request), "wrong": wrong}
    return render(request, "proposals/views.html", found | {"typed": request.POST.get("name", "")}, status=wrong.status if wrong else 200)


@opens_to(permission="proposals.keep_view")
@require_POST
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name."""
    view = queries.own_view(viewer_of(request), pk)
    try:
        actions.rename_view(act_of(request), view, name=request.POST.get("name", ""))
    except Invalid as wrong:
        return _page(request, wrong)
    tell(request, f"视图“{view.name}”已改名。")
    return redirect("proposals:views")


@opens_to(permission="proposals.keep_view")
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Drop one."""
    view = actions.drop_view(act_of(request), queries.own_view(viewer_of(request), pk))
    tell(request, f"视图“{view.name}”已删去，里面的提案都在。")
    return redirect("proposals:views")

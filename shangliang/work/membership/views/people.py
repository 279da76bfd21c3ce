"""Members: the list, one of them, and the acts on a seat."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import Role
from shangliang.commons.ui.paging import kept, pager
from shangliang.commons.ui.panels import panels_for
from shangliang.commons.ui.requests import act_of, is_fragment, number, opens_to, viewer_of

from .. import actions, panels, queries
from ..access import CASE_READERS, OFFICE, READERS
from ..queries.people import PAGE, Filter

LABELS = {"sector": "界别", "organ": "机构", "party": "党派", "state": "状态"}


@opens_to(*READERS)
def members(request: HttpRequest) -> HttpResponse:
    """Members of a term, narrowed, by name; phones as much as one may see."""
    viewer, today = viewer_of(request), timezone.localdate()
    wanted = _wanted(request)
    page = Paginator(queries.people.members(wanted, today), PAGE).get_page(wanted.page)
    fields = _fields(wanted)
    term = next((term for term in queries.people.terms() if term.pk == wanted.term), None)
    return render(
        request, "membership/members.html",
        {
            "page": page, "rows": [panels.row(member) for member in page], "wanted": wanted, "fields": fields, "term": term,
            "conds": _conditions(request, wanted, fields), "pager": pager(page, request.GET, "位"), "counts": queries.people.counts(wanted.term, today),
            "sections": panels.sections(viewer, "members"), "can": panels.abilities(viewer),
        },
    )  # fmt: skip


def _wanted(request: HttpRequest) -> Filter:
    present = queries.people.present_term(timezone.localdate())
    return Filter(
        text=request.GET.get("q", "").strip()[:40], term=number(request.GET.get("term")) or (present.pk if present else None), sector=number(request.GET.get("sector")),
        organ=number(request.GET.get("organ")), party=request.GET.get("party", "").strip()[:40], state=request.GET.get("state", ""), page=number(request.GET.get("page")) or 1,
    )  # fmt: skip


def _fields(wanted: Filter) -> list[dict[str, Any]]:
    options = queries.people.facets(wanted.term) | {"state": [("ended", "已卸任")]}
    fields = [{"name": name, "label": label, "value": str(getattr(wanted, name) or ""), "options": options[name]} for name, label in LABELS.items()]
    if len(terms := queries.people.terms()) > 1:
        fields.append({"name": "term", "label": "届", "value": str(wanted.term or ""), "options": [(term.pk, str(term)) for term in terms]})
    return fields


def _conditions(request: HttpRequest, wanted: Filter, fields: list[dict[str, Any]]) -> list[dict[str, str]]:
    said = [{"label": f"找：{wanted.text}", "href": kept(request.GET, q="")}] if wanted.text else []
    for one in fields:
        label = {str(value): text for value, text in one["options"]}.get(one["value"])
        if label and one["name"] != "term":
            said.append({"label": f"{one['label']}：{label}", "href": kept(request.GET, **{one["name"]: ""})})
    return said


@opens_to(*READERS)
def member(request: HttpRequest, pk: int) -> HttpResponse:
    """One member: who, where they sit, what other rooms tell of them, and what was done about the seat."""
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, clear: dict[str, str] | None = None) -> HttpResponse:
    viewer, found = viewer_of(request), queries.people.member(pk)
    inside = viewer.role in OFFICE
    return render(
        request, "membership/member.html",
        {
            "member": found, "facts": panels.facts(found, inside=viewer.role != Role.MEMBER), "places": queries.people.places(pk), "inside": inside, "looks_after": viewer.role in CASE_READERS,
            "contact": panels.contact(found, viewer, clear or {}), "panels": panels_for("people.member", viewer, pk), "acts": panels.acts(viewer, found),
            "posts": queries.people.posts_besides(found) if inside else [], "other_terms": queries.people.other_terms(found),
            "trail": queries.people.trail(member=pk) if inside or viewer.role == Role.AUDITOR else [], "own": queries.people.is_self(viewer, found),
            "changes": queries.changes.changes_of(pk) if queries.people.is_self(viewer, found) else [],
            "kept": queries.keeping.keeper_of(pk, timezone.localdate()) if queries.people.is_self(viewer, found) or inside else None,
            "unused": inside and queries.people.awaits_first_sign_in(found),
        },
    )  # fmt: skip


@opens_to(*READERS)
@require_POST
def show(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Phone and mail, or address and identity number, in clear; that somebody looked is recorded."""
    found = queries.people.member(pk)
    do = actions.show_papers if what == "papers" else actions.show_contact
    clear = do(act_of(request), found)
    if is_fragment(request):
        return render(request, "membership/_contact.html", {"member": found, "contact": panels.contact(found, viewer_of(request), clear)})
    return _page(request, pk, clear)


@opens_to(Role.MEMBER)
def me(request: HttpRequest) -> HttpResponse:
    """One's own page."""
    viewer = viewer_of(request)
    return redirect(reverse("membership:member", args=[viewer.member_id])) if viewer.member_id else redirect("membership:members")



"""Organs and the places in them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from shangliang.commons.access import Role, Viewer, may
from shangliang.commons.figures.opening import open_to
from shangliang.commons.ledger.acts import Act
from shangliang.commons.ui.panels import panels_for
from shangliang.commons.ui.requests import opens_to, viewer_of
from shangliang.foundation.periods import year

from .. import actions, panels, queries
from ..access import OFFICE, READERS
from ..forms import DissolveForm, OrganForm, PlaceForm, today_first
from ..queries.bodies import OrganKind, SeatOffice
from .filling import Page, filled


@opens_to(*READERS)
def organs(request: HttpRequest) -> HttpResponse:
    """All organs by kind, with how many belong to each and who leads it."""
    viewer = viewer_of(request)
    groups = queries.bodies.organ_groups()
    return render(request, "membership/organs.html", {"groups": groups, "sections": panels.sections(viewer, "organs"), "can": panels.abilities(viewer)})


@opens_to(*READERS)
def organ(request: HttpRequest, pk: int) -> HttpResponse:
    """One organ: who sits in it, what was done about it."""
    viewer, found = viewer_of(request), queries.bodies.organ(pk)
    is_sector = found.kind == OrganKind.SECTOR
    return render(
        request, "membership/organ.html",
        {
            "organ": found, "kind": OrganKind(found.kind), "places": queries.bodies.places_in(pk), "is_sector": is_sector,
            "members": list(queries.bodies.members_of_sector(pk)) if is_sector else [], "can": panels.abilities(viewer),
            "body": _body(viewer, found), "panels": panels_for("people.organ", viewer, pk), "trail": queries.people.trail(organ=pk) if viewer.role in {*OFFICE, Role.AUDITOR} else [],
        },
    )  # fmt: skip


def _body(viewer: Viewer, organ: Any) -> dict[str, Any]:
    """What a body planned and did this year, where it is, whom it is linked with."""
    today, number = timezone.localdate(), queries.planning.this_year()
    plans = queries.planning.plans(organ.kind)
    plan = queries.planning.plan_of(organ, number, today) if plans else []
    return {
        "year": number, "plan": plan, "finished": sum(one.done for one in plan), "did": queries.planning.did(organ, year(number)) if plans else [],
        "may": plans and organ.until is None and bool(may(viewer, "membership.run_body", organ)), "opens": open_to(viewer),
        "note": queries.planning.note_of(organ), "housed": organ.kind in queries.planning.HOUSED, "links": queries.linking.links_of(organ.pk),
    }  # fmt: skip


def _crumbs(*rest: tuple[str, str]) -> list[tuple[str, str]]:
    return [("名册", reverse("membership:members")), ("机构", reverse("membership:organs")), *rest]


@opens_to(*OFFICE, permission="membership.arrange")
def add(request: HttpRequest) -> HttpResponse:
    """Set up an organ."""
    form = OrganForm(request.POST or None, initial={"kind": request.GET.get("kind", "")})

    def do(act: Act, said: dict[str, Any]) -> str:
        made = actions.add_organ(act, None, kind=OrganKind(said["kind"]), values=form.values())
        return f"已设立{made.name}"

    return filled(request, form, Page("设立机构", "设立", reverse("membership:organs"), _crumbs(("设立", ""))), do)


@opens_to(*OFFICE, permission="membership.arrange")
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename an organ or put its data right."""
    found = queries.bodies.organ(pk)
    form, back = OrganForm(request.POST or None, organ=found), reverse("membership:organ", args=[pk])

    def do(act: Act, said: dict[str, Any]) -> str:
        return f"已更正{actions.correct_organ(act, found, values=form.values()).name}的信息"

    return filled(request, form, Page(f"更正{found.name}", "更正", back, _crumbs((found.name, back), ("更正", ""))), do)


@opens_to(*OFFICE, permission="membership.arrange")
def dissolve(request: HttpRequest, pk: int) -> HttpResponse:
    """Dissolve an organ."""
    found = queries.bodies.organ(pk)
    back = reverse("membership:organ", args=[pk])

    def do(act: Act, said: dict[str, Any]) -> str:
        actions.dissolve_organ(act, found, on=said["on"], decision=said["decision"])
        return f"已撤销{found.name}，其中的任职同时结束"

    page = Page(f"撤销{found.name}", "撤销", back, _crumbs((found.name, back), ("撤销", "")), "其中的任职同时结束，历史都保留。撤销后不能恢复。", ask=f"撤销{found.name}？", body="其中的任职同时结束，不能恢复。")
    return filled(request, today_first(DissolveForm(request.POST or None), timezone.localdate(), "on"), page, do)


@opens_to(*OFFICE, permission="membership.arrange")
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """任 a member in an organ."""
    found, today = queries.bodies.organ(pk), timezone.localdate()
    back = reverse("membership:organ", args=[pk])
    form = today_first(PlaceForm(request.POST or None, members=queries.people.choices_of_members(today), initial={"office": SeatOffice.MEMBER}), today, "since")

    def do(act: Act, said: dict[str, Any]) -> str:
        office = SeatOffice(said["office"])
        place = actions.take_seat(act, found, member_id=said["member"], office=office, since=said["since"], decision=said["decision"])
        return f"{place.member.name}任{found.name}{office.label}"

    page = Page(f"{found.name}任职", "任职", back, _crumbs((found.name, back), ("任职", "")), "已经在任的委员，选新的职务就是改任。")
    return filled(request, form, page, do)


@opens_to(*OFFICE, permission="membership.arrange")
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """免 a place."""
    place = queries.bodies.place(pk)
    back = reverse("membership:organ", args=[place.organ_id])
    name, office = place.member.name, SeatOffice(place.office).label

    def do(act: Act, said: dict[str, Any]) -> str:
        actions.leave_seat(act, place, on=said["on"], decision=said["decision"])
        return f"{name}不再担任{place.organ.name}{office}"

    page = Page(f"免去{name}的{place.organ.name}{office}", "免去", back, _crumbs((place.organ.name, back), ("免职", "")), ask=f"免去{name}的{office}职务？", body="免去后要重新任职才能恢复。")
    return filled(request, today_first(DissolveForm(request.POST or None), timezone.localdate(), "on"), page, do)

"""What registers tell of members and bodies: positions held, superior members here, members' units."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from shangliang.commons.access import Viewer, may
from shangliang.commons.committees.scope import setting
from shangliang.commons.ui.panels import panels_for
from shangliang.commons.ui.requests import number, opens_to, viewer_of
from shangliang.practices.registers.access import known_registers

from .. import exports, panels, queries


def _entered_by(viewer: Viewer, *codes: str) -> set[str]:
    """Those of these registers in which the viewer may enter something."""
    return {code for code, register in known_registers(codes).items() if may(viewer, "registers.enter", register)}

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@opens_to(permission="membership.see_coverage")
def positions(request: HttpRequest) -> HttpResponse:
    """All positions members hold or held, those whose term ends first on top."""
    today, asked = timezone.localdate(), request.GET.get("q", "").strip()[:40]
    found = [one for one in queries.registered.positions(number(request.GET.get("member"))) if asked in one.names or asked in one.what or asked in one.unit]
    rows = [{"one": one, "left": one.left(today)} for one in found]
    soon = sum(row["left"] is not None and row["left"] <= setting("membership.term_warn") for row in rows)
    context = {"rows": rows, "q": asked, "soon": soon, "warn": setting("membership.term_warn"), "enters": _entered_by(viewer_of(request), "appointments")}
    return render(request, "membership/positions.html", context | {"sections": panels.sections(viewer_of(request), "positions")})


@opens_to(permission="membership.see_coverage")
def positions_export(request: HttpRequest) -> HttpResponse:
    """The same as a workbook."""
    return FileResponse(exports.positions(queries.registered.positions()), as_attachment=True, filename="委员任职.xlsx", content_type=XLSX)


@opens_to(permission="membership.see_coverage")
def superiors(request: HttpRequest) -> HttpResponse:
    """Superior members who live here, what they did here, and, from other rooms, what was proposed above."""
    rows, activities = queries.registered.superiors()
    joint = sum(one.values.get("together") == "联合开展" for one in activities)
    context = {"rows": rows, "activities": activities[:50], "count": len(activities), "joint": joint, "panels": panels_for("people.superiors", viewer_of(request), 0)}
    return render(request, "membership/superiors.html", context | {"sections": panels.sections(viewer_of(request), "superiors"), "enters": _entered_by(viewer_of(request), "superior_activities", "superior_members")})


@opens_to(permission="membership.see_coverage")
def member_units(request: HttpRequest) -> HttpResponse:
    """Members' units with how much is known of each."""
    rows = queries.registered.member_units(number(request.GET.get("member")))
    words = [word for _, word in queries.registered.OF_UNITS.values()]
    return render(request, "membership/member_units.html", {"rows": rows, "words": words, "sections": panels.sections(viewer_of(request), "member_units"), "enters": _entered_by(viewer_of(request), "member_units")})


@opens_to(permission="membership.see_coverage")
def member_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: its members, visits, needs, projects, donations."""
    return render(request, "membership/member_unit.html", {"one": queries.registered.member_unit(pk)})

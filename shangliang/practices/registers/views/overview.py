"""All registers at a glance, and what a person entered themselves."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from shangliang.commons.access import UNIT, Role
from shangliang.commons.ui.requests import number, opens_to, viewer_of

from .. import panels, queries
from ..access import READERS, WORKERS, known_registers, may_record
from ..forms import text
from ..kinds import Declared
from ..rules import Standing, State

YEARS_BACK = 4


@opens_to(*READERS, Role.MEMBER, *UNIT)
def overview(request: HttpRequest) -> HttpResponse:
    """The registers by area, with how much was entered this year; whoever reads only their own goes to that."""
    viewer, today = viewer_of(request), timezone.localdate()
    if viewer.role not in READERS:
        return redirect("registers:mine")
    asked = number(request.GET.get("year"))
    year = asked if asked and today.year - YEARS_BACK <= asked <= today.year else today.year
    said = text(request.GET, "q")[:40]
    areas = queries.areas(viewer, date(year, 1, 1), date(year, 12, 31), said)
    lines = [line for found in areas.values() for line in found]
    years = [{"label": f"{one} 年", "href": f"?year={one}" + (f"&q={said}" if said else ""), "active": one == year} for one in range(today.year, today.year - 3, -1)]
    return render(
        request, "registers/overview.html",
        {
            "areas": areas, "year": year, "years": years, "q": said, "total": sum(line.count for line in lines), "registers": len(lines),
            "waits": queries.to_confirm(viewer).count(), "may_declare": viewer.role == Role.ADMINISTRATOR,
        },
    )


def _tile(register: Declared) -> dict[str, str]:
    return {"label": register.label, "note": "", "icon": register.icon, "href": reverse("registers:enter", args=[register.code])}


@opens_to(*WORKERS)
def mine(request: HttpRequest) -> HttpResponse:
    """What I entered and what became of it; and where I may enter something."""
    viewer = viewer_of(request)
    registers = known_registers()
    open_ = [one.declared for one in registers.values() if one.state is Standing.ON and may_record(viewer, one)]
    page = Paginator(queries.filed_by(viewer), queries.PAGE).get_page(number(request.GET.get("page")) or 1)
    rows = [panels.line(entry, registers[entry.register].declared, []) for entry in page if entry.register in registers]
    returned = [panels.line(entry, registers[entry.register].declared, []) for entry in queries.waiting_of(viewer)[:20] if entry.register in registers]
    context: dict[str, Any] = {"rows": rows, "page": page, "open": open_, "tiles": [_tile(one) for one in open_], "returned": returned, "states": State}
    return render(request, "registers/mine.html", context)

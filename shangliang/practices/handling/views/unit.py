"""A unit's pages: the one inbox for everything, what it has done, itself in numbers, and one part of a matter."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from shangliang.commons.access import COMMITTEE_WIDE, UNIT, Role
from shangliang.commons.committees.scope import here
from shangliang.commons.ui.panels import panels_for
from shangliang.commons.ui.requests import opens_to, viewer_of

from .. import exports, panels, queries
from ..access import OFFICES
from ..kinds import kinds
from ..rules import Role as Part
from ..rules import State

PER_PAGE = 20
LATER_SHOWN = 20
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
READERS = (*UNIT, *COMMITTEE_WIDE)


@opens_to(*UNIT)
def inbox(request: HttpRequest) -> HttpResponse:
    """All that is open for this unit, whatever it comes from, by days left; beside it what the first one still lacks."""
    viewer, today = viewer_of(request), timezone.localdate()
    source = request.GET.get("source", "")
    found = queries.inbox(viewer, today, source or None)
    everything = request.GET.get("all") == "1"
    later = found.later if everything else found.later[:LATER_SHOWN]
    first = next(iter(found.lines), None)
    return render(
        request, "handling/inbox.html",
        {
            "today": today, "found": found, "heading": _heading(found), "source": source, "hidden": len(found.later) - len(later),
            "groups": [
                ("等你签发", "text-ochre", f"{len(found.signing)} 件", [panels.line(line) for line in found.signing]),
                ("已超期", "text-cinnabar", f"{len(found.overdue)} 件", [panels.line(line) for line in found.overdue]),
                ("三天内", "text-ochre", f"{len(found.soon)} 件", [panels.line(line) for line in found.soon]),
                ("以后", "", f"{len(found.later)} 件", [panels.line(line) for line in later]),
            ],
            "stats": queries.stats_of_unit(viewer.unit_id, date(today.year, 1, 1)), "first": _guide(viewer, first, today),
        },
    )


def _heading(found: Any) -> str:
    """The one sentence at the top."""
    if not found.total:
        return "没有要办的件"
    over, soon = found.over, len(found.soon)
    said = [f"{len(found.signing)} 件答复等你签发"] if found.signing else []
    said += [f"{found.total} 件在办" + (f"（会办 {found.helping} 件）" if found.helping else "")]
    said += [f"{over} 件已超期"] if over else []
    said += [f"三天内要交 {soon} 件"] if soon else []
    return "，".join(said)


def _guide(viewer: Any, line: Any, today: date) -> dict[str, Any] | None:
    """What the most pressing part still lacks."""
    if line is None:
        return None
    part = queries.seen_part(viewer, line.part.pk)
    return {"part": part, "checks": _checks(part), "row": panels.line(line, primary=True), "name": panels.named(part.matter)}


def _checks(part: Any) -> list[dict[str, str]]:
    """怎样算办完, as the kit's `checks` takes it."""
    kind = part.matter.kind
    helping = [other for other in part.matter.parts if Part(other.role) is Part.ASSIST and State(other.state) not in {State.RETURNED, State.CANCELLED}]
    classes = [(code, row["label"]) for code, row in queries.classes_of(kind).items()]
    assisting = helping if Part(part.role) is Part.LEAD else []
    found = queries.checklist(part, assisting, contact_required=queries.says(kind, "contact_required"), classes=classes, unmet=queries.unmet(part))
    return [{"text": check.text, "note": check.note, "state": check.state} for check in found]


@opens_to(*UNIT)
def done(request: HttpRequest) -> HttpResponse:
    """What this unit has replied to."""
    viewer = viewer_of(request)
    page = Paginator(queries.done(viewer.unit_id), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "handling/done.html", {"page": page, "rows": [_done_row(part) for part in page]})


def _done_row(part: Any) -> dict[str, Any]:
    reply = getattr(part, "reply", None)
    return {
        "part": part, "name": panels.named(part.matter), "role": Part(part.role).label, "grade": f"{reply.grade} 类" if reply else "会办意见",
        "late": part.replied_at and timezone.localdate(part.replied_at) > part.due_on, "overall": panels.verdict(part.matter.overall),
    }


@opens_to(*UNIT)
def unit(request: HttpRequest) -> HttpResponse:
    """The unit's year in numbers, each with its way to the list."""
    viewer, today = viewer_of(request), timezone.localdate()
    return render(
        request, "handling/unit.html",
        {"today": today, "stats": queries.stats_of_unit(viewer.unit_id, date(today.year, 1, 1)), "unit": queries.unit_of(viewer.unit_id), "panels": panels_for("handling.unit", viewer, viewer.unit_id or 0)},
    )


@opens_to(*UNIT)
def export(request: HttpRequest) -> HttpResponse:
    """All this unit was ever given, as .xlsx."""
    today = timezone.localdate()
    file = exports.unit_ledger(queries.ledger_of_unit(viewer_of(request).unit_id, today))
    return FileResponse(file, as_attachment=True, filename=f"承办台账{today:%Y%m%d}.xlsx", content_type=XLSX)


@opens_to(*READERS)
def part(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit's part of a matter: the text, what passed, what to do next and what counts as done."""
    viewer, today = viewer_of(request), timezone.localdate()
    found = queries.seen_part(viewer, pk)
    matter = found.matter
    offers = panels.offers(viewer, found, today)
    brief = kinds.get(matter.kind).brief(matter.subject_id)
    letters = [letter for other in matter.parts if (letter := panels.letter(other))]
    return render(
        request, "handling/part.html",
        {
            "part": found, "matter": matter, "brief": brief, "name": panels.named(matter), "today": today, "left": (found.due_on - today).days,
            "steps": panels.steps(found), "mark": panels.mark(found, today), "role": Part(found.role).label, "checks": _checks(found), "offers": offers,
            "open": [offer for offer in offers if not offer.why], "refused": panels.refused(offers), "units": panels.units(matter, today, but=found),
            "asks": [{"text": ask} for ask in brief.asks], "contacts": panels.contacts(found), "opinions": panels.opinions(matter),
            "letters": letters, "earlier": [panels.letter(other) for other in queries.earlier_parts(matter)], "history": panels.trace(queries.history_of(matter)), "pending": panels.pending(found),
            "of_unit": viewer.role in UNIT, "of_desk": viewer.role in OFFICES, "home": here().committee.short_name, "verdicts": panels.verdicts(matter) if viewer.role != Role.MEMBER else [],
            "enclosures": panels.enclosures(matter), "records": panels.files(matter, "handling.record").get(found.pk, []),
            "needs": queries.requirements(matter.kind), "link": kinds.get(matter.kind).link(matter.subject_id),
        },
    )


@opens_to()
def matter(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a matter is to be seen by this viewer: their own part, the rating, or the thing's own page."""
    viewer = viewer_of(request)
    found = queries.seen_matter(viewer, pk)
    if viewer.role in UNIT:
        own = next(part for part in found.parts if part.unit_id == viewer.unit_id)
        return redirect("handling:part", own.pk)
    return redirect(kinds.get(found.kind).link(found.subject_id))

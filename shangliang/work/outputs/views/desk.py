"""The office's desk, and 没有着落的: what nobody handles or nobody has answered for."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from shangliang.commons.access import may
from shangliang.commons.ui.requests import opens_to, viewer_of

from .. import exports, panels, queries
from .lists import EXCEL

OWN = ("fresh", "to_tell", "to_settle", "to_hand", "review", "to_send", "own_follow_ups")  # what the menu counts


@opens_to(permission="outputs.write")
def desk(request: HttpRequest) -> HttpResponse:
    """What waits, in the order in which it presses."""
    today = timezone.localdate()
    made = queries.desk(today)
    waiting = {name: getattr(made, name).count() for name in OWN + ("follow_ups", "receipts", "overdue")}
    return render(request, "outputs/desk.html", {"desk": made, "waiting": waiting, "total": sum(waiting[name] for name in OWN), "owed": waiting["follow_ups"] + waiting["overdue"], "today": today, "may_write": True})


@opens_to(permission="outputs.read")
def loose(request: HttpRequest) -> HttpResponse:
    """Everything open, and the rate of the loop."""
    viewer, today = viewer_of(request), timezone.localdate()
    found = queries.loose(today)
    return render(
        request, "outputs/loose.html",
        {
            "loose": found, "all": queries.loop(), "year": queries.loop(today.replace(month=1, day=1)), "fields": queries.adoption_by_field(), "today": today,
            "groups": [
                (title, why, [panels.suggestion_line(one) for one in rows.prefetch_related("conversions")[:60]], rows.count())
                for title, why, rows in (
                    ("没有交办的建议", "报送了，还没有单位答复", found.unhandled), ("有答复、没有核定的建议", "单位答复了，还没有告诉作者采纳没有", found.unsettled), ("在办的建议", "单位还没有答复", found.working),
                )
            ],
            "told": [panels.instruction_line(one, today) for one in found.instructions[:60]], "acts": bool(may(viewer, "outputs.settle")),
        },
    )  # fmt: skip


@opens_to(permission="outputs.read")
def loose_export(request: HttpRequest) -> HttpResponse:
    """The same as a workbook."""
    found = queries.loose(timezone.localdate())
    book = exports.loose_table([*found.unhandled, *found.unsettled, *found.working], found.instructions)
    return FileResponse(book, as_attachment=True, filename=f"没有着落的建议和批示{timezone.localdate():%Y%m%d}.xlsx", content_type=EXCEL)

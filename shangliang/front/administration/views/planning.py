"""Terms and sessions, and the working calendar."""

from calendar import Calendar as Months
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import Role
from shangliang.commons.committees.calendars import FIRST_SEEDED, LAST_SEEDED
from shangliang.commons.committees.scope import here
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to
from shangliang.commons.ui.wording import day as said_day
from shangliang.foundation.errors import Invalid, NotFound

from .. import actions, forms, queries

LATEST = LAST_SEEDED


@opens_to(Role.ADMINISTRATOR)
def terms(request: HttpRequest) -> HttpResponse:
    """All sessions, the latest first, and the form for the next one."""
    wrong: Invalid | None = None
    if request.method == "POST":
        try:
            data = request.POST
            made = actions.add_session(
                act_of(request), None, term=forms.number(data, "term", 1, 40), number=forms.number(data, "number", 1, 12), **forms.session_days(data)
            )
        except Invalid as refused:
            wrong = refused
        else:
            tell(request, f"已增加{made}，{said_day(made.accepts_from)}起收提案。")
            return redirect("front:terms")
    typed = request.POST.dict() if wrong else _next()
    context = {"sessions": list(reversed(here().sessions)), "typed": typed, "errors": wrong.fields if wrong else {}, "now": timezone.now(), "current": here().session_on(timezone.localdate())}
    return render(request, "front/terms.html", context, status=422 if wrong else 200)


def _next() -> dict[str, Any]:
    """The session after the last one, as a suggestion."""
    if not here().sessions:
        return {"term": "", "number": 1}
    last = here().sessions[-1]
    return {"term": last.term.number + (last.number >= 5), "number": 1 if last.number >= 5 else last.number + 1}


@opens_to(Role.ADMINISTRATOR)
def session(request: HttpRequest, pk: int) -> HttpResponse:
    """Move the days of one session."""
    found = queries.session_here(pk)
    wrong: Invalid | None = None
    if request.method == "POST":
        try:
            actions.change_session(act_of(request), found, **forms.session_days(request.POST))
        except Invalid as refused:
            wrong = refused
        else:
            tell(request, f"{found}的日期已改。")
            return redirect("front:terms")
    days = {name: getattr(found, name).isoformat() for name in forms.DAYS}
    typed = request.POST.dict() if wrong else days | {"deadline": f"{timezone.localtime(found.deadline):%Y-%m-%dT%H:%M}"}
    return render(request, "front/session.html", {"session": found, "typed": typed, "errors": wrong.fields if wrong else {}}, status=422 if wrong else 200)


@opens_to(Role.ADMINISTRATOR)
def calendar_now(request: HttpRequest) -> HttpResponse:
    """This year's calendar."""
    return redirect("front:calendar", timezone.localdate().year)


@opens_to(Role.ADMINISTRATOR)
def calendar(request: HttpRequest, year: int) -> HttpResponse:
    """A year of days, worked and not, with the committee's own marks."""
    if not FIRST_SEEDED <= year <= LATEST:
        raise NotFound(f"日历从 {FIRST_SEEDED} 年到 {LATEST} 年。")
    marks, working = queries.marks(year), here().calendar
    months = [(month, [[_cell(day, month, marks, working) for day in week] for week in Months().monthdatescalendar(year, month)]) for month in range(1, 13)]
    context = {
        "year": year, "months": months, "marks": sorted(marks.values(), key=lambda mark: mark.day), "unpublished": year in working.unpublished_years,
        "previous": year - 1 if year > FIRST_SEEDED else None, "next": year + 1 if year < LATEST else None, "chosen": request.GET.get("day", ""),
    }
    return render(request, "front/calendar.html", context)


def _cell(day: date, month: int, marks: dict[date, Any], working: Any) -> dict[str, Any] | None:
    """One day: a workday at a weekend and a holiday in the week are worth seeing, and so is a mark of our own."""
    if day.month != month:
        return None
    worked = working.is_working(day)
    own = day in marks
    looks = "is-own" if own else "is-make" if worked and day.weekday() > 4 else "is-holiday" if not worked and day.weekday() < 5 else "" if worked else "is-off"
    words = "上班" if worked else "休息"
    return {"day": day, "n": day.day, "cls": looks, "words": f"{words}{'，本会标记' if own else ''}", "today": day == timezone.localdate()}


@opens_to(Role.ADMINISTRATOR)
@require_POST
def mark(request: HttpRequest) -> HttpResponse:
    """Mark a day as worked or not, or take the mark away."""
    data = request.POST
    try:
        chosen = forms.day(data.get("day", ""))
    except ValueError:
        raise Invalid("请先选一天。", fields={"day": "请选一天"}) from None
    if data.get("then") == "unmark":
        actions.unmark_day(act_of(request), None, day=chosen)
        tell(request, f"{said_day(chosen)}已按国家公布的安排。")
    elif data.get("working") in {"yes", "no"}:
        worked = data["working"] == "yes"
        actions.mark_day(act_of(request), None, day=chosen, working=worked, note=data.get("note", ""))
        tell(request, f"{said_day(chosen)}已标记为{'上班' if worked else '休息'}，以后算期限照此计。")
    else:
        raise Invalid("请选上班还是休息。", fields={"working": "请选一项"})
    return redirect("front:calendar", chosen.year)

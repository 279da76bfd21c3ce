"""One entry: what it says, what became of it, what may be done with it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import may, require
from shangliang.commons.files import actions as files
from shangliang.commons.files.queries import files_of
from shangliang.commons.files.queries import find as find_file
from shangliang.commons.ledger.queries import told
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.commons.ui.typed import the_day
from shangliang.foundation.errors import Invalid

from .. import actions, forms, panels, queries
from ..access import READERS, WORKERS, known
from ..actions.entering import PHOTOS
from ..rules import State

SEES = tuple(dict.fromkeys((*READERS, *WORKERS)))


@opens_to(*SEES)
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of an entry."""
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, wrong: Invalid | None = None) -> HttpResponse:
    viewer = viewer_of(request)
    found = queries.find(viewer, pk)
    where = known(found.register)
    can, cannot = panels.deeds(viewer, found, where.declared)
    now, gone = panels.shown_values(found, where.declared, queries.fields_ever(found.register))
    return render(
        request, "registers/entry.html",
        {
            "entry": found, "where": where, "register": where.declared, "values": now, "gone": gone, "can": {one["name"]: one for one in can}, "cannot": cannot,
            "mark": panels.MARKS[State(found.state)], "state": State(found.state).label, "trail": told("registers.entry", pk), "files": files_of(found),
            "may_attach": bool(may(viewer, "registers.attach", found)) and State(found.state) is not State.TAKEN_BACK, "reader": viewer.role in READERS,
            "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST, "today": timezone.localdate(),
        },
        status=wrong.status if wrong else 200,
    )


@opens_to(*WORKERS)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back one's own report."""
    found = actions.withdraw(act_of(request), queries.find(viewer_of(request), pk))
    tell(request, f"已收回“{found.title}”。")
    return redirect("registers:entry", pk)


@opens_to(*WORKERS)
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Strike an entry."""
    try:
        found = actions.take_back(act_of(request), queries.find(viewer_of(request), pk), reason=forms.text(request.POST, "reason"))
    except Invalid as wrong:
        return _page(request, pk, wrong)
    tell(request, f"已撤销“{found.title}”，不再计数，经过里还看得到。")
    return redirect("registers:entry", pk)


@opens_to(*WORKERS)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it came to an end."""
    found = queries.find(viewer_of(request), pk)
    require(viewer_of(request), "registers.correct", found)
    try:
        found = actions.end(act_of(request), found, day=the_day(request.POST), reason=forms.text(request.POST, "reason"))
    except Invalid as wrong:
        return _page(request, pk, wrong)
    tell(request, f"“{found.title}”到 {found.ended_on:%-m 月 %-d 日}为止。")
    return redirect("registers:entry", pk)


@opens_to(*WORKERS)
@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an end back."""
    try:
        found = actions.resume(act_of(request), queries.find(viewer_of(request), pk), reason=forms.text(request.POST, "reason"))
    except Invalid as wrong:
        return _page(request, pk, wrong)
    tell(request, f"“{found.title}”恢复为使用中。")
    return redirect("registers:entry", pk)


@opens_to(*WORKERS)
@require_POST
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Put photos or papers to an entry, all or none."""
    kept = files.attach(act_of(request), queries.find(viewer_of(request), pk), purpose=PHOTOS, uploads=request.FILES.getlist("photos"))
    tell(request, f"已上传 {len(kept)} 个文件。")
    return redirect("registers:entry", pk)


@opens_to(*WORKERS)
@require_POST
def detach(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """Take a file away."""
    queries.find(viewer_of(request), pk)
    gone = files.remove(act_of(request), find_file(viewer_of(request), file))
    tell(request, f"已移除“{gone.name}”。")
    return redirect("registers:entry", pk)

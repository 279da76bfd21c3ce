"""Pages of circulars: the list, one circular with its receipts, its form, its paper."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from shangliang.commons.access import may, require
from shangliang.commons.documents.sending import sent
from shangliang.commons.ledger.queries import told
from shangliang.commons.ui.paging import pager
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, is_fragment, opens_to, viewer_of
from shangliang.foundation.errors import Invalid, NotFound, NotNow

from . import actions, exports, forms, panels, queries
from .access import DRAFTERS, INSIDE, READERS, SEES, SIGNERS
from .kinds import Content
from .rules import State

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE = 50


def hand_over(request: HttpRequest, content: Content) -> HttpResponse:
    """Where a room's view ends that offers a table as a circular: POST begins the circular, GET gives the paper it would be."""
    if request.method == "POST":
        made = actions.draft(act_of(request), None, content=content)
        tell(request, "已做成通报稿，表里的数字停在现在。选好发给谁，再送签。")
        return redirect("circulars:edit", made.pk)
    return sent(request, exports.paper_of(content, timezone.localdate(), taken=timezone.now()), content.title)


@opens_to(*SEES)
@require_GET
def circulars(request: HttpRequest) -> HttpResponse:
    """For those inside all of them; for the others what went to them."""
    viewer = viewer_of(request)
    own = [panels.own_row(one, waits) for one, waits in queries.received(viewer)] if viewer.role in READERS else []
    if viewer.role not in INSIDE:
        return render(request, "circulars/mine.html", {"rows": own, "waits": sum(bool(row["tone"]) for row in own)})
    view = request.GET.get("view", "")
    view = view if view in queries.VIEWS else "all"
    counts = queries.view_counts(viewer)
    page = Paginator(queries.listed(viewer, view), PAGE).get_page(request.GET.get("page"))
    tabs = [{"label": label, "href": f"?view={name}", "count": counts[name], "active": name == view} for name, (label, _) in queries.VIEWS.items() if counts[name] or name in ("all", view)]
    return render(
        request, "circulars/list.html",
        {"rows": [panels.row(one) for one in page], "tabs": tabs, "pager": pager(page, request.GET, "份"), "own": own, "counts": counts, "drafts": bool(may(viewer, "circulars.draft"))},
    )  # fmt: skip


@opens_to(*SEES)
@require_GET
def circular(request: HttpRequest, pk: int) -> HttpResponse:
    """One circular; what is wrong with a step stands beside its form."""
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, wrong: Invalid | None = None, step: str = "") -> HttpResponse:
    viewer = viewer_of(request)
    one = queries.find(viewer, pk)
    mine, inside = queries.mine(viewer, one), viewer.role in INSIDE
    rows = queries.receipts(one) if inside and one.issued_at else []
    context = {
        "one": one, "content": one.content, "columns": one.body["columns"], "steps": panels.steps(one), "can": panels.can(viewer, one), "inside": inside, "state": State(one.state), "mark": panels.MARKS[State(one.state)],
        "hidden": one.state == State.WITHDRAWN and not inside, "mine": mine, "unread": bool(mine) and any(row.read_at is None for row in mine) and one.state == State.ISSUED,
        "to_confirm": one.confirm and one.state == State.ISSUED and any(row.confirmed_at is None for row in mine), "sent_to": [panels.receipt(row) for row in rows],
        "seen": sum(row.read_at is not None for row in rows), "sure": sum(row.confirmed_at is not None for row in rows), "meant": queries.addressed(one.to, timezone.localdate()) if inside and not one.issued_at else [],
        "trail": told("circulars.circular", pk, limit=40) if inside else [], "wrong": wrong, "step": step, "posted": request.POST,
    }  # fmt: skip
    return render(request, "circulars/circular.html", context, status=wrong.status if wrong else 200)


@opens_to(*DRAFTERS)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The words around the table and whom it goes to; the table itself cannot be typed over."""
    viewer, wrong = viewer_of(request), None
    one = queries.find(viewer, pk)
    require(viewer, "circulars.draft", one)
    typed = forms.values(request.POST) if request.method == "POST" else {"title": one.title, "addressee": one.addressee, "before": one.body["before"], "after": one.body["after"], "to": one.to, "confirm": one.confirm}
    if request.method == "POST":
        try:
            actions.change(act_of(request), one, **typed)
            tell(request, "已保存。")
        except NotNow as same:
            if same.code != "unchanged":
                raise
        except Invalid as refused:
            wrong = refused
        if wrong is None:
            return redirect("circulars:circular", pk)
    return render(
        request, "circulars/edit.html",
        {"one": one, "typed": typed, "choices": queries.choices(timezone.localdate()), "wrong": wrong, "errors": wrong.fields if wrong else {}},
        status=wrong.status if wrong else 200,
    )  # fmt: skip


def _send_up(act: Any, one: Any, data: Any) -> str:
    return f"已送{actions.send_up(act, one).waits_for}签发。"


def _recall(act: Any, one: Any, data: Any) -> str:
    actions.recall(act, one)
    return "已撤回，可以修改。"


def _sign(act: Any, one: Any, data: Any) -> str:
    made = actions.sign(act, one, note=data.get("note", ""))
    return f"已印发，{made.number}，发 {made.recipients.count()} 家。" if made.state == State.ISSUED else f"已签，下一步{made.waits_for}签。"


def _send_back(act: Any, one: Any, data: Any) -> str:
    actions.send_back(act, one, reason=data.get("reason", ""))
    return "已退回起草人修改。"


def _withdraw(act: Any, one: Any, data: Any) -> str:
    actions.withdraw(act, one, reason=data.get("reason", ""))
    return "已撤回，收到的人会收到通知，编号和原因留痕。"


def _discard(act: Any, one: Any, data: Any) -> str:
    actions.discard(act, one)
    return "已作废。"


def _chase(act: Any, one: Any, data: Any) -> str:
    return f"已提醒 {actions.chase(act, one)} 家。"


STEPS: dict[str, Callable[[Any, Any, Any], str]] = {"send_up": _send_up, "recall": _recall, "sign": _sign, "send_back": _send_back, "withdraw": _withdraw, "discard": _discard, "chase": _chase}


@opens_to(*dict.fromkeys((*DRAFTERS, *SIGNERS)))
@require_POST
def do(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Take a step with a circular."""
    if verb not in STEPS:
        raise NotFound("没有这一步。")
    try:
        tell(request, STEPS[verb](act_of(request), queries.find(viewer_of(request), pk), request.POST))
    except Invalid as wrong:
        return _page(request, pk, wrong, verb)
    return redirect("circulars:list" if verb == "discard" else "circulars:circular", *([] if verb == "discard" else [pk]))


@opens_to(*READERS)
@require_POST
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that it was opened; the page sends this by itself."""
    with suppress(NotNow):  # opened a second time
        actions.read(act_of(request), queries.find(viewer_of(request), pk))
    return HttpResponse(status=204) if is_fragment(request) else redirect("circulars:circular", pk)


@opens_to(*READERS)
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm the receipt."""
    actions.confirm(act_of(request), queries.find(viewer_of(request), pk))
    tell(request, "已确认收到。")
    return redirect("circulars:circular", pk)


@opens_to(*SEES)
@require_GET
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The circular as Word or PDF."""
    viewer = viewer_of(request)
    one = queries.find(viewer, pk)
    if one.state == State.WITHDRAWN and viewer.role not in INSIDE:
        raise NotNow("这份通报已撤回，不再提供原文。", code="withdrawn")
    return sent(request, exports.paper(one), one.title)


@opens_to(*INSIDE)
@require_GET
def receipts(request: HttpRequest, pk: int) -> HttpResponse:
    """Who read it and when, as a workbook."""
    one = queries.find(viewer_of(request), pk)
    return FileResponse(exports.receipts(queries.receipts(one)), as_attachment=True, filename=f"{one.title}回执.xlsx", content_type=EXCEL)

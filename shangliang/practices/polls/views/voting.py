"""A voter's pages, made for the phone: what waits, and the form with one tap an item."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.foundation.errors import Invalid

from .. import actions, forms, panels, queries
from ..access import VOTERS
from ..kinds import kinds
from ..rules import why_closed


@opens_to(*VOTERS)
def mine(request: HttpRequest) -> HttpResponse:
    """What waits for this voter, and what they handed in."""
    viewer = viewer_of(request)
    waiting = list(queries.waiting(viewer)[:200])
    done = [{**panels.asked(one), "verb": "" if one.poll.anonymous else "看看", "href": "" if one.poll.anonymous else panels.asked(one)["href"]} for one in queries.answered_by(viewer)]
    return render(request, "polls/mine.html", {"waiting": panels.todo(waiting), "total": len(waiting), "done": done})


@opens_to(*VOTERS)
def ticket(request: HttpRequest, pk: int) -> HttpResponse:
    """One form about one thing."""
    found = queries.seen_ticket(viewer_of(request), pk)
    return _form(request, found.poll, [found], _after)


@opens_to(*VOTERS)
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """A ballot: all that a voter is asked in a poll of a single question, on one page."""
    poll, found = queries.sheet_of(viewer_of(request), pk)
    if len(poll.form["items"]) > 1:
        return redirect("polls:mine")
    open_ones = [one for one in found if not one.cast] if poll.anonymous else found
    return _form(request, poll, open_ones or found, lambda request, poll, done: reverse("polls:mine"))


def _after(request: HttpRequest, poll: Any, done: Any) -> str:
    """The next form on the same occasion, else the page it came from."""
    viewer = viewer_of(request)
    following = queries.next_ticket(viewer, poll, done.occasion_id)
    if following is not None:
        return reverse("polls:ticket", args=[following.pk])
    return (kinds.get(poll.kind).back(viewer, done.occasion_id) if done.occasion_id else "") or reverse("polls:mine")


def _form(request: HttpRequest, poll: Any, tickets: list[Any], after: Any) -> HttpResponse:
    wrong: Invalid | None = None
    if request.method == "POST":
        try:
            changed = not poll.anonymous and all(one.cast for one in tickets)
            actions.cast(act_of(request), poll, filled=[forms.filled(one, poll.form["items"], request.POST) for one in tickets])
        except Invalid as refused:
            wrong = refused
        else:
            tell(request, "已改好，以这次为准。" if changed else "已交卷，谢谢。" + ("答卷与你的名字分开存放。" if poll.anonymous else "截止前还可以改。"))
            return redirect(after(request, poll, tickets[0]))
    sheets = [_sheet(one, request.POST) for one in tickets]
    closed = why_closed(poll.state, poll.closes_at, timezone.now())
    if not closed and poll.anonymous and all(one.cast for one in tickets):
        closed = "你已经交过了。匿名的答卷与人分开存放，交出后找不回来，也不能再改。"
    single = len(tickets) == 1
    back = (kinds.get(poll.kind).back(viewer_of(request), tickets[0].occasion_id) if single and tickets[0].occasion_id else "") or reverse("polls:mine")
    return render(
        request, "polls/vote.html",
        {
            "poll": poll, "form": poll.form, "sheets": sheets, "wrong": wrong, "errors": wrong.fields if wrong else {}, "closed": closed, "back": back,
            "questions": panels.questions(poll.form), "single": single, "occasion": tickets[0].occasion if single else "",
            "changing": not poll.anonymous and all(one.cast for one in tickets),
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


def _sheet(ticket: Any, sent: Any) -> dict[str, Any]:
    """One ticket with what is chosen so far: as sent, else as answered before."""
    before = getattr(ticket, "answer", None)
    chosen = {one["code"]: sent.get(f"{ticket.pk}-{one['code']}", before.choices.get(one["code"], "") if before else "") for one in ticket.poll.form["items"]}
    return {"id": ticket.pk, "label": ticket.target.label, "chosen": chosen, "remark": sent.get(f"{ticket.pk}-remark", before.remark if before else "")}

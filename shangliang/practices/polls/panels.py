"""What the pages of polls show."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from shangliang.commons.access import Viewer
from shangliang.commons.ui.wording import day

from .kinds import kinds
from .rules import NUMBER, State, grades_of, why_closed


def line(poll: Any, now: Any) -> dict[str, Any]:
    """A poll in a list; needs `invited` and `answered`."""
    running = why_closed(poll.state, poll.closes_at, now) is None
    ends = day(timezone.localdate(poll.closes_at))
    return {
        "id": poll.pk, "title": poll.title, "kind": kinds.get(poll.kind).label, "href": reverse("polls:poll", args=[poll.pk]), "running": running,
        "state": State(poll.state).label, "mark": {"open": "doing", "closed": "closed", "cancelled": "withdrawn"}[poll.state], "invited": poll.invited,
        "answered": poll.answered, "ends": f"{ends}截止" if poll.state == State.OPEN else "", "named": "匿名" if poll.anonymous else "记名",
    }  # fmt: skip


def asked(ticket: Any, today: date | None = None) -> dict[str, Any]:
    """A ticket in a voter's list; with `today` it says how many days are left."""
    ends = day(timezone.localdate(ticket.poll.closes_at))
    name, label = ticket.poll.form["name"], ticket.target.label
    itself = ticket.occasion in {"", label}
    note = "　".join(filter(None, (name if itself else ticket.occasion, f"{ends}截止", "匿名" if ticket.poll.anonymous else "")))
    return {"title": label if itself else f"{name}：{label}", "href": reverse("polls:ticket", args=[ticket.pk]), "note": note, "verb": "填写", "tone": "", "left": (timezone.localdate(ticket.poll.closes_at) - today).days if today else None}


def todo(tickets: list[Any], today: date | None = None) -> list[dict[str, Any]]:
    """Tickets as things to do: one line for each ticket, one for all of a ballot with a single question."""
    said, seen = [], set()
    for one in tickets:
        if len(one.poll.form["items"]) > 1:
            said.append(asked(one, today))
        elif one.poll_id not in seen:
            seen.add(one.poll_id)
            many = sum(other.poll_id == one.poll_id for other in tickets)
            said.append({**asked(one, today), "title": one.poll.title, "href": reverse("polls:vote", args=[one.poll_id]), "note": f"{many} 项，{asked(one)['note'].partition('　')[2]}"})
    return said


def answers(poll: Any, result: dict[str, Any] | None) -> list[dict[str, Any]]:
    """A result item by item: label, score, and how often each grade was given, in the form's order."""
    if not result or not result["shown"]:
        return []
    asked = {one["code"]: one for one in poll.form["items"]}
    return [
        {**item, "grades": [(grade["label"], item["counts"][grade["code"]]) for grade in grades_of(poll.form, asked[item["code"]])], "said": _number(asked[item["code"]], item)}
        for item in result["items"]
    ]


def _number(asked: dict[str, Any], item: dict[str, Any]) -> str:
    """What numbers came to: only their mean, so that nobody's own can be read off."""
    if asked.get("scale") != NUMBER or item.get("mean") is None:
        return ""
    return f"平均 {item['mean']:g}（{asked['low']} 到 {asked['high']}）"


def questions(form: dict[str, Any]) -> list[dict[str, Any]]:
    """The items of a form as they are asked: grades to choose from, or the ends of a number."""
    return [{**one, "number": one.get("scale") == NUMBER, "grades": [(grade["code"], grade["label"]) for grade in grades_of(form, one)]} for one in form["items"]]


def link_of(viewer: Viewer, target: Any) -> str:
    """The page of what was voted on, "" where there is none for this viewer."""
    return kinds.get(target.poll.kind).link(viewer, target)

"""Homework as pages show it: a member's pieces, lines of lists, the panel on a member's page."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from shangliang.commons.access import Viewer, may
from shangliang.commons.ui.wording import daysleft

from . import queries
from .models import Homework, Piece
from .rules import State, Way, share

MARKS = {State.OPEN: "waiting", State.HANDED: "checking", State.RETURNED: "returned", State.DONE: "done", State.EXCUSED: "closed"}


@dataclass(frozen=True)
class Own:
    """A piece as a line: what, how far, until when."""

    id: int
    title: str
    note: str
    mark: str
    state: str
    tone: str
    href: str
    done: int
    whole: int


def asked_for(homework: Homework) -> str:
    """What has to be done, in one sentence."""
    if homework.is_counted:
        return f"{homework.figure_label} {homework.least} 次以上{'，只算自己牵头的' if homework.lead_only else '，联名、参加的也算'}"
    return "写好交上来，由办公室审" + ("，通过后在会上交流" if homework.presents else "")


def until(homework: Homework, today: date) -> str:
    """How its clock stands."""
    return daysleft((homework.due_on - today).days)


def own(piece: Piece, today: date, count: int | None = None) -> Own:
    """A piece as its member sees it in a list; `count` is what the ledger has so far."""
    state, homework = State(piece.state), piece.homework
    waits = state in (State.OPEN, State.RETURNED)
    left = (homework.due_on - today).days
    tone = ("is-over" if left < 0 else "is-soon" if left <= 15 else "") if waits else "is-done" if state is State.DONE else ""
    far = f"已有 {min(count, homework.least)}，要 {homework.least}" if homework.is_counted and count is not None else ""
    note = "　".join(filter(None, (until(homework, today) if waits else "", far, f"退回：{piece.reason}" if state is State.RETURNED else "", "晚交" if piece.late else "")))
    done = min(count or 0, homework.least) if homework.is_counted and state is not State.DONE else int(state is State.DONE) * max(homework.least, 1)
    return Own(piece.pk, homework.title, note or asked_for(homework), MARKS[state], state.label, tone, reverse("coursework:piece", args=[piece.pk]), done, homework.least)


def owns(member_id: int, year: int, today: date) -> list[Own]:
    """A member's pieces of a year as lines."""
    return [own(one, today, queries.counts_now(one.homework).get(member_id, 0) if one.homework.is_counted else None) for one in queries.mine(member_id, year)]


def of_member(viewer: Viewer, member_id: int) -> dict[str, Any] | None:
    """This year's homework on a member's page, for those who see everybody's."""
    if not may(viewer, "coursework.read"):
        return None
    today = timezone.localdate()
    lines = owns(member_id, today.year, today)
    return {"lines": lines, "year": today.year, "done": sum(one.mark == "done" for one in lines)} if lines else None


def line(row: queries.Row, today: date) -> dict[str, Any]:
    """A homework as a line of the office's list."""
    one = row.homework
    return {
        "id": one.pk, "title": one.title, "asked": asked_for(one), "target": one.target_label, "due": one.due_on, "left": until(one, today), "open": one.is_open, "whole": row.whole,
        "done": row.done, "handed": row.handed, "missing": row.missing, "percent": share(row.done, row.whole), "way": Way(one.way).label,
        "late": one.is_open and one.due_on < today and row.missing > 0,
    }  # fmt: skip


SOON = 45


def due_soon(member_id: int | None, today: date) -> list[Own]:
    """What a member still has to do and what is due in the coming weeks or overdue, for their home."""
    if member_id is None:
        return []
    pieces = [one for one in queries.to_do(member_id, today.year) if (one.homework.due_on - today).days <= SOON or one.state == State.RETURNED]
    return [own(one, today, queries.counts_now(one.homework).get(member_id, 0) if one.homework.is_counted else None) for one in pieces[:5]]

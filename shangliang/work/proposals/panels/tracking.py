"""What a tracking group looks at: how each proposal stands, what its units promised by when, what the group did, and what it does next."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from shangliang.commons.committees.scope import here, setting
from shangliang.commons.ui.wording import daysleft
from shangliang.foundation.clocks import due
from shangliang.practices.handling import panels as handling
from shangliang.practices.handling.rules import PromiseState

from ..rules import State
from ..rules.together import Next, Owed, next_for_group
from .rows import row

VERBS = {"answer": "看提案", "look": "记下看到的", "late": "记一笔", "soon": "记一笔", "visit": "记一笔"}
PHOTOS = (".jpg", ".jpeg", ".png", ".webp", ".gif")


def next_of(follow: Any, promises: Sequence[Any], today: date) -> list[Next]:
    """What the group does next about one proposal it follows."""
    proposal, notes = follow.proposal, list(follow.notes.all())
    owed = [
        Owed(one.text or one.ask, str(one.assignment.unit), one.due_on, one.state == PromiseState.REPORTED, one.pk) for one in promises if one.state in {PromiseState.OPEN, PromiseState.REPORTED}
    ]
    looked = max((note.day for note in notes), default=None)
    over = proposal.state == State.CLOSED and not owed  # closed and nothing owed any more: there is nothing left to follow
    look_by = None if over else due(looked or follow.since, setting("proposals.tracking.every"), here().calendar)
    return next_for_group(answer_by=proposal.due_on if proposal.state == State.HANDLING else None, promises=owed, looked_on=looked, look_by=look_by, today=today)


def followed(follow: Any, promises: Sequence[Any], files: Mapping[int, Sequence[Any]], today: date) -> dict[str, Any]:
    """One followed proposal as the group's page shows it."""
    notes = [
        {"one": note, "files": [{"id": file.pk, "name": file.name, "photo": file.name.lower().endswith(PHOTOS)} for file in files.get(note.pk, ())]} for note in follow.notes.all()
    ]
    return {"follow": follow, "row": row(follow.proposal, today), "promises": [handling.promised(one, today) for one in promises], "notes": notes, "next": next_of(follow, promises, today)}


def to_do(ones: Sequence[Mapping[str, Any]]) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """What the group does next over all it follows, in three heaps: late, due within days, still some time."""
    heaps: dict[str, list[tuple[int, dict[str, Any]]]] = {"is-over": [], "is-soon": [], "is-calm": []}
    for one in ones:
        for step in one["next"]:
            heap = "is-over" if step.left < 0 else "is-soon" if step.left <= 7 else "is-calm"
            href = one["row"].href if step.code == "answer" else f"?note={one['follow'].pk}#follow-{one['follow'].pk}"
            heaps[heap].append((step.left, {"when": daysleft(step.left), "what": step.what, "why": f"{step.why}　{one['row'].number} {one['row'].title}", "source": "", "verb": VERBS[step.code], "href": href}))
    names = {"is-over": "已经过了日子", "is-soon": "七天以内", "is-calm": "一个月以内"}
    return [(names[tone], tone, [item for _, item in sorted(items, key=lambda pair: pair[0])]) for tone, items in heaps.items() if items]


def group_figures(ones: Sequence[Mapping[str, Any]], today: date) -> list[dict[str, Any]]:
    """The few numbers at the head of a group's page."""
    promises = [promise for one in ones for promise in one["promises"]]
    kept, late = sum(p.mark == "closed" for p in promises), sum(p.mark == "over" for p in promises)
    notes = [note["one"].day for one in ones for note in one["notes"]]
    return [
        {"label": "跟踪的提案", "value": len(ones), "unit": "件", "note": f"办结 {sum(one['follow'].proposal.state == State.CLOSED for one in ones)} 件", "href": "#followed"},
        {"label": "单位的承诺", "value": len(promises), "unit": "项", "note": f"兑现 {kept} 项", "href": "#followed"},
        {"label": "承诺超期", "value": late, "unit": "项", "note": "要去催", "href": "#next" if late else "#followed", "tone": "is-over" if late else ""},
        {"label": "走访和联系", "value": len(notes), "unit": "次", "note": f"最近 {max(notes):%-m 月 %-d 日}" if notes else "还没有", "href": "#followed"},
    ]


def group_line(follows: Sequence[Any], promises: Mapping[int, Sequence[Any]], today: date) -> dict[str, Any]:
    """How a group stands, for the list: how much is late, what comes first, when it last did something."""
    steps = sorted((step for one in follows for step in next_of(one, promises.get(one.proposal_id, ()), today)), key=lambda step: step.left)
    days = [note.day for one in follows for note in one.notes.all()]
    return {"late": sum(step.left < 0 for step in steps), "first": steps[0] if steps else None, "last": max(days, default=None)}


def note_href(note: Any) -> str:
    """Where a note stands: on its group's page, at its proposal."""
    return f"{reverse('proposals:group', args=[note.follow.group_id])}#follow-{note.follow_id}"

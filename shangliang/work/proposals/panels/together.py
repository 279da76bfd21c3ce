"""Topics and groups in plain words."""

from datetime import date
from typing import Any

from django.urls import reverse

from ..rules import KeyState, State
from ..rules.together import TopicState, TopicWord, next_for_topic

TOPIC_MARKS = {TopicState.OPEN: "doing", TopicState.DRAFTED: "done", TopicState.DROPPED: "withdrawn"}


def topic_row(one: Any, today: date) -> dict[str, Any]:
    """A topic as lists show it: its people, its day, and how far its proposal came (topic → proposal → filed → key)."""
    state, proposal = TopicState(one.state), one.proposal
    came = []
    if proposal is not None:
        came = [State(proposal.state).label + (f"，第 {proposal.number} 号" if proposal.number else "")]
        key = getattr(proposal, "key", None)
        came += ["列为重点提案"] if key is not None and key.state in {KeyState.CHOSEN, KeyState.CONCLUDED} else []
    left = (one.due_on - today).days if state is TopicState.OPEN else None
    return {
        "id": one.pk, "title": one.title, "href": reverse("proposals:topic", args=[one.pk]), "people": "、".join(each.member.name for each in one.members.all()), "coach": one.coach,
        "organ": str(one.organ or ""), "source": one.get_source_display(), "due": one.due_on, "left": left, "mark": "over" if left is not None and left < 0 else TOPIC_MARKS[state],
        "state": state.label, "came": "，".join(came), "proposal": reverse("proposals:detail", args=[proposal.pk]) if proposal is not None and state is TopicState.DRAFTED else "",
        "versions": getattr(one, "versions", None),
    }  # fmt: skip


def topic_notes(one: Any) -> list[dict[str, Any]]:
    """What was put down on a topic, the latest first."""
    return [
        {"title": f"第 {note.version} 稿" if note.word == TopicWord.VERSION else TopicWord(note.word).label, "text": note.text, "link": note.link, "is_url": note.link.startswith(("https://", "http://")), "by": note.by, "at": note.at, "version": note.word == TopicWord.VERSION}
        for note in one.notes.all()
    ]


def topic_next(one: Any) -> tuple[str, str]:
    """What comes next for a topic under way, in a code and a sentence; nothing for one that has ended."""
    return next_for_topic([note.word for note in one.notes.all()]) if one.state == TopicState.OPEN else ("", "")


def group_row(one: Any) -> dict[str, Any]:
    """A group as lists show it."""
    seats = list(one.seats.all())
    return {
        "id": one.pk, "name": one.name, "href": reverse("proposals:group", args=[one.pk]), "organs": "、".join(str(seat.organ) for seat in seats if seat.organ), "members": "、".join(seat.member.name for seat in seats if seat.member),
        "followed": getattr(one, "followed", 0), "noted": getattr(one, "noted", 0), "mark": "doing" if one.ended_at is None else "closed", "state": "跟踪中" if one.ended_at is None else "已结束",
    }  # fmt: skip

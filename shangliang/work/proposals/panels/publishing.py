"""What waits to go public, in plain words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from shangliang.practices.handling.rules import Disclosure

from ..rules import PublicState

MARKS = {PublicState.WAITING: "waiting", PublicState.PUBLISHED: "done", PublicState.WITHHELD: "declined", PublicState.TAKEN_DOWN: "withdrawn"}


@dataclass(frozen=True)
class OwedRow:
    """One proposal on the desk of publicity."""

    id: int
    number: str
    title: str
    href: str
    unit: str
    consent: str
    marked: str
    mark: str
    state: str
    left: int | None
    due: date | None
    words: str
    answered: date | None
    published: date | None
    reason: str
    code: str


def owed_row(one: Any, marks: list[tuple[str, str]]) -> OwedRow:
    """A proposal with what its proposer and its units said, and how long there still is."""
    proposal, publication = one.proposal, one.publication
    state = PublicState(publication.state) if publication else PublicState.WAITING
    shown = state == PublicState.PUBLISHED
    return OwedRow(
        id=proposal.pk, number=proposal.number or proposal.serial, title=proposal.title, href=reverse("proposals:disclosure", args=[proposal.pk]), unit=str(proposal.lead_unit or ""),
        consent="同意" if proposal.may_publish else "不同意", marked="、".join(dict.fromkeys(label for _, label in marks)), mark=_mark(state, one.days_left),
        state=Disclosure(publication.level).label if shown and publication else state.label, left=one.days_left, due=one.due_on,
        words="" if one.days_left is not None else _when(publication), answered=one.answered_on,
        published=timezone.localdate(publication.published_at) if publication and publication.published_at else None, reason=publication.reason if publication else "",
        code=publication.code if publication else "",
    )


def _mark(state: PublicState, left: int | None) -> str:
    if left is not None and left < 0:
        return "over"
    return "soon" if left is not None and left <= 5 else MARKS[state]


def _when(publication: Any) -> str:
    if publication is None:
        return ""
    day = timezone.localdate(publication.changed_at)
    return f"{day.year} 年 {day.month} 月 {day.day} 日"

"""Lists of outputs and instructions, narrowed; a member's own; adoption by field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from shangliang.commons.access import Viewer

from ..access import instructions_seen, outputs_seen
from ..models import Instruction, Output, Suggestion
from ..rules import OPEN, Asked, Instructing, State, Verdict


@dataclass(frozen=True)
class Filter:
    """Which outputs: words in title, number or source; type; year it was drafted; state; only those with something open."""

    text: str = ""
    kind: str = ""
    year: int | None = None
    state: str = ""
    organ: int | None = None
    open: bool = False


@dataclass(frozen=True)
class InstructionFilter:
    """Which instructions: words in leader or title; level; year; state ("open" for all that is not settled)."""

    text: str = ""
    level: str = ""
    year: int | None = None
    state: str = ""


def outputs(viewer: Viewer, wanted: Filter) -> QuerySet[Output]:
    """Outputs under a filter, the newest first, each with its numbers: put, settled, adopted, instructions."""
    found = outputs_seen(viewer)
    if wanted.text:
        found = found.filter(Q(title__contains=wanted.text) | Q(number__contains=wanted.text) | Q(source__contains=wanted.text) | Q(authors__member__name=wanted.text))
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.year:
        found = found.filter(drafted_at__year=wanted.year)
    if wanted.state in State.values():
        found = found.filter(state=wanted.state)
    if wanted.organ:
        found = found.filter(organ_id=wanted.organ)
    if wanted.open:
        found = found.filter(Q(suggestions__state__in=[Asked.WAITING, Asked.HANDED, Asked.ANSWERED]) | Q(instructions__state__in=sorted(OPEN)))
    return with_numbers(Output.objects.filter(pk__in=found.order_by().values("pk")).select_related("organ"))


def with_numbers(found: QuerySet[Output]) -> QuerySet[Output]:
    """With what has become of each."""
    said = ~Q(instructions__state=Instructing.REVOKED)
    return found.annotate(
        put=Count("suggestions", distinct=True), settled=Count("suggestions", filter=Q(suggestions__state=Asked.SETTLED), distinct=True),
        adopted=Count("suggestions", filter=Q(suggestions__verdict__in=[Verdict.ADOPTED, Verdict.PARTLY]), distinct=True),
        told=Count("instructions", filter=said, distinct=True), told_open=Count("instructions", filter=Q(instructions__state__in=sorted(OPEN)), distinct=True),
    ).order_by("-drafted_at", "-pk")  # fmt: skip


def mine(viewer: Viewer) -> list[Output]:
    """A member's own outputs that are beyond the draft, the newest first."""
    own = Output.objects.filter(pk__in=outputs_seen(viewer).order_by().values("pk")).exclude(state__in=[State.DRAFT, State.DROPPED])
    return list(with_numbers(own.select_related("organ")))


def of_author(member_id: int) -> list[Output]:
    """What a member wrote and was sent, the newest first."""
    return list(with_numbers(Output.objects.filter(pk__in=Output.objects.filter(authors__member_id=member_id, state=State.SENT).values("pk")).select_related("organ")))


def instructions_of_member(member_id: int) -> list[Instruction]:
    """What leaders wrote on a member's work, the newest first."""
    return list(Instruction.objects.filter(authors__contains=[member_id]).exclude(state=Instructing.REVOKED).select_related("output").order_by("-day", "-pk"))


def instructions(viewer: Viewer, wanted: InstructionFilter) -> QuerySet[Instruction]:
    """Instructions under a filter, the newest first."""
    found = instructions_seen(viewer)
    if wanted.text:
        found = found.filter(Q(title__contains=wanted.text) | Q(leader__contains=wanted.text) | Q(text__contains=wanted.text))
    if wanted.level:
        found = found.filter(level=wanted.level)
    if wanted.year:
        found = found.filter(day__year=wanted.year)
    if wanted.state == "open":
        found = found.filter(state__in=sorted(OPEN))
    elif wanted.state in Instructing.values():
        found = found.filter(state=wanted.state)
    else:
        found = found.exclude(state=Instructing.REVOKED)
    return found.order_by("-day", "-pk")


def instruction_rows(found: QuerySet[Instruction]) -> Iterator[dict[str, Any]]:
    """Instructions as lines of a workbook."""
    for one in found.iterator(chunk_size=500):
        yield {
            "day": one.day, "leader": one.leader, "office": one.office, "level": one.level + ("主要领导" if one.main else ""), "about": one.about, "title": one.title, "text": one.text,
            "state": Instructing(one.state).label, "due": one.due_on, "result": one.result, "told": f"{one.told_on:%Y-%m-%d} {one.told_how}" if one.told_on else "",
        }  # fmt: skip


def adoption_by_field() -> list[dict[str, Any]]:
    """How many suggestions of each field were put, settled and adopted, most first (one query)."""
    rows = Suggestion.objects.order_by().values("field").annotate(
        put=Count("pk"), settled=Count("pk", filter=Q(state=Asked.SETTLED)), adopted=Count("pk", filter=Q(verdict__in=[Verdict.ADOPTED, Verdict.PARTLY])),
    )  # fmt: skip
    return sorted(rows, key=lambda row: -row["put"])

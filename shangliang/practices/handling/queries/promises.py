"""What was promised: of one matter, of one unit, of all; what is late, what waits for whose word."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from shangliang.commons.access import COMMITTEE_WIDE, UNIT, Role, Viewer
from shangliang.commons.figures.splitting import splits
from shangliang.commons.ledger.queries import history
from shangliang.foundation.errors import NotFound
from shangliang.foundation.periods import Period
from shangliang.foundation.words import Labelled

from ..models import Promise
from ..rules import PromiseState

SUBJECT = "handling.promise"
LIVING = [PromiseState.OPEN, PromiseState.REPORTED]


class Standing(Labelled):
    """How a list narrows promises; late ones are open ones whose day has passed."""

    OPEN = "open", "兑现中"
    LATE = "late", "已超期"
    REPORTED = "reported", "待核实"
    KEPT = "kept", "已兑现"
    DROPPED = "dropped", "不再兑现"


def _whole() -> QuerySet[Promise]:
    return Promise.objects.select_related("assignment__matter", "assignment__unit")


def seen_promises(viewer: Viewer) -> QuerySet[Promise]:
    """The promises a viewer may see: their unit's, all for the committee's own, those made to them for members."""
    found = _whole()
    if viewer.role in UNIT:
        return found.filter(assignment__unit_id=viewer.unit_id)
    if viewer.role in COMMITTEE_WIDE:
        return found
    return found.filter(assignment__matter__raters__contains=[viewer.member_id or 0])


def seen_promise(viewer: Viewer, promise_id: int) -> Promise:
    """One promise with its part, unit and matter; raises NotFound for who may not see it."""
    found = seen_promises(viewer).filter(pk=promise_id).first()
    if found is None:
        raise NotFound()
    return found


def promise_of(promise_id: int) -> Promise | None:
    """One promise, whoever asks; for the subject's registry."""
    return _whole().filter(pk=promise_id).first()


def visible_promises(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those promises among `ids` that a viewer may see."""
    return set(seen_promises(viewer).filter(pk__in=list(ids)).values_list("pk", flat=True))


def promises_of(subject_type: str, subject_id: int) -> list[Promise]:
    """All that was promised about one thing, round by round, point by point (one query)."""
    found = _whole().filter(assignment__matter__subject_type=subject_type, assignment__matter__subject_id=subject_id)
    return list(found.order_by("-assignment__matter__round", "position", "pk"))


def promises_of_many(subject_type: str, ids: Iterable[int]) -> dict[int, list[Promise]]:
    """All that was promised about things of one type, by the thing's id, by their days (one query)."""
    found: dict[int, list[Promise]] = {}
    for one in _whole().filter(assignment__matter__subject_type=subject_type, assignment__matter__subject_id__in=list(ids)).order_by("due_on", "pk"):
        found.setdefault(one.assignment.matter.subject_id, []).append(one)
    return found


def narrowed(promises: QuerySet[Promise], day: date, *, standing: str = "", text: str = "", unit_id: int | None = None, year: int | None = None) -> QuerySet[Promise]:
    """Promises of one standing, with a text in what was asked, promised or handled, of one unit, due in one year; the most
    pressing first, what is settled last."""
    if standing == Standing.LATE:
        promises = promises.filter(state=PromiseState.OPEN, due_on__lt=day)
    elif standing in PromiseState.values():
        promises = promises.filter(state=standing)
    if text:
        promises = promises.filter(Q(ask__contains=text) | Q(text__contains=text) | Q(assignment__matter__label__contains=text) | Q(assignment__matter__number=text))
    if unit_id:
        promises = promises.filter(assignment__unit_id=unit_id)
    if year:
        promises = promises.filter(due_on__year=year)
    return promises.order_by(F("settled_at").desc(nulls_first=True), "due_on", "pk")


def counts_of(promises: QuerySet[Promise], day: date) -> dict[str, int]:
    """How many promises stand where, by the codes of `Standing` (one query); `open` includes the late ones."""
    row = promises.order_by().aggregate(
        open=Count("pk", filter=Q(state=PromiseState.OPEN)), late=Count("pk", filter=Q(state=PromiseState.OPEN, due_on__lt=day)),
        reported=Count("pk", filter=Q(state=PromiseState.REPORTED)), kept=Count("pk", filter=Q(state=PromiseState.KEPT)),
        dropped=Count("pk", filter=Q(state=PromiseState.DROPPED)),
    )
    return {name: int(number) for name, number in row.items()}


def owed(viewer: Viewer) -> QuerySet[Promise]:
    """What a unit still has to keep."""
    return Promise.objects.filter(state=PromiseState.OPEN, assignment__unit_id=viewer.unit_id)


def to_verify(viewer: Viewer, day: date) -> QuerySet[Promise]:
    """What waits for a viewer's word: a proposer's own; for the proposal committee those nobody verified in time."""
    waiting = _whole().filter(state=PromiseState.REPORTED)
    if viewer.role == Role.MEMBER:
        return waiting.filter(assignment__matter__raters__contains=[viewer.member_id or 0])
    return waiting.filter(verify_until__lt=day)


@dataclass(frozen=True)
class Record:
    """What a unit made of its promises in a stretch, as the figures count them: 落实率 is what was kept of what was due."""

    unit_id: int
    unit: str
    made: int
    kept: int
    on_time: int
    late: int
    dropped: int
    due: int


RECORD = {
    "made": "promises", "kept": "promises_kept", "on_time": "promises_kept_on_time", "late": "promises_late", "dropped": "promises_given_up", "due": "promises_due",
}  # fmt: skip


def record_by_unit(period: Period[date]) -> list[Record]:
    """Each unit's promises and what became of them, those that owe most first."""
    codes = {name: f"handling.{code}" for name, code in RECORD.items()}
    found: dict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    split = splits(list(codes.values()), "unit", period)
    for name, code in codes.items():
        for part in split[code]:
            found[int(part.key), part.label][name] = int(part.value.number or 0)
    records = [Record(pk, unit, *(numbers.get(name, 0) for name in RECORD)) for (pk, unit), numbers in found.items()]
    return sorted(records, key=lambda one: (-one.late, -one.made, one.unit))


def open_promises(after: int = 0, limit: int = 500, *, until: date) -> list[Promise]:
    """The next open promises after an id that are due by a day, for the daily reminders."""
    return list(_whole().filter(state=PromiseState.OPEN, due_on__lte=until, pk__gt=after).order_by("pk")[:limit])


def promises_with(ids: Sequence[int]) -> list[Promise]:
    """Promises by id with part, unit and matter."""
    return list(_whole().filter(pk__in=list(ids)))



def history_of_promise(promise: Promise) -> list[Any]:
    """All that was recorded about a promise, latest first."""
    return list(history(SUBJECT, promise.pk)[:200])


def promise_rows(promises: QuerySet[Promise], day: date) -> Iterator[dict[str, Any]]:
    """Promises row by row for their export; constant memory."""
    for one in promises.iterator(chunk_size=500):
        matter = one.assignment.matter
        yield {
            "unit": one.assignment.unit.name, "number": matter.number, "label": matter.label, "ask": one.ask, "text": one.text,
            "due": one.due_on, "first": one.first_due_on, "moves": one.moves, "state": PromiseState(one.state), "outcome": one.outcome,
            "late": (day - one.due_on).days if one.state == PromiseState.OPEN and one.due_on < day else None, "settled": one.settled_at, "remark": one.remark,
        }

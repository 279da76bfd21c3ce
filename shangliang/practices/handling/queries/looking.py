"""回头看: what may be picked, what was, how it stands, and whose turn it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from shangliang.commons.access import COMMITTEE_WIDE, UNIT, Role, Viewer
from shangliang.commons.ledger.queries import history
from shangliang.foundation.errors import NotFound

from ..kinds import kinds
from ..models import Assignment, LookBack, Matter, Promise, Recheck
from ..rules import ANSWERING, MatterState, PromiseState, ReplyState
from ..rules import Role as Part
from ..rules.again import UNSETTLED, Finding, LookBackState, RecheckState

SUBJECT = "handling.recheck"


@dataclass(frozen=True)
class Wanted:
    """By what matters are picked: classes of the reply, a unit, the year of the answer, so many months since it, promises
    still owed, and what the room itself tells apart (`facets`)."""

    kind: str
    grades: tuple[str, ...] = ()
    unit_id: int | None = None
    year: int | None = None
    months: int | None = None
    owing: bool = False
    facets: Mapping[str, str] = field(default_factory=dict)


def pickable(wanted: Wanted, day: date) -> QuerySet[Assignment]:
    """The parts of answered matters that fit, one for each unit that answered for it (several where it was split), the oldest reply first.

    Left out are matters handled anew since, and parts in a look-back that goes on.
    """
    later = Matter.objects.filter(subject_type=OuterRef("matter__subject_type"), subject_id=OuterRef("matter__subject_id"), round__gt=OuterRef("matter__round"))
    looked_at = Recheck.objects.filter(part=OuterRef("pk"), state__in=sorted(UNSETTLED))
    found = Assignment.objects.filter(
        ~Exists(later.exclude(state=MatterState.CANCELLED)), ~Exists(looked_at), matter__kind=wanted.kind,
        matter__state__in=[MatterState.REPLIED, MatterState.CLOSED], role__in=sorted(ANSWERING), reply__state=ReplyState.ISSUED,
    )  # fmt: skip
    if wanted.grades:
        found = found.filter(reply__grade__in=wanted.grades)
    if wanted.unit_id:
        found = found.filter(unit_id=wanted.unit_id)
    if wanted.year:
        found = found.filter(replied_at__year=wanted.year)
    if wanted.months:
        found = found.filter(replied_at__date__lte=day - timedelta(days=wanted.months * 30))
    if wanted.owing:
        found = found.filter(Exists(Promise.objects.filter(assignment__matter=OuterRef("matter"), state__in=[PromiseState.OPEN, PromiseState.REPORTED])))
    chosen = {name: value for name, value in wanted.facets.items() if value}
    fitting = kinds.get(wanted.kind).picks(chosen) if chosen else None
    if fitting is not None:
        found = found.filter(matter__subject_id__in=fitting)
    return found.select_related("matter", "unit", "reply").order_by("replied_at", "pk")


def _whole() -> QuerySet[Recheck]:
    return Recheck.objects.select_related("look_back", "part__matter", "part__unit", "part__reply")


def look_backs() -> QuerySet[LookBack]:
    """All look-backs with what came of them (`picked`, `said`, `settled`, `looked`, `done`), those under way first."""
    rows = LookBack.objects.annotate(
        picked=Count("rechecks"), said=Count("rechecks", filter=~Q(rechecks__state=RecheckState.ASKED)),
        settled=Count("rechecks", filter=Q(rechecks__state=RecheckState.SETTLED)), looked=Count("rechecks", filter=Q(rechecks__finding__in=Finding.values())), done=Count("rechecks", filter=Q(rechecks__finding=Finding.DONE)),
    )  # fmt: skip
    return rows.order_by("-state", "-opened_at", "-pk")


def seen_look_back(viewer: Viewer, pk: int) -> LookBack:
    """One look-back, for the committee's own; raises NotFound for who may not see it."""
    found = look_back_of(pk) if viewer.role in COMMITTEE_WIDE else None
    if found is None:
        raise NotFound()
    return found


def look_back_of(pk: int) -> LookBack | None:
    """One look-back, whoever asks; for the subject's registry."""
    return LookBack.objects.filter(pk=pk).first()


def visible_look_backs(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those look-backs among `ids` that a viewer may see: all for the committee's own, none for others."""
    return set(LookBack.objects.filter(pk__in=list(ids)).values_list("pk", flat=True)) if viewer.role in COMMITTEE_WIDE else set()


def rechecks_of(look_back: LookBack, *, standing: str = "") -> QuerySet[Recheck]:
    """The matters of a look-back, of one state or one finding where named, by unit."""
    found = _whole().filter(look_back=look_back)
    if standing in RecheckState.values():
        found = found.filter(state=standing)
    if standing in Finding.values():
        found = found.filter(finding=standing)
    return found.order_by("part__unit__name", "part__matter__number", "pk")


def standing_of(look_back: LookBack) -> dict[str, int]:
    """How many matters of a look-back stand where, by state and by finding (one query)."""
    states = {state: Count("pk", filter=Q(state=state)) for state in RecheckState.values()}
    findings = {finding: Count("pk", filter=Q(finding=finding)) for finding in Finding.values()}
    return {name: int(number) for name, number in Recheck.objects.filter(look_back=look_back).aggregate(all=Count("pk"), **states, **findings).items()}


def seen_rechecks(viewer: Viewer) -> QuerySet[Recheck]:
    """The re-checks a viewer may see: their unit's, all for the committee's own, those of their own proposals for members."""
    found = _whole()
    if viewer.role in UNIT:
        return found.filter(part__unit_id=viewer.unit_id)
    if viewer.role in COMMITTEE_WIDE:
        return found
    return found.filter(part__matter__raters__contains=[viewer.member_id or 0])


def seen_recheck(viewer: Viewer, pk: int) -> Recheck:
    """One re-check with look-back, part, unit and matter; raises NotFound for who may not see it."""
    found = seen_rechecks(viewer).filter(pk=pk).first()
    if found is None:
        raise NotFound()
    return found


def recheck_of(pk: int) -> Recheck | None:
    """One re-check, whoever asks; for the subject's registry."""
    return _whole().filter(pk=pk).first()


def visible_rechecks(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those re-checks among `ids` that a viewer may see."""
    return set(seen_rechecks(viewer).filter(pk__in=list(ids)).values_list("pk", flat=True))


def rechecks_with(ids: Sequence[int]) -> list[Recheck]:
    """Re-checks by id with all that belongs to them."""
    return list(_whole().filter(pk__in=list(ids)))


def rechecks_about(subject_type: str, subject_id: int) -> list[Recheck]:
    """Every time one thing was looked at again, the latest first (one query): year after year."""
    found = _whole().filter(part__matter__subject_type=subject_type, part__matter__subject_id=subject_id)
    return list(found.order_by("-asked_at", "-pk"))


def to_recheck(viewer: Viewer, day: date) -> QuerySet[Recheck]:
    """What waits for a viewer: a unit's word on how it stands, a proposer's look, the committee's own look or decision."""
    going = _whole().filter(look_back__state=LookBackState.OPEN)
    if viewer.role in UNIT:
        return going.filter(state=RecheckState.ASKED, part__unit_id=viewer.unit_id)
    if viewer.role == Role.MEMBER:
        return going.filter(state=RecheckState.REPORTED, part__matter__raters__contains=[viewer.member_id or 0])
    return going.filter(Q(state=RecheckState.FOUND) | Q(state=RecheckState.REPORTED, verify_until__lt=day))


def mine_in_look_back(viewer: Viewer) -> QuerySet[Recheck]:
    """A unit's or a member's re-checks, what still waits first."""
    return seen_rechecks(viewer).order_by(F("settled_at").desc(nulls_first=True), "due_on", "pk")


def open_rechecks(after: int = 0, limit: int = 500, *, until: date) -> list[Recheck]:
    """The next re-checks after an id that are due by a day and of which the unit has said nothing, for the daily reminders."""
    return list(_whole().filter(state=RecheckState.ASKED, look_back__state=LookBackState.OPEN, due_on__lte=until, pk__gt=after).order_by("pk")[:limit])



def history_of_recheck(recheck: Recheck) -> list[Any]:
    """All that was recorded about a re-check, latest first."""
    return list(history(SUBJECT, recheck.pk)[:200])


def recheck_rows(rechecks: QuerySet[Recheck]) -> Iterator[dict[str, Any]]:
    """Re-checks row by row for their export; constant memory."""
    for one in rechecks.iterator(chunk_size=500):
        matter = one.part.matter
        yield {
            "unit": one.part.unit.name, "number": matter.number, "label": matter.label, "grade": one.part.reply.grade, "replied": one.part.replied_at,
            "state": RecheckState(one.state), "present": one.present, "reported": one.reported_at, "finding": Finding(one.finding) if one.finding else "",
            "members": Finding(one.members_finding) if one.members_finding else "", "remark": one.remark, "by": one.found_by, "on_site": "现场" if one.on_site else "",
            "follow_up": one.get_follow_up_display() if one.follow_up else "", "note": one.follow_note, "settled": one.settled_at,
        }  # fmt: skip


def years_answered(kind: str) -> list[int]:
    """The years in which matters of a kind were answered, the latest first."""
    found = Assignment.objects.filter(matter__kind=kind, role__in=[Part.LEAD, Part.SEPARATE], replied_at__isnull=False)
    return sorted({moment.year for moment in found.dates("replied_at", "year")}, reverse=True)

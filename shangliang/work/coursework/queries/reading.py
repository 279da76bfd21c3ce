"""Homework and its pieces: lists, one of them, for whom it was meant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from shangliang.commons.access import Viewer
from shangliang.commons.figures.crediting import COUNTED
from shangliang.commons.figures.declared import Count as Counted
from shangliang.commons.figures.declared import Figure, all_figures
from shangliang.commons.people.models import Member, OrganKind, Seat
from shangliang.commons.people.queries import choices_of, members_on, organs
from shangliang.foundation.errors import NotFound

from ..access import visible_to
from ..models import Homework, Piece
from ..rules import UNFINISHED, Standing, State, Target

BODIES = (OrganKind.SPECIAL_COMMITTEE, OrganKind.GROUP, OrganKind.STATION)


@dataclass(frozen=True)
class Filter:
    """Which pieces of a coursework: `view` is "missing", "review", "late", "done", "excused" or "" for all."""

    text: str = ""
    view: str = ""
    sector: int | None = None
    organ: int | None = None


@dataclass(frozen=True)
class Row:
    """A homework with how far it has come."""

    homework: Homework
    whole: int
    done: int
    handed: int
    missing: int


def sitting(day: date) -> Q:
    """Pieces of members who still sit: nobody waits for those who left."""
    return Q(member__until__isnull=True) | Q(member__until__gt=day)


def homeworks(year: int, day: date) -> list[Row]:
    """What was set for a year, with how many did it, waiting ones first by due day (one query)."""
    sits, counted = Q(pieces__member__until__isnull=True) | Q(pieces__member__until__gt=day), ~Q(pieces__state=State.EXCUSED)
    found = Homework.objects.filter(year=year).annotate(
        whole=Count("pieces", filter=counted & (sits | Q(pieces__state=State.DONE))), done=Count("pieces", filter=Q(pieces__state=State.DONE)),
        handed=Count("pieces", filter=Q(pieces__state=State.HANDED) & sits), missing=Count("pieces", filter=Q(pieces__state__in=[State.OPEN, State.RETURNED]) & sits),
    )  # fmt: skip
    rows = [Row(one, one.whole, one.done, one.handed, one.missing) for one in found.order_by("due_on", "pk")]
    return sorted(rows, key=lambda row: not row.homework.is_open)


def find(pk: int) -> Homework:
    """One homework; raises NotFound."""
    found = Homework.objects.filter(pk=pk).first()
    if found is None:
        raise NotFound("没有这项作业，可能不属于本委员会。")
    return found


def piece(viewer: Viewer, pk: int) -> Piece:
    """One piece that somebody may see; raises NotFound."""
    found = visible_to(viewer).filter(pk=pk).first()
    if found is None:
        raise NotFound("没有这份作业，可能不属于你，或不属于本委员会。")
    return found


def visible_ids(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those of these pieces that somebody may see."""
    return set(visible_to(viewer).filter(pk__in=list(ids)).values_list("pk", flat=True))


def pieces_of(homework: Homework) -> QuerySet[Piece]:
    """All pieces of a homework, in the order of names."""
    return Piece.objects.filter(homework=homework).select_related("member__sector", "homework").order_by("member__sort_key", "pk")


def narrowed(homework: Homework, wanted: Filter, day: date) -> QuerySet[Piece]:
    """The pieces of a homework under a filter."""
    found = pieces_of(homework)
    views = {
        "missing": Q(state__in=[State.OPEN, State.RETURNED]) & sitting(day), "review": Q(state=State.HANDED), "late": Q(late=True), "done": Q(state=State.DONE),
        "excused": Q(state=State.EXCUSED),
    }  # fmt: skip
    if wanted.view in views:
        found = found.filter(views[wanted.view])
    if wanted.text:
        found = found.filter(Q(member__name__icontains=wanted.text) | Q(member__spelling__startswith=wanted.text.lower()))
    if wanted.sector:
        found = found.filter(member__sector_id=wanted.sector)
    if wanted.organ:
        found = found.filter(member_id__in=Seat.objects.filter(organ_id=wanted.organ, until__isnull=True).values("member_id"))
    return found


def numbers_of(homework: Homework, day: date) -> dict[str, int]:
    """How many pieces there are in each view (one query)."""
    sits = sitting(day)
    return Piece.objects.filter(homework=homework).aggregate(
        all=Count("pk"), missing=Count("pk", filter=Q(state__in=[State.OPEN, State.RETURNED]) & sits), review=Count("pk", filter=Q(state=State.HANDED)),
        done=Count("pk", filter=Q(state=State.DONE)), late=Count("pk", filter=Q(late=True)), excused=Count("pk", filter=Q(state=State.EXCUSED)),
    )  # fmt: skip


def mine(member_id: int, year: int) -> list[Piece]:
    """A member's pieces of a year, what waits first."""
    found = Piece.objects.filter(member_id=member_id, homework__year=year, homework__state=Standing.OPEN).select_related("homework", "member")
    return sorted(found, key=lambda one: (one.state not in UNFINISHED, one.homework.due_on, one.pk))


def to_do(member_id: int, year: int) -> QuerySet[Piece]:
    """What a member still has to do of a year, the next due first."""
    wanted = Piece.objects.filter(member_id=member_id, state__in=[State.OPEN, State.RETURNED], homework__state=Standing.OPEN, homework__year=year)
    return wanted.select_related("homework", "member").order_by("homework__due_on", "pk")


def to_review() -> QuerySet[Piece]:
    """What was handed in and waits for the office, the oldest first."""
    return Piece.objects.filter(state=State.HANDED, homework__state=Standing.OPEN).select_related("homework", "member__sector").order_by("handed_at", "pk")


def open_ones(day: date) -> list[Homework]:
    """Homework that the clockwork looks after: this year's, and last year's until its end is settled."""
    return list(Homework.objects.filter(state=Standing.OPEN, year__gte=day.year - 1).order_by("pk"))


def audience(target: Target | str, ids: Iterable[int], day: date) -> QuerySet[Member]:
    """The members sitting on a day for whom a homework is meant."""
    found, chosen = members_on(day), list(ids)
    match Target(target):
        case Target.STANDING:
            return found.filter(standing=True)
        case Target.SECTORS:
            return found.filter(sector_id__in=chosen)
        case Target.ORGANS:
            return found.filter(pk__in=Seat.objects.filter(organ_id__in=chosen, until__isnull=True).values("member_id"))
        case Target.MEMBERS:
            return found.filter(pk__in=chosen)
        case _:
            return found


def lacking(homework: Homework, day: date) -> list[Member]:
    """Members for whom it is meant and who have no piece: those who came later."""
    given = Piece.objects.filter(homework=homework).values("member_id")
    return list(audience(homework.target, homework.target_ids, day).exclude(pk__in=given).order_by("sort_key"))


def countable() -> dict[str, Figure]:
    """The figures that can be a coursework: counts of deeds or things, by code."""
    return {
        code: figure for code, figure in all_figures().items()
        if isinstance(figure.how, Counted) and figure.how.what in COUNTED and not figure.how.lasting
    }  # fmt: skip


def named(target: Target, ids: Sequence[int], names: dict[int, Any]) -> str:
    """For whom a homework is meant, in words."""
    said = "、".join(str(names[pk]) for pk in ids[:4] if pk in names)
    return said + (f"等 {len(ids)} 个" if len(ids) > 4 else "") if said else target.label


def get_piece(pk: int) -> Piece:
    """One piece, for floors below that have asked who may see it."""
    return Piece.objects.select_related("homework", "member").get(pk=pk)


def choices(day: date) -> dict[str, list[tuple[Any, ...]]]:
    """Whom a homework may be given to: sectors, organs and members, as a picker takes them."""
    return {
        "sectors": [(one.pk, one.name) for one in organs(OrganKind.SECTOR)], "organs": [(one.pk, one.name, one.kind_label) for one in organs(*BODIES)],
        "members": choices_of(members_on(day)),
    }  # fmt: skip

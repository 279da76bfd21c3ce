"""Entries: what somebody may see, narrowed and summed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import DecimalField, Q, QuerySet, Sum
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from shangliang.commons.access import UNIT, Viewer
from shangliang.foundation.errors import NotFound

from ..access import DESKS, visible_to
from ..kinds import NUMBERS, Declared, Field, FieldKind
from ..models import Entry
from ..rules import State

PAGE = 50
CONFIRMING = frozenset(DESKS) - UNIT  # whose frame shows what waits for their confirmation
LISTED = (State.RECORDED, State.ENDED, State.WAITING, State.RETURNED)


@dataclass(frozen=True)
class Filter:
    """What a list of entries is narrowed to; days are local and both count. `choices` pairs a field with one of its options."""

    text: str = ""
    first: date | None = None
    last: date | None = None
    state: str = ""
    organ: int | None = None
    member: int | None = None
    unit: int | None = None
    choices: tuple[tuple[str, str], ...] = ()


def found(viewer: Viewer, register: Declared, wanted: Filter) -> QuerySet[Entry]:
    """The entries of a register that somebody may see, the latest day first; those taken back only where asked for."""
    entries = visible_to(viewer).filter(register=register.code)
    entries = entries.filter(state=wanted.state) if wanted.state else entries.filter(state__in=LISTED)
    for word in wanted.text.split():
        entries = entries.filter(Q(words__icontains=word) | Q(title__icontains=word))
    if wanted.first:
        entries = entries.filter(day__gte=wanted.first)
    if wanted.last:
        entries = entries.filter(day__lte=wanted.last)
    for name, number in (("organs", wanted.organ), ("members", wanted.member), ("units", wanted.unit)):
        if number is not None:
            entries = entries.filter(**{f"{name}__contains": [number]})
    for code, option in wanted.choices:
        field = register.by_code.get(code)
        if field is not None:
            value: Any = [option] if field.kind is FieldKind.CHOICES else option == "true" if field.kind is FieldKind.YES else option
            entries = entries.filter(values__contains={code: value})
    return entries.order_by("-day", "-pk")


def dropped_options(register: str, field: Field, version: int) -> list[str]:
    """The options of a field that are no longer offered in this version but stand in what was entered before."""
    before = Entry.objects.filter(register=register, version__lt=version, **{f"values__{field.code}__isnull": False})
    stand = {option for value in before.values_list(f"values__{field.code}", flat=True).order_by().distinct() for option in (value if isinstance(value, list) else [value])}
    return sorted(str(option) for option in stand - set(field.options) if isinstance(option, str))


def sums(entries: QuerySet[Entry], register: Declared) -> dict[str, Decimal]:
    """The sums of the number fields over entries that count, by code, where there is anything to add (one query)."""
    wanted = [one.code for one in register.fields if one.kind in NUMBERS]
    if not wanted:
        return {}
    adding = {f"sum_{code}": Sum(Cast(KeyTextTransform(code, "values"), DecimalField(max_digits=30, decimal_places=6))) for code in wanted}
    row = entries.filter(state__in=[State.RECORDED, State.ENDED]).order_by().aggregate(**adding)
    return {code: row[f"sum_{code}"].normalize() for code in wanted if row[f"sum_{code}"] is not None}


def find(viewer: Viewer, pk: int) -> Entry:
    """One entry that somebody may see; raises NotFound."""
    entry = visible_to(viewer).filter(pk=pk).select_related("self_filed").first()
    if entry is None:
        raise NotFound("没有找到这条登记，可能不属于本委员会，或不由你查看。")
    return entry


def get_one(pk: int) -> Entry:
    """One entry, for floors below that have asked who may see it."""
    return Entry.objects.get(pk=pk)


def visible_ids(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those of these entries that somebody may see."""
    return set(visible_to(viewer).filter(pk__in=list(ids)).values_list("pk", flat=True))


def counting(*registers: str) -> list[Entry]:
    """All that counts in these registers, ended ones too, the latest day first: for rooms that show registers beside their own."""
    return list(Entry.objects.filter(register__in=registers, state__in=[State.RECORDED, State.ENDED]).order_by("-day", "-pk"))


def to_confirm(viewer: Viewer) -> QuerySet[Entry]:
    """What waits for this viewer's confirmation, the oldest first."""
    return Entry.objects.filter(state=State.WAITING, confirmers__contains=[viewer.role]).exclude(entered_by=viewer.user_id).order_by("entered_at", "pk")


def waiting_of(viewer: Viewer) -> QuerySet[Entry]:
    """What was sent back to this viewer and waits to be mended."""
    return Entry.objects.filter(state=State.RETURNED, entered_by=viewer.user_id)


def filed_by(viewer: Viewer) -> QuerySet[Entry]:
    """What this viewer entered, and what credits them as a member, the latest first."""
    return visible_to(viewer).filter(Q(entered_by=viewer.user_id) | Q(members__contains=[viewer.member_id or 0])).order_by("-day", "-pk")

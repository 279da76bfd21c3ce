"""Reads about declarations: what is in force, what was, which fields hold data, which figures follow."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.db import connection

from shangliang.commons.access import Role, Viewer
from shangliang.commons.committees.scope import here
from shangliang.commons.figures.declared import Figure, declared
from shangliang.commons.figures.measuring import parts
from shangliang.foundation.errors import NotFound

from ..access import known_registers, shipped_registers
from ..kinds import Declared, Field, figures_of
from ..models import Register, Version
from ..rules import from_data
from ..rules.declaring import loosely
from ..shipped import MADE


def own_rows() -> dict[str, Register]:
    """The rows of registers this committee declared or changed, by code, drafts included."""
    return {row.code: row for row in Register.objects.order_by("pk")}


def register_row(code: str) -> Register | None:
    """The row of one register, if the committee has one."""
    return Register.objects.filter(code=code).first()


def draft_of(row: Register) -> Declared:
    """What is being worked on; what is in force where nothing is."""
    return loosely(row.draft or row.declared or {})


def versions_of(code: str) -> list[Version]:
    """What a register has been, the latest first."""
    return list(Version.objects.filter(code=code))


def held_fields(code: str) -> set[str]:
    """The codes of fields in which something has been entered."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct key from registers_entry e cross join lateral jsonb_object_keys(e.values) key where e.committee_id = %s and e.register = %s",
            [here().committee.pk, code],
        )
        return {row[0] for row in cursor.fetchall()}


def fields_ever(code: str) -> dict[str, Field]:
    """Every field a register had in any version, as it last was: what went away is still shown where it holds something."""
    found: dict[str, Field] = {}
    for version in reversed(versions_of(code)):
        found |= from_data(version.declared).by_code
    if shipped := shipped_registers().get(code):
        found = shipped.by_code | found
    return found


def figures_in_force() -> Iterator[Figure]:
    """The figures of this committee's registers; one that is switched off still tells of the past."""
    codes = set(declared.names())
    for register in known_registers().values():
        for figure in _figures(register.declared):
            codes.add(figure.code)
            yield figure
    yield from _made(codes)


def _made(codes: set[str]) -> Iterator[Figure]:
    """The figures made of others, as far as this committee has what they are made of."""
    waiting = list(MADE)
    while ready := [figure for figure in waiting if codes.issuperset(parts(figure))]:
        yield from ready
        codes.update(figure.code for figure in ready)
        waiting = [figure for figure in waiting if figure not in ready]


@lru_cache(maxsize=512)
def _figures(declared: Declared) -> tuple[Figure, ...]:
    return tuple(figures_of(declared))


def register_by_id(pk: int) -> Register:
    """The row of a register by its id; raises NotFound."""
    row = Register.objects.filter(pk=pk).first()
    if row is None:
        raise NotFound("没有这本台账，可能已删去。")
    return row


def visible_registers(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Declarations are seen by whoever may change them or reads the ledger."""
    return set(Register.objects.filter(pk__in=list(ids)).values_list("pk", flat=True)) if viewer.role in {Role.ADMINISTRATOR, Role.AUDITOR} else set()

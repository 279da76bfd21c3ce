"""The roster of the sixth term as the office would import it: units, members, inner bodies with who sits in them, posts."""

from collections.abc import Iterable
from typing import Any

from shangliang.commons.access import Role
from shangliang.commons.people.models import Gender, OrganKind, SeatOffice, System
from shangliang.work.membership.intake import COLUMNS, Entry, Kind, Roster, Table

from .days import Days
from .material import read
from .roster import Person

FILE = "六届委员和承办单位名册.xlsx"
CHAIRING = {"主席": SeatOffice.HEAD, "副主席": SeatOffice.DEPUTY, "秘书长": SeatOffice.MEMBER}
Body = tuple[OrganKind, str, str, str]  # kind, name, short name, and what the material calls it


def roster(days: Days, people: list[Person], posts: list[dict[str, Any]]) -> Roster:
    """Everything in one file; `posts` as COLUMNS[Kind.POSTS] name their values."""
    return Roster([
        _table(Kind.UNITS, _units({row["unit"]: row["name"] for row in reversed(posts)})), _table(Kind.MEMBERS, map(_member, people)), _table(Kind.ORGANS, _organs(people)), _table(Kind.POSTS, posts),
    ])  # fmt: skip


def _table(kind: Kind, rows: Iterable[dict[str, Any]]) -> Table:
    known = {field.key for field in COLUMNS[kind]}
    entries = []
    for number, row in enumerate(rows, 3):
        if unknown := set(row) - known:
            raise LookupError(f"a roster of {kind} has no {unknown}")
        entries.append(Entry(number, {key: value for key, value in row.items() if value not in (None, "")}))
    return Table(kind, kind.label, entries, [], sorted(known), [])


def _units(contacts: dict[str, str]) -> Iterable[dict[str, Any]]:
    """All units; whom to ask for is the one who handles."""
    for n, (name, short, system, duties, code) in enumerate(read("units"), 1):
        yield {
            "unit": name, "short_name": short, "system": System(system), "duties": duties, "aliases": [f"临江{name}"], "letter_code": code,
            "contact": contacts[name], "phone": f"0000-6100{n:03}", "position": n, "active": True,
        }


def _member(person: Person) -> dict[str, Any]:
    return {
        "number": person.number, "name": person.name, "gender": Gender(person.gender), "ethnicity": person.ethnicity, "native_place": person.native_place,
        "born_on": person.born_on, "affiliation": person.affiliation, "education": person.education, "employer": person.employer, "job": person.job,
        "sector": sector_name(person.sector), "office": person.office, "standing": person.standing, "phone": person.phone, "since": person.since,
    }


def sector_name(by: str) -> str:
    """The organ's name of a sector as the material calls it."""
    return next(sector["name"] for sector in read("sectors") if sector["by"] == by)


def bodies() -> list[Body]:
    """All inner bodies in their order."""
    said = read("organs")
    return [
        (OrganKind.STANDING_COMMITTEE, "常务委员会", "常委会", "常务委员会"), (OrganKind.CHAIRS_COUNCIL, "主席会议", "主席会议", "主席会议"),
        *((OrganKind.SPECIAL_COMMITTEE, name, short, name) for name, short in said["special_committees"]),
        *((OrganKind.PARTY_ORGANISATION, name, short, by) for name, short, by in said["party_organisations"]),
        *((OrganKind.SECTOR, sector["name"], sector["short"], f"sector:{sector['by']}") for sector in read("sectors")),
        *((OrganKind.GROUP, f"{place}委员小组", f"{place}小组", place) for place in said["townships"]),
        *((OrganKind.OFFICE, name, short, name) for name, short in said["offices"]),
    ]  # fmt: skip


def _organs(people: list[Person]) -> Iterable[dict[str, Any]]:
    """Each body, followed by those who sit in it."""
    ordinary = [person for person in people if not person.standing and person.leaving is None]
    turn: dict[OrganKind, int] = {}
    for position, (kind, name, short, by) in enumerate(bodies(), 1):
        body = {"kind": kind, "organ": name}
        n = turn[kind] = turn.get(kind, -1) + 1
        yield body | {"short_name": short, "position": position, "founded": people[0].since}
        for person, office in _sitting(kind, by, n, people, ordinary):
            yield body | {"name": person.name, "number": person.number, "office": office}


def _sitting(kind: OrganKind, by: str, n: int, people: list[Person], ordinary: list[Person]) -> list[tuple[Person, SeatOffice]]:
    """Who sits in a body, the one who speaks for it first."""
    if kind is OrganKind.STANDING_COMMITTEE:
        return [(p, CHAIRING.get(p.office, SeatOffice.MEMBER)) for p in people if p.standing]
    if kind is OrganKind.CHAIRS_COUNCIL:
        return [(p, CHAIRING[p.office]) for p in people if p.office in CHAIRING]
    if kind in {OrganKind.SECTOR, OrganKind.PARTY_ORGANISATION}:
        own = [p for p in people if p.sector == by.removeprefix("sector:") and p.leaving is None and p.office not in CHAIRING]
        first = next((p for p in own if p.standing), own[-1])
        if kind is OrganKind.SECTOR:
            return [(first, SeatOffice.CONVENER)]
        return _ranked([first, *(p for p in own if p is not first)], SeatOffice.HEAD)
    if kind is OrganKind.SPECIAL_COMMITTEE:
        heads = [p for p in people if p.office == f"{by}主任"]
        return _ranked([*heads, *ordinary[n::8][:20]], SeatOffice.HEAD)
    if kind is OrganKind.GROUP:
        return _ranked(ordinary[n::14][:22], SeatOffice.CONVENER)
    return []


def _ranked(people: list[Person], first: SeatOffice) -> list[tuple[Person, SeatOffice]]:
    return [(person, first if n == 0 else SeatOffice.DEPUTY if n == 1 else SeatOffice.MEMBER) for n, person in enumerate(people)]


def post(role: Role, name: str, phone: str, *, unit: str = "", account: str = "") -> dict[str, Any]:
    """One row of the sheet of posts."""
    return {"name": name, "phone": phone, "role": role, "unit": unit, "account": account}

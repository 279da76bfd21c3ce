"""Units, organs and seats of a roster against those there are."""

from datetime import date

from shangliang.commons.committees.models import Term
from shangliang.commons.people.models import Member, Organ, OrganKind, Seat, SeatOffice, Unit

from ..intake import Entry, Kind
from ..intake.naming import find, nearest
from .planned import Bodies, Planned, differing, unmasked

UNIT = ("short_name", "system", "duties", "aliases", "letter_code", "contact", "phone", "position", "active")
ORGAN = ("short_name", "position")


class UnitPlanner:
    """Plans units; a unit is known by its name, its short name or another name it has had."""

    def __init__(self) -> None:
        self.units: dict[str, Unit | Planned] = {}
        for unit in Unit.objects.all():
            for name in (unit.name, unit.short_name, *unit.aliases):
                if name:
                    self.units.setdefault(_key(name), unit)
        self.seen: dict[str, Entry] = {}

    def plan(self, entry: Entry) -> Planned:
        """What one row would do."""
        name = entry.get("unit")
        row = Planned(Kind.UNITS, entry, name or entry.raw.get("unit") or "（没有名称）")
        if not name:
            if not entry.problems:
                entry.wrong("unit", "没有写单位名称。请补上，或删去这一行。")
            return row
        first = self.seen.setdefault(_key(name), entry)
        if first is not entry:
            entry.wrong("unit", f"“{name}”与第 {first.number} 行重复。请删去一行。")
            return row
        known = self.units.get(_key(name))
        if isinstance(known, Unit):
            row.target, row.label = known, known.name
            differing(row, known, UNIT)
        else:
            row.values = {"name": name} | unmasked(row, UNIT)
            self.units[_key(name)] = row
            if short := entry.get("short_name"):
                self.units.setdefault(_key(short), row)
        return row

    def find(self, said: str) -> Unit | Planned | None:
        """The unit a post's cell names."""
        if found := self.units.get(_key(said)):
            return found
        ending = [one for key, one in self.units.items() if key.endswith(_key(said)) or _key(said).endswith(key)]
        return ending[0] if len({id(one) for one in ending}) == 1 else None

    def near(self, said: str) -> list[str]:
        """Units whose names are most like one that is not known."""
        return nearest(said, [one.label if isinstance(one, Planned) else one.name for one in self.units.values()])


class OrganPlanner:
    """Plans organs and the seats in them; rows of one organ follow one another or repeat its name."""

    def __init__(self, term: Term, bodies: Bodies, members: list[Planned]) -> None:
        self.term, self.bodies = term, bodies
        self.known = {(OrganKind(organ.kind), organ.name): organ for organ in Organ.objects.all()}
        self.rows: dict[tuple[OrganKind, str], Planned] = {}
        self.people: dict[str, list[Member | Planned]] = {}
        for member in Member.objects.filter(term=term):
            self.people.setdefault(member.name, []).append(member)
        for row in members:
            if row.target is None:
                self.people.setdefault(row.label, []).append(row)
        self.seats = {(seat.organ_id, seat.member_id): seat for seat in Seat.objects.filter(member__term=term, until__isnull=True)}
        self.placed: set[tuple] = set()

    def plan(self, entry: Entry) -> Planned:
        """What one row would do: make or correct an organ, seat a member in it, or both."""
        name = entry.get("organ")
        row = Planned(Kind.ORGANS, entry, name or entry.raw.get("organ") or "（没有名称）")
        if not name:
            if not entry.problems:
                entry.wrong("organ", "没有写机构名称。请补上，或删去这一行。")
            return row
        key = self._key(entry, name)
        if key is None:
            entry.wrong("kind", f"没有写“{name}”属于哪一类。请写{'、'.join(kind.label for kind in OrganKind)}中的一种。")
            return row
        row.label, row.values["key"] = key[1], key
        self._organ(row, key)
        if entry.get("name"):
            self._seat(row, key)
        return row

    def _key(self, entry: Entry, name: str) -> tuple[OrganKind, str] | None:
        kinds = [entry.get("kind")] if entry.get("kind") else list(OrganKind)
        for kind in kinds:
            if known := find(name, self.bodies.names[kind]):
                return kind, self.bodies.names[kind][known]
        if entry.get("kind") is None and (guess := kind_of(name)):
            return guess, name
        return (entry.get("kind"), name) if entry.get("kind") else None

    def _organ(self, row: Planned, key: tuple[OrganKind, str]) -> None:
        first = self.rows.setdefault(key, row)
        row.target = self.known.get(key)
        row.makes = row.target is None and first is row
        if row.target is not None and first is row:
            differing(row, row.target, ORGAN)
            founded = row.entry.get("founded")
            if founded and founded != row.target.since:
                row.values["since"] = founded
                row.note("founded", row.target.since, founded)
        elif row.makes:
            row.values |= unmasked(row, ORGAN) | {"kind": key[0], "name": key[1], "since": row.entry.get("founded")}
            self.bodies.add(*key)

    def _seat(self, row: Planned, key: tuple[OrganKind, str]) -> None:
        entry, name = row.entry, row.entry.get("name")
        found = self.people.get(name, [])
        if len(found) > 1 and (number := entry.get("number")):
            found = [one for one in found if (one.number if isinstance(one, Member) else one.entry.get("number")) == number]
        if len(found) != 1:
            near = nearest(name, self.people)
            hint = f"是不是{'、'.join(near)}？" if near and not found else ""
            entry.wrong("name", f"{self.term}没有叫{name}的委员。{hint}请核对，或先导入委员。" if not found else f"本届不止一位{name}，请写委员证号。")
            return
        who = found[0]
        row.label = f"{key[1]}　{name}"
        if (key, id(who)) in self.placed:
            entry.wrong("name", f"{name}在“{key[1]}”里写了两次。请删去一行。")
            return
        self.placed.add((key, id(who)))
        self._place(row, who)

    def _place(self, row: Planned, who: Member | Planned) -> None:
        entry = row.entry
        office = entry.get("office") or SeatOffice.MEMBER
        seat = self.seats.get((row.target.pk, who.pk)) if isinstance(who, Member) and row.target is not None else None
        if seat is not None and (entry.get("office") is None or seat.office == office):
            return
        if seat is not None:
            row.note("office", SeatOffice(seat.office).label, office.label)
        row.who = who
        row.values |= {"office": office, "seat": seat, "seated": self._since(entry)}

    def _since(self, entry: Entry) -> date | None:
        said = entry.get("since")
        if said and said >= self.term.ends_on:
            entry.wrong("since", f"任职日期 {said} 晚于{self.term}结束的日子。请核对年份。")
        return max(said, self.term.starts_on) if said else None


def kind_of(name: str) -> OrganKind | None:
    """What kind a body is by the end of its name."""
    endings = {
        "常务委员会": OrganKind.STANDING_COMMITTEE, "常委会": OrganKind.STANDING_COMMITTEE, "主席会议": OrganKind.CHAIRS_COUNCIL,
        "市委会": OrganKind.PARTY_ORGANISATION, "支部": OrganKind.BRANCH, "工作站": OrganKind.STATION, "联络站": OrganKind.STATION,
        "小组": OrganKind.GROUP, "活动组": OrganKind.GROUP, "联络组": OrganKind.GROUP, "界别": OrganKind.SECTOR, "界": OrganKind.SECTOR,
        "办公室": OrganKind.OFFICE, "委员会": OrganKind.SPECIAL_COMMITTEE, "专委会": OrganKind.SPECIAL_COMMITTEE,
    }  # fmt: skip
    return next((kind for ending, kind in endings.items() if name.endswith(ending)), None)


def _key(name: str) -> str:
    return "".join(name.split())

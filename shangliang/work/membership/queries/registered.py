"""What registers know of members and bodies: positions held with their term, superior members here, members' units, exchange with departments."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from shangliang.commons.people.models import Member
from shangliang.foundation.errors import NotFound
from shangliang.practices.registers.queries import counting

POSITIONS, NOMINATED = "appointments", "nominations"
SUPERIORS, THEIR_ACTIVITIES, UNITS, EXCHANGES = "superior_members", "superior_activities", "member_units", "department_exchanges"
# By which field a register names a unit, and what its entries are there.
OF_UNITS = {"contact_visits": ("unit_name", "走访"), "enterprise_help": ("enterprise", "诉求"), "investments": ("enterprise", "项目"), "donations": ("donor", "捐赠")}


@dataclass(frozen=True)
class Position:
    """One position that members hold or held, or one occasion they were put forward for."""

    entry: Any
    names: str
    what: str
    unit: str
    until: date | None
    ended: date | None
    lasting: bool

    def left(self, today: date) -> int | None:
        """Days to the end of its term (negative: over); None without one, or once it has ended."""
        return (self.until - today).days if self.until and self.ended is None else None


def _names(entry: Any, code: str) -> str:
    return "、".join(one["name"] for one in entry.values.get(code) or [])


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None


def positions(member_id: int | None = None) -> list[Position]:
    """All appointments and nominations, those whose term ends first before those without one, then what is over; of one member where named."""
    found = []
    for entry in counting(POSITIONS, NOMINATED):
        if member_id is not None and member_id not in entry.members:
            continue
        said, lasting = entry.values, entry.register == POSITIONS
        found.append(Position(
            entry, _names(entry, "who") or said.get("name", ""), (said.get("kind") or "") if lasting else f"{said.get('kind') or ''}：{said.get('event') or ''}",
            said.get("unit_name" if lasting else "inviter") or "", _day(said.get("until")), entry.ended_on, lasting,
        ))  # fmt: skip
    return sorted(found, key=lambda one: (not one.lasting, one.ended is not None, one.until or date.max, -one.entry.day.toordinal()))


def terms_ending(today: date, days: int) -> list[Position]:
    """Appointments that end within so many days or have passed their end without being settled."""
    return [one for one in positions() if one.lasting and one.until and one.ended is None and one.until <= today + timedelta(days=days)]


@dataclass(frozen=True)
class Superior:
    """A superior member who lives here, with how often they took part in something here."""

    entry: Any
    name: str
    level: str
    contact: str
    times: int


def superiors() -> tuple[list[Superior], list[Any]]:
    """Superior members here with their activities counted by name, and the activities, the latest first."""
    activities = counting(THEIR_ACTIVITIES)
    times = Counter(name for one in activities for name in str(one.values.get("who") or "").replace("，", "、").replace(" ", "、").split("、") if name)
    here = [one for one in counting(SUPERIORS) if one.ended_on is None]
    rows = [Superior(one, one.values.get("name", ""), one.values.get("level", ""), _names(one, "contact"), times[one.values.get("name", "")]) for one in here]
    return sorted(rows, key=lambda one: (one.level, one.name)), activities


@dataclass
class Of:
    """A members' unit with what registers tell of it, by kind of entry."""

    entry: Any
    name: str
    kind: str
    members: list[tuple[int, str]]
    told: dict[str, list[Any]] = field(default_factory=dict)


def member_units(member_id: int | None = None) -> list[Of]:
    """Members' units with their visits, needs, projects and donations; of one member where named."""
    told: dict[str, dict[str, list[Any]]] = {}
    for one in counting(*OF_UNITS):
        code, word = OF_UNITS[one.register]
        told.setdefault(str(one.values.get(code) or "").strip(), {}).setdefault(word, []).append(one)
    found = [one for one in counting(UNITS) if one.ended_on is None and (member_id is None or member_id in one.members)]
    rows = [
        Of(one, one.values.get("name", ""), one.values.get("kind", ""), [(who["id"], who["name"]) for who in one.values.get("members") or []], told.get(str(one.values.get("name", "")).strip(), {}))
        for one in found
    ]
    return sorted(rows, key=lambda one: one.name)


def member_unit(pk: int) -> Of:
    """One members' unit; raises NotFound."""
    found = next((one for one in member_units() if one.entry.pk == pk), None)
    if found is None:
        raise NotFound("没有这个委员单位，可能已经办结，或不属于本委员会。")
    return found


def exchanges() -> dict[tuple[int, int], list[Any]]:
    """What passed between each special committee and each department, the latest first, by (organ, unit)."""
    found: dict[tuple[int, int], list[Any]] = {}
    for one in counting(EXCHANGES):
        for organ in one.organs:
            for unit in one.units:
                found.setdefault((organ, unit), []).append(one)
    return found


def members_in(entry: Any) -> list[Member]:
    """The members an entry names."""
    return list(Member.objects.filter(pk__in=entry.members).order_by("pk"))

"""What stands in the registers: the second half of the year before and the first of this one, entered by the office every other month."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from shangliang.commons.access import Role
from shangliang.commons.people.models import Member, Organ, OrganKind
from shangliang.practices.registers import actions
from shangliang.practices.registers.kinds import NUMBERS, Field, FieldKind
from shangliang.practices.registers.queries.naming import Names
from shangliang.practices.registers.queries.reading import read_entry
from shangliang.practices.registers.shipped import SHIPPED

from . import plots
from .agenda import Agenda, acting
from .days import dice
from .material import read
from .material.ledgers import Row, Sheet, sheets
from .roster import names

SEATED_IN = dict.fromkeys(("主席会议", "党组会议", "党组理论学习中心组", "中心组暨主席会议", "主席办公会议", "机关党组会议", "秘书长会议"), "leaders") | {
    "常委会会议": "standing", "全体会议": "everyone",
}
"""Who belongs to a meeting."""
SMALL = {"meetings", "rooms", "donations", "fieldwork", "training"}
ECHOED = {"meetings", "fieldwork", "consultations", "supervision_visits", "duty_activities", "room_sessions", "opinions", "opinion_uses", "training"}
"""What is told again: the first half a year earlier, the second half a year later as far as it has come, so that years compare."""
GOLDEN = 0.6180339887
DECLARED = {register.code: register for register in SHIPPED}
Line = tuple[date, dict[str, Any]]


def plan(agenda: Agenda, *, small: bool = False) -> None:
    """Put all entries on the agenda: one act a register and two months, at the end of the last entry's day."""
    for sheet in sheets():
        if small and sheet.register not in SMALL:
            continue
        stretches: dict[tuple[int, int], list[Line]] = defaultdict(list)
        for day, values in Filler(agenda, sheet).lines():
            stretches[day.year, (day.month - 1) // 2].append((day, values))
        for lines in stretches.values():
            when = agenda.days.moment(max(day for day, _ in lines), clock="17:40")
            agenda.put(when, enter, agenda, register=sheet.register, lines=lines)
    if not small:
        _lately(agenda)


def enter(agenda: Agenda, when: datetime, *, register: str, lines: list[Line]) -> None:
    """The office enters lines that have gathered."""
    known = _names(when.year, (when.month - 1) // 3)
    found = [read_entry(DECLARED[register], day, values, today=when.date(), names=known) for day, values in lines]
    clerks = agenda.cast.roles[Role.OFFICE_STAFF]
    actions.bring_in(acting(clerks[dice(register, of=len(clerks))], when), None, register=register, lines=found)


@cache
def _names(year: int, quarter: int) -> Names:
    """The roster as it stands in a quarter, read once."""
    return Names()


class Filler:
    """Makes whole entries of the rows of a sheet: days, numbers and bodies that look drawn and are always the same."""

    def __init__(self, agenda: Agenda, sheet: Sheet) -> None:
        self.agenda, self.sheet, self.days = agenda, sheet, agenda.days
        self.declared = DECLARED[sheet.register]
        self.towns: list[str] = read("organs")["townships"]
        self.persons = _persons(agenda)

    def lines(self) -> Iterator[Line]:
        """All entries in the order of time."""
        dated = sorted(self._told(), key=lambda pair: pair[0])
        counts: Counter[str] = Counter()
        shared = _shared_out(self.agenda, self.sheet.register, len(dated)) if self.sheet.split else []
        for n, (day, row, town) in enumerate(dated):
            counts[row.kind] += 1
            known = {"n": counts[row.kind], "town": town, "year": self.days.year, "year1": self.days.year - 1, "person": self.persons[(dice(self.sheet.register, of=90) + n) % len(self.persons)]}
            values = {name: _filled(cell, known) for name, cell in row.cells.items() if cell and (cell != "0" or self.declared.by_code[name].required)}
            for field in self.declared.fields:
                if field.code in values or row.kind not in self.sheet.only.get(field.code, [row.kind]):
                    continue
                drawn = self._drawn(field, day, n, known)
                if drawn not in (None, [], ""):
                    values[field.code] = drawn
            if (seated := SEATED_IN.get(row.kind)) and self.sheet.register == "meetings":
                values["attendees"] = self._present(seated, day, n, int(values["present"]))
            for field in self.declared.fields:
                if field.upto in values and field.code in values:
                    values[field.code] = min(int(values[field.code]), int(values[field.upto]))
            if shared:
                values[self.sheet.split] = shared[n]
            for name, other in self.sheet.same.items():
                values.setdefault(name, values[other][0].name if values.get(other) else "一位委员")
            yield day, values

    def _told(self) -> Iterator[tuple[date, Row, str]]:
        """The rows, and their like in the year beside them, of which a few are missing."""
        for n, (day, row, town) in enumerate(self._dated()):
            yield day, row, town
            this = day.year == self.days.year
            if self.sheet.register in ECHOED and not self.sheet.split and dice(self.sheet.register, row.kind, n, "again", of=100) < (78 if this else 88):
                other = self.days.worked(date(day.year + (-1 if this else 1), day.month, min(day.day, 28)))
                if other.year == self.days.year - this and other <= self.days.ago(3):
                    yield other, row, town

    def _dated(self) -> Iterator[tuple[date, Row, str]]:
        """Rows with their days: of each kind by turns one this year and one the year before, unless the day lies fixed."""
        turn: Counter[str] = Counter()
        for row in self.sheet.rows:
            for town in self.towns if row.each else [""]:
                for n in range(row.times or 1):
                    if row.day:
                        yield self._on(row.day, n), row, town
                        continue
                    turn[row.kind] += 1
                    share = (n + 0.5) / row.times if row.times else _share(turn[row.kind], self.sheet.register + row.kind)
                    yield self.days.worked(self.days.day(7, 3, back=1) + timedelta(days=int(share * 355))), row, town

    def _on(self, day: str, n: int) -> date:
        month, number = map(int, day.split("-"))
        first = self.days.day(month, number, back=int(month >= 7))
        return self.days.worked(first + timedelta(days=n % 3)) if n else first

    def _drawn(self, field: Field, day: date, n: int, known: dict[str, Any]) -> Any:
        if texts := self.sheet.turns.get(field.code):
            return _filled(texts[n % len(texts)], known)
        low, high = self.sheet.drawn.get(field.code, (0, 0))
        amount = low + dice(self.sheet.register, field.code, n, of=high - low + 1)
        match field.kind:
            case FieldKind.MEMBERS:
                return self._members(field, day, n, amount)
            case FieldKind.ORGANS:
                some = 0 if field.code in self.sheet.drawn and not high else 2 if dice(self.sheet.register, n, "joint", of=6) == 0 and field.code == "hosts" else 1
                bodies = _committees(self.agenda)
                return [bodies[(dice(self.sheet.register, "organ", n, of=len(bodies)) + k) % len(bodies)] for k in range(some)]
            case FieldKind.UNITS:
                units = list(self.agenda.town.units.values())
                return [units[dice(self.sheet.register, "unit", n, k, of=len(units))] for k in range(amount or int(field.required))]
            case FieldKind.YES:
                return dice(self.sheet.register, field.code, n, of=10) < 8
            case FieldKind.CHOICES:
                return [field.options[dice(self.sheet.register, field.code, n, of=len(field.options))]]
            case FieldKind.DAY:
                return _later(self.sheet.register, field.code, day, n)
        return amount if field.kind in NUMBERS and field.code in self.sheet.drawn else None

    def _present(self, whose: str, day: date, n: int, amount: int) -> list[Member]:
        """Who came to a meeting of those who belong to it: all but some, others each time."""
        pool = [one for one in _pool(self.agenda, whose, "leader" if whose == "leaders" else "") if one.since <= day]
        away = max(len(pool) - amount, 0)
        return [one for k, one in enumerate(pool) if (k * 7 + n * 5) % len(pool) >= away]

    def _members(self, field: Field, day: date, n: int, amount: int) -> list[Member]:
        pool = [one for one in _pool(self.agenda, self.sheet.register, field.role) if one.since <= day]
        start, step = dice(self.sheet.register, field.code, n, of=len(pool)), 1 + dice(self.sheet.register, n, of=11)
        return list({one.pk: one for one in (pool[(start + k * step) % len(pool)] for k in range(amount))}.values())


def _share(turn: int, about: str) -> float:
    """Where in the twelve months the next of a kind lies: odd ones in the later half, even ones in the earlier."""
    return (0.5 if turn % 2 else 0.0) + ((turn * GOLDEN + dice(about, of=97) / 97) % 1) * 0.49


def _later(register: str, field: str, day: date, n: int) -> date:
    """A day that a line names: deadlines one to three months on, appointments for one to three years."""
    if field == "until":
        return day + timedelta(days=365 * (1 + dice(register, n, "years", of=3)) - 1)
    return day + timedelta(days=30 + dice(register, n, of=60)) if field == "due_on" else day


def _filled(text: str, known: dict[str, Any]) -> str:
    return text.format(**known) if "{" in text else text


@cache
def _names_of_others() -> tuple[str, ...]:
    fresh = names(set())
    return tuple(name for _ in range(60) for name in next(fresh).values())


def _persons(agenda: Agenda) -> list[str]:
    """Invented people who are no members."""
    ours = {person.name for person in agenda.cast.seated}
    return [name for name in _names_of_others() if name not in ours]


def _pool(agenda: Agenda, register: str, role: str) -> list[Member]:
    """Who may stand in a field: leaders where somebody leads, Party members in its organisations, standing members in their reports."""
    persons = {person.number: person for person in agenda.cast.seated if person.leaving is None}
    everyone = [member for number, member in agenda.cast.by_number.items() if number in persons]
    if register == "party_organisations":
        return [one for one in everyone if one.affiliation == "中共党员"]
    if register in {"duty_reports", "standing"}:
        return [one for one in everyone if one.standing]
    if role == "leader" and register not in {"duty_groups", "stations", "volunteer_teams"} or register == "leader_speeches":
        return [one for one in everyone if persons[one.number].office]
    return everyone


def _shared_out(agenda: Agenda, register: str, into: int) -> list[list[Member]]:
    """Everybody who may stand there, in so many parts."""
    everyone = _pool(agenda, register, "")
    return [everyone[n::into] for n in range(into)]


def _committees(agenda: Agenda) -> list[Organ]:
    return sorted({o.pk: o for o in agenda.town.organs.values() if o.kind == OrganKind.SPECIAL_COMMITTEE}.values(), key=lambda one: one.pk)


OWN = (
    ("homework", 2, {"item": "一次界别走访", "what": "走访四位乡村青年教师，听他们说周转房和评职称"}),
    ("publicity", 3, {"title": "把课堂搬到江堤上", "medium": "报刊", "level": "市级", "outlet": "清澜市报", "kind": "通讯报道"}),
    ("volunteering", 5, {"team": "春苗助学志愿服务队", "theme": "期中家长课堂", "beneficiaries": 46}),
    ("donations", 8, {"donor": "许岚", "donor_kind": "委员个人", "purpose": "文化教育", "goods": 0.4, "receiver": "雾岭乡小学"}),
)


def _lately(agenda: Agenda) -> None:
    """What members reported of themselves in the last days, and nobody has confirmed yet."""
    who = agenda.cast.voices[plots.SHOWN_MEMBER]
    for register, ago, values in OWN:
        day = agenda.days.ago(ago)
        agenda.put(agenda.days.moment(day, "own", register), report, agenda, register=register, day=day, values=values, who=who)


def report(agenda: Agenda, when: datetime, *, register: str, day: date, values: dict[str, Any], who: Member) -> None:
    """A member reports what they did themselves."""
    actions.enter(acting(agenda.cast.viewers[who.pk], when), None, register=register, day=day, values=values)

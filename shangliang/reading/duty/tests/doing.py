"""Doing what scores are made of: meetings, proposals, information, absences, by the registers' own actions."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from shangliang.commons.access import Role
from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.ledger.declared import kinds
from shangliang.commons.people.models import Member
from shangliang.commons.subjects import Ref
from shangliang.practices.registers import actions as registers
from shangliang.reading.duty import actions, queries
from tests import given

NOW = given.at("2026-06-20")


Filed: Any = kinds.get("proposals.filed")


@action("registers.enter", Filed, lock=False)
def _file(act: Act, thing: None = None, *, number: int, first: Member, joint: tuple[Member, ...], category: str = "社会民生") -> Any:
    """A filed proposal as the ledger knows it, without the life that led there."""
    parties = [Credit(first, "first"), *(Credit(member, "joint") for member in joint)]
    return record(act, Filed(number=f"{number:04d}", category=category, units=[]), about=Ref("proposals.proposal", number, f"第 {number} 件提案"), parties=parties)


@action("registers.enter", *(kinds.get(one) for one in ("proposals.honoured", "calls.awarded", "coursework.done")), lock=False)
def _deed(act: Act, thing: None = None, *, kind: str, role: str, who: Member, data: dict[str, Any]) -> Any:
    """A fact of another room as the ledger knows it."""
    return record(act, kinds.get(kind)(**data), about=Ref(kind.replace(".", ".x"), 1, kind), parties=[Credit(who, role)])


@dataclass
class Duty:
    """A small committee and what its members do."""

    world: given.World

    @property
    def members(self) -> list[Member]:
        return self.world.members

    def act(self, role: Role, when: Any = None) -> Act:
        return self.world.act(role, when or NOW)

    def as_member(self, at: int = 0, when: Any = None) -> Act:
        return given.act(self.world.as_member(self.members[at]), when or NOW)

    def draft(self, scheme: str = "hundred", **changed: Any) -> Any:
        body = dict(queries.books.schemes()[scheme]) | changed
        return actions.draft(self.act(Role.ADMINISTRATOR), None, body=body, origin="试验")

    def adopt(self, scheme: str, year: int = 2026, **changed: Any) -> Any:
        return actions.adopt(self.act(Role.ADMINISTRATOR), self.draft(scheme, **changed), from_year=year)

    def enter(self, register: str, day: str, **values: Any) -> Any:
        return registers.enter(self.act(Role.OFFICE_STAFF), None, register=register, day=date.fromisoformat(day), values=values)

    def meeting(self, day: str, kind: str, *who: int) -> Any:
        return self.enter("meetings", day, kind=kind, title=f"{day} {kind}", attendees=[self.members[at] for at in who])

    def filed(self, number: int, day: str, first: int, *joint: int) -> Any:
        return _file(self.act(Role.OFFICE_STAFF, given.at(day)), None, number=number, first=self.members[first], joint=tuple(self.members[at] for at in joint))

    def deed(self, kind: str, role: str, at: int, day: str = "2026-03-01", **data: Any) -> Any:
        return _deed(self.act(Role.OFFICE_STAFF, given.at(day)), None, kind=kind, role=role, who=self.members[at], data=data)

    def sheet(self, at: int = 0, year: int = 2026) -> Any:
        return queries.scores.sheet_of(queries.books.ready_for(year), year, self.members[at].pk).sheet

    def given(self, at: int = 0, year: int = 2026) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for line in self.sheet(at, year).lines:
            found.setdefault(line.item.code, []).append(line.given)
        return found

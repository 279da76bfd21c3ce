"""Homework as tests set it: handed in, or counted by the ledger."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from shangliang.commons.access import Role
from shangliang.commons.ledger.acts import Act
from shangliang.practices.registers import actions as registers
from shangliang.work.coursework import actions
from shangliang.work.coursework.models import Homework, Piece
from shangliang.work.coursework.rules import Wanted, Way
from tests import given

NOW = given.at("2026-03-02")
ESSAY = Wanted(title="一篇走访手记", way=Way.HANDED, year=2026, first=date(2026, 1, 1), due_on=date(2026, 6, 30))
NEWS = replace(ESSAY, title="一条社情民意", way=Way.COUNTED, figure="opinions.received", least=1)


@dataclass
class Room:
    """A small committee and its homework."""

    world: given.World

    def office(self, when: Any = None) -> Act:
        return self.world.act(Role.OFFICE_STAFF, when or NOW)

    def member(self, at: int = 0, when: Any = None) -> Act:
        return given.act(self.world.as_member(self.world.members[at]), when or NOW)

    def set(self, wanted: Wanted = ESSAY, **changed: Any) -> Homework:
        return actions.set_homework(self.office(), None, wanted=replace(wanted, **changed))

    def piece(self, homework: Homework, at: int = 0) -> Piece:
        return Piece.objects.get(homework=homework, member=self.world.members[at])

    def enter(self, register: str, day: str, **values: Any) -> Any:
        return registers.enter(self.office(given.at("2026-07-20")), None, register=register, day=date.fromisoformat(day), values=values)

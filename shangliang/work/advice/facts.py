"""What suggestions say to the ledger. Parties: the member as `first`."""

from shangliang.commons.ledger.declared import fact, said_day
from shangliang.practices.handling.rules import Satisfaction


@fact("advice.submitted", "提交委员建议")
class Submitted:
    serial: str


@fact("advice.handed_over", "委员建议交办")
class HandedOver:
    units: list[str]
    due_on: str

    def said(self) -> str:
        return f"{'、'.join(self.units)}　{said_day(self.due_on)}前答复"


@fact("advice.kept", "委员建议留存参考")
class Kept:
    reason: str


@fact("advice.answered", "委员建议已答复")
class Answered:
    grade: str
    round: int

    def said(self) -> str:
        return f"{self.grade} 类" if self.grade else ""


@fact("advice.rated", "委员建议评价")
class Rated:
    overall: str
    round: int

    def said(self) -> str:
        return Satisfaction(self.overall).label if self.overall in Satisfaction.values() else self.overall


@fact("advice.redone", "委员建议重新办理")
class Redone:
    round: int

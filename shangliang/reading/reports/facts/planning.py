"""Plans and what is to be bettered. `item` is the id of the item as text, since a figure of its own counts what speaks of it.

An item that is changed is set anew: the latest word counts, and everything said before stays in the ledger. Parties: the body
responsible as `host`.
"""

from typing import Any

from shangliang.commons.ledger.declared import fact, said_day


@fact("reports.plan_set", "定下计划事项")
class PlanSet:
    item: str
    year: int
    what: str
    target: Any
    unit: str
    from_day: str
    due_on: str
    figure: str = ""
    again: bool = False

    def said(self) -> str:
        """What, how much, by when."""
        return f"{'调整为：' if self.again else ''}{self.what}{self.target:g}{self.unit}，{said_day(self.due_on)}前"


@fact("reports.plan_dropped", "取消计划事项")
class PlanDropped:
    item: str
    year: int
    reason: str

    def said(self) -> str:
        """The reason."""
        return self.reason


@fact("reports.plan_held", "记计划事项开展一次")
class PlanHeld:
    item: str
    count: Any
    note: str = ""

    def said(self) -> str:
        """How much, and what it was."""
        return f"{self.count:g}　{self.note}".strip()


@fact("reports.plan_unheld", "撤销计划事项的一次记录")
class PlanUnheld:
    item: str
    reason: str

    def said(self) -> str:
        """The reason."""
        return self.reason


@fact("reports.plan_met", "计划事项完成")
class PlanMet:
    item: str
    year: int
    held: Any
    target: Any

    def said(self) -> str:
        """How much against what was planned."""
        return f"计划 {self.target:g}，已办 {self.held:g}"


@fact("reports.plan_unmet", "计划事项不再算完成")
class PlanUnmet:
    item: str
    reason: str

    def said(self) -> str:
        """The reason."""
        return self.reason


@fact("reports.plan_chased", "提醒计划进度")
class PlanChased:
    item: str
    what: str
    due_on: str
    days_left: int
    held: Any
    target: Any
    by_hand: bool

    def said(self) -> str:
        """How far it was then."""
        return f"计划 {self.target:g}，已办 {self.held:g}，{said_day(self.due_on)}到期"


@fact("reports.improvement_noted", "登记不足或下步打算")
class ImprovementNoted:
    kind_of: str
    text: str
    origin: str
    owner: str = ""
    due_on: str = ""


@fact("reports.improvement_changed", "调整不足或打算的责任和期限")
class ImprovementChanged:
    owner: str
    due_on: str


@fact("reports.improvement_progressed", "记不足或打算的进展")
class Progressed:
    text: str


@fact("reports.improvement_settled", "不足或打算有了结果")
class ImprovementSettled:
    done: bool
    result: str


@fact("reports.improvement_reopened", "重新打开不足或打算")
class ImprovementReopened:
    reason: str


@fact("reports.improvement_chased", "提醒落实不足或打算")
class ImprovementChased:
    text: str
    due_on: str
    days_left: int

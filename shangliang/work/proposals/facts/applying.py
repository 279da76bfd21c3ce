"""What is said of applications for disclosure. Nothing of who applied: name and contact stay sealed in their row."""

from shangliang.commons.ledger.declared import fact, said_day

from ..rules.applying import Outcome


@fact("proposals.disclosure_applied", "申请公开")
class DisclosureApplied:
    due_on: str

    def said(self) -> str:
        return f"{said_day(self.due_on)}前答复"


@fact("proposals.disclosure_extended", "延期答复公开申请")
class DisclosureExtended:
    until: str
    reason: str

    def said(self) -> str:
        return f"延到 {said_day(self.until)}　{self.reason}"


@fact("proposals.application_due", "提醒答复公开申请")
class ApplicationDue:
    due_on: str
    days_left: int

    def said(self) -> str:
        when = f"超期 {-self.days_left} 天" if self.days_left < 0 else f"还剩 {self.days_left} 天"
        return f"{said_day(self.due_on)}前答复　{when}"


@fact("proposals.disclosure_decided", "答复公开申请")
class DisclosureDecided:
    outcome: str
    on_time: bool

    def said(self) -> str:
        label = Outcome(self.outcome).label if self.outcome in Outcome.values() else self.outcome
        return f"{label}{'' if self.on_time else '　超期'}"

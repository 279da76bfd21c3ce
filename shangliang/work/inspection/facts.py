"""What a government-led check says to the ledger. Parties: units as `checked`."""

from shangliang.commons.ledger.declared import fact, said_day


@fact("inspection.opened", "开展政府督查")
class Opened:
    title: str
    units: list[str]

    def said(self) -> str:
        return f"{self.title}　{len(self.units)} 个单位"


@fact("inspection.selected", "列入政府督查")
class Selected:
    unit: str


@fact("inspection.found", "登记督查结果")
class Found:
    day: str
    result: str
    to_mend: str
    mend_by: str
    mends: bool

    def said(self) -> str:
        return f"{self.to_mend}　{said_day(self.mend_by)}前整改" if self.mend_by else "没有要整改的"


@fact("inspection.reported", "报督查整改情况")
class Reported:
    text: str


@fact("inspection.accepted", "督查整改到位")
class Accepted:
    note: str


@fact("inspection.refused", "督查整改没有到位")
class Refused:
    reason: str
    mend_by: str


@fact("inspection.reminded", "提醒督查整改")
class Reminded:
    mend_by: str
    days_left: int


@fact("inspection.concluded", "政府督查办结")
class Concluded:
    summary: str
    count: int

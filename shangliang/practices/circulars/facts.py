"""What circulars say to the ledger. The figures themselves stay in the circular; who is named in it is nobody's deed, so there are no parties."""

from shangliang.commons.ledger.declared import fact


def _said(*parts: str) -> str:
    return "　".join(part for part in parts if part)


@fact("circulars.drafted", "起草通报")
class Drafted:
    title: str
    source: str
    rows: int

    def said(self) -> str:
        return f"表 {self.rows} 行" if self.rows else ""


@fact("circulars.changed", "修改通报")
class Changed:
    changed: list[str]

    def said(self) -> str:
        return "、".join(self.changed)


@fact("circulars.sent_up", "通报送签")
class SentUp:
    to: str

    def said(self) -> str:
        return f"送{self.to}"


@fact("circulars.recalled", "撤回送签")
class Recalled:
    reason: str


@fact("circulars.signed", "签通报")
class Signed:
    step: str
    note: str

    def said(self) -> str:
        return _said(self.step, self.note)


@fact("circulars.sent_back", "退回通报")
class SentBack:
    reason: str


@fact("circulars.issued", "印发通报")
class Issued:
    number: str
    title: str
    recipients: int

    def said(self) -> str:
        return _said(self.number, f"发 {self.recipients} 家")


@fact("circulars.withdrawn", "撤回通报")
class Withdrawn:
    number: str
    reason: str

    def said(self) -> str:
        return _said(self.number, self.reason)


@fact("circulars.discarded", "作废通报")
class Discarded:
    title: str


@fact("circulars.read", "阅通报")
class Read:
    names: list[str]

    def said(self) -> str:
        return "、".join(self.names)


@fact("circulars.confirmed", "确认收到通报")
class Confirmed:
    names: list[str]

    def said(self) -> str:
        return "、".join(self.names)


@fact("circulars.chased", "提醒阅看通报")
class Chased:
    """`days` working days after the issue; 0: by hand."""

    days: int
    count: int
    by_hand: bool

    def said(self) -> str:
        return f"提醒 {self.count} 家"

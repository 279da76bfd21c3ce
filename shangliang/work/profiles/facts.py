"""What is said of members' public pages and of letters. Nothing of who wrote, nor what: that stays sealed in its row."""

from shangliang.commons.ledger.declared import fact, said_day

from .rules import Sort


@fact("profiles.shown", "公开身份")
class ProfileShown:
    room: str
    times: str
    employer: bool
    party: bool

    def said(self) -> str:
        return "　".join(filter(None, (self.room, self.times)))


@fact("profiles.hidden", "收回公开页")
class ProfileHidden:
    reason: str

    def said(self) -> str:
        return self.reason


@fact("profiles.received", "收到群众来信")
class MissiveReceived:
    sort: str
    due_on: str

    def said(self) -> str:
        return f"{Sort(self.sort).label}　{said_day(self.due_on)}前答复"


@fact("profiles.handed_on", "转交群众来信")
class MissiveHandedOn:
    sort: str
    to: str
    reason: str

    def said(self) -> str:
        return f"转交{self.to}　{self.reason}"


@fact("profiles.answered", "答复群众来信")
class MissiveAnswered:
    sort: str
    on_time: bool
    by_office: bool

    def said(self) -> str:
        return "" if self.on_time else "超期"


@fact("profiles.reminded", "提醒答复群众来信")
class MissiveReminded:
    sort: str
    due_on: str
    late: bool

    def said(self) -> str:
        return f"{said_day(self.due_on)}{'到期，还没有答复' if self.late else '到期'}"

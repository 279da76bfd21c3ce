"""What is said of ordinary proposals that a leader supervises (domain 1.16, figure 112): apart from key ones, which are counted on their own."""

from shangliang.commons.ledger.declared import fact, said_day


@fact("proposals.supervised", "领衔督办一般提案")
class Supervised:
    leader: str
    note: str

    def said(self) -> str:
        return "　".join(part for part in (self.leader, self.note) if part)


@fact("proposals.supervision_held", "开展一般提案督办")
class SupervisionHeld:
    form: str
    day: str
    leaders: list[str]
    commitments: int

    def said(self) -> str:
        return f"{said_day(self.day)}{self.form}"


@fact("proposals.supervision_concluded", "一般提案督办办结")
class SupervisionConcluded:
    result: str


@fact("proposals.supervision_released", "不再领衔督办")
class SupervisionReleased:
    leader: str
    reason: str

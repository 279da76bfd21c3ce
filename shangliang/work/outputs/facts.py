"""What is said of outputs, their suggestions, leaders' instructions and what came of them.

Parties: the members who wrote it as `author`, the organ as `host`, units as `owner`. Suggestions and instructions are things of
their own, so that each is counted, chased and settled by itself.
"""

from shangliang.commons.ledger.declared import fact, said_day
from shangliang.practices.handling.rules import Outcome

from .rules import Verdict


def _joined(*parts: str) -> str:
    return "　".join(part for part in parts if part)


@fact("outputs.drafted", "起草成果")
class Drafted:
    kind_of: str
    title: str


@fact("outputs.submitted", "成果送审")
class Submitted:
    note: str


@fact("outputs.reviewed", "成果审核通过")
class Reviewed:
    note: str


@fact("outputs.returned", "成果退回修改")
class Returned:
    reason: str


@fact("outputs.signed_off", "签发成果")
class SignedOff:
    kind_of: str
    number: str
    suggestions: int


@fact("outputs.dropped", "不再报送")
class Dropped:
    reason: str


@fact("outputs.sent", "报送成果")
class Sent:
    kind_of: str
    number: str
    recipients: list[str]
    levels: list[str]
    suggestions: int


@fact("outputs.received", "收到报送回执")
class Received:
    recipient: str
    receiver: str
    day: str


@fact("outputs.put", "提出意见建议")
class Put:
    kind_of: str
    field: str
    livelihood: bool
    unit: str


@fact("outputs.suggestion_handed", "意见建议交办")
class SuggestionHanded:
    unit: str
    due_on: str

    def said(self) -> str:
        return f"交{self.unit}，{said_day(self.due_on)}前答复"


@fact("outputs.suggestion_answered", "意见建议有答复")
class SuggestionAnswered:
    unit: str
    outcome: str
    round: int

    def said(self) -> str:
        return _joined(self.unit, Outcome(self.outcome).label if self.outcome in Outcome.values() else "", f"第 {self.round} 轮" if self.round > 1 else "")


@fact("outputs.suggestion_again", "意见建议重新办理")
class SuggestionAgain:
    unit: str
    due_on: str


@fact("outputs.suggestion_settled", "核定意见建议采纳情况")
class SuggestionSettled:
    verdict: str
    field: str
    livelihood: bool
    kind_of: str
    unit: str
    evidence: str
    reason: str

    def said(self) -> str:
        return _joined(Verdict(self.verdict).label, self.evidence, self.reason)


@fact("outputs.settling_undone", "撤销原来核定的采纳情况")
class SettlingUndone:
    verdict: str

    def said(self) -> str:
        return f"原来是“{Verdict(self.verdict).label}”"


@fact("outputs.converted", "成果转化")
class Converted:
    kind_of: str
    title: str
    number: str
    body: str
    day: str
    field: str


@fact("outputs.conversion_undone", "撤销成果转化登记")
class ConversionUndone:
    title: str
    reason: str


@fact("outputs.instructed", "领导批示")
class Instructed:
    leader: str
    office: str
    level: str
    main: bool
    day: str
    thing: str
    title: str
    kind_of: str

    def said(self) -> str:
        return _joined(f"{self.office}{self.leader}", f"{self.level}{'主要领导' if self.main else ''}", said_day(self.day))


@fact("outputs.instruction_recorded", "登记批示")
class InstructionRecorded:
    leader: str
    office: str
    title: str

    def said(self) -> str:
        return f"{self.office}{self.leader}"


@fact("outputs.instruction_noted", "批示阅知")
class InstructionNoted:
    reason: str


@fact("outputs.instruction_handed", "批示交办")
class InstructionHanded:
    units: list[str]
    due_on: str


@fact("outputs.instruction_met", "批示协调会")
class InstructionMet:
    day: str
    hosts: str
    place: str
    commitments: int


@fact("outputs.instruction_answered", "批示有办理结果")
class InstructionAnswered:
    units: list[str]
    grade: str
    on_time: bool


@fact("outputs.instruction_again", "批示重新办理")
class InstructionAgain:
    due_on: str


@fact("outputs.instruction_settled", "批示办结并反馈")
class InstructionSettled:
    leader: str
    level: str
    result: str
    day: str
    how: str
    on_time: bool


@fact("outputs.instruction_revoked", "撤销批示登记")
class InstructionRevoked:
    reason: str


@fact("outputs.follow_up_asked", "成果跟踪")
class FollowUpAsked:
    months: int
    unit: str
    due_on: str

    def said(self) -> str:
        return f"报送满 {self.months} 个月，{self.unit or '办公室'}说明落实情况，{said_day(self.due_on)}前"


@fact("outputs.followed_up", "说明成果落实情况")
class FollowedUp:
    months: int
    unit: str
    text: str
    on_time: bool

    def said(self) -> str:
        return _joined(f"满 {self.months} 个月", self.unit, self.text)


@fact("outputs.follow_up_reminded", "催报成果落实情况")
class FollowUpReminded:
    months: int
    unit: str
    days_left: int
    by_hand: bool

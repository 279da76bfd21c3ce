"""What proposals say to the ledger. Parties: members as `first` and `joint` proposers, the organ of a collective one as `first`."""

from shangliang.commons.ledger.declared import fact, said_day
from shangliang.foundation.words import Labelled, nth
from shangliang.practices.handling.rules import Disclosure, Satisfaction

from ..rules import Kind, Timing, UpwardState, UpwardWay


def _said(*parts: str) -> str:
    """The details of a fact one after the other, without those that are empty."""
    return "　".join(part for part in parts if part)


def _label(words: type[Labelled], code: str) -> str:
    return words(code).label if code in words.values() else code


def _round(number: int) -> str:
    return f"第 {number} 轮" if number > 1 else ""


@fact("proposals.drafted", "开始写提案")
class Drafted:
    pass


@fact("proposals.imported", "导入往届提案")
class Imported:
    number: str
    proposers: str
    unit: str = ""


@fact("proposals.list_imported", "导入一份往届提案名单")
class ListImported:
    file: str
    count: int

    def said(self) -> str:
        return _said(self.file, f"{self.count} 件")


@fact("proposals.past_session_added", "补建往届会议")
class PastSessionAdded:
    opens_on: str
    closes_on: str

    def said(self) -> str:
        return f"{said_day(self.opens_on)}至 {said_day(self.closes_on)}"


@fact("proposals.cosigners_invited", "邀请联名")
class CosignersInvited:
    names: list[str]
    until: str

    def said(self) -> str:
        return _said("、".join(self.names), f"{said_day(self.until)}前答复" if self.until else "")


@fact("proposals.cosign_answered", "答复会签")
class CosignAnswered:
    name: str
    accepted: bool
    remark: str

    def said(self) -> str:
        return _said(f"{self.name}{'同意' if self.accepted else '谢绝'}", self.remark)


@fact("proposals.cosign_closed", "结束会签")
class CosignClosed:
    dropped: list[str]

    def said(self) -> str:
        return f"{'、'.join(self.dropped)}不再联名" if self.dropped else ""


@fact("proposals.approval_asked", "请召集人同意")
class ApprovalAsked:
    organ: str


@fact("proposals.convener_approved", "召集人同意提出")
class ConvenerApproved:
    organ: str


@fact("proposals.submitted", "提交", version=2)
class Submitted:
    serial: str
    timing: str
    kind_of: str
    category: str = ""

    def said(self) -> str:
        return _said(f"流水 {self.serial}", _label(Timing, self.timing), _label(Kind, self.kind_of))


@fact("proposals.reviewed", "通过审查")
class Reviewed:
    stage: int
    note: str

    def said(self) -> str:
        return _said(f"第 {self.stage} 级", self.note)


@fact("proposals.filed", "立案", version=2)
class Filed:
    number: str
    category: str
    units: list[str]
    timing: str = ""
    kind_of: str = ""

    def said(self) -> str:
        return _said(nth(self.number), self.category, "、".join(self.units))


@fact("proposals.declined", "不予立案")
class Declined:
    reasons: list[str]
    note: str


@fact("proposals.sent_back", "退回修改")
class SentBack:
    note: str


@fact("proposals.review_reopened", "重新审查")
class ReviewReopened:
    before: str
    reason: str
    category: str = ""

    def said(self) -> str:
        return _said(f"原来{self.before}", self.reason)


@fact("proposals.units_planned", "拟定承办单位")
class UnitsPlanned:
    units: list[str]


@fact("proposals.categorised", "调整分类")
class Categorised:
    before: str
    category: str

    def said(self) -> str:
        return f"{self.before or '未分类'} → {self.category}"


@fact("proposals.handed_over", "交办")
class HandedOver:
    units: list[str]
    due_on: str

    def said(self) -> str:
        return _said("、".join(self.units), f"{said_day(self.due_on)}前答复")


@fact("proposals.units_changed", "承办单位或期限有调整")
class UnitsChanged:
    lead: str
    due_on: str

    def said(self) -> str:
        return _said(f"主办{self.lead}", f"{said_day(self.due_on)}前答复")


@fact("proposals.taken_back", "撤回交办")
class TakenBack:
    reason: str


@fact("proposals.answered", "答复齐全", version=2)
class Answered:
    grade: str
    round: int
    on_time: bool | None = None

    def said(self) -> str:
        return _said(f"{self.grade} 类" if self.grade else "", _round(self.round))


@fact("proposals.rated", "评价")
class Rated:
    overall: str
    round: int

    def said(self) -> str:
        return _said(_label(Satisfaction, self.overall), _round(self.round))


@fact("proposals.redone", "重新办理", version=2)
class Redone:
    round: int
    grade: str = ""
    overall: str = ""

    def said(self) -> str:
        return f"第 {self.round} 轮"


@fact("proposals.closed", "办结")
class Closed:
    overall: str
    grade: str

    def said(self) -> str:
        return _said("没有评价" if self.overall == "none" else _label(Satisfaction, self.overall), f"{self.grade} 类" if self.grade else "")


@fact("proposals.fulfilled", "承诺全部兑现")
class Fulfilled:
    before: str
    grade: str


@fact("proposals.slipped", "落实情况有反复")
class Slipped:
    before: str


@fact("proposals.withdrawn", "撤案")
class Withdrawn:
    reason: str
    by_proposer: bool

    def said(self) -> str:
        return _said("提案人撤回" if self.by_proposer else "工作人员撤回", self.reason)


@fact("proposals.key_nominated", "提名为重点提案")
class KeyNominated:
    reason: str


@fact("proposals.key_chosen", "确定为重点提案")
class KeyChosen:
    level: str
    leaders: list[str]
    decision: str
    day: str


@fact("proposals.key_dropped", "没有列为重点提案")
class KeyDropped:
    reason: str


@fact("proposals.key_overseen", "开展督办")
class KeyOverseen:
    form: str
    day: str
    leaders: list[str]
    commitments: int


@fact("proposals.key_concluded", "重点督办办结")
class KeyConcluded:
    result: str


@fact("proposals.published", "向社会公开")
class Published:
    level: str
    replies: list[str]
    code: str
    again: bool

    def said(self) -> str:
        return _said(_label(Disclosure, self.level), f"答复 {len(self.replies)} 份" if self.replies else "", "更新" if self.again else "")


@fact("proposals.withheld", "不予公开")
class Withheld:
    reason: str


@fact("proposals.taken_down", "从公开页撤下")
class TakenDown:
    reason: str


@fact("proposals.disclosure_due", "提醒公开")
class DisclosureDue:
    due_on: str
    days_left: int

    def said(self) -> str:
        when = f"超期 {-self.days_left} 天" if self.days_left < 0 else f"还剩 {self.days_left} 天"
        return _said(f"{said_day(self.due_on)}前公开", when)


@fact("proposals.honoured", "评为优秀提案")
class Honoured:
    year: int
    number: str

    def said(self) -> str:
        return _said(f"{self.year} 年度", f"证书 {self.number}")


@fact("proposals.honour_revoked", "撤销优秀提案")
class HonourRevoked:
    reason: str


@fact("proposals.evaluation_started", "开展双向评价")
class EvaluationStarted:
    title: str
    count: int
    deadline: str


@fact("proposals.appraisal_started", "开展民主评议")
class AppraisalStarted:
    title: str
    units: list[str]
    count: int
    deadline: str


@fact("proposals.evaluation_counted", "双向评价计票")
class EvaluationCounted:
    title: str
    count: int


@fact("proposals.evaluated", "提案质量评价")
class Evaluated:
    by_whom: str
    score: float
    grade: str
    count: int

    def said(self) -> str:
        return f"{self.by_whom}评 {self.score:g} 分{f'（{self.grade}）' if self.grade else ''}"


@fact("proposals.upward_submitted", "向上级政协提交提案")
class UpwardSubmitted:
    to: str
    way: str
    day: str
    number: str = ""

    def said(self) -> str:
        return _said(self.to, _label(UpwardWay, self.way))


@fact("proposals.upward_followed", "跟踪上级提案")
class UpwardFollowed:
    state: str
    day: str
    number: str
    unit: str
    note: str

    def said(self) -> str:
        return _said(_label(UpwardState, self.state), nth(self.number) if self.number else "", self.unit, self.note)


@fact("proposals.upward_asked", "提醒问上级提案的进展")
class UpwardAsked:
    heard_on: str
    silent: int

    def said(self) -> str:
        return f"{self.silent} 天没有消息"

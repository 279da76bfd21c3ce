"""What calls say to the ledger. Parties: whoever is honoured as `awarded`; the organ that puts somebody forward as `nominator`.

`award` holds the kind's code, what one becomes, and the year it is for. Who objected stays out of the ledger's text.
"""

from typing import Any

from shangliang.commons.ledger.declared import fact, said_day


def _said(*parts: str) -> str:
    return "　".join(part for part in parts if part)


@fact("calls.drafted", "起草征集")
class Drafted:
    title: str


@fact("calls.opened", "发出征集")
class Opened:
    closes_on: str

    def said(self) -> str:
        return f"{said_day(self.closes_on)}截止" if self.closes_on else ""


@fact("calls.changed", "调整征集")
class Changed:
    changed: list[str]

    def said(self) -> str:
        return "、".join(self.changed)


@fact("calls.closed", "结束征集，进入评审")
class Closed:
    count: int

    def said(self) -> str:
        return f"共 {self.count} 个"


@fact("calls.reopened", "重新征集")
class Reopened:
    closes_on: str

    def said(self) -> str:
        return f"{said_day(self.closes_on)}截止"


@fact("calls.cancelled", "取消征集")
class Cancelled:
    reason: str


@fact("calls.restored", "恢复征集")
class Restored:
    to: str

    def said(self) -> str:
        return ""


@fact("calls.nominated", "推荐")
class Nominated:
    award: dict[str, Any]
    name: str
    nominator: str

    @property
    def sort(self) -> str:
        return str(self.award["code"])

    def said(self) -> str:
        return f"{self.nominator}推荐"


@fact("calls.nomination_changed", "修改推荐材料")
class NominationChanged:
    name: str


@fact("calls.nomination_withdrawn", "撤回推荐")
class NominationWithdrawn:
    reason: str


@fact("calls.nomination_restored", "恢复推荐")
class NominationRestored:
    name: str


@fact("calls.admitted", "审核通过")
class Admitted:
    note: str


@fact("calls.refused", "审核不通过")
class RefusedNomination:
    reasons: list[str]


@fact("calls.reviewers_named", "确定评审人")
class ReviewersNamed:
    names: list[str]


@fact("calls.reviewed", "评审")
class Reviewed:
    round: int
    total: str


@fact("calls.recused", "申请回避")
class Recused:
    reason: str


@fact("calls.review_taken_back", "撤回评审")
class ReviewTakenBack:
    round: int


@fact("calls.round_begun", "进入下一轮评审")
class RoundBegun:
    round: int
    count: int

    def said(self) -> str:
        return f"第 {self.round} 轮，{self.count} 个"


@fact("calls.round_undone", "退回上一轮评审")
class RoundUndone:
    round: int


@fact("calls.listed", "拟定名单")
class Listed:
    names: list[str]


@fact("calls.unlisted", "撤回名单")
class Unlisted:
    reason: str


@fact("calls.shortlisted", "列入名单")
class Shortlisted:
    name: str


@fact("calls.passed_over", "未列入名单")
class PassedOver:
    reason: str


@fact("calls.taken_up", "重新参加评审")
class TakenUp:
    name: str


@fact("calls.publicised", "开始公示")
class Publicised:
    since: str
    until: str

    def said(self) -> str:
        return f"到 {said_day(self.until)}"


@fact("calls.publicity_stopped", "停止公示")
class PublicityStopped:
    reason: str


@fact("calls.objected", "收到异议")
class Objected:
    about: str


@fact("calls.objection_answered", "答复异议")
class ObjectionAnswered:
    upheld: bool
    answer: str


@fact("calls.objection_reopened", "重新处理异议")
class ObjectionReopened:
    reason: str


@fact("calls.decided", "登记表彰决定")
class Decided:
    decision: str
    document: str
    day: str
    count: int

    def said(self) -> str:
        return _said(self.decision, self.document, f"{self.count} 个")


@fact("calls.undecided", "撤回表彰决定")
class Undecided:
    reason: str
    to: str

    def said(self) -> str:
        return self.reason


@fact("calls.awarded", "获得表彰")
class Awarded:
    award: dict[str, Any]
    name: str
    number: str
    document: str

    @property
    def sort(self) -> str:
        return str(self.award["code"])

    def said(self) -> str:
        return _said(str(self.award["name"]), self.number)


@fact("calls.published", "公布表彰")
class Published:
    count: int
    document: str


@fact("calls.revoked", "撤销表彰")
class Revoked:
    reason: str


@fact("calls.deed_shown", "宣传事迹")
class DeedShown:
    on: bool

    def said(self) -> str:
        return "" if self.on else "不再宣传"


@fact("calls.deed_opened", "公开事迹")
class DeedOpened:
    on: bool
    consent: str

    def said(self) -> str:
        return self.consent if self.on else "不再公开"


@fact("calls.reminded", "提醒")
class Reminded:
    what: str
    days_left: int
    name: str

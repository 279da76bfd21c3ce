"""What handling says to the ledger. Parties: the unit concerned (role lead/assist/separate), the member who rates.

About a matter: handed_over, reassigned, answered, rated, settled, reopened, cancelled, closed. All others are about one unit's part.
"""

from dataclasses import field

from shangliang.commons.ledger.declared import fact


@fact("handling.handed_over", "交办")
class HandedOver:
    kind_of: str
    units: list[str]
    due_on: str


@fact("handling.assigned", "交给承办单位")
class Assigned:
    unit: str
    role: str
    due_on: str


@fact("handling.released", "不再承办")
class Released:
    unit: str
    reason: str


@fact("handling.signed_in", "签收")
class SignedIn:
    unit: str


@fact("handling.return_asked", "申请退办")
class ReturnAsked:
    unit: str
    reason: str
    proposed: str


@fact("handling.return_decided", "答复退办申请")
class ReturnDecided:
    unit: str
    accepted: bool
    to: str
    note: str


@fact("handling.reassigned", "调整承办单位")
class Reassigned:
    added: list[str]
    removed: list[str]
    reason: str


@fact("handling.contacted", "与提案人沟通")
class Contacted:
    unit: str
    method: str
    day: str
    face_to_face: bool
    stage: str = ""
    side: str = ""


@fact("handling.opinion_given", "提出会办意见")
class OpinionGiven:
    unit: str
    on_time: bool


@fact("handling.extension_asked", "申请延期")
class ExtensionAsked:
    unit: str
    until: str
    reason: str


@fact("handling.extension_decided", "答复延期申请", version=2)
class ExtensionDecided:
    unit: str
    granted: bool
    until: str
    note: str
    role: str = ""


@fact("handling.reminded", "催办", version=2)
class Reminded:
    unit: str
    days_left: int
    by_hand: bool
    note: str
    bodies: list[str] = field(default_factory=list)


@fact("handling.rating_reminded", "提醒评价")
class RatingReminded:
    """Who was asked and has not rated are its parties; `days_left` to the last day of rating, below zero after it."""

    round: int
    days_left: int
    count: int


@fact("handling.reply_sent_up", "答复送签")
class ReplySentUp:
    unit: str


@fact("handling.reply_sent_back", "退回修改答复")
class ReplySentBack:
    unit: str
    reason: str


@fact("handling.replied", "答复")
class Replied:
    unit: str
    grade: str
    disclosure: str
    on_time: bool
    round: int
    face_to_face: bool


@fact("handling.answered", "答复齐全")
class Answered:
    grade: str
    round: int


@fact("handling.rated", "评价")
class Rated:
    overall: str
    round: int


@fact("handling.settled", "评价到期结算")
class Settled:
    overall: str
    round: int


@fact("handling.reopened", "重新办理")
class Reopened:
    round: int
    reason: str


@fact("handling.cancelled", "撤回交办")
class Cancelled:
    reason: str


@fact("handling.closed", "办理结束")
class Closed:
    round: int
    overall: str


@fact("handling.promised", "作出承诺")
class Promised:
    unit: str
    position: int
    what: str
    due_on: str
    source: str = ""


@fact("handling.promise_reported", "报告承诺已兑现")
class PromiseReported:
    unit: str
    what: str
    on_time: bool


@fact("handling.promise_kept", "核实承诺已兑现")
class PromiseKept:
    unit: str
    by: str
    on_site: bool
    on_time: bool
    remark: str


@fact("handling.promise_refused", "核实承诺没有兑现")
class PromiseRefused:
    unit: str
    by: str
    reason: str


@fact("handling.promise_moved", "调整承诺时间")
class PromiseMoved:
    unit: str
    before: str
    until: str
    reason: str


@fact("handling.promise_dropped", "承诺不再跟踪", version=2)
class PromiseDropped:
    """A promise nobody follows any longer; `overtaken` is the round whose new reply took its place, 0 where it was given up."""

    unit: str
    reason: str
    overtaken: int = 0


@fact("handling.promise_reminded", "催办承诺")
class PromiseReminded:
    unit: str
    days_left: int
    by_hand: bool
    note: str


@fact("handling.fulfilled", "承诺全部兑现")
class Fulfilled:
    before: str
    grade: str
    round: int


@fact("handling.contact_answered", "表示沟通情况")
class ContactAnswered:
    unit: str
    agreed: bool
    reason: str


@fact("handling.not_face_to_face", "面商经核对不成立")
class NotFaceToFace:
    unit: str
    reason: str


@fact("handling.message_sent", "留言")
class MessageSent:
    unit: str
    side: str


@fact("handling.message_taken_back", "撤回留言")
class MessageTakenBack:
    unit: str
    side: str
    reason: str


@fact("handling.look_back_opened", "开展回头看")
class LookBackOpened:
    name: str
    count: int
    conditions: list[str]
    due_on: str


@fact("handling.recheck_asked", "列入回头看")
class RecheckAsked:
    unit: str
    look_back: str
    due_on: str


@fact("handling.recheck_reported", "说明落实情况")
class RecheckReported:
    unit: str
    on_time: bool


@fact("handling.recheck_found", "核实落实情况")
class RecheckFound:
    unit: str
    finding: str
    by: str
    on_site: bool
    remark: str


@fact("handling.recheck_settled", "回头看一件了结")
class RecheckSettled:
    unit: str
    finding: str
    follow_up: str
    note: str
    collective: bool = False
    in_name_of: str = ""


@fact("handling.recheck_reminded", "催报落实情况")
class RecheckReminded:
    unit: str
    days_left: int
    by_hand: bool
    note: str


@fact("handling.look_back_concluded", "回头看办结")
class LookBackConcluded:
    name: str
    count: int
    done: int
    sent_to: str

"""What proposals say to the ledger. Parties: members as `first` and `joint` proposers, the organ of a collective one as `first`."""

from shangliang.commons.ledger.declared import fact


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


@fact("proposals.past_session_added", "补建往届会议")
class PastSessionAdded:
    opens_on: str
    closes_on: str


@fact("proposals.cosigners_invited", "邀请联名")
class CosignersInvited:
    names: list[str]
    until: str


@fact("proposals.cosign_answered", "答复会签")
class CosignAnswered:
    name: str
    accepted: bool
    remark: str


@fact("proposals.cosign_closed", "结束会签")
class CosignClosed:
    dropped: list[str]


@fact("proposals.approval_asked", "请召集人同意")
class ApprovalAsked:
    organ: str


@fact("proposals.convener_approved", "召集人同意提出")
class ConvenerApproved:
    organ: str


@fact("proposals.submitted", "提交")
class Submitted:
    serial: str
    timing: str
    kind_of: str


@fact("proposals.reviewed", "通过一级审查")
class Reviewed:
    stage: int
    note: str


@fact("proposals.filed", "立案")
class Filed:
    number: str
    category: str
    units: list[str]


@fact("proposals.declined", "不予立案")
class Declined:
    reasons: list[str]
    note: str


@fact("proposals.sent_back", "退回修改")
class SentBack:
    note: str


@fact("proposals.merged", "并案")
class Merged:
    into: str
    into_id: int


@fact("proposals.unmerged", "撤销并案")
class Unmerged:
    out_of: str


@fact("proposals.review_reopened", "重新审查")
class ReviewReopened:
    before: str
    reason: str


@fact("proposals.units_planned", "拟定承办单位")
class UnitsPlanned:
    units: list[str]


@fact("proposals.categorised", "调整分类")
class Categorised:
    before: str
    category: str


@fact("proposals.handed_over", "交办")
class HandedOver:
    units: list[str]
    due_on: str


@fact("proposals.units_changed", "承办单位或期限有调整")
class UnitsChanged:
    lead: str
    due_on: str


@fact("proposals.taken_back", "撤回交办")
class TakenBack:
    reason: str


@fact("proposals.answered", "答复齐全")
class Answered:
    grade: str
    round: int


@fact("proposals.rated", "评价")
class Rated:
    overall: str
    round: int


@fact("proposals.redone", "重新办理")
class Redone:
    round: int


@fact("proposals.closed", "办结")
class Closed:
    overall: str
    grade: str


@fact("proposals.withdrawn", "撤案")
class Withdrawn:
    reason: str
    by_proposer: bool

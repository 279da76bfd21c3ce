"""What is said of the two cases: a member taken in within the term, and a member who leaves before it ends (章程; domain 8.3).

Parties: in leaving the member as `about`. Of grounds and statements the ledger says that they are there, not what they are.
"""

from shangliang.commons.ledger.declared import fact


@fact("membership.addition_nominated", "提名增补委员")
class AdditionNominated:
    name: str
    sector: str
    nominator: str
    reason: str
    stages: list[str]


@fact("membership.addition_heard", "研究增补提名")
class AdditionHeard:
    stage: str
    outcome: str
    on: str
    meeting: str
    votes: str
    note: str
    final: bool
    effective: str


@fact("membership.addition_withdrawn", "撤回增补提名")
class AdditionWithdrawn:
    reason: str


@fact("membership.addition_seated", "增补委员到任")
class AdditionSeated:
    on: str


@fact("membership.leaving_opened", "启动退出程序")
class LeavingOpened:
    way: str
    asked_by: str
    stages: list[str]


@fact("membership.leaving_evidence", "补充依据")
class LeavingEvidence:
    title: str
    where: str


@fact("membership.leaving_stated", "提交本人说明")
class LeavingStated:
    pass


@fact("membership.leaving_talked", "记录谈话")
class LeavingTalked:
    on: str
    by: str


@fact("membership.leaving_heard", "研究退出事项")
class LeavingHeard:
    stage: str
    outcome: str
    on: str
    meeting: str
    votes: str
    note: str
    final: bool


@fact("membership.leaving_dropped", "终止退出程序")
class LeavingDropped:
    reason: str


@fact("membership.leaving_told", "送达退出通知")
class LeavingTold:
    on: str
    how: str


@fact("membership.leaving_appealed", "申请复议")
class LeavingAppealed:
    on: str


@fact("membership.leaving_answered", "答复复议申请")
class LeavingAnswered:
    upheld: bool
    on: str
    meeting: str
    note: str


__all__ = [
    "AdditionHeard", "AdditionNominated", "AdditionSeated", "AdditionWithdrawn", "LeavingAnswered", "LeavingAppealed", "LeavingDropped", "LeavingEvidence",
    "LeavingHeard", "LeavingOpened", "LeavingStated", "LeavingTalked", "LeavingTold",
]

"""What is said of bodies: what they are like, whom they guide, what they plan; and of who looks after whom.

Parties: the organ as `organ`, the unit as `unit`; a member looked after as `contacted`, whoever looks after them as `keeper`.
What was talked about is never said here: only that, when and how.
"""

from shangliang.commons.ledger.declared import fact


@fact("membership.organ_described", "填写机构情况")
class OrganDescribed:
    fields: list[str]


@fact("membership.link_made", "建立联系")
class LinkMade:
    organ: str
    to: str
    since: str
    decision: str


@fact("membership.link_changed", "调整联系分工")
class LinkChanged:
    fields: list[str]


@fact("membership.link_ended", "结束联系")
class LinkEnded:
    to: str
    on: str


@fact("membership.link_checked", "检查联系情况")
class LinkChecked:
    year: int
    result: str
    note: str


@fact("membership.item_planned", "列入年度计划")
class ItemPlanned:
    organ: str
    title: str
    year: int
    due_on: str
    figure: str
    least: int


@fact("membership.item_done", "完成年度计划事项")
class ItemDone:
    title: str
    note: str


@fact("membership.item_dropped", "取消年度计划事项")
class ItemDropped:
    title: str
    reason: str


@fact("membership.item_reopened", "恢复年度计划事项")
class ItemReopened:
    title: str
    reason: str


@fact("membership.keeping_set", "安排联系人")
class KeepingSet:
    keeper: str
    of: str
    since: str


@fact("membership.keeping_ended", "解除联系人")
class KeepingEnded:
    keeper: str
    of: str
    on: str


@fact("membership.talked", "谈心谈话")
class Talked:
    on: str
    way: str


@fact("membership.talk_chased", "提醒联系委员")
class TalkChased:
    names: list[str]


@fact("membership.term_chased", "提醒聘期将满")
class TermChased:
    name: str
    what: str
    until: str


__all__ = [
    "ItemDone", "ItemDropped", "ItemPlanned", "ItemReopened", "KeepingEnded", "KeepingSet", "LinkChanged", "LinkChecked", "LinkEnded", "LinkMade",
    "OrganDescribed", "TalkChased", "Talked", "TermChased",
]

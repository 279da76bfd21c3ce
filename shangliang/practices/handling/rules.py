"""办理, as rules: the states of a matter and of each unit's part in it, and what may follow what."""

from shangliang.foundation.lifecycle import Lifecycle, Step
from shangliang.foundation.words import Labelled


class Role(Labelled):
    LEAD = "lead", "主办"
    ASSIST = "assist", "会办"
    SEPARATE = "separate", "分办"


ANSWERING = frozenset({Role.LEAD, Role.SEPARATE})


class MatterState(Labelled):
    OPEN = "open", "办理中"
    REPLIED = "replied", "已答复"
    CLOSED = "closed", "办结"
    CANCELLED = "cancelled", "已撤回"


class State(Labelled):
    """One unit's part."""

    HANDED = "handed", "待签收"
    HANDLING = "handling", "办理中"
    RETURN_ASKED = "return_asked", "申请退办"
    RETURNED = "returned", "已退回"
    REPLIED = "replied", "已办复"
    CANCELLED = "cancelled", "已撤回"


class ReplyState(Labelled):
    DRAFT = "draft", "起草"
    CHECKING = "checking", "待签发"
    ISSUED = "issued", "已签发"


class Method(Labelled):
    MEETING = "meeting", "面谈"
    FORUM = "forum", "座谈会"
    VISIT = "visit", "走访"
    PHONE = "phone", "电话"
    MAIL = "mail", "书信或邮件"
    OTHER = "other", "其他"


FACE_TO_FACE = frozenset({Method.MEETING, Method.FORUM, Method.VISIT})


class Satisfaction(Labelled):
    SATISFIED = "satisfied", "满意"
    MOSTLY = "mostly", "基本满意"
    DISSATISFIED = "dissatisfied", "不满意"


class Disclosure(Labelled):
    FULL = "full", "主动公开"
    SUMMARY = "summary", "摘要公开"
    ON_REQUEST = "on_request", "依申请公开"
    NONE = "none", "不予公开"


class Outcome(Labelled):
    """What a unit says to one recommendation."""

    DONE = "done", "已落实"
    PLANNED = "planned", "列入计划"
    DECLINED = "declined", "留作参考"


class Decision(Labelled):
    PENDING = "pending", "待定"
    ACCEPTED = "accepted", "同意"
    REJECTED = "rejected", "不同意"


def _within_return_limit(part, *, today=None, **known) -> str | None:
    if today and part is not None and part.return_until and today > part.return_until:
        return f"申请退办要在 {part.return_until:%-m 月 %-d 日}前提出，已经过了。请与交办机关电话联系。"
    return None


def _contacted(part, *, contacts=0, contact_required=True, **known) -> str | None:
    if part is not None and contact_required and Role.of(part.role) in ANSWERING and not contacts:
        return "还没有与提案人沟通的记录。请先登记一次沟通，再送签答复。"
    return None


PART = Lifecycle(
    states=State,
    start=State.HANDED,
    steps=[
        Step("sign", "签收", from_=(State.HANDED,), to=State.HANDLING),
        Step("ask_return", "申请退办", from_=(State.HANDED, State.HANDLING), to=State.RETURN_ASKED, guards=(_within_return_limit,)),
        Step("accept_return", "同意退办", from_=(State.RETURN_ASKED,), to=State.RETURNED),
        Step("reject_return", "不同意退办", from_=(State.RETURN_ASKED,), to=State.HANDLING),
        Step("send_up", "送签答复", from_=(State.HANDLING,), to=State.HANDLING, guards=(_contacted,)),
        Step("reply", "办复", from_=(State.HANDLING,), to=State.REPLIED),
        Step("cancel", "撤回交办", from_=(State.HANDED, State.HANDLING, State.RETURN_ASKED), to=State.CANCELLED),
    ],
)

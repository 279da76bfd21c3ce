"""The life of a call, of what is put forward in it, and of an objection."""

from datetime import date
from typing import Any

from shangliang.foundation.lifecycle import Lifecycle, Step
from shangliang.foundation.words import Labelled


class CallState(Labelled):
    """How a call stands."""

    DRAFT = "draft", "起草"
    OPEN = "open", "征集中"
    REVIEWING = "reviewing", "评审中"
    LISTED = "listed", "已拟名单"
    PUBLIC = "public", "公示中"
    DECIDED = "decided", "已决定"
    PUBLISHED = "published", "已公布"
    CANCELLED = "cancelled", "已取消"


class NominationState(Labelled):
    """How something put forward stands."""

    PROPOSED = "proposed", "待审核"
    ELIGIBLE = "eligible", "符合条件"
    INELIGIBLE = "ineligible", "不符合条件"
    SHORTLISTED = "shortlisted", "拟表彰"
    PASSED = "passed", "未列入"
    WITHDRAWN = "withdrawn", "已撤回"
    AWARDED = "awarded", "已表彰"
    REVOKED = "revoked", "已撤销"


class ObjectionState(Labelled):
    """Whether an objection has been answered."""

    OPEN = "open", "待答复"
    ANSWERED = "answered", "已答复"


class Reminder(Labelled):
    """What somebody is reminded of."""

    CLOSING = "closing", "征集快截止"
    CLOSED = "closed", "征集已截止"
    REVIEW = "review", "还没有评审"
    HEARD = "heard", "公示期满"


def has_publicity(call: Any, **known: Any) -> str | None:
    """Publicity can be switched off."""
    return None if call is None or call.publicity else "这次征集不公示，可以直接登记决定。"


def was_public(call: Any, *, today: date | None = None, unanswered: int = 0, state: CallState | None = None, **known: Any) -> str | None:
    """A decision waits for the end of the publicity period, and for an answer to every objection (domain 8.2)."""
    if call is None:
        return None
    if call.publicity and call.state == CallState.LISTED:
        return "名单还没有公示。请先“开始公示”，期满后再登记决定。"
    if unanswered:
        return f"还有 {unanswered} 条异议没有答复。请逐条答复后再登记决定。"
    if call.publicity and today is not None and call.public_until is not None and today <= call.public_until:
        return f"公示到 {call.public_until.month} 月 {call.public_until.day} 日，期满后才能登记决定。"
    return None


def _undecided(state: Labelled, *, publicity: bool = True, **known: Any) -> CallState:
    return CallState.PUBLIC if publicity else CallState.LISTED


def _restored(state: Labelled, *, opened: bool = False, **known: Any) -> CallState:
    return CallState.REVIEWING if opened else CallState.DRAFT


S = CallState
BEFORE = (S.DRAFT, S.OPEN, S.REVIEWING, S.LISTED, S.PUBLIC, S.DECIDED)
CALL = Lifecycle(
    states=CallState, start=S.DRAFT, main=(S.DRAFT, S.OPEN, S.REVIEWING, S.LISTED, S.PUBLIC, S.DECIDED, S.PUBLISHED),
    steps=[
        Step("open", "发出征集", from_=S.DRAFT, to=S.OPEN),
        Step("close", "结束征集", from_=S.OPEN, to=S.REVIEWING),
        Step("reopen", "重新征集", from_=S.REVIEWING, to=S.OPEN),
        Step("list", "拟定名单", from_=S.REVIEWING, to=S.LISTED),
        Step("unlist", "撤回名单", from_=S.LISTED, to=S.REVIEWING),
        Step("publicise", "开始公示", from_=S.LISTED, to=S.PUBLIC, guards=(has_publicity,)),
        Step("stop", "停止公示", from_=S.PUBLIC, to=S.LISTED),
        Step("decide", "登记决定", from_=(S.PUBLIC, S.LISTED), to=S.DECIDED, guards=(was_public,)),
        Step("undecide", "撤回决定", from_=S.DECIDED, to=_undecided, ends=(S.PUBLIC, S.LISTED)),
        Step("publish", "公布表彰", from_=S.DECIDED, to=S.PUBLISHED),
        Step("cancel", "取消", from_=BEFORE, to=S.CANCELLED),
        Step("restore", "恢复", from_=S.CANCELLED, to=_restored, ends=(S.DRAFT, S.REVIEWING)),
    ],
)  # fmt: skip

N = NominationState
NOMINATION = Lifecycle(
    states=NominationState, start=N.PROPOSED, main=(N.PROPOSED, N.ELIGIBLE, N.SHORTLISTED, N.AWARDED),
    steps=[
        Step("admit", "审核通过", from_=(N.PROPOSED, N.INELIGIBLE), to=N.ELIGIBLE),
        Step("refuse", "审核不通过", from_=(N.PROPOSED, N.ELIGIBLE), to=N.INELIGIBLE),
        Step("withdraw", "撤回推荐", from_=(N.PROPOSED, N.ELIGIBLE, N.INELIGIBLE, N.SHORTLISTED), to=N.WITHDRAWN),
        Step("restore", "恢复推荐", from_=N.WITHDRAWN, to=N.PROPOSED),
        Step("shortlist", "列入名单", from_=N.ELIGIBLE, to=N.SHORTLISTED),
        Step("pass_over", "不列入名单", from_=(N.ELIGIBLE, N.SHORTLISTED), to=N.PASSED),
        Step("take_up", "重新参加评审", from_=(N.SHORTLISTED, N.PASSED), to=N.ELIGIBLE),
        Step("award", "表彰", from_=N.SHORTLISTED, to=N.AWARDED),
        Step("revoke", "撤销表彰", from_=N.AWARDED, to=N.REVOKED),
    ],
)  # fmt: skip


def closed_to_nominations(call: Any, today: date) -> str:
    """Why nothing can be put forward now, or ""."""
    if call.state != CallState.OPEN:
        return f"这次征集“{CallState(call.state).label}”，现在不收推荐。"
    if call.closes_on is not None and today > call.closes_on:
        return f"征集已于 {call.closes_on.month} 月 {call.closes_on.day} 日截止。确需补报的，请联系组织评选的工作人员。"
    return ""

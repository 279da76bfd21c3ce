"""回头看 and what passes between proposer and unit, as rules: states, findings, stages of contact."""

from datetime import date

from shangliang.foundation.errors import NotNow
from shangliang.foundation.lifecycle import Lifecycle, Step
from shangliang.foundation.words import Labelled


class Source(Labelled):
    """Where a promise was given."""

    REPLY = "reply", "答复"
    LOOK_BACK = "look_back", "回头看"
    OVERSIGHT = "oversight", "督办"


class LookBackState(Labelled):
    OPEN = "open", "进行中"
    CONCLUDED = "concluded", "已办结"


class RecheckState(Labelled):
    """One matter in a look-back: asked of its unit, reported by it, found by proposer or staff, settled."""

    ASKED = "asked", "等单位说明"
    REPORTED = "reported", "等核实"
    FOUND = "found", "等处理"
    SETTLED = "settled", "已了结"


class Finding(Labelled):
    """What was found when a matter was looked at again (domain 1.17)."""

    DONE = "done", "已落实"
    PARTLY = "partly", "部分落实"
    NOT = "not", "没有落实"
    SLIPPED = "slipped", "有反复"


class FollowUp(Labelled):
    """What is done about a matter that was not found done."""

    REDO = "redo", "重新办理"
    PROMISE = "promise", "限期兑现"
    NOTED = "noted", "说明情况，不再办理"


UNSETTLED = frozenset({RecheckState.ASKED, RecheckState.REPORTED, RecheckState.FOUND})


def _after_finding(state, *, finding=None, **known) -> RecheckState:
    return RecheckState.SETTLED if finding is Finding.DONE else RecheckState.FOUND


RECHECK = Lifecycle(
    states=RecheckState,
    start=RecheckState.ASKED,
    main=(RecheckState.ASKED, RecheckState.REPORTED, RecheckState.FOUND, RecheckState.SETTLED),
    steps=[
        Step("report", "说明落实情况", from_=(RecheckState.ASKED,), to=RecheckState.REPORTED),
        Step("find", "核实", from_=(RecheckState.REPORTED,), to=_after_finding, ends=(RecheckState.FOUND, RecheckState.SETTLED)),
        Step("find_on_site", "现场核实", from_=(RecheckState.ASKED, RecheckState.REPORTED, RecheckState.FOUND), to=_after_finding, ends=(RecheckState.FOUND, RecheckState.SETTLED)),
        Step("follow_up", "决定怎样处理", from_=(RecheckState.FOUND,), to=RecheckState.SETTLED),
    ],
)
OF_A_RECHECK = {
    ("report", RecheckState.REPORTED): "落实情况已经报过了，正在等核实。",
    ("report", RecheckState.FOUND): "这件已经核实，不用再报。",
    ("report", RecheckState.SETTLED): "这件已经了结，不用再报。",
    ("find", RecheckState.ASKED): "承办单位还没有说明落实情况，报来后会请你核实。",
    ("find", RecheckState.FOUND): "这件已经核实过了，没有重复记录。",
    ("find", RecheckState.SETTLED): "这件已经核实过了，没有重复记录。",
    ("find_on_site", RecheckState.SETTLED): "这件已经了结，没有重复记录。",
    ("follow_up", RecheckState.ASKED): "还没有核实，先看看落实了没有。",
    ("follow_up", RecheckState.REPORTED): "还没有核实，先看看落实了没有。",
    ("follow_up", RecheckState.SETTLED): "这件已经了结，没有重复记录。",
}


def recheck_goes(step: str, recheck, **known) -> Labelled:
    """The state of a re-check after a step; raises NotNow with the reason."""
    if reason := OF_A_RECHECK.get((step, RecheckState(recheck.state))):
        raise NotNow(reason, code=f"not_now.{step}")
    return RECHECK.go(step, recheck.state, recheck, **known)


class Stage(Labelled):
    """When in the life of a matter somebody met (交办、办中、办后全过程)."""

    BEFORE = "before", "交办时"
    DURING = "during", "办理中"
    AFTER = "after", "答复后"


class Side(Labelled):
    """Who says or enters something."""

    UNIT = "unit", "承办单位"
    PROPOSER = "proposer", "提案人"
    OFFICE = "office", "政协机关"


def stage_of(day: date, signed_on: date | None, replied_on: date | None) -> Stage:
    """The stage a day of contact belongs to, from the days on which the unit signed in and replied."""
    if replied_on is not None and day > replied_on:
        return Stage.AFTER
    return Stage.DURING if signed_on is not None and day >= signed_on else Stage.BEFORE


class Word(Labelled):
    """What the other side says to a contact that was entered."""

    NONE = "", "没有表示"
    CONFIRMED = "confirmed", "对方已确认"
    DISPUTED = "disputed", "对方有异议"


WORDS_A_MESSAGE = 2000


def too_fast(sent_lately: int, most: int) -> str | None:
    """Why somebody who has sent so many messages within the hour may not send another; None when they may."""
    return f"一小时内最多发 {most} 条留言，请稍后再发，或把几句话写在一条里。" if sent_lately >= most else None

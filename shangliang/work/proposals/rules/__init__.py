"""提案, as rules: its states and steps (domain 1.21), and what makes it complete (全国条例: 有情况、有分析、有建议)."""

from collections.abc import Sequence

from shangliang.foundation.lifecycle import Lifecycle, Step
from shangliang.foundation.words import Labelled
from shangliang.practices.handling.rules import why_not_taken_back

from .opening import (
    COMPOUND as COMPOUND,
)
from .opening import (
    LONGEST_REASON as LONGEST_REASON,
)
from .opening import (
    LONGEST_WORD as LONGEST_WORD,
)
from .opening import (
    MOST_WORDS as MOST_WORDS,
)
from .opening import (
    OPENNESS as OPENNESS,
)
from .opening import (
    PUBLIC as PUBLIC,
)
from .opening import (
    SHOWN as SHOWN,
)
from .opening import (
    SUMMARY_LENGTH as SUMMARY_LENGTH,
)
from .opening import (
    Naming as Naming,
)
from .opening import (
    PublicState as PublicState,
)
from .opening import (
    levels_of_proposal as levels_of_proposal,
)
from .opening import (
    levels_of_reply as levels_of_reply,
)
from .opening import (
    name_shown as name_shown,
)
from .opening import (
    too_long_for_the_public as too_long_for_the_public,
)
from .opening import (
    who_shown as who_shown,
)
from .opening import (
    wrong_with_publication as wrong_with_publication,
)
from .opening import (
    wrong_with_words as wrong_with_words,
)


class State(Labelled):
    DRAFT = "draft", "草稿"
    COSIGNING = "cosigning", "待会签"
    SUBMITTED = "submitted", "待审查"
    SENT_BACK = "sent_back", "退回修改"
    DECLINED = "declined", "不予立案"
    FILED = "filed", "已立案"
    MERGED = "merged", "已并案"
    HANDLING = "handling", "办理中"
    REPLIED = "replied", "已答复"
    CLOSED = "closed", "办结"
    WITHDRAWN = "withdrawn", "已撤案"


class Kind(Labelled):
    """By whom: decides who must agree before it is handed in."""

    INDIVIDUAL = "individual", "委员提案"
    JOINT = "joint", "联名提案"
    COLLECTIVE = "collective", "集体提案"


class Timing(Labelled):
    PLENARY = "plenary", "大会提案"
    BETWEEN = "between", "平时提案"


class Decision(Labelled):
    """What a reviewer may say."""

    FILE = "file", "立案"
    DECLINE = "decline", "不予立案"
    SEND_BACK = "send_back", "退回修改"
    MERGE = "merge", "并案"


class Layer(Labelled):
    """Three layers of suggestion are kept side by side (虹口): the wish, the review and, in handling, the decision."""

    WISH = "wish", "提案人意向"
    REVIEW = "review", "审查意见"


class CosignState(Labelled):
    INVITED = "invited", "待答复"
    ACCEPTED = "accepted", "同意会签"
    DECLINED = "declined", "谢绝会签"
    EXPIRED = "expired", "到期未答复"


PRIVATE = frozenset({State.DRAFT, State.COSIGNING})
NUMBERED = frozenset({State.FILED, State.HANDLING, State.REPLIED, State.CLOSED})
EDITABLE = frozenset({State.DRAFT, State.SENT_BACK})
VOIDING = frozenset({State.DECLINED, State.WITHDRAWN})  # what has a number and comes to this: the number is void, and never given again
LEADABLE = frozenset(State) - {State.HANDLING, State.REPLIED, State.CLOSED}  # a lead from which what was merged can still be taken out


def _complete(proposal, *, missing=(), **known) -> str | None:
    return "还差" + str(len(missing)) + "项：" + "；".join(missing) + "。" if missing else None


def _all_answered(proposal, *, waiting=0, **known) -> str | None:
    if waiting:
        return f"还有 {waiting} 位没有答复会签。可以等他们答复，也可以不再等、先提交，已同意的都算联名。"
    return None


def _numbered(proposal, *, number="", **known) -> str | None:
    return None if number else "还没有提案号，请先立案。"


def _leads_none(proposal, *, merged=0, **known) -> str | None:
    if not merged:
        return None
    return f"有 {merged} 件提案并到这一件。请先在“并入这一件的”里打开它们、撤销并案（也可以改并到别的提案），再做这一步，免得它们跟着没有下文。"


def _filed_leads_none(proposal, *, merged=0, **known) -> str | None:
    return _leads_none(proposal, merged=merged) if proposal is not None and State(proposal.state) is State.FILED else None


def _never_answered(proposal, *, answered=False, **known) -> str | None:
    filed = proposal is not None and State(proposal.state) is State.FILED
    return "这件承办单位已经答复过，立案不能再撤回。要接着办，请再交办。" if answered and filed else None


def _not_answered_before(proposal, *, answered=False, **known) -> str | None:
    return "这件承办单位已经答复过，不能再撤案。要接着办，请提案委再交办。" if answered else None


def _something_decided(proposal, **known) -> str | None:
    in_review = proposal is not None and State(proposal.state) is State.SUBMITTED
    return "这件正在第一级审查，还没有可以撤回的决定。" if in_review and proposal.stage == 1 else None


def _still_ours(proposal, *, round=1, replies=0, **known) -> str | None:
    return why_not_taken_back(round, replies)


def _as_before(state, *, before=State.SUBMITTED, **known) -> State:
    return State(before)


def _approved(proposal, *, approval_missing=False, **known) -> str | None:
    return "集体提案要先请召集人或负责人同意。" if approval_missing else None


LIFE = Lifecycle(
    states=State,
    start=State.DRAFT,
    main=(State.DRAFT, State.SUBMITTED, State.FILED, State.HANDLING, State.REPLIED, State.CLOSED),
    steps=[
        Step("invite", "邀请联名", from_=(State.DRAFT, State.SENT_BACK), to=State.COSIGNING),
        Step("recall", "收回邀请", from_=(State.COSIGNING,), to=State.DRAFT),
        Step("submit", "提交", from_=(State.DRAFT, State.COSIGNING, State.SENT_BACK), to=State.SUBMITTED, guards=(_complete, _all_answered, _approved)),
        Step("send_back", "退回修改", from_=(State.SUBMITTED,), to=State.SENT_BACK, guards=(_leads_none,)),
        Step("decline", "不予立案", from_=(State.SUBMITTED,), to=State.DECLINED, guards=(_leads_none,)),
        Step("pass_on", "通过本级审查", from_=(State.SUBMITTED,), to=State.SUBMITTED),
        Step("file", "立案", from_=(State.SUBMITTED,), to=State.FILED),
        Step("merge", "并案", from_=(State.SUBMITTED, State.FILED), to=State.MERGED),
        Step("unmerge", "撤销并案", from_=(State.MERGED,), to=_as_before, ends=(State.SUBMITTED, State.FILED)),
        Step(
            "reopen_review", "重新审查", from_=(State.SUBMITTED, State.FILED, State.DECLINED, State.SENT_BACK), to=State.SUBMITTED,
            guards=(_something_decided, _filed_leads_none, _never_answered),
        ),
        Step("hand_over", "交办", from_=(State.FILED,), to=State.HANDLING, guards=(_numbered,)),
        Step("take_back", "撤回交办", from_=(State.HANDLING,), to=State.FILED, guards=(_still_ours,)),
        Step("answered", "答复", from_=(State.HANDLING,), to=State.REPLIED),
        Step("redo", "重新办理", from_=(State.REPLIED, State.CLOSED), to=State.HANDLING),
        Step("close", "办结", from_=(State.REPLIED,), to=State.CLOSED),
        Step("withdraw", "撤案", from_=(State.DRAFT, State.COSIGNING, State.SENT_BACK, State.SUBMITTED, State.FILED), to=State.WITHDRAWN, guards=(_leads_none, _not_answered_before)),
    ],
)


def missing(title: str, grounds: str, asks: list[str], *, least: int, most: int) -> list[str]:
    """What keeps a text from being handed in, as sentences a member can act on; `least`/`most` bound the whole text's characters."""
    said = []
    total = len(grounds) + sum(len(ask) for ask in asks)
    if len(title.strip()) < 5:
        said.append("写明案由（如“关于……的提案”）")
    if not grounds.strip():
        said.append("写明案据（情况和分析）")
    if not any(ask.strip() for ask in asks):
        said.append("至少写一条建议")
    if grounds.strip() and total < least:
        said.append(f"正文写了 {total} 个字，还差 {least - total} 个字")
    if total > most:
        said.append(f"正文 {total} 个字，超出 {total - most} 个字，长的部分可作附件")
    return said


def advice(title: str, asks: list[str], total: int, *, usual: int) -> list[str]:
    """What would make a text better without keeping it back: form of the title, length, one matter per proposal."""
    said = []
    if title and not title.startswith("关于"):
        said.append("案由通常写成“关于……的提案”，方便分类和交办")
    if total > usual:
        said.append(f"正文 {total} 个字，一般不超过 {usual} 个字，短一些更便于逐条答复")
    if len(asks) > 6:
        said.append(f"有 {len(asks)} 条建议，看看是不是一事一案")
    return said


def decided(decision: str, stage: int, names: Sequence[str], stages: int) -> str:
    """What a review decided, in words: agreeing before the last stage files nothing yet, it sends the proposal on."""
    if decision == Decision.FILE and stage < min(stages, len(names)):
        return f"通过，送{names[stage]}"
    return Decision(decision).label


def voided(state: State | str, number: str) -> bool:
    """Whether a number was given and is void by now: it stays with its proposal, with the reason, and is never given again."""
    return bool(number) and State(state) in VOIDING


def timing(submitted_at, opens_from, deadline) -> Timing:
    """大会提案 between the opening of the window and the deadline, otherwise 平时提案 (阜阳细则 2019)."""
    return Timing.PLENARY if opens_from <= submitted_at <= deadline else Timing.BETWEEN


class KeyState(Labelled):
    """重点提案: nominated by the proposal committee, chosen by the chairs' council (domain 1.16)."""

    NOMINATED = "nominated", "候选"
    CHOSEN = "chosen", "督办中"
    CONCLUDED = "concluded", "督办办结"
    DROPPED = "dropped", "没有选上"


class Weight(Labelled):
    """What a leader supervises: a key proposal that the chairs' council chose, or an ordinary one taken in charge. Counted apart."""

    KEY = "key", "重点"
    ORDINARY = "ordinary", "一般"


class Duty(Labelled):
    LEADS = "leads", "领办"
    OVERSEES = "oversees", "督办"


KEY = Lifecycle(
    states=KeyState,
    start=KeyState.NOMINATED,
    main=(KeyState.NOMINATED, KeyState.CHOSEN, KeyState.CONCLUDED),
    steps=[
        Step("choose", "确定为重点提案", from_=(KeyState.NOMINATED,), to=KeyState.CHOSEN),
        Step("drop", "不列为重点", from_=(KeyState.NOMINATED,), to=KeyState.DROPPED),
        Step("oversee", "登记督办活动", from_=(KeyState.CHOSEN,), to=KeyState.CHOSEN),
        Step("conclude", "督办办结", from_=(KeyState.CHOSEN,), to=KeyState.CONCLUDED),
        Step("release", "不再领衔督办", from_=(KeyState.CHOSEN,), to=KeyState.DROPPED),
    ],
)
SUPERVISED = frozenset({State.FILED, State.HANDLING, State.REPLIED})  # where an ordinary proposal can be taken in charge


def why_not_supervised(state: State | str, standing: str, weight: str) -> str | None:
    """Why a leader cannot take an ordinary proposal in charge; `standing` and `weight` are of what it has already, "" where nothing. None: can be."""
    if standing and standing != KeyState.DROPPED:
        return "这件已经提名或列为重点提案，按重点提案督办。" if weight == Weight.KEY else "这件已经有领导领衔督办。请刷新页面看最新情况。"
    if State(state) not in SUPERVISED:
        return f"这件“{State(state).label}”，立案以后、办结以前才能领衔督办。"
    return None


def off_the_mark(count: int, least: int, most: int) -> str:
    """What is wrong with how many key proposals one leader has, as the committee wants between `least` and `most` of them (000: 领办1－2件); "" when nothing."""
    if count > most:
        return f"多 {count - most} 件"
    return f"还差 {least - count} 件" if count < least else ""


class UpwardState(Labelled):
    """What became of a proposal at the parent committee, as it is heard of here."""

    SUBMITTED = "submitted", "已提交"
    FILED = "filed", "已立案"
    DECLINED = "declined", "没有立案"
    HANDLING = "handling", "办理中"
    REPLIED = "replied", "已答复"
    CLOSED = "closed", "办结"


class UpwardWay(Labelled):
    """How it got there."""

    MEMBER = "member", "在上级任职的委员提交"
    RECOMMENDED = "recommended", "本会推荐"
    COLLECTIVE = "collective", "以本会名义提交"


# Another office decides; here only the order is watched, and what is over stays over.
UPWARD_ORDER = [UpwardState.SUBMITTED, UpwardState.FILED, UpwardState.HANDLING, UpwardState.REPLIED, UpwardState.CLOSED]
UPWARD_OPEN = frozenset({UpwardState.SUBMITTED, UpwardState.FILED, UpwardState.HANDLING, UpwardState.REPLIED})


def why_not_upward(before: str, after: str) -> str:
    """Why a proposal at the parent committee cannot have gone from one state to another; "" when it can."""
    if after == UpwardState.DECLINED:
        return "" if before == UpwardState.SUBMITTED else f"已经“{UpwardState(before).label}”，不会再是“没有立案”"
    if before not in UPWARD_OPEN:
        return f"这一件“{UpwardState(before).label}”，不再跟踪"
    if UPWARD_ORDER.index(UpwardState(after)) < UPWARD_ORDER.index(UpwardState(before)):
        return f"已经“{UpwardState(before).label}”，不会退回“{UpwardState(after).label}”"
    return ""


class OnwardWay(Labelled):
    """Where a proposal goes on that was not filed. Each goes one way only, so that it is scored once."""

    INFORMATION = "information", "转作社情民意"
    LETTER = "letter", "作为委员来信交单位"
    AGAIN = "again", "退回作者另提"


def why_not_onward(state: State | str, gone: bool) -> str | None:
    """Why a proposal cannot be sent on another way; None when it can."""
    if gone:
        return "这件已经转出去了，一件建议只走一条路。请刷新页面看它的去向。"
    if State(state) is not State.DECLINED:
        return f"这件“{State(state).label}”，只有不予立案的才转别的路办。"
    return None


class OnwardTab(Labelled):
    """How the list of declined proposals is narrowed."""

    OPEN = "open", "还没有转"
    TO_TAKE = "to_take", "等接手"
    TAKEN = "taken", "已接手"
    USED = "used", "有结果"
    LETTERS = "letters", "委员来信"
    AGAIN = "again", "退回另提"


def why_not_taken(way: str, taken: bool) -> str | None:
    """Why nobody can take over what went on; None when somebody can."""
    if way != OnwardWay.INFORMATION:
        return "只有转作社情民意的要有人接手。"
    return "这件已经有人接手。请刷新页面看最新情况。" if taken else None


def why_no_outcome(way: str, taken: bool, settled: bool) -> str | None:
    """Why it cannot be said yet what came of it; None when it can."""
    if way != OnwardWay.INFORMATION or not taken:
        return "还没有人接手，先记下由谁接手。"
    return "这件的结果已经记下。请刷新页面看最新情况。" if settled else None


def asked_again(days: int, every: int) -> int:
    """For the how-manieth time the parent committee is to be asked, when nothing was heard for `days` days; 0 where it is not due. `every` 0: never."""
    return days // every if every and days >= every else 0

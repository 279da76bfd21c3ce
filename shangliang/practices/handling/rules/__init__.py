"""办理, as rules: the states of a matter and of each unit's part in it, what may follow what, and what a verdict is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from shangliang.foundation.errors import Invalid, NotNow
from shangliang.foundation.lifecycle import Lifecycle, Step
from shangliang.foundation.words import Labelled


class Length(Labelled):
    """Which span an answering part is given: the setting of that name."""

    LEAD = "lead", "主办、分办"
    BETWEEN = "between", "平时提出"
    REDO = "redo", "重新办理"


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


NOT_OPEN = frozenset({Disclosure.ON_REQUEST, Disclosure.NONE})


class Outcome(Labelled):
    """What a unit says to one recommendation."""

    DONE = "done", "已落实"
    PLANNED = "planned", "列入计划"
    DECLINED = "declined", "留作参考"


class PromiseState(Labelled):
    """承诺事项: what a reply put off to a day. Late is not a state: the calendar says so."""

    OPEN = "open", "兑现中"
    REPORTED = "reported", "待核实"
    KEPT = "kept", "已兑现"
    DROPPED = "dropped", "不再兑现"


class Decision(Labelled):
    PENDING = "pending", "待定"
    ACCEPTED = "accepted", "同意"
    REJECTED = "rejected", "不同意"


# What is written in a reply beside its answers, and how long it may be.
REPLY_TEXTS = {
    "opening": None, "closing": None, "grade_reason": None, "assist_note": None, "disclosure_reason": None,
    "grade": 4, "letter_number": 60, "contact": 40, "phone": 40, "signer": 40,
}


class ContactScope(Labelled):
    """With whom a unit speaks before it replies."""

    FIRST = "first", "沟通过一次即可，一般与第一提案人"
    EACH = "each", "与每位提案人都要沟通"


class RatingScope(Labelled):
    """Whose verdict counts (domain 1.15)."""

    FIRST = "first", "第一提案人"
    WORST = "worst", "全体提案人，以最低的为准"
    MAJORITY = "majority", "全体提案人，以多数为准"


LIVE = frozenset({State.HANDED, State.HANDLING, State.RETURN_ASKED, State.REPLIED})
OPEN = frozenset({State.HANDED, State.HANDLING, State.RETURN_ASKED})
FROM_BAD_TO_GOOD = (Satisfaction.DISSATISFIED, Satisfaction.MOSTLY, Satisfaction.SATISFIED)


def _within_return_limit(part, *, today=None, **known) -> str | None:
    if today and part is not None and part.return_until and today > part.return_until:
        return f"申请退办要在 {part.return_until:%-m 月 %-d 日}前提出，已经过了。请与交办机关电话联系。"
    return None


def _contacted(part, *, contacts=None, contact_required=True, unmet=(), **known) -> str | None:
    if contact_required and contacts and unmet:
        return f"还没有与{'、'.join(unmet)}沟通的记录，答复前要与每位提案人沟通。登记沟通时写上他们的姓名。"
    if part is not None and contacts == 0 and contact_required and Role.of(part.role) in ANSWERING:
        return "还没有与提案人沟通的记录。请先登记一次沟通，再送签答复。"
    return None


def _not_past_due(part, *, today=None, **known) -> str | None:
    if today and part is not None and today > part.due_on:
        return f"已过办理期限（{part.due_on:%-m 月 %-d 日}），不能再申请延期。请尽快答复，或与交办机关联系。"
    return None


def _no_reply_yet(matter, *, replies=0, **known) -> str | None:
    return why_not_taken_back(matter.round if matter is not None else 1, replies)


def why_not_taken_back(round: int, replies: int) -> str | None:
    """Why a hand-over cannot be taken back; None when it can.

    What a unit answered was told to the proposers and perhaps to the public, so it cannot be as if nothing was handed over:
    from the first reply on, and in every later round, units are changed instead.
    """
    if round > 1:
        return f"第 {round - 1} 轮已经答复，第 {round} 轮重新办理不能撤回交办。要换单位，请用“调整承办单位”。"
    return "已有单位答复，不能撤回交办。要换单位，请用“调整承办单位”。" if replies else None


def _still_asked(matter, *, today=None, **known) -> str | None:
    """One verdict may end a round before the others spoke; their word is still wanted until the day it was asked for by."""
    if matter is None or MatterState(matter.state) is not MatterState.CLOSED:
        return None
    if matter.overall != Satisfaction.DISSATISFIED:
        return "这一轮办理已经结束，不用再评价。"
    over = today is None or matter.rate_until is None or today > matter.rate_until
    return f"第 {matter.round} 轮已经重新办理，评价期也过了。新一轮答复以后，会再请你评价。" if over else None


def _unmoved(state, **known) -> Labelled:
    return MatterState(state)


PART = Lifecycle(
    states=State,
    start=State.HANDED,
    main=(State.HANDED, State.HANDLING, State.REPLIED),
    steps=[
        Step("sign", "签收", from_=(State.HANDED,), to=State.HANDLING),
        Step("ask_return", "申请退办", from_=(State.HANDED, State.HANDLING), to=State.RETURN_ASKED, guards=(_within_return_limit,)),
        Step("accept_return", "同意退办", from_=(State.RETURN_ASKED,), to=State.RETURNED),
        Step("reject_return", "不同意退办", from_=(State.RETURN_ASKED,), to=State.HANDLING),
        Step("ask_extension", "申请延期", from_=(State.HANDLING,), to=State.HANDLING, guards=(_not_past_due,)),
        Step("decide_extension", "答复延期申请", from_=(State.HANDLING,), to=State.HANDLING),
        Step("draft", "拟答复", from_=(State.HANDLING,), to=State.HANDLING),
        Step("send_up", "送签答复", from_=(State.HANDLING,), to=State.HANDLING, guards=(_contacted,)),
        Step("send_back", "退回修改答复", from_=(State.HANDLING,), to=State.HANDLING),
        Step("reply", "签发答复", from_=(State.HANDLING,), to=State.REPLIED, guards=(_contacted,)),
        Step("give_opinion", "提出会办意见", from_=(State.HANDLING,), to=State.REPLIED),
        Step("cancel", "撤回交办", from_=(State.HANDED, State.HANDLING, State.RETURN_ASKED), to=State.CANCELLED),
    ],
)

MATTER = Lifecycle(
    states=MatterState,
    start=MatterState.OPEN,
    main=(MatterState.OPEN, MatterState.REPLIED, MatterState.CLOSED),
    steps=[
        Step("reassign", "调整承办单位", from_=(MatterState.OPEN,), to=MatterState.OPEN),
        Step("answered", "答复齐全", from_=(MatterState.OPEN,), to=MatterState.REPLIED),
        Step("rate", "评价", from_=(MatterState.REPLIED, MatterState.CLOSED), to=_unmoved, ends=(MatterState.REPLIED, MatterState.CLOSED), guards=(_still_asked,)),
        Step("redo", "重新办理", from_=(MatterState.REPLIED,), to=MatterState.CLOSED),
        Step("look_back", "回头看后重新办理", from_=(MatterState.REPLIED, MatterState.CLOSED), to=MatterState.CLOSED),
        Step("close", "办结", from_=(MatterState.REPLIED,), to=MatterState.CLOSED),
        Step("cancel", "撤回交办", from_=(MatterState.OPEN,), to=MatterState.CANCELLED, guards=(_no_reply_yet,)),
    ],
)

def _may_move(promise, *, moves=0, moves_left=None, **known) -> str | None:
    if moves_left is not None and moves_left <= 0:
        return f"时间已经调整过 {moves} 次，不能再自行调整。确有困难的，请与政协提案委联系，由提案委调整。"
    return None


# An answer becomes a promise (国办发〔2014〕46号 and domain 1.17 ask for a register of what was put off, followed until it is done).
PROMISE = Lifecycle(
    states=PromiseState,
    start=PromiseState.OPEN,
    main=(PromiseState.OPEN, PromiseState.REPORTED, PromiseState.KEPT),
    steps=[
        Step("report", "报告已兑现", from_=(PromiseState.OPEN,), to=PromiseState.REPORTED),
        Step("verify", "核实已兑现", from_=(PromiseState.OPEN, PromiseState.REPORTED), to=PromiseState.KEPT),
        Step("refuse", "核实没有兑现", from_=(PromiseState.REPORTED,), to=PromiseState.OPEN),
        Step("move", "调整时间", from_=(PromiseState.OPEN,), to=PromiseState.OPEN, guards=(_may_move,)),
        Step("drop", "不再兑现", from_=(PromiseState.OPEN, PromiseState.REPORTED), to=PromiseState.DROPPED),
    ],
)
OF_A_PROMISE = {
    ("report", PromiseState.REPORTED): "已经报告过了，正在等核实。",
    ("report", PromiseState.KEPT): "这一项已经核实兑现，不用再报告。",
    ("verify", PromiseState.KEPT): "这一项已经核实兑现，没有重复记录。",
    ("refuse", PromiseState.OPEN): "承办单位还没有报告兑现，不用核实。可以催办。",
    ("move", PromiseState.REPORTED): "已经报告兑现，正在等核实，不用再调整时间。",
}


def promise_goes(step: str, promise, **known) -> Labelled:
    """The state of a promise after a step; raises NotNow with the reason."""
    if reason := OF_A_PROMISE.get((step, PromiseState(promise.state))):
        raise NotNow(reason, code=f"not_now.{step}")
    return PROMISE.go(step, promise.state, promise, **known)


def best_grade(classes: Mapping[str, Mapping], grade: str) -> str:
    """The class a matter rises to once all its promises are kept: the first that counts as solved, unless it is one already."""
    if classes.get(grade, {}).get("solved"):
        return grade
    return next((code for code, row in classes.items() if row.get("solved")), grade)


# What may be written down without changing the state: contacts go on after the reply, reminders end with it.
NOTES = {"contact": ("登记沟通", frozenset({State.HANDLING, State.RETURN_ASKED, State.REPLIED})), "remind": ("催办", OPEN)}
# What the second of two people reads whose colleague was quicker.
DONE_BY_OTHERS = {
    ("sign", State.HANDLING): "这件已经签收过了，不用再签。",
    ("ask_return", State.RETURN_ASKED): "退办申请已经提出，正在等交办机关答复。",
    ("accept_return", State.RETURNED): "退办申请已经有人答复过了：同意退办。",
    ("accept_return", State.HANDLING): "退办申请已经有人答复过了：不同意退办。",
    ("reject_return", State.RETURNED): "退办申请已经有人答复过了：同意退办。",
    ("reject_return", State.HANDLING): "退办申请已经有人答复过了：不同意退办。",
    ("reply", State.REPLIED): "这份答复已经签发，没有重复签发。",
    ("send_up", State.REPLIED): "这份答复已经签发，不用再送签。",
    ("draft", State.REPLIED): "这份答复已经签发，不能再改。",
    ("give_opinion", State.REPLIED): "会办意见已经提出，没有重复记录。",
    ("give_opinion", State.HANDED): "请先签收，再提会办意见。",
    ("draft", State.HANDED): "请先签收，再拟答复。",
    ("contact", State.HANDED): "请先签收，再登记沟通。",
}


def why_not(step: str, part, **known) -> str | None:
    """Why a step is not open to a unit's part, as a Chinese sentence that says what happened meanwhile; None when open."""
    state = State(part.state)
    if (step, state) in DONE_BY_OTHERS:
        return DONE_BY_OTHERS[step, state]
    if step in NOTES:
        label, states = NOTES[step]
        return None if state in states else f"目前是“{state.label}”，不用再“{label}”。"
    return PART.why_not(step, state, part, **known)


def go(step: str, part, **known) -> Labelled:
    """The state of a part after a step; raises NotNow with the reason."""
    if reason := why_not(step, part, **known):
        raise NotNow(reason, code=f"not_now.{step}")
    return State(part.state) if step in NOTES else PART.go(step, part.state, part, **known)


OF_A_MATTER = {
    ("rate", MatterState.OPEN): "承办单位还没有全部答复，答复后会请你评价。",
    ("rate", MatterState.CANCELLED): "这件的交办已经撤回，不用评价。",
    ("close", MatterState.CLOSED): "这一轮办理已经结束，没有重复记录。",
    ("close", MatterState.OPEN): "承办单位还没有全部答复，不能办结。",
    ("cancel", MatterState.CANCELLED): "这件的交办已经撤回，没有重复记录。",
    ("cancel", MatterState.REPLIED): "承办单位已经答复，不能撤回交办。",
    ("reassign", MatterState.REPLIED): "承办单位已经答复，不能再调整。要再办，请用“要求重新办理”。",
    ("redo", MatterState.OPEN): "承办单位还没有全部答复，不能要求重新办理。可以催办。",
    ("redo", MatterState.CLOSED): "这一轮办理已经结束。请看最新一轮。",
}


def why_matter_not(step: str, matter, **known) -> str | None:
    """Why a step is not open to a matter, as a Chinese sentence; None when it is."""
    return OF_A_MATTER.get((step, MatterState(matter.state))) or MATTER.why_not(step, matter.state, matter, **known)


def matter_goes(step: str, matter, **known) -> Labelled:
    """The state of a matter after a step; raises NotNow with a reason in its own words."""
    if reason := why_matter_not(step, matter, **known):
        raise NotNow(reason, code=f"not_now.{step}")
    return MATTER.go(step, matter.state, matter, **known)


def check_units(units: Sequence[tuple]) -> None:
    """One lead with assisting units, or at least two separate ones; nobody twice (domain 1.8). Raises Invalid."""
    roles = [Role(role) for _, role in units]
    if len({unit.pk for unit, _ in units}) < len(units):
        raise Invalid("同一个单位不能既主办又会办。", fields={"units": "有单位重复"})
    separate = roles.count(Role.SEPARATE)
    if separate and (separate < 2 or separate != len(roles)):
        raise Invalid("分办至少要两个单位，且不再另设主办、会办。", fields={"units": "分办要两个以上单位"})
    if not separate and roles.count(Role.LEAD) != 1:
        raise Invalid("请选一个主办单位。", fields={"units": "要有且只有一个主办单位"})


def verdict(scope: RatingScope | str, raters: Sequence[int], given: Mapping[int, str], *, final: bool = False) -> Satisfaction | None:
    """The settled verdict, or None while it is open (domain 1.15).

    `raters` are member ids, the first proposer first; `given` what each said so far. `final` settles on what there is
    once the time has passed; of nothing there is no verdict, since silence is not satisfaction.
    """
    said = {member: Satisfaction(given[member]) for member in raters if member in given}
    if RatingScope(scope) is RatingScope.FIRST:
        return said.get(raters[0]) if raters else None
    if not said:
        return None
    complete = final or len(said) == len(raters)
    if RatingScope(scope) is RatingScope.WORST:
        worst = min(said.values(), key=FROM_BAD_TO_GOOD.index)
        return worst if complete or worst is Satisfaction.DISSATISFIED else None
    counts = Counter(said.values())
    most = max(counts.values())
    leading = [word for word in FROM_BAD_TO_GOOD if counts[word] == most]
    return leading[0] if complete or 2 * most > len(raters) else None


def lacking(reply, answers: Sequence, *, classes: Mapping[str, Mapping], today: date, waiting: Sequence[str] = ()) -> list[tuple[str, str]]:
    """What a reply still lacks before it may be signed, as (field id, sentence): each point answered, class, disclosure.

    `classes` are the committee's classes by code, `waiting` the assisting units whose opinion is not there. What is promised does
    not lie before `today`: a day gone by is overdue from its first hour, and no year's rate would count it.
    """
    said = []
    for answer in answers:
        if not answer.text.strip():
            said.append((f"answer-{answer.position}", f"第 {answer.position} 条建议还没有答复"))
        elif not answer.outcome:
            said.append((f"outcome-{answer.position}", f"第 {answer.position} 条建议还没有选办理结果"))
        elif answer.outcome == Outcome.PLANNED and not answer.promised_for:
            said.append((f"promised-{answer.position}", f"第 {answer.position} 条列入计划，还没有写承诺哪天完成"))
        elif answer.outcome == Outcome.PLANNED and answer.promised_for < today:
            said.append((f"promised-{answer.position}", f"第 {answer.position} 条承诺完成的日期已经过去，请写今天或以后的日子；已经办成的，选“已落实”"))
    if waiting and not reply.assist_note.strip():
        said.append(("f_assist_note", f"{'、'.join(waiting)}的会办意见没有收齐，请催办，或写明未收齐的原因"))
    if reply.grade not in classes:
        said.append(("f_grade", "还没有选答复类别"))
    elif classes[reply.grade].get("needs_reason") and not reply.grade_reason.strip():
        said.append(("f_grade_reason", f"{reply.grade} 类答复要写明理由"))
    if not reply.disclosure:
        said.append(("f_disclosure", "还没有选公开方式"))
    elif reply.disclosure in NOT_OPEN and not reply.disclosure_reason.strip():
        said.append(("f_disclosure_reason", f"选了“{Disclosure(reply.disclosure).label}”，要写明理由"))
    return said


def doubts(grade: str, outcomes: Mapping[int, str], classes: Mapping[str, Mapping]) -> list[str]:
    """What does not agree between the class of a reply and how its points were answered (by position); a hint, not a refusal."""
    chosen, planned = classes.get(grade, {}), [position for position, outcome in outcomes.items() if outcome == Outcome.PLANNED]
    if chosen.get("solved") and planned:
        later = next((code for code, row in classes.items() if row.get("follow_up")), "")
        return [f"第 {'、'.join(map(str, planned))} 条列入计划，整件却定为 {grade} 类（{chosen.get('label', '')}）。" + (f"通常先定 {later} 类，承诺全部兑现后会改成 {grade} 类。" if later else "")]
    if chosen.get("follow_up") and not planned:
        return [f"定为 {grade} 类（{chosen.get('label', '')}），却没有一条写明哪天前办成，以后无从跟踪。"]
    return []


def worst_grade(grades: Sequence[str], order: Sequence[str]) -> str:
    """The class that stands for several replies: the last one in the committee's order; "" of none."""
    known = [grade for grade in order if grade in grades]
    return known[-1] if known else (grades[0] if grades else "")

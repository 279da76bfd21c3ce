"""How far a unit's part has come: what is done, what comes next, what is still missing before it counts as done."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..rules import ANSWERING, Disclosure, ReplyState, Role, State

NUMBERS = "零一二三四五六七八九十"


@dataclass(frozen=True)
class Seen:
    """What decides the next step of a part, gathered by whoever reads it."""

    contacts: int = 0
    contact_required: bool = True
    answers: int = 0
    unanswered: Sequence[int] = ()
    drafted: bool = False
    settled: bool = False  # class and disclosure are chosen
    checking: bool = False
    is_head: bool = False


@dataclass(frozen=True)
class Progress:
    """`done` of `total` steps, the next one in words, its button and the code of the page that does it."""

    done: int
    total: int
    next: str
    verb: str
    step: str


def progress(role: str, state: str, seen: Seen) -> Progress:
    """Where a part stands and what its unit does next."""
    if Role(role) not in ANSWERING:
        return _assisting(State(state))
    if State(state) is not State.HANDLING:
        return _resting(State(state), 5)
    if seen.contact_required and not seen.contacts:
        return Progress(1, 5, "约提案人沟通", "登记沟通", "contact")
    if not seen.drafted:
        return Progress(2, 5, "拟答复", "拟稿", "reply")
    if seen.unanswered:
        return Progress(2, 5, f"补答第{'、'.join(_number(n) for n in seen.unanswered[:3])}条{'等' if len(seen.unanswered) > 3 else ''}", "补答", "reply")
    if not seen.settled:
        return Progress(2, 5, "选答复类别和公开方式", "补齐", "reply")
    if not seen.checking:
        return Progress(3, 5, "签发答复" if seen.is_head else "送负责人签发", "签发" if seen.is_head else "送签", "reply")
    return Progress(4, 5, "签发答复" if seen.is_head else "等负责人签发", "签发" if seen.is_head else "看看", "reply")


def _assisting(state: State) -> Progress:
    if state is State.HANDLING:
        return Progress(1, 2, "填会办意见", "填意见", "opinion")
    return _resting(state, 2)


def _resting(state: State, total: int) -> Progress:
    """Before and after the work itself."""
    return {
        State.HANDED: Progress(0, total, "签收，或申请退办", "签收", "page"),
        State.RETURN_ASKED: Progress(0, total, "等交办机关答复退办申请", "看看", "page"),
        State.REPLIED: Progress(total, total, "已办复", "看看", "page"),
        State.RETURNED: Progress(total, total, "已退回", "看看", "page"),
        State.CANCELLED: Progress(total, total, "不再承办", "看看", "page"),
    }[state]


def _number(n: int) -> str:
    return NUMBERS[n] if n < len(NUMBERS) else f" {n} "


@dataclass(frozen=True)
class Check:
    """One thing that has to be so before a part counts as done; `state` is done, missing or "" (not yet its turn)."""

    text: str
    note: str
    state: str
    step: str = ""


def checklist(part, assisting: Sequence, *, contact_required: bool, classes: Sequence[tuple[str, str]], unmet: Sequence[str] = ()) -> list[Check]:
    """怎样算办完: what has to be so, and how it stands. `part` as `queries.whole` gives it, `assisting` the other units' parts."""
    signed = Check("签收", f"{part.signed_at:%-m 月 %-d 日}　{part.clerk}" if part.signed_at else f"{part.sign_until:%-m 月 %-d 日}前", "done" if part.signed_at else "missing")
    if Role(part.role) not in ANSWERING:
        given = getattr(part, "opinion", None)
        return [signed, Check("提出会办意见", "交主办单位一并答复", "done" if given else "missing" if part.signed_at else "", "opinion")]
    reply = getattr(part, "reply", None)
    answers = list(reply.answers.all()) if reply else []
    open_points = [answer.position for answer in answers if not answer.text.strip() or not answer.outcome]
    checks = [signed]
    if contact_required:
        latest = next(iter(part.contacts.all()), None)
        note = f"{latest.day:%-m 月 %-d 日}　{latest.get_method_display()}" if latest else "答复前至少一次"
        if latest and unmet:
            note = f"还差{'、'.join(unmet)}"
        checks.append(Check("与提案人沟通", note, "done" if latest and not unmet else "missing" if part.signed_at else "", "contact"))
    if assisting:
        checks.append(_opinions(assisting, reply))
    answered = bool(answers) and not open_points
    note = f"{len(answers)} 条中还缺第{'、'.join(_number(n) for n in open_points)}条" if open_points else f"{len(answers)} 条都已答" if answers else "一条一答"
    checks.append(Check("逐条回应建议", note, "done" if answered else "missing" if part.signed_at else "", "reply"))
    said = "　".join(f"{code} {label}" for code, label in classes)
    chosen = bool(reply and reply.grade and reply.disclosure)
    note = f"{reply.grade} 类　{Disclosure(reply.disclosure).label}" if chosen else said
    checks.append(Check("注明办理类别和公开方式", note, "done" if chosen else "", "reply"))
    issued = bool(reply and reply.state == ReplyState.ISSUED)
    checks.append(Check("负责人签发", reply.letter_number if issued else "", "done" if issued else "", "reply"))
    return checks


def _opinions(assisting: Sequence, reply) -> Check:
    owing = [part.unit.short_name or part.unit.name for part in assisting if not getattr(part, "opinion", None)]
    if not owing:
        return Check("收齐会办意见", f"{len(assisting)} 家都已提出", "done")
    explained = bool(reply and reply.assist_note.strip())
    return Check("收齐会办意见，或写明未收齐的原因", f"{'、'.join(owing)}还没有提出" + ("，已写明" if explained else ""), "done" if explained else "missing", "reply")

"""成果与批示, as rules: how an output goes up, how each suggestion and each instruction is chased until it is settled. Pure.

(domain 1: 批示 登记→交办→催办→结果→反馈领导与作者→销号; 意见建议 提出→送达→采纳/部分/不采纳→转化; K01–K09.)
"""

from collections.abc import Mapping, Sequence
from datetime import date

from shangliang.foundation.lifecycle import Lifecycle, Step
from shangliang.foundation.words import Labelled

LONGEST_TITLE, LONGEST_TEXT, MOST_ASKS = 120, 50_000, 40


class State(Labelled):
    """How an output stands on its way up."""

    DRAFT = "draft", "起草"
    REVIEW = "review", "待审核"
    SIGNING = "signing", "待签发"
    SIGNED = "signed", "已签发"
    SENT = "sent", "已报送"
    DROPPED = "dropped", "不再报送"


class Asked(Labelled):
    """How one suggestion stands once it has been put."""

    WAITING = "waiting", "没有交办"
    HANDED = "handed", "办理中"
    ANSWERED = "answered", "待核定"
    SETTLED = "settled", "已核定"


class Verdict(Labelled):
    """What became of a suggestion."""

    ADOPTED = "adopted", "采纳"
    PARTLY = "partly", "部分采纳"
    DECLINED = "declined", "未采纳"


class Instructing(Labelled):
    """How a leader's instruction stands."""

    RECORDED = "recorded", "待交办"
    HANDED = "handed", "办理中"
    ANSWERED = "answered", "待反馈"
    SETTLED = "settled", "已办结"
    NOTED = "noted", "阅知"
    REVOKED = "revoked", "登记撤销"


class Following(Labelled):
    """How one look some months after an output was sent stands."""

    ASKED = "asked", "待说明"
    DONE = "done", "已说明"


UP = Lifecycle(
    states=State, start=State.DRAFT, main=(State.DRAFT, State.REVIEW, State.SIGNING, State.SIGNED, State.SENT),
    steps=[
        Step("submit", "送审", from_=State.DRAFT, to=State.REVIEW),
        Step("review", "审核通过", from_=State.REVIEW, to=State.SIGNING),
        Step("send_back", "退回修改", from_=(State.REVIEW, State.SIGNING), to=State.DRAFT),
        Step("sign", "签发", from_=State.SIGNING, to=State.SIGNED),
        Step("send", "报送", from_=State.SIGNED, to=State.SENT),
        Step("drop", "不再报送", from_=(State.DRAFT, State.REVIEW, State.SIGNING, State.SIGNED), to=State.DROPPED),
    ],
)  # fmt: skip

ASKED = Lifecycle(
    states=Asked, start=Asked.WAITING, main=(Asked.WAITING, Asked.HANDED, Asked.ANSWERED, Asked.SETTLED),
    steps=[
        Step("hand", "交办", from_=Asked.WAITING, to=Asked.HANDED),
        Step("answered", "答复", from_=Asked.HANDED, to=Asked.ANSWERED),
        Step("again", "重新办理", from_=(Asked.ANSWERED, Asked.SETTLED), to=Asked.HANDED),
        Step("settle", "核定", from_=(Asked.WAITING, Asked.ANSWERED, Asked.SETTLED), to=Asked.SETTLED),
    ],
)  # fmt: skip

INSTRUCTION = Lifecycle(
    states=Instructing, start=Instructing.RECORDED, main=(Instructing.RECORDED, Instructing.HANDED, Instructing.ANSWERED, Instructing.SETTLED),
    steps=[
        Step("hand", "交办", from_=Instructing.RECORDED, to=Instructing.HANDED),
        Step("note", "记为阅知", from_=Instructing.RECORDED, to=Instructing.NOTED),
        Step("answered", "有结果", from_=Instructing.HANDED, to=Instructing.ANSWERED),
        Step("again", "重新办理", from_=(Instructing.ANSWERED, Instructing.SETTLED), to=Instructing.HANDED),
        Step("settle", "办结并反馈", from_=(Instructing.RECORDED, Instructing.ANSWERED), to=Instructing.SETTLED),
        Step("meet", "登记协调会", from_=Instructing.HANDED, to=Instructing.HANDED),
        Step("revoke", "撤销登记", from_=(Instructing.RECORDED, Instructing.NOTED), to=Instructing.REVOKED),
    ],
)  # fmt: skip

SETTLED = frozenset({Instructing.SETTLED, Instructing.NOTED})
OPEN = frozenset({Instructing.RECORDED, Instructing.HANDED, Instructing.ANSWERED})
# What a unit's answer to a point comes to, until somebody of the committee has looked at it.
PROPOSED = {"done": Verdict.ADOPTED, "planned": Verdict.ADOPTED, "declined": Verdict.DECLINED}


def lacking(title: str, text: str, recipients_known: bool, asks: Sequence[Mapping[str, object]], files: int) -> dict[str, str]:
    """What an output still lacks before it may be reviewed, by field."""
    said = {}
    if len(title.strip()) < 5:
        said["title"] = "请写题目"
    if not text.strip() and not files:
        said["text"] = "请写正文要点，或附上文件"
    if not asks:
        said["text-1"] = "请逐条写出建议，至少一条；报送以后一条一条跟"
    for n, ask in enumerate(asks, 1):
        if not ask.get("field"):
            said[f"field-{n}"] = f"第 {n} 条没有选领域"
    return said


def faults_of_verdict(verdict: str, evidence: str, reason: str) -> dict[str, str]:
    """What is missing from a verdict: adopted needs evidence, anything less a reason."""
    said = {}
    if verdict not in Verdict.values():
        return {"verdict": "请选采纳情况"}
    if verdict != Verdict.DECLINED and len(evidence.strip()) < 4:
        said["evidence"] = "请写依据：写进了哪份文件、办了哪件事，在哪里能看到"
    if verdict != Verdict.ADOPTED and len(reason.strip()) < 2:
        said["reason"] = "请写没有采纳（或没有全部采纳）的理由，作者会看到"
    return said


def months_later(day: date, months: int) -> date:
    """The same day so many months later, the last of the month where there is none."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            continue
    raise ValueError(f"no day {day} {months} months later")


def mark_due(sent_on: date, today: date, marks: Sequence[int], asked: Sequence[int]) -> int | None:
    """Which follow-up of an output sent on a day is due: the last mark passed, unless it was asked at; earlier ones missed stay missed."""
    passed = [months for months in sorted(marks) if months_later(sent_on, months) <= today]
    return passed[-1] if passed and passed[-1] not in asked else None


def check_marks(lines: Sequence[str]) -> None:
    """Months after sending at which a committee follows up, as it types them; raises ValueError with what to mend."""
    wrong = [line for line in lines if not (line.isascii() and line.isdigit() and 0 < int(line) <= 60)]
    if wrong:
        raise ValueError(f"“{wrong[0]}”不是 1 到 60 的整数，一行写一个数")


def check_names(lines: Sequence[str]) -> None:
    """Names of a list, each once and short enough to be printed; raises ValueError with what to mend."""
    if not lines:
        raise ValueError("至少要有一项")
    if len(set(lines)) < len(lines):
        raise ValueError("有重复的")
    if long := next((line for line in lines if len(line) > 40), ""):
        raise ValueError(f"“{long[:12]}…”太长，最多 40 个字")


def recipient(line: str) -> tuple[str, str]:
    """A line of the recipients' list, “党委：市委办公室”, as (level, name); without a level it is a department."""
    level, mark, name = line.replace(":", "：").partition("：")
    return (level.strip(), name.strip()) if mark and name.strip() else ("部门", line.strip())

"""When a message may go out, how often it is tried, and what its states mean."""

from datetime import datetime, time, timedelta

from shangliang.foundation.words import Labelled

BACK_OFF = (1, 5, 25, 120)
"""Minutes after the first, second … failed try; then it is given up."""
STUCK = timedelta(minutes=10)
"""A sender that has said nothing for so long was ended."""


class State(Labelled):
    WAITING = "waiting", "待发"
    TAKEN = "taken", "正在发"
    SENT = "sent", "已发出"
    FAILED = "failed", "没发出去"
    UNKNOWN = "unknown", "结果不明"
    DROPPED = "dropped", "不用发了"


class How(Labelled):
    OFF = "off", "不发"
    DIGEST = "digest", "每天一次汇总"
    AT_ONCE = "at_once", "有事就发"


def next_try(tries: int) -> timedelta | None:
    """How long to wait after that many tries that surely failed; None: give it up."""
    return timedelta(minutes=BACK_OFF[tries - 1]) if tries <= len(BACK_OFF) else None


def not_before(local: datetime, start: int, end: int) -> datetime:
    """The moment itself, or the end of the quiet hours it lies in; `start` and `end` are hours of the local day, the same: none."""
    inside = start <= local.hour < end if start < end else start != end and (local.hour >= start or local.hour < end)
    if not inside:
        return local
    morning = datetime.combine(local.date(), time(end % 24), local.tzinfo)
    return morning if morning > local else morning + timedelta(days=1)


def group_of(kind: str) -> str:
    """The room a kind of fact belongs to: "proposals.filed" → "proposals"."""
    return kind.partition(".")[0]


GROUPS = {
    "proposals": "提案", "handling": "办理和承诺", "registers": "登记台账", "duty": "履职计分", "membership": "委员信息", "reports": "总结", "calls": "征集评选",
    "polls": "测评", "coursework": "委员作业", "profiles": "群众来信", "outputs": "成果与批示", "signoff": "审签",
}  # fmt: skip
"""The names under which people choose what they want to hear of; a room without one is called by what its rules tell of."""


def digest_text(count: int, texts: list[str]) -> str:
    """What a digest says: how many, and the latest few."""
    more = f"\n另有 {count - len(texts)} 条。" if count > len(texts) else ""
    return f"有 {count} 条通知没看：\n" + "\n".join(f"· {text}" for text in texts) + more

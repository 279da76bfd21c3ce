"""亮明身份、接受监督 (M17): what a member shows of themselves, and letters that citizens write. Pure.

A letter to a member is that member's to read and answer; a report about a member's conduct goes to the office and never to that member.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from shangliang.foundation.errors import Invalid
from shangliang.foundation.lifecycle import Lifecycle, Step
from shangliang.foundation.words import Labelled

LONGEST_LETTER, LONGEST_ANSWER, LONGEST_REASON = 1000, 3000, 200
LIMITS = {"room": ("接待地点", 60), "times": ("接待时间", 120), "words": ("给群众的话", 200)}


class Shown(Labelled):
    """Whether the public sees a member's page."""

    SHOWN = "shown", "公开"
    HIDDEN = "hidden", "没有公开"


class Sort(Labelled):
    """What a citizen writes for."""

    LETTER = "letter", "写给委员"
    CONDUCT = "conduct", "反映委员的问题"


class MissiveState(Labelled):
    WAITING = "waiting", "待答复"
    ANSWERED = "answered", "已答复"


LIFE = Lifecycle(
    states=MissiveState,
    start=MissiveState.WAITING,
    main=(MissiveState.WAITING, MissiveState.ANSWERED),
    steps=[
        Step("hand_on", "转交", from_=(MissiveState.WAITING,), to=MissiveState.WAITING),
        Step("answer", "答复来信", from_=(MissiveState.WAITING,), to=MissiveState.ANSWERED),
    ],
)


@dataclass(frozen=True)
class Wanted:
    """What a member wants to be shown beside name, sector and committee."""

    room: str = ""
    times: str = ""
    words: str = ""
    employer: bool = False
    party: bool = False


def check_profile(wanted: Wanted) -> None:
    """Raise Invalid with every fault by field."""
    wrong = {name: f"{label}最多 {most} 个字" for name, (label, most) in LIMITS.items() if len(getattr(wanted, name)) > most}
    if wrong:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)


def wrong_with_letter(said: Mapping[str, str]) -> dict[str, str]:
    """What somebody who writes has still to mend, by field: name, contact, title, text."""
    wrong = {}
    if not 2 <= len(said["name"]) <= 40:
        wrong["name"] = "请写姓名，2 到 40 个字"
    if not 5 <= len(said["contact"]) <= 120:
        wrong["contact"] = "请写电话、邮箱或地址，核实情况时联系用"
    if not 4 <= len(said["title"]) <= 60:
        wrong["title"] = "请用一句话写是什么事，4 到 60 个字"
    if not 10 <= len(said["text"]) <= LONGEST_LETTER:
        wrong["text"] = f"请写清楚情况，10 到 {LONGEST_LETTER} 个字"
    return wrong


def wrong_with_answer(text: str) -> str:
    """What an answer still lacks; "" when nothing."""
    return "" if 4 <= len(text) <= LONGEST_ANSWER else f"请写答复，4 到 {LONGEST_ANSWER} 个字"


def mark_due(due_on: date, today: date, before: int) -> str:
    """Which reminder a waiting letter has come to: "soon" in the last `before` days, "late" after the day; "" before that."""
    if today > due_on:
        return "late"
    return "soon" if today >= due_on - timedelta(days=before) else ""

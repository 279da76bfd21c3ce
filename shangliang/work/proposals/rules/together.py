"""培育 and 跟踪: topics from which key proposals grow, and groups that follow important proposals together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shangliang.foundation.lifecycle import Lifecycle, Step
from shangliang.foundation.words import Labelled


class TopicState(Labelled):
    OPEN = "open", "培育中"
    DRAFTED = "drafted", "已成稿"
    DROPPED = "dropped", "不再培育"


class TopicSource(Labelled):
    """Where a topic comes from."""

    LEAD = "lead", "征集的线索"
    CLUSTER = "cluster", "相近提案归并"
    PLAN = "plan", "专委会计划"
    OTHER = "other", "其他"


class TopicWord(Labelled):
    """What is put down on a topic."""

    VERSION = "version", "一稿"
    COMMENT = "comment", "意见"
    RESEARCH = "research", "调研材料"


TOPIC = Lifecycle(
    states=TopicState,
    start=TopicState.OPEN,
    main=(TopicState.OPEN, TopicState.DRAFTED),
    steps=[
        Step("note", "写一笔", from_=(TopicState.OPEN,), to=TopicState.OPEN),
        Step("draft", "形成提案草稿", from_=(TopicState.OPEN,), to=TopicState.DRAFTED),
        Step("drop", "不再培育", from_=(TopicState.OPEN,), to=TopicState.DROPPED),
    ],
)
FOLLOWED = frozenset({"filed", "handling", "replied", "closed"})  # states of a proposal that can be followed


@dataclass(frozen=True)
class Owed:
    """A promise of a unit as a group looks at it: `reported` says that the unit calls it kept and somebody has to look."""

    text: str
    unit: str
    due: date
    reported: bool
    id: int = 0


@dataclass(frozen=True)
class Next:
    """What a group should do next about one proposal: `left` in days, negative when late; `about` names what asks for it."""

    code: str
    left: int
    what: str
    why: str
    about: int = 0


def next_for_group(*, answer_by: date | None, promises: Sequence[Owed], looked_on: date | None, look_by: date | None, today: date, soon: int = 30) -> list[Next]:
    """What a group does next about one proposal it follows, the most pressing first: ask for a late answer, look at what a
    unit calls kept, ask after a promise that is late or comes due within `soon` days, visit again by `look_by` (none: it is over)."""
    found = []
    if answer_by is not None and answer_by < today:
        found.append(Next("answer", (answer_by - today).days, "问问承办单位，为什么还没有答复", "答复已经超期"))
    for one in promises:
        left = (one.due - today).days
        if one.reported:
            found.append(Next("look", min(left, 0), f"去看看：{one.text}", f"{one.unit}说已经做到，等核实", one.id))
        elif left < 0:
            found.append(Next("late", left, f"催一催：{one.text}", f"{one.unit}承诺的日子已经过了", one.id))
        elif left <= soon:
            found.append(Next("soon", left, f"问问进度：{one.text}", f"{one.unit}承诺的日子快到了", one.id))
    if look_by is not None and (look_by - today).days <= soon:
        found.append(Next("visit", (look_by - today).days, "去走访一次，或打个电话", f"上次记录是 {looked_on:%-m 月 %-d 日}" if looked_on else "还没有记录过"))
    return sorted(found, key=lambda one: one.left)


def next_for_topic(words: Sequence[str]) -> tuple[str, str]:
    """What comes next for a topic under way, from what was put down on it (the latest first): a code and a sentence for who works on it."""
    last = next((n for n, word in enumerate(words) if word == TopicWord.VERSION), None)
    if last is None:
        return "write", "先写第一稿，有调研材料也一起放上来。"
    if TopicWord.COMMENT in words[:last]:
        return "revise", "辅导人和别的委员提了意见，按意见改下一稿；改好了就形成提案草稿。"
    return "comment", "这一稿等辅导人和别的委员提意见；没有要改的，就形成提案草稿。"

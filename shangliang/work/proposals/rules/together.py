"""培育 and 跟踪: topics from which key proposals grow, and groups that follow important proposals together."""

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

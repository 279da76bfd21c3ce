"""What is said of topics that are cultivated, and of groups that follow proposals."""

from shangliang.commons.ledger.declared import fact, said_day
from shangliang.foundation.words import Labelled

from ..rules.together import TopicSource, TopicWord


def _label(words: type[Labelled], code: str) -> str:
    return words(code).label if code in words.values() else code


@fact("proposals.topic_opened", "培育议题")
class TopicOpened:
    source: str
    names: list[str]
    due_on: str

    def said(self) -> str:
        return f"{_label(TopicSource, self.source)}　{'、'.join(self.names)}　{said_day(self.due_on)}前成稿"


@fact("proposals.topic_noted", "培育议题写了一笔")
class TopicNoted:
    word: str
    version: int

    def said(self) -> str:
        return f"第 {self.version} 稿" if self.word == TopicWord.VERSION else _label(TopicWord, self.word)


@fact("proposals.topic_drafted", "培育议题形成提案草稿")
class TopicDrafted:
    title: str


@fact("proposals.topic_dropped", "不再培育")
class TopicDropped:
    reason: str


@fact("proposals.topic_due", "催办培育议题")
class TopicDue:
    due_on: str
    days_left: int

    def said(self) -> str:
        return f"超期 {-self.days_left} 天" if self.days_left < 0 else f"还剩 {self.days_left} 天"


@fact("proposals.tracking_opened", "成立提案跟踪组")
class TrackingOpened:
    names: list[str]


@fact("proposals.tracked", "联合跟踪提案")
class Tracked:
    name: str


@fact("proposals.tracking_noted", "跟踪组记录")
class TrackingNoted:
    name: str
    form: str
    day: str

    def said(self) -> str:
        return f"{self.name}　{said_day(self.day)}{self.form}"


@fact("proposals.visit_due", "提醒跟踪组走访")
class VisitDue:
    title: str
    due_on: str
    days_left: int

    def said(self) -> str:
        return f"{self.title}　{f'超期 {-self.days_left} 天' if self.days_left < 0 else f'还剩 {self.days_left} 天'}"


@fact("proposals.tracking_ended", "结束提案跟踪组")
class TrackingEnded:
    reason: str

"""Cases and lessons kept for telling, and how the adviser is reached (never its key)."""

from shangliang.commons.ledger.declared import fact


@fact("reports.case_kept", "列为案例")
class CaseKept:
    name: str
    section: str
    text: str


@fact("reports.case_dropped", "不再列为案例")
class CaseDropped:
    name: str
    reason: str = ""


@fact("reports.lesson_kept", "记下一条体会")
class LessonKept:
    title: str
    text: str
    period: str


@fact("reports.lesson_dropped", "删去一条体会")
class LessonDropped:
    title: str


@fact("reports.adviser_set", "设置大模型提示")
class AdviserSet:
    enabled: bool
    host: str
    name: str

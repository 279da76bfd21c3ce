"""重点提案督办制度: plan, research, meeting, report, check, close, each by a day (I17). The last node is done by concluding."""

from collections.abc import Mapping, Sequence
from datetime import date

from shangliang.foundation.clocks import Calendar, Span, Unit, due

NODES = [
    {"code": "plan", "label": "督办方案", "span": "15 days", "forms": []},
    {"code": "research", "label": "调研", "span": "2 months", "forms": ["专题调研", "实地视察", "走访承办单位"]},
    {"code": "meeting", "label": "督办会", "span": "3 months", "forms": ["督办会", "见面会", "协商座谈"]},
    {"code": "report", "label": "督办报告", "span": "5 months", "forms": []},
    {"code": "check", "label": "核查落实", "span": "7 months", "forms": []},
    {"code": "close", "label": "督办办结", "span": "11-30", "forms": []},
]


def check_nodes(rows: Sequence[Mapping]) -> None:
    """The nodes as a committee types them: a short code each once, a name, a span or a day; raises ValueError with what to mend."""
    codes = [str(row.get("code", "")) for row in rows]
    if len(set(codes)) < len(codes) or any(not 1 <= len(code) <= 12 for code in codes):
        raise ValueError("每个环节写一个不重复的代号，12 个字母以内")
    if any(not str(row.get("label", "")).strip() for row in rows):
        raise ValueError("每个环节都要写名称")
    for row in rows:
        Span.parse(str(row.get("span", "")))


def days_of(nodes: Sequence[Mapping], since: date, calendar: Calendar) -> list[tuple[Mapping, date]]:
    """Each node with the day by which it is to be done, counted from the day of the decision.

    A day of the year that would fall before the node ahead of it is the next year's: what was chosen in November ends in the November after.
    """
    found: list[tuple[Mapping, date]] = []
    for node in nodes:
        span = Span.parse(str(node["span"]))
        day, before = due(since, span, calendar), found[-1][1] if found else since
        found.append((node, due(before, span, calendar) if span.unit is Unit.FIXED and day < before else day))
    return found


def node_of_form(nodes: Sequence[Mapping], form: str) -> str:
    """The code of the node that an activity of this form does; "" where it does none."""
    return next((str(node["code"]) for node in nodes if form in (node.get("forms") or [])), "")


def mark_due(due_on: date, day: date, warn: Sequence[int]) -> int | None:
    """Which reminder of a node is due: so many days before, or -1 once it is over, once each; None when none is.

    A mark stays due until the next one, so that a day on which the job did not run loses nothing.
    """
    left = (due_on - day).days
    if left < 0:
        return -1
    coming = [mark for mark in warn if mark >= left]
    return min(coming) if coming else None

"""Outputs, instructions and what is loose as workbooks."""

from collections.abc import Iterable, Iterator
from typing import IO, Any

from shangliang.foundation.rows import Column, Kind, xlsx

from .rules import Asked, State, Verdict

OUTPUTS = [
    Column("number", "编号", 22), Column("kind", "文种", 12), Column("title", "题目", 44), Column("organ", "承担机构", 20), Column("authors", "执笔委员", 24), Column("source", "来自", 28),
    Column("state", "状态", 10), Column("sent", "报送", 12), Column("put", "建议", 8), Column("settled", "已核定", 8), Column("adopted", "采纳", 8), Column("told", "批示", 8),
]  # fmt: skip
INSTRUCTIONS = [
    Column("day", "日期", 12), Column("leader", "领导", 12), Column("office", "职务", 20), Column("level", "层级", 16), Column("about", "批示的是", 12), Column("title", "题目", 40),
    Column("text", "批示内容", 50, Kind.LONG), Column("state", "状态", 10), Column("due", "办理期限", 12), Column("result", "办理结果", 40, Kind.LONG), Column("told", "向领导反馈", 20),
]  # fmt: skip
LOOSE = [
    Column("what", "缺什么", 14), Column("text", "建议、批示", 60, Kind.LONG), Column("title", "成果", 40), Column("unit", "单位", 20), Column("since", "从", 12), Column("state", "状态", 12), Column("verdict", "采纳", 10),
]  # fmt: skip


def outputs_table(found: Iterable[Any]) -> IO[bytes]:
    """The list as .xlsx; each as `lists.with_numbers` gives it, with its authors."""

    def lines() -> Iterator[dict[str, Any]]:
        for one in found:
            yield {
                "number": one.number, "kind": one.kind, "title": one.title, "organ": str(one.organ or ""), "authors": "、".join(author.member.name for author in one.authors.all()), "source": one.source,
                "state": State(one.state).label, "sent": one.sent_at, "put": one.put, "settled": one.settled, "adopted": one.adopted, "told": one.told,
            }  # fmt: skip

    return xlsx(OUTPUTS, lines(), sheet="成果")


def instructions_table(rows: Iterable[dict[str, Any]]) -> IO[bytes]:
    """Instructions as .xlsx."""
    return xlsx(INSTRUCTIONS, iter(rows), sheet="领导批示")


def loose_table(suggestions: Iterable[Any], instructions: Iterable[Any]) -> IO[bytes]:
    """What is open as .xlsx."""

    def lines() -> Iterator[dict[str, Any]]:
        for one in suggestions:
            yield {
                "what": "没有交办" if one.state == Asked.WAITING else "没有核定" if one.state == Asked.ANSWERED else "没有答复", "text": one.text, "title": one.output.title, "unit": str(one.unit or ""),
                "since": one.output.sent_at, "state": Asked(one.state).label, "verdict": Verdict(one.verdict).label if one.verdict else "",
            }  # fmt: skip
        for told in instructions:
            yield {"what": "批示没有办结", "text": told.text, "title": told.title, "unit": "", "since": told.day, "state": told.get_state_display(), "verdict": ""}

    return xlsx(LOOSE, lines(), sheet="没有着落的")

"""Reports as official papers, figures as tables."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO, Any

from django.utils import timezone

from shangliang.commons.documents.headings import runs_of, title_lines
from shangliang.commons.documents.markup import (
    BODY,
    HEI,
    INDENT,
    SMALL_FOUR,
    TITLE,
    TWO,
    Cell,
    Ind,
    Para,
    Row,
    Run,
    table,
)
from shangliang.commons.documents.paper import Paper
from shangliang.foundation import rows
from shangliang.foundation.rows import Column, Kind

from .rules import tables

WIDTH = 8844  # of the type area, in twips: 156 mm
RECORDS = [
    Column("day", "日期", 12, Kind.DATE), Column("what", "记录", 18), Column("subject", "事项", 50), Column("detail", "内容", 50), Column("who", "经手", 20),
]
FIGURES = [
    Column("group", "类别", 16), Column("label", "指标", 30), Column("unit", "单位", 8), Column("now", "本期", 14), Column("before", "上年同期", 14),
    Column("top", "分子", 12), Column("bottom", "分母", 12), Column("what", "口径", 50), Column("code", "代码", 30),
]


def paper(title: str, text: str, author: str, day: date | None) -> bytes:
    """A finished report as .docx in the layout of GB/T 9704: title, headings by level, paragraphs."""
    made = Paper(title, author, day)
    made.add(*(Para([Run(line, TITLE, TWO)], "center", Ind(), line=680, keep_next=True, outline=0 if not at else None) for at, line in enumerate(title_lines(title))), Para())
    for in_table, lines in tables.runs(text):
        if in_table:
            made.add(*_tabled([line.split(tables.CELLS) for _, line in lines]), Para())
            continue
        for _, line in lines:
            said = line.strip().replace("\t", "　")
            if said and said != title:
                runs, outline = runs_of(said)
                made.add(Para(runs, ind=INDENT, outline=outline + 1 if outline is not None else None, keep_next=outline is not None))
    return made.bytes()


def _tabled(lines: list[list[str]]) -> list[Para | str]:
    """A table, its name above it."""
    found: list[Para | str] = []
    while lines and tables.whole(lines[0]):
        found.append(Para([Run(lines.pop(0)[0].strip(), HEI)], "center", Ind(), keep_next=True))
    return [*found, _ruled(lines)] if lines else found


def _ruled(lines: list[list[str]]) -> str:
    """Lines whose cells are parted by tabs as a ruled table with a head; the first column takes what the others leave."""
    others = len(lines[0]) - 1
    narrow = min(1700, WIDTH * 2 // 3 // others)
    cells = [[Cell([Para([Run(text.strip(), HEI if not row else BODY, SMALL_FOUR)], "center" if at or not row else "left", line=360)]) for at, text in enumerate(line)] for row, line in enumerate(lines)]
    return table([WIDTH - narrow * others, *[narrow] * others], [Row(line, head=not row) for row, line in enumerate(cells)])


def records_table(found: Iterable[Any], labels: dict[str, str]) -> IO[bytes]:
    """The records behind a figure, as .xlsx."""
    return rows.xlsx(RECORDS, _records(found, labels), sheet="明细")


def _records(found: Iterable[Any], labels: dict[str, str]) -> Iterator[dict[str, Any]]:
    for one in found:
        said = "　".join(str(value) for value in _flat(one.data))
        yield {"day": timezone.localdate(one.at), "what": labels.get(one.kind, one.kind), "subject": one.subject.label, "detail": said[:500], "who": one.actor}


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _flat(one)
    elif isinstance(value, list):
        for one in value:
            yield from _flat(one)
    elif value not in (None, "", False, True):
        yield value


def figures_table(groups: Iterable[tuple[str, Iterable[Any]]]) -> IO[bytes]:
    """All figures with their values, as .xlsx."""

    def lines() -> Iterator[dict[str, Any]]:
        for group, found in groups:
            for line in found:
                yield {
                    "group": group, "label": line.figure.label, "unit": line.figure.unit, "now": line.value.number, "before": line.before.number if line.before else None,
                    "top": line.value.top, "bottom": line.value.bottom, "what": line.figure.what, "code": line.figure.code,
                }

    return rows.xlsx(FIGURES, lines(), sheet="指标")


PLAN = [
    Column("section", "部分", 18), Column("what", "事项", 40), Column("target", "计划数", 10), Column("held", "已办", 10), Column("unit", "单位", 8), Column("share", "完成比例", 10),
    Column("first", "开始", 12, Kind.DATE), Column("last", "完成时限", 12, Kind.DATE), Column("organ", "责任机构", 20), Column("state", "情况", 12), Column("figure", "指标", 30), Column("note", "说明", 30),
]  # fmt: skip
TEMPLATE = ("section", "what", "target", "unit", "first", "last", "organ", "figure", "note")


def plan_table(lines: Iterable[Any]) -> IO[bytes]:
    """A year's plan against what was done, as .xlsx; it can be brought in again."""

    def said() -> Iterator[dict[str, Any]]:
        for one in lines:
            item = one.item
            yield {
                "section": item.section, "what": item.what, "target": item.target, "held": one.held, "unit": item.unit, "share": f"{one.pace.share}%", "first": item.first, "last": item.last,
                "organ": item.organ.name if item.organ else "", "state": "已取消" if item.state == "dropped" else one.pace.word, "figure": one.figure.label if item.code and one.figure else "手工",
                "note": item.note,
            }  # fmt: skip

    return rows.xlsx(PLAN, said(), sheet="计划与完成")


def plan_template() -> IO[bytes]:
    """The sheet a plan is brought in with, with two lines that show how."""
    columns = [column for column in PLAN if column.key in TEMPLATE]
    examples = [
        {"section": "专题协商", "what": "召开专题议政性常委会会议", "target": 2, "unit": "次", "note": "示例，导入前删去。指标空着由系统认，认不出的写“手工”"},
        {"section": "自身建设", "what": "举办委员培训班", "target": 1, "unit": "期", "note": "示例，导入前删去"},
    ]
    return rows.xlsx(columns, iter(examples), sheet="年度计划")


SPANS = [
    Column("group", "类别", 16), Column("label", "指标", 30), Column("unit", "单位", 8), Column("now", "本期", 14), Column("before", "上年同期", 14), Column("year", "当年", 14),
    Column("term", "本届累计", 14), Column("what", "口径", 50),
]  # fmt: skip


def span_table(found: Iterable[Any]) -> IO[bytes]:
    """The same figures over several stretches, as .xlsx."""
    lines = (
        {
            "group": one.figure.group, "label": one.figure.label, "unit": one.figure.unit, "now": one.now.number, "before": one.before.number, "year": one.year.number, "term": one.term.number,
            "what": one.figure.what,
        }
        for one in found
    )  # fmt: skip
    return rows.xlsx(SPANS, lines, sheet="届内对照")

"""Reports as official papers, figures as tables."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO, Any

from django.utils import timezone

from shangliang.commons.documents.headings import runs_of, title_lines
from shangliang.commons.documents.markup import INDENT, TITLE, TWO, Ind, Para, Run
from shangliang.commons.documents.paper import Paper
from shangliang.foundation import rows
from shangliang.foundation.rows import Column, Kind

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
    for line in text.split("\n"):
        said = line.strip().replace("\t", "　")
        if said and said != title:
            runs, outline = runs_of(said)
            made.add(Para(runs, ind=INDENT, outline=outline + 1 if outline is not None else None, keep_next=outline is not None))
    return made.bytes()


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

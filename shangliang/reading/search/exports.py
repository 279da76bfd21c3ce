"""What was found, as a table."""

from collections.abc import Iterator
from typing import IO, Any

from shangliang.commons.corpus.searching import Hit
from shangliang.foundation import rows
from shangliang.foundation.rows import Column, Kind

from . import queries

COLUMNS = [
    Column("kind", "种类", 12), Column("number", "编号", 12, Kind.TEXT), Column("title", "名称", 50, Kind.LONG), Column("on", "日期", 12, Kind.DATE),
    Column("category", "分类", 14), Column("unit", "单位", 20), Column("said", "在哪里提到", 60, Kind.LONG),
]


def found_table(found: queries.Results) -> IO[bytes]:
    """Names first, then texts with the words around the first hit, as .xlsx."""
    return rows.xlsx(COLUMNS, _lines(found), sheet="搜索结果")


def _lines(found: queries.Results) -> Iterator[dict[str, Any]]:
    for word, some in (("委员", found.people), ("单位和机构", found.bodies)):
        for one in some:
            yield {"kind": word, "title": one.name, "said": one.note}
    for hit in found.texts.hits:
        yield _text(hit)


def _text(hit: Hit) -> dict[str, Any]:
    whole = {name: "".join(piece.text for piece in pieces) for name, pieces in (("title", hit.title), ("said", hit.snippet))}
    return {"kind": queries.kind_of(hit.subject)[0], "number": hit.label, "on": hit.on, "category": hit.category, "unit": hit.unit} | whole

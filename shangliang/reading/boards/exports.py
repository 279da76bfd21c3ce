"""A ranking as a workbook, and as a circular in letter form."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import IO, Any

from shangliang.commons.documents.letters import Letter
from shangliang.commons.documents.papers import letter
from shangliang.foundation import rows
from shangliang.foundation.rows import Column, Kind


def table(title: str, called: str, unit: str, lines: Sequence[Any]) -> IO[bytes]:
    """The ranking as .xlsx: place, name, value, a year before, change."""
    columns = [
        Column("place", "名次", 8), Column("name", called, 28), Column("now", f"本期（{unit}）", 14), Column("before", "上年同期", 14), Column("change", "同比", 12),
        Column("top", "分子", 10), Column("bottom", "分母", 10),
    ]  # fmt: skip
    return rows.xlsx(columns, _lines(lines), sheet=title[:20])


def _lines(lines: Sequence[Any]) -> Iterator[dict[str, Any]]:
    for one in lines:
        yield {"place": one.place, "name": one.label, "now": one.value.number, "before": one.before.number, "change": one.change, "top": one.value.top, "bottom": one.value.bottom}


def circular(committee: str, addressee: str, title: str, told: str, called: str, lines: Sequence[Any], day: dt.date) -> bytes:
    """The ranking as a letter: what it amounts to in all, every line with its place, who is at nought."""
    placed = [one for one in lines if one.place is not None]
    body = [told, "一、总体情况", f"本期列入统计的{called} {len(placed)} 个" + (f"，另有 {len(lines) - len(placed)} 个没有可以统计的事项。" if len(placed) < len(lines) else "。"), "二、排名"]
    body += [f"第 {one.place} 名　{one.label}　{one.said}" + (f"（上年同期 {one.said_before}）" if one.said_before != "—" else "") for one in placed]
    none = [one.label for one in placed if not one.value.number]
    if none:
        body += ["三、需要加强的方面", f"{'、'.join(none)}本期还没有记录，请抓紧开展工作，已经做了的请及时登记。"]
    body.append("以上数字取自履职台账，名次相同的并列。对数字有异议的，请与我们联系核对。")
    return letter(Letter(committee, title, addressee, body, day, signatory=committee))


QUIET = [Column("name", "姓名", 12), Column("sector", "界别", 18), Column("office", "职务", 14), Column("last", "最近一次", 14, Kind.DATE), Column("what", "做了什么", 40)]


def quiet(members: Sequence[Any]) -> IO[bytes]:
    """The members nobody has heard of for some months, as .xlsx."""
    return rows.xlsx(QUIET, ({"name": m.name, "sector": m.sector, "office": m.office, "last": m.last, "what": m.what} for m in members), sheet="可以联系的委员")

"""A ranking as a workbook, and as a circular."""

from collections.abc import Iterator, Sequence
from typing import IO, Any

from shangliang.foundation import rows
from shangliang.foundation.rows import Column as Field
from shangliang.foundation.rows import Kind
from shangliang.practices.circulars.kinds import Column, Content


def table(title: str, called: str, unit: str, lines: Sequence[Any]) -> IO[bytes]:
    """The ranking as .xlsx: place, name, value, a year before, change."""
    columns = [
        Field("place", "名次", 8), Field("name", called, 28), Field("now", f"本期（{unit}）", 14), Field("share", "占合计", 10), Field("before", "上年同期", 14), Field("change", "同比", 12),
        Field("top", "分子", 10), Field("bottom", "分母", 10),
    ]  # fmt: skip
    return rows.xlsx(columns, _lines(lines), sheet=title[:20])


def _lines(lines: Sequence[Any]) -> Iterator[dict[str, Any]]:
    for one in lines:
        yield {"place": one.place, "name": one.label, "now": one.value.number, "share": one.share, "before": one.before.number, "change": one.change, "top": one.value.top, "bottom": one.value.bottom}


TO = {"unit": "all:units", "party": "all:parties", "member": "all:members", "sector": "all:sectors"}
ADDRESSEES = {"unit": "各承办单位", "party": "各党派团体", "member": "各位委员"}


def circular(found: Any, title: str, told: str, origin: str) -> Content:
    """The ranking as a circular: what it amounts to in all, a table with every line's place, who is at nought."""
    placed = [one for one in found.lines if one.place is not None]
    body = [told, f"本期列入统计的{found.called} {len(placed)} 个" + (f"，另有 {len(found.lines) - len(placed)} 个没有可以统计的事项。" if len(placed) < len(found.lines) else "。")]
    after = ["名次相同的并列。对数字有异议的，请与我们联系核对。"]
    none = [one.label for one in placed if not one.value.number]
    if none:
        after.insert(0, f"{'、'.join(none)}本期还没有记录，请抓紧开展工作，已经做了的请及时登记。")
    return Content(
        "boards.ranking", title, ADDRESSEES.get(found.by, "各专门委员会、各界别"), before=body, after=after, origin=origin, to=(TO.get(found.by, "all:special"),),
        columns=(Column("名次", True), Column(found.called), Column("本期", True), Column("占合计", True), Column("上年同期", True), Column("同比", True)),
        rows=tuple((str(one.place), one.label, one.said, one.share or "—", one.said_before, one.change or "—") for one in placed),
    )  # fmt: skip


QUIET = [Field("name", "姓名", 12), Field("sector", "界别", 18), Field("office", "职务", 14), Field("last", "最近一次", 14, Kind.DATE), Field("what", "做了什么", 40)]


def quiet(members: Sequence[Any]) -> IO[bytes]:
    """The members nobody has heard of for some months, as .xlsx."""
    return rows.xlsx(QUIET, ({"name": m.name, "sector": m.sector, "office": m.office, "last": m.last, "what": m.what} for m in members), sheet="可以联系的委员")

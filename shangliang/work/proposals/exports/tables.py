"""Proposals as tables and as official papers."""

from collections.abc import Iterable, Iterator
from typing import IO, Any

from django.utils import timezone

from shangliang.foundation.rows import Column, Kind, xlsx
from shangliang.practices.handling.rules import Satisfaction

from ..rules import Kind as ProposalKind
from ..rules import State, Timing, voided

REGISTER = [
    Column("number", "提案号", 10, Kind.TEXT), Column("serial", "流水号", 10, Kind.TEXT), Column("title", "案由", 50), Column("who", "提案人", 20),
    Column("sector", "界别", 16), Column("kind", "提案人类型", 12), Column("timing", "时间", 10), Column("category", "分类", 14),
    Column("unit", "主办单位", 24), Column("state", "状态", 10), Column("void", "提案号说明", 16), Column("submitted", "提交日期", 12, Kind.DATE), Column("filed", "立案日期", 12, Kind.DATE),
    Column("due", "答复期限", 12, Kind.DATE), Column("grade", "答复类别", 10), Column("overall", "评价", 10), Column("public", "可以公开", 8),
]
KEYS = [
    Column("weight", "重点还是一般", 12), Column("number", "提案号", 10, Kind.TEXT), Column("title", "案由", 50), Column("state", "督办状态", 12), Column("level", "督办层面", 18), Column("decision", "由哪次会议确定", 26),
    Column("leads", "领办领导", 30), Column("oversees", "督办领导", 30), Column("organ", "协同专委会", 20), Column("unit", "主办单位", 24),
    Column("stage", "办理状态", 12), Column("events", "督办活动次数", 12), Column("last", "最近一次", 18), Column("result", "督办结果", 50),
]


def keys(rows: Iterable[Any]) -> IO[bytes]:
    """Proposals in a leader's charge with their leaders, events and results, as .xlsx."""
    return xlsx(KEYS, (vars(row) for row in rows), sheet="督办")


def register(proposals: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """The register's rows, one proposal at a time, so that a hundred thousand need no more memory than one."""

    for p in proposals:
        yield {
            "number": p.number, "serial": p.serial, "title": p.title, "who": p.proposers_text, "sector": str(p.sector_then or ""),
            "kind": ProposalKind(p.kind).label, "timing": Timing(p.timing).label if p.timing else "", "category": p.category,
            "unit": str(p.lead_unit or ""), "state": State(p.state).label, "void": f"撤销：{State(p.state).label}" if voided(p.state, p.number) else "", "submitted": _day(p.submitted_at), "filed": _day(p.filed_at),
            "due": p.due_on, "grade": p.grade, "overall": Satisfaction(p.overall).label if p.overall in Satisfaction.values() else "",
            "public": "是" if p.may_publish else "否",
        }


def _day(moment: Any) -> Any:
    return timezone.localdate(moment) if moment else None


def rates(label: str, rows: Iterable[dict[str, Any]]) -> IO[bytes]:
    """The table of rates, one line for each `label` (unit, member …), rates in per cent with what they are made of, as .xlsx."""
    heads = {
        "received": "收到（件）", "filed": "立案（件）", "filing_top": "立案率：立案", "filing_bottom": "立案率：全部", "filing": "立案率（%）", "reply_top": "办复率：答复", "reply_bottom": "办复率：全部",
        "reply": "办复率（%）", "closing_top": "办结率：办结", "closing_bottom": "办结率：全部", "closing": "办结率（%）", "satisfaction_top": "满意率：满意", "satisfaction_bottom": "满意率：有评价",
        "satisfaction": "满意率（%）", "keeping_top": "落实率：兑现", "keeping_bottom": "落实率：到期", "keeping": "落实率（%）",
    }  # fmt: skip
    return xlsx([Column("label", label, 30), *(Column(name, head, 14) for name, head in heads.items())], rows, sheet="各率")

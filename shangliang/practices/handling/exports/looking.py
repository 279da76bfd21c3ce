"""The result of a look-back as a table and as a letter to the government office."""

from collections.abc import Iterable, Sequence
from typing import IO, Any

from django.utils import timezone

from shangliang.commons.committees.scope import here
from shangliang.commons.documents import papers
from shangliang.commons.documents.letters import Letter
from shangliang.foundation import rows
from shangliang.foundation.rows import Column, Kind

RECHECKS = [
    Column("unit", "承办单位", 24), Column("number", "编号", 10, Kind.TEXT), Column("label", "事项", 44), Column("grade", "答复类别", 9), Column("replied", "答复日期", 12, Kind.DATE),
    Column("state", "进展", 11), Column("present", "单位说明的落实情况", 44), Column("reported", "说明日期", 12, Kind.DATE), Column("finding", "核实结果", 10), Column("members", "提案人核实", 11),
    Column("remark", "核实意见", 40), Column("by", "核实人", 18), Column("on_site", "方式", 8), Column("follow_up", "处理", 14), Column("note", "处理说明", 40), Column("settled", "了结日期", 12, Kind.DATE),
]


def recheck_table(lines: Iterable[dict[str, Any]]) -> IO[bytes]:
    """The matters of a look-back and what was found, as .xlsx."""
    return rows.xlsx(RECHECKS, lines, sheet="回头看")


def government() -> str:
    """Whom the result of a look-back usually goes to."""
    return f"{here().committee.place}人民政府办公室"


def look_back_report(one: Any, result: Any, lines: Sequence[dict[str, Any]]) -> bytes:
    """The result of a look-back as a letter to the government office, as .docx: how it was picked, the figures, the cases, what follows."""
    how = f"按{'、'.join(one.picked_by)}" if one.picked_by else "按工作安排"
    body = [
        f"为推动提案办理由答复型向落实型转变，我会提案委员会自 {timezone.localdate(one.opened_at):%Y 年 %-m 月 %-d 日}起开展“{one.name}”，{how}挑选已答复的提案 {result.picked} 件逐件核查。现将情况函告如下。",
        "一、总体情况",
        f"共核查 {result.looked} 件，已落实 {result.done} 件，部分落实 {result.partly} 件，没有落实 {result.not_done} 件，有反复 {result.slipped} 件，落实率 {result.rate}。",
    ]  # fmt: skip
    open_cases = [line for line in lines if line["finding"] and line["finding"] != "done"]
    if open_cases:
        body.append("二、没有完全落实的提案")
        for n, line in enumerate(open_cases, 1):
            then = f"处理：{line['follow_up']}。{line['note']}" if line["follow_up"] else "处理意见待定。"
            body.append(f"{n}．{line['number']}号《{line['label']}》（{line['unit']}），{line['finding'].label}。{line['remark']}{'' if line['remark'].endswith('。') else '。'}{then}")
    if one.summary:
        body += [f"{'三' if open_cases else '二'}、有关建议", *one.summary.splitlines()]
    body.append("请督促有关单位抓好落实，办理结果请函告我会提案委员会。")
    return papers.letter(
        Letter(
            sender=f"政协{here().committee.place}委员会", title=f"关于“{one.name}”情况的函", addressee=one.sent_to or government(), body=body,
            date=timezone.localdate(one.concluded_at or timezone.now()), signatory=f"{here().committee.short_name}提案委员会",
        )
    )  # fmt: skip

"""The report of a tracking group as an official letter, filled in from what stands in the system."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from shangliang.commons.committees.scope import here
from shangliang.commons.documents import papers
from shangliang.commons.documents.letters import Letter

DIGITS = "一二三四五六七八九十"


def group_report(group: Any, ones: Sequence[dict[str, Any]], bodies: str, today: date) -> bytes:
    """What a group followed, what units promised and kept, what it saw, what it goes on asking for; as .docx to be read over and signed."""
    promises = [promise for one in ones for promise in one["promises"]]
    kept, late = sum(p.mark == "closed" for p in promises), [p for p in promises if p.mark == "over"]
    notes = sum(len(one["notes"]) for one in ones)
    body = [
        f"{group.opened_at:%Y 年 %-m 月}，{bodies}组成“{group.name}”，联合跟踪提案 {len(ones)} 件的办理和落实。到 {today:%Y 年 %-m 月 %-d 日}，共走访、座谈和联系 {notes} 次，"
        f"承办单位作出承诺 {len(promises)} 项，已兑现 {kept} 项，超期没有兑现 {len(late)} 项。现将情况报告如下。",
        "一、跟踪的提案",
    ]
    for n, one in enumerate(ones, 1):
        body.append(f"（{DIGITS[n - 1] if n <= len(DIGITS) else n}）第{one['row'].number}号《{one['row'].title}》")
        body.append(f"{one['row'].unit or '还没有交办'}{'主办' if one['row'].unit else ''}，{one['row'].state}。{_promised(one['promises'])}")
        body += [f"{note['one'].day:%-m 月 %-d 日}{note['one'].form}：{_stopped(note['one'].text)}" for note in reversed(one["notes"])]
    if steps := _next(ones):
        body += ["二、下一步打算", *steps]
    sender = f"政协{here().committee.place}委员会"
    return papers.letter(Letter(sender=sender, title=f"{group.name}跟踪情况报告", addressee=f"{sender}提案委员会", body=body, date=today, signatory=group.name))


def _next(ones: Sequence[dict[str, Any]]) -> list[str]:
    """What the group is going to do, by what it does, each in one sentence."""
    ways = {
        "answer": "请承办单位尽快答复的：", "look": "单位说已经做到、要到现场核实的：", "late": "超期没有兑现、要继续督促的：", "soon": "一个月内到期、要跟进的：", "visit": "要再走访的：",
    }  # fmt: skip
    said = []
    for code, words in ways.items():
        found = [(one["row"], step) for one in ones for step in one["next"] if step.code == code]
        if found:
            said.append(words + "；".join(f"第{row.number}号{'“' + step.what.partition('：')[2].rstrip('。') + '”' if step.about else ''}" for row, step in found) + "。")
    return [f"{n}．{text}" for n, text in enumerate(said, 1)]


def _promised(promises: Sequence[Any]) -> str:
    if not promises:
        return "没有列为承诺的事项。"
    return "承诺：" + "；".join(f"{(one.text or one.ask).rstrip('。')}（{one.due:%Y 年 %-m 月 %-d 日}前，{one.state}）" for one in promises) + "。"


def _stopped(text: str) -> str:
    return text if text.endswith(("。", "！", "？")) else f"{text}。"

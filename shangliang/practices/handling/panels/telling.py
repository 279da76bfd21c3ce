"""The history of a matter in sentences: each kind of fact in its own words."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from shangliang.commons.access import Role as Seat
from shangliang.commons.ui.wording import day, daysleft

from ..rules import Disclosure, Method, Role, Satisfaction
from ..rules.again import Finding, FollowUp, Side, Stage

Data = dict[str, Any]
TONES = {
    "handling.replied": "is-done", "handling.rated": "is-done", "handling.closed": "is-done", "handling.reminded": "is-over",
    "handling.reopened": "is-over",
}  # fmt: skip
# Told by others of the same act, so not a second time.
SILENT = {"handling.answered"}


def _day(text: str) -> str:
    return day(date.fromisoformat(text)) if text else ""


def _because(text: str) -> str:
    return f"：{text}" if text else ""


def _returned(data: Data) -> str:
    if not data["accepted"]:
        return f"不同意{data['unit']}退办{_because(data['note'])}"
    return f"同意{data['unit']}退办" + (f"，改交{data['to']}" if data["to"] else "") + _because(data["note"])


def _extended(data: Data) -> str:
    if not data["granted"]:
        return f"不同意{data['unit']}延期{_because(data['note'])}"
    return f"同意{data['unit']}延期到 {_day(data['until'])}{_because(data['note'])}"


def _reminded(data: Data) -> str:
    return f"{'催办' if data['by_hand'] else '提醒'}{data['unit']}，{daysleft(data['days_left'])}{_because(data['note'])}"


def _replied(data: Data) -> str:
    shown = f"，{Disclosure(data['disclosure']).label}" if data["disclosure"] in Disclosure.values() else ""
    return f"{data['unit']}答复，{data['grade']} 类{shown}{'' if data['on_time'] else '，晚于期限'}"


def _kept(data: Data) -> str:
    who = "提案人" if data["by"] == "member" else "提案委现场" if data["on_site"] else "提案委"
    return f"{who}核实，{data['unit']}的承诺已兑现{'' if data['on_time'] else '，晚于承诺的时间'}{_because(data['remark'])}"


def _found(data: Data) -> str:
    who = "提案人" if data["by"] == "member" else "提案委现场" if data["on_site"] else "提案委"
    return f"{who}核实：{Finding(data['finding']).label}{_because(data['remark'])}"


def _settled(data: Data) -> str:
    how = FollowUp(data["follow_up"]).label if data["follow_up"] else "了结"
    return f"{Finding(data['finding']).label}，{how}{_because(data['note'])}"


def _contacted(data: Data) -> str:
    when = Stage(data["stage"]).label if data.get("stage") else ""
    side = Side(data["side"]).label if data.get("side") and data["side"] != Side.UNIT else ""
    return f"{side + '登记，' if side else ''}{data['unit']}与提案人{when}{Method(data['method']).label}（{_day(data['day'])}）"


def _verdict(data: Data) -> str:
    return Satisfaction(data["overall"]).label if data["overall"] in Satisfaction.values() else "没有评价"


WORDS: dict[str, Callable[[Data], str]] = {
    "handling.handed_over": lambda d: f"交办给{'、'.join(d['units'])}，{_day(d['due_on'])}前答复",
    "handling.assigned": lambda d: f"交给{d['unit']}{Role(d['role']).label}，{_day(d['due_on'])}前办结",
    "handling.released": lambda d: f"{d['unit']}不再承办{_because(d['reason'])}",
    "handling.signed_in": lambda d: f"{d['unit']}签收",
    "handling.return_asked": lambda d: f"{d['unit']}申请退办" + (f"，建议由{d['proposed']}办理" if d["proposed"] else "") + _because(d["reason"]),
    "handling.return_decided": _returned,
    "handling.reassigned": lambda d: f"调整承办单位{_because(d['reason'])}",
    "handling.contacted": _contacted,
    "handling.contact_answered": lambda d: "确认沟通属实" if d["agreed"] else f"对沟通记录有异议{_because(d['reason'])}",
    "handling.not_face_to_face": lambda d: f"{d['unit']}的答复不再算面商{_because(d['reason'])}",
    "handling.message_sent": lambda d: f"{Side(d['side']).label}留言",
    "handling.message_taken_back": lambda d: f"{Side(d['side']).label}撤回一条留言{_because(d['reason'])}",
    "handling.look_back_opened": lambda d: f"开展“{d['name']}”，{d['count']} 件，单位 {_day(d['due_on'])}前说明",
    "handling.recheck_asked": lambda d: f"列入“{d['look_back']}”，请{d['unit']} {_day(d['due_on'])}前说明落实情况",
    "handling.recheck_reported": lambda d: f"{d['unit']}说明落实情况{'' if d['on_time'] else '，晚于期限'}",
    "handling.recheck_found": _found,
    "handling.recheck_settled": _settled,
    "handling.recheck_reminded": lambda d: f"{'催' if d['by_hand'] else '提醒'}{d['unit']}报落实情况，{daysleft(d['days_left'])}{_because(d['note'])}",
    "handling.look_back_concluded": lambda d: f"“{d['name']}”办结，{d['count']} 件中落实 {d['done']} 件，送{d['sent_to']}",
    "handling.opinion_given": lambda d: f"{d['unit']}提出会办意见{'' if d['on_time'] else '，晚于期限'}",
    "handling.extension_asked": lambda d: f"{d['unit']}申请延期到 {_day(d['until'])}{_because(d['reason'])}",
    "handling.extension_decided": _extended,
    "handling.reminded": _reminded,
    "handling.reply_sent_up": lambda d: f"{d['unit']}的答复送签",
    "handling.reply_sent_back": lambda d: f"{d['unit']}的答复退回修改{_because(d['reason'])}",
    "handling.replied": _replied,
    "handling.rated": lambda d: f"评价：{_verdict(d)}",
    "handling.settled": lambda d: f"评价期已过，按已有评价结算：{_verdict(d)}",
    "handling.reopened": lambda d: f"重新办理，第 {d['round']} 轮{_because(d['reason'])}",
    "handling.promised": lambda d: f"{d['unit']}承诺 {_day(d['due_on'])}前：{d['what']}",
    "handling.promise_reported": lambda d: f"{d['unit']}报告承诺已兑现{_because(d['what'])}",
    "handling.promise_kept": _kept,
    "handling.promise_refused": lambda d: f"核实{d['unit']}的承诺还没有做到{_because(d['reason'])}",
    "handling.promise_moved": lambda d: f"{d['unit']}的承诺由 {_day(d['before'])}调到 {_day(d['until'])}{_because(d['reason'])}",
    "handling.promise_dropped": lambda d: f"{d['unit']}的承诺{'由新答复接替' if d.get('overtaken') else '不再兑现'}{_because(d['reason'])}",
    "handling.promise_reminded": lambda d: f"{'催办' if d['by_hand'] else '提醒'}{d['unit']}兑现承诺，{daysleft(d['days_left'])}{_because(d['note'])}",
    "handling.fulfilled": lambda d: "承诺全部兑现" + (f"，类别由 {d['before']} 类升为 {d['grade']} 类" if d["grade"] != d["before"] else ""),
    "handling.cancelled": lambda d: f"撤回交办{_because(d['reason'])}",
    "handling.closed": lambda d: f"办理结束，{_verdict(d)}",
}


def told(kind: str, data: Data) -> str:
    """One fact of handling as a sentence; "" for a kind that others tell."""
    return WORDS[kind](data) if kind in WORDS else ""


def trace(history: Iterable[Any]) -> list[dict[str, Any]]:
    """What happened, latest first, as the kit's `trace` takes it. What a hand-over did for each unit is told by itself."""
    facts = list(history)
    opened = {fact.act_uid for fact in facts if fact.kind == "handling.handed_over"}
    kept = [fact for fact in facts if fact.kind not in SILENT and not (fact.kind == "handling.assigned" and fact.act_uid in opened)]
    return [
        {"at": fact.happened_at, "who": fact.actor_label, "what": _again(fact) + told(fact.kind, fact.data), "tone": TONES.get(fact.kind, "")}
        for fact in kept
    ]


def _again(fact: Any) -> str:
    """Before the hand-over of a new round that a member's verdict began: nobody but the verdict handed it over."""
    return "评价不满意，随即重新" if fact.kind == "handling.handed_over" and fact.actor_label.endswith(f"（{Seat.MEMBER.label}）") else ""

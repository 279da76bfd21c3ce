"""A rulebook's items in words, as its page and the member's page say them."""

from decimal import Decimal

from shangliang.commons.figures.declared import When
from shangliang.commons.ledger.naming import field_name

from .rulebook import WHOLE, Item, Minimum, Once, Part, Rulebook, Source, Who, plain

ROLES = {
    "": "", "first": "第一提案人", "joint": "联名", "attendee": "参加", "speaker": "发言、主讲", "author": "作者、执笔", "host": "主办", "leader": "带队",
    "awarded": "受表彰", "member": "成员", "absent": "缺席", "rater": "评价人", "donor": "捐助", "appointed": "受聘", "nominated": "推荐参加",
}  # fmt: skip
FIELDS = {"kind": "类型", "form": "方式", "meeting": "会议", "way": "情形", "action": "去向", "level": "层级", "item": "项目", "result": "结果", "state": "状态"}


def role(code: str) -> str:
    """A role in Chinese; unknown ones as they are."""
    return ROLES.get(code, code)


def item_said(item: Item) -> str:
    """What an item gives, in one line: “第一提案人第一次 15 分，以后每次 5 分；同一件只算一次；最多 25 分”."""
    pieces = [_table(item)] if item.by else [said for part in item.parts if (said := _part(part))]
    if item.by:
        pieces += [f"{role(part.role)}按 {plain(part.percent)}% 算" for part in item.parts if part.percent != WHOLE]
    if item.per:
        pieces.append(f"再乘以“{field(item.per)}”")
    if item.shared:
        pieces.append("几人合作的按份额")
    if item.once != Once.EACH:
        pieces.append(item.once.label)
    if item.most is not None:
        pieces.append(f"全年最多 {item.most} 次")
    if item.cap is not None:
        pieces.append(f"最多{'扣' if item.deducts else ''} {plain(item.cap)} 分")
    if item.who != Who.ALL:
        pieces.append(f"只对{item.who.label}")
    return "；".join(pieces) or "不计分，只看做没做"


def _table(item: Item) -> str:
    rows = [f"{name}{_points(points)}" for name, points in item.table[:8]]
    return f"按{field(item.by)}：" + "，".join(rows) + ("……" if len(item.table) > 8 else "")


def _part(part: Part) -> str:
    if not any(part.steps):
        return ""
    who = role(part.role)
    share = f"（按 {plain(part.percent)}%）" if part.percent != WHOLE else ""
    if len(part.steps) == 1:
        return f"{who}每次{_points(part.steps[0])}{share}"
    first = [f"第 {n} 次{_points(step)}" for n, step in enumerate(part.steps[:-1], 1)]
    return f"{who}{'，'.join(first)}，以后每次{_points(part.steps[-1])}{share}"


def _points(number: Decimal) -> str:
    return f"扣 {plain(-number)} 分" if number < 0 else f" {plain(number)} 分"


def field(path: str) -> str:
    """The last part of a path to a detail, in Chinese where it is a usual one."""
    last = path.split(".")[-1]
    return FIELDS.get(last) or field_name(last)


def source_said(source: Source, name: str) -> str:
    """Which facts a source means; `name` is what their kind or register is called."""
    whens = [_when(when) for when in source.when]
    return name + (f"（{'，'.join(whens)}）" if whens else "")


def _when(when: When) -> str:
    if when.least is not None:
        return f"{field(when.field)}不小于 {plain(when.least)}"
    shown = "、".join(when.among[:4]) + ("等" if len(when.among) > 4 else "")
    return f"{field(when.field)}：{shown}"


def duty_said(duty: Minimum, book: Rulebook) -> str:
    """A minimum duty in one line."""
    names = "、".join(item.name for item in book.items if item.code in duty.items)
    cost = f"，少一次扣 {plain(duty.cost)} 分" if duty.cost else ""
    ceiling = f"，没做满最高评“{duty.ceiling}”" if duty.ceiling else ""
    return f"{names}至少 {duty.least} 次{cost}{ceiling}" + (f"（只对{duty.who.label}）" if duty.who != Who.ALL else "")

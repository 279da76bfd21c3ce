"""Whether a rulebook makes sense as a whole: everything that is wrong with it, line by line, in Chinese."""

from collections import Counter
from collections.abc import Container
from typing import Any

from shangliang.foundation.errors import Invalid
from shangliang.foundation.periods import parse_start

from .reading import Complaint, Reader, read
from .rulebook import ZERO, Group, Item, Rulebook, plain


def examine(body: Any, kinds: Container[str], sorts: Container[str] | None = None) -> tuple[Rulebook, list[Complaint]]:
    """Read a rulebook and check it. `kinds` are the kinds of fact there are, `sorts` the registers (None: not looked at)."""
    book, complaints = read(body)
    reader = Reader(complaints)
    _whole(reader.at("whole"), book)
    _groups(reader, book)
    for row, item in enumerate(book.items):
        _item(reader.at("items", row, item.name), item, book, kinds, sorts)
    _twice(reader, "items", [item.code for item in book.items], "计分项")
    _minimums(reader, book)
    _grades(reader, book)
    return book, sorted(complaints, key=lambda one: (ORDER.index(one.part) if one.part in ORDER else 0, -1 if one.row is None else one.row))


ORDER = ["", "whole", "groups", "items", "minimums", "grades", "exempt", "consequences"]


def _whole(at: Reader, book: Rulebook) -> None:
    if not book.name:
        at.say("办法要有名称")
    try:
        parse_start(book.year_starts)
    except Invalid as wrong:
        at.say(wrong.message)
    if not book.items:
        at.say("一个计分项也没有，这样谁都没有分")
    for what, number in (("满分", book.total), ("常委的满分", book.total_standing), ("加分上限", book.bonus_cap)):
        if number is not None and number < 0:
            at.say(f"{what}是 {plain(number)}，不能是负数；不设上限就留空")


def _groups(reader: Reader, book: Rulebook) -> None:
    known = {group.code: group for group in book.groups}
    _twice(reader, "groups", [group.code for group in book.groups], "分组")
    for row, group in enumerate(book.groups):
        at = reader.at("groups", row, group.name)
        if not group.code or not group.name:
            at.say("分组要有代号和名称")
        if group.cap is not None and group.cap < 0:
            at.say(f"上限是 {plain(group.cap)}，不能是负数；不设上限就留空")
        elif group.cap is not None and group.base > group.cap:
            at.say(f"起始分 {plain(group.base)} 比上限 {plain(group.cap)} 还高")
        if group.within and group.within not in known:
            at.say(f"放在“{group.within}”里面，可是没有这个分组")
        elif ring := _ring(group, known):
            at.say("分组绕成了圈：" + " → ".join(ring))


def _ring(group: Group, known: dict[str, Group]) -> list[str]:
    """The names of a ring of groups that lie within one another, or nothing."""
    way, here = [group.code], group
    while here.within in known:
        here = known[here.within]
        if here.code in way:
            return [known[code].name for code in [*way, here.code]] if here.code == group.code else []
        way.append(here.code)
    return []


def _item(at: Reader, item: Item, book: Rulebook, kinds: Container[str], sorts: Container[str] | None) -> None:
    if not item.code or not item.name:
        at.say("计分项要有代号和名称")
    if item.group not in {group.code for group in book.groups}:
        at.say(f"没有“{item.group}”这个分组" if item.group else "没有写归到哪个分组")
    if not item.sources:
        at.say("没有写算哪些事，永远不会有分")
    for source in item.sources:
        _source(at, source, kinds, sorts)
    if item.cap is not None and item.cap < 0:
        at.say(f"上限是 {plain(item.cap)}，不能是负数；扣分项的上限也写正数")
    _points(at, item, any(item.code in duty.items for duty in book.minimums))


def _source(at: Reader, source: Any, kinds: Container[str], sorts: Container[str] | None) -> None:
    for kind in (source.kind, *source.undone):
        if kind not in kinds:
            at.say(f"台账里没有“{kind}”这种事" if kind else "没有写算哪种事")
    if sorts is not None and source.sort and source.sort not in sorts:
        at.say(f"没有代号是“{source.sort}”的台账登记表")


def _points(at: Reader, item: Item, needed: bool) -> None:
    """An item that gives nothing may still be what a minimum duty counts."""
    numbers = [points for _, points in item.table] if item.by else [step for part in item.parts for step in part.steps]
    if item.by and not item.table:
        at.say("写了按哪一栏取分，却没有分值表")
    elif not any(numbers) and not needed:
        at.say("分值都是 0，这一项不起作用")
    if any(number < 0 for number in numbers) and any(number > 0 for number in numbers):
        at.say("有加有减，请分成两项：一项加分，一项扣分")
    if any(part.percent < 0 for part in item.parts):
        at.say("折算比例不能是负数")
    if repeated := [role for role, times in Counter(part.role for part in item.parts).items() if times > 1]:
        at.say(f"角色“{'、'.join(role or '任何角色' for role in repeated)}”写了两次")


def _minimums(reader: Reader, book: Rulebook) -> None:
    items, grades = {item.code for item in book.items}, {grade.name for grade in book.grades}
    for row, duty in enumerate(book.minimums):
        at = reader.at("minimums", row, duty.name)
        if not duty.name or not duty.items:
            at.say("必做要有名称，并写明算哪几项")
        if missing := [code for code in duty.items if code not in items]:
            at.say(f"没有这几个计分项：{'、'.join(missing)}")
        if duty.cost < 0:
            at.say("“少一次扣”写正数，例如 5")
        if duty.ceiling and duty.ceiling not in grades:
            at.say(f"没有“{duty.ceiling}”这个等次")


def _grades(reader: Reader, book: Rulebook) -> None:
    """Grades stand from the best down, each beginning below the one before it and not reaching into it."""
    for row, grade in enumerate(book.grades):
        at = reader.at("grades", row, grade.name)
        if not grade.name:
            at.say("等次要有名称")
        if grade.most is not None and grade.most < grade.least:
            at.say(f"从 {plain(grade.least)} 分到 {plain(grade.most)} 分，前后写反了")
        if grade.share is not None and not ZERO <= grade.share <= 100:
            at.say("名额比例要在 0 到 100 之间")
        above = book.grades[row - 1] if row else None
        if above is None:
            continue
        if grade.least >= above.least or (grade.most is not None and grade.most >= above.least):
            at.say(f"和“{above.name}”重叠：“{above.name}”从 {plain(above.least)} 分起，这一等要在它下面")
        elif grade.most is not None and above.least - grade.most > 1:
            at.say(f"和“{above.name}”之间空着 {plain(grade.most)} 到 {plain(above.least)} 分")
    _twice(reader, "grades", [grade.name for grade in book.grades], "等次")
    names = {grade.name for grade in book.grades}
    for row, step in enumerate(book.consequences):
        at = reader.at("consequences", row, step.step)
        if step.grade not in names:
            at.say(f"没有“{step.grade}”这个等次")
        if not step.step:
            at.say("没有写建议怎么办")


def _twice(reader: Reader, part: str, codes: list[str], what: str) -> None:
    seen: set[str] = set()
    for row, code in enumerate(codes):
        if code and code in seen:
            reader.at(part, row).say(f"{what}“{code}”写了两次")
        seen.add(code)

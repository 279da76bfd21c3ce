"""A rulebook from JSON and back. What cannot be read is said line by line; what was typed is never thrown away by anybody."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from shangliang.commons.figures.declared import When
from shangliang.foundation.words import Labelled

from .rulebook import (
    WHOLE,
    ZERO,
    Consequence,
    Exempt,
    Grade,
    Group,
    Item,
    Minimum,
    Once,
    Part,
    Rulebook,
    Source,
    Who,
    plain,
)

MOST_ROWS, MOST_POINTS, LONGEST = 300, Decimal(100_000), 300
E = TypeVar("E", bound=Labelled)


@dataclass(frozen=True)
class Complaint:
    """What is wrong: the part it stands in ("items", "groups" …), which row of it (from 0, None for the whole), a Chinese sentence."""

    part: str
    row: int | None
    text: str


@dataclass
class Reader:
    """Reads values of one place of the file and keeps what is wrong with them."""

    complaints: list[Complaint] = field(default_factory=list)
    part: str = ""
    row: int | None = None
    name: str = ""

    def at(self, part: str, row: int | None = None, name: str = "") -> "Reader":
        """The same list of complaints, at another place."""
        return Reader(self.complaints, part, row, name)

    def say(self, text: str) -> None:
        """Something is wrong here."""
        lead = f"“{self.name}”：" if self.name else f"第 {self.row + 1} 行：" if self.row is not None else ""
        self.complaints.append(Complaint(self.part, self.row, lead + text))

    def number(self, raw: Any, what: str, default: Decimal | None = None) -> Decimal | None:
        """A number of points; nothing typed is `default`."""
        if raw is None or (isinstance(raw, str) and not raw.strip()):
            return default
        try:
            if isinstance(raw, bool) or not isinstance(raw, int | float | str | Decimal):
                raise InvalidOperation
            found = Decimal(str(raw).strip().replace("－", "-").replace("−", "-"))
        except InvalidOperation:
            found = Decimal("NaN")
        if not found.is_finite() or abs(found) > MOST_POINTS:
            self.say(f"{what}写的是“{str(raw)[:20]}”，请写一个数")
            return default
        return found

    def whole(self, raw: Any, what: str, default: int | None = None) -> int | None:
        """A whole number that is not negative."""
        found = self.number(raw, what)
        if found is None:
            return default
        if found != int(found) or found < 0:
            self.say(f"{what}请写一个不小于 0 的整数")
            return default
        return int(found)

    def word(self, kind: type[E], raw: Any, what: str, default: E) -> E:
        """One of the words of an enumeration, by value or label."""
        if raw in (None, ""):
            return default
        found = next((member for member in kind if str(raw) in (member.value, member.label)), None)
        if found is None:
            self.say(f"{what}没有“{str(raw)[:20]}”，可以写：{'、'.join(member.label for member in kind)}")
        return found or default

    def rows(self, raw: Any, what: str) -> list[Mapping[str, Any]]:
        """A list of objects; what is not one is told and left out."""
        if raw is None:
            return []
        if not isinstance(raw, list) or len(raw) > MOST_ROWS:
            self.say(f"{what}要是一张不超过 {MOST_ROWS} 行的表")
            return []
        for row in raw:
            if not isinstance(row, dict):
                self.say(f"{what}里有一行不是完整的一项")
        return [row for row in raw if isinstance(row, dict)]


def text(raw: Any) -> str:
    """A text, of bearable length."""
    return str(raw).strip()[:LONGEST] if isinstance(raw, str | int | float) and not isinstance(raw, bool) else ""


def texts(raw: Any) -> tuple[str, ...]:
    """A list of texts; a single text is split at commas."""
    pieces = raw if isinstance(raw, list) else str(raw or "").replace("、", ",").replace("，", ",").replace("\n", ",").split(",")
    return tuple(dict.fromkeys(said for one in pieces if (said := text(one))))


def read(body: Any) -> tuple[Rulebook, list[Complaint]]:
    """The rulebook a file describes, as far as it can be read, and everything that could not."""
    reader = Reader()
    if not isinstance(body, dict):
        reader.say("整份办法要是一个 JSON 对象，以“{”开头。")
        body = {}
    whole = reader.at("whole")
    book = Rulebook(
        name=text(body.get("name")), about=text(body.get("about")), year_starts=text(body.get("year_starts")) or "01-01",
        base=whole.number(body.get("base"), "基础分", ZERO) or ZERO, total=whole.number(body.get("total"), "满分"),
        total_standing=whole.number(body.get("total_standing"), "常委的满分"), bonus_cap=whole.number(body.get("bonus_cap"), "加分上限"),
        floor=whole.number(body.get("floor", 0), "最低分"),
        groups=tuple(_group(reader.at("groups", n, text(row.get("name"))), row) for n, row in enumerate(whole.rows(body.get("groups"), "分组"))),
        items=tuple(_item(reader.at("items", n, text(row.get("name"))), row) for n, row in enumerate(whole.rows(body.get("items"), "计分项"))),
        minimums=tuple(_minimum(reader.at("minimums", n, text(row.get("name"))), row) for n, row in enumerate(whole.rows(body.get("minimums"), "必做"))),
        grades=tuple(_grade(reader.at("grades", n, text(row.get("name"))), row) for n, row in enumerate(whole.rows(body.get("grades"), "等次"))),
        exempt=_exempt(reader.at("exempt"), body.get("exempt")),
        consequences=tuple(_step(reader.at("consequences", n), row) for n, row in enumerate(whole.rows(body.get("consequences"), "后续办法"))),
    )  # fmt: skip
    return book, reader.complaints


def _group(at: Reader, row: Mapping[str, Any]) -> Group:
    return Group(
        code=text(row.get("code")), name=text(row.get("name")), cap=at.number(row.get("cap"), "上限"), base=at.number(row.get("base"), "起始分", ZERO) or ZERO,
        floor=at.number(row.get("floor"), "下限"), bonus=row.get("bonus") in (True, "true", "1", "是"), within=text(row.get("within")),
    )


def _item(at: Reader, row: Mapping[str, Any]) -> Item:
    parts = tuple(_part(at, one) for one in at.rows(row.get("roles"), "各角色的分"))
    return Item(
        code=text(row.get("code")), name=text(row.get("name")), group=text(row.get("group")),
        sources=tuple(_source(at, one) for one in at.rows(row.get("sources"), "算哪些事")), parts=parts or (Part(""),), by=text(row.get("by")),
        table=tuple((name, points) for name, points in _table(at, row.get("table"))), per=text(row.get("per")),
        shared=row.get("shared") in (True, "true", "1", "是"), once=at.word(Once, row.get("once"), "怎样算一次", Once.EACH), family=text(row.get("family")),
        most=at.whole(row.get("most"), "全年最多几次"), cap=at.number(row.get("cap"), "本项上限"), who=at.word(Who, row.get("who"), "对谁", Who.ALL),
    )  # fmt: skip


def _part(at: Reader, row: Mapping[str, Any]) -> Part:
    raw = row.get("points")
    pieces = raw if isinstance(raw, list) else str(raw if raw is not None else "").replace("，", ",").replace("、", ",").split(",")
    steps = [at.number(piece, "分值") for piece in pieces[:20]]
    kept = tuple(step for step in steps if step is not None)
    percent = at.number(row.get("percent"), "折算比例", WHOLE)
    return Part(text(row.get("role")), kept or (ZERO,), WHOLE if percent is None else percent)


def _table(at: Reader, raw: Any) -> list[tuple[str, Decimal]]:
    if isinstance(raw, str):
        raw = dict(line.replace("＝", "=").split("=", 1) if "=" in line.replace("＝", "=") else (line, "") for line in raw.splitlines() if line.strip())
    if raw is None:
        return []
    if not isinstance(raw, dict):
        at.say("分值表要写成“省级=10”，一行一级")
        return []
    found = [(text(name), at.number(points, f"“{text(name)}”的分值")) for name, points in raw.items()]
    for name, points in found:
        if points is None and raw.get(name) in (None, ""):
            at.say(f"分值表里“{name}”没有写分")
    return [(name, points) for name, points in found if points is not None and name]


def _source(at: Reader, row: Mapping[str, Any]) -> Source:
    whens = tuple(_when(at, one) for one in at.rows(row.get("when"), "条件"))
    return Source(text(row.get("kind")), text(row.get("sort")), whens, texts(row.get("undone")))


def _when(at: Reader, row: Mapping[str, Any]) -> When:
    least = at.number(row.get("least"), "条件里的“不小于”")
    when = When(text(row.get("field")), texts(row.get("among")), least)
    if not when.field or (not when.among and least is None):
        at.say("有一个条件没有写全：要写明看哪一栏，等于哪些值或不小于几")
    return when


def _minimum(at: Reader, row: Mapping[str, Any]) -> Minimum:
    least = at.whole(row.get("least"), "至少几次", 1)
    return Minimum(
        name=text(row.get("name")), items=texts(row.get("items")), least=1 if least is None else least, cost=at.number(row.get("cost"), "少一次扣", ZERO) or ZERO,
        ceiling=text(row.get("ceiling")), who=at.word(Who, row.get("who"), "对谁", Who.ALL),
    )


def _grade(at: Reader, row: Mapping[str, Any]) -> Grade:
    return Grade(text(row.get("name")), at.number(row.get("least"), "起点", ZERO) or ZERO, at.number(row.get("most"), "止点"), at.number(row.get("share"), "名额比例"))


def _exempt(at: Reader, raw: Any) -> Exempt:
    row = raw if isinstance(raw, dict) else {}
    return Exempt(texts(row.get("offices")), texts(row.get("jobs")), at.whole(row.get("months"), "任职不满几个月", 0) or 0, texts(row.get("names")))


def _step(at: Reader, row: Mapping[str, Any]) -> Consequence:
    return Consequence(text(row.get("grade")), at.whole(row.get("years"), "连续几年", 1) or 1, text(row.get("step")))


def write(book: Rulebook) -> dict[str, Any]:
    """A rulebook as JSON that `read` makes the same book of."""
    return {
        "name": book.name, "about": book.about, "year_starts": book.year_starts, "base": plain(book.base), "total": plain(book.total),
        "total_standing": plain(book.total_standing), "bonus_cap": plain(book.bonus_cap), "floor": plain(book.floor),
        "groups": [
            {"code": g.code, "name": g.name, "cap": plain(g.cap), "base": plain(g.base), "floor": plain(g.floor), "bonus": g.bonus, "within": g.within} for g in book.groups
        ],
        "items": [_item_said(item) for item in book.items],
        "minimums": [
            {"name": m.name, "items": list(m.items), "least": m.least, "cost": plain(m.cost), "ceiling": m.ceiling, "who": m.who.value} for m in book.minimums
        ],
        "grades": [{"name": g.name, "least": plain(g.least), "most": plain(g.most), "share": plain(g.share)} for g in book.grades],
        "exempt": {"offices": list(book.exempt.offices), "jobs": list(book.exempt.jobs), "months": book.exempt.months, "names": list(book.exempt.names)},
        "consequences": [{"grade": c.grade, "years": c.years, "step": c.step} for c in book.consequences],
    }  # fmt: skip


def _item_said(item: Item) -> dict[str, Any]:
    return {
        "code": item.code, "name": item.name, "group": item.group, "sources": [_source_said(source) for source in item.sources],
        "roles": [{"role": p.role, "points": ", ".join(plain(step) for step in p.steps), "percent": plain(p.percent)} for p in item.parts],
        "by": item.by, "table": {name: plain(points) for name, points in item.table}, "per": item.per, "shared": item.shared, "once": item.once.value,
        "family": item.family, "most": item.most, "cap": plain(item.cap), "who": item.who.value,
    }  # fmt: skip


def _source_said(source: Source) -> dict[str, Any]:
    whens = [{"field": w.field, "among": list(w.among)} | ({"least": plain(w.least)} if w.least is not None else {}) for w in source.when]
    return {"kind": source.kind, "sort": source.sort, "when": whens, "undone": list(source.undone)}

"""A plan kept as a table, read line by line before anything is kept: what each line would become, and what is wrong with it."""

import calendar
import re
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from shangliang.commons.people.queries import organs
from shangliang.foundation import rows
from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows import Cell, Limits, as_date

from ..rules.planning import LONGEST, MOST_ITEMS, Planned, check
from .figures import known
from .suggesting import recognised

LIMITS = Limits(rows=5000, unpacked=50 * 1024 * 1024)
WORDS = {
    "what": ("事项", "计划事项", "计划内容", "工作内容", "内容", "项目", "题目"), "target": ("计划数", "目标数", "目标", "次数", "数量", "计划次数"), "unit": ("单位", "计量单位"),
    "section": ("部分", "类别", "分类", "板块"), "figure": ("指标", "对应指标", "指标代码"), "first": ("开始", "开始日", "开始时间"), "last": ("完成时限", "完成日", "期限", "完成时间", "时间安排", "时间"),
    "organ": ("责任机构", "承办机构", "承办单位", "责任单位", "牵头机构", "责任委室"), "note": ("说明", "备注"),
}  # fmt: skip
_MONTH = re.compile(r"^(?:(\d{4})\s*年)?\s*(\d{1,2})\s*月(?:底|份|末|前)?$")
_QUARTER = re.compile(r"^(?:第?([一二三四1-4])季度|(上半年|下半年|全年|年底))$")
_ENDS = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12, "上半年": 6, "下半年": 12, "全年": 12, "年底": 12}


@dataclass
class Line:
    """One line of the table: what it would become, how the figure was found, and what is wrong, with the cell it is about."""

    number: int
    wanted: Planned
    label: str = ""
    sure: bool = False
    problems: list[str] = field(default_factory=list)


def read_plan(data: bytes, filename: str, year: int) -> list[Line]:
    """The lines of a plan's table for a year. Raises Invalid when the table cannot be read at all."""
    laid = rows.layout(data, filename, WORDS, limits=LIMITS)
    missing = [label for name, label in (("what", "事项"), ("target", "计划数")) if name not in laid.guess]
    if missing:
        raise Invalid(f"表里没有找到“{'”“'.join(missing)}”这一列。请按模板的表头填。", "no_column")
    lines = [_line(row.number, {name: row[column] for name, column in laid.guess.items()}, year) for row in laid.rows if not row[laid.guess["what"]].is_blank]
    if not lines:
        raise Invalid("表里只有表头，没有计划事项。请填好再上传。", "no_lines")
    if len(lines) > MOST_ITEMS:
        raise Invalid(f"表里有 {len(lines)} 项，一次最多导入 {MOST_ITEMS} 项。请分成几个文件。", "too_many_lines")
    _name_figures(lines)
    for line in lines:
        _judge(line)
    return lines


def _line(number: int, cells: dict[str, Cell], year: int) -> Line:
    made = Line(number, Planned(year, _text(cells, "what")[:LONGEST + 1], Decimal(1), date(year, 1, 1), date(year, 12, 31)))
    made.label = _text(cells, "figure")
    target, organ = _number(cells, made), None
    if name := _text(cells, "organ"):
        organ = next((one.pk for one in organs() if name in {one.name, one.short_name}), None)
        if organ is None:
            made.problems.append(f"{cells['organ'].address}：没有叫“{name}”的机构。请照机构名册写，或空着。")
    days = {name: _day(cells, name, year, made) for name in ("first", "last")}
    made.wanted = replace(
        made.wanted, target=target, unit=_text(cells, "unit")[:12], section=_text(cells, "section"), organ=organ, note=_text(cells, "note")[:300],
        first=days["first"] or made.wanted.first, last=days["last"] or made.wanted.last,
    )  # fmt: skip
    return made


def _text(cells: dict[str, Cell], name: str) -> str:
    cell = cells.get(name)
    return " ".join(cell.text.split()) if cell is not None else ""


def _number(cells: dict[str, Cell], line: Line) -> Decimal:
    said = re.sub(r"[,，\s]|[^\d.]+$", "", rows.narrow(_text(cells, "target")))
    try:
        return Decimal(said)
    except InvalidOperation:
        line.problems.append(f"{cells['target'].address}：计划数“{_text(cells, 'target')}”不是数。请只写数字，如 2。")
        return Decimal(1)


def _day(cells: dict[str, Cell], name: str, year: int, line: Line) -> date | None:
    """A day as plans tell it: a date, 6月底, 上半年, 第三季度."""
    said, cell = rows.narrow(_text(cells, name)), cells.get(name)
    if not said or cell is None:
        return None
    month = _MONTH.match(said)
    quarter = _QUARTER.match(said)
    number = int(month[2]) if month else _ENDS[quarter[1] or quarter[2]] if quarter else 0
    if 1 <= number <= 12:
        of = int(month[1]) if month and month[1] else year
        return date(of, number, 1) if name == "first" else date(of, number, calendar.monthrange(of, number)[1])
    try:
        return cell.read(as_date)
    except Invalid as wrong:
        line.problems.append(wrong.message)
        return None


def _name_figures(lines: list[Line]) -> None:
    """The figure each line names by its code or label, or else the one its words most likely mean."""
    figures = known()
    labels = {figure.label: figure for figure in figures.values()}
    meant = recognised([(line.wanted.what, line.wanted.target, line.wanted.unit) for line in lines])
    for line, guesses in zip(lines, meant, strict=True):
        if line.label in {"手工", "手工记", "无", "-"}:
            line.label, line.sure = "", True
            continue
        named = figures.get(line.label) or labels.get(line.label)
        if line.label and named is None:
            line.problems.append(f"第 {line.number} 行：没有叫“{line.label}”的指标。请写指标的名称或代码，或写“手工”。")
        figure = named or (guesses[0] if guesses else None)
        line.sure, line.label = named is not None, figure.label if figure else ""
        line.wanted = replace(line.wanted, code=figure.code if figure else "", unit=line.wanted.unit or (figure.unit if figure else ""))


def _judge(line: Line) -> None:
    try:
        check(line.wanted)
    except Invalid as wrong:
        line.problems += [f"第 {line.number} 行：{text}" for text in wrong.fields.values()]

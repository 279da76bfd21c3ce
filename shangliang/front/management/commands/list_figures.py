"""`manage.py list_figures`: every figure that comes with the house, as the page docs/figures.md."""

from collections import defaultdict
from typing import Any

from django.core.management.base import BaseCommand

from shangliang.commons.figures.declared import Combined, Figure, Ratio, What, declared
from shangliang.practices.registers.kinds import figures_of
from shangliang.practices.registers.shipped import SHIPPED

HEAD = """# Figures

What can be counted without anybody typing a number. Written by `manage.py list_figures > docs/figures.md`; a committee adds
its own by declaring registers. 件 and 件次, 人 and 人次 are different figures. A figure "in force" counts what stands at the
end of the period.
"""


class Command(BaseCommand):
    help = "Lists every figure that comes with the house: code, name, unit, what counts."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(page(), ending="")


def page() -> str:
    """The whole page, group by group in the order in which they were declared."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    known = {figure.code: figure for register in SHIPPED for figure in figures_of(register)} | {figure.code: figure for figure in declared}
    for figure in known.values():
        groups[figure.group].append(figure)
    lines = [HEAD, f"{len(known)} figures in {len(groups)} groups.\n"]
    for group, figures in groups.items():
        lines += [f"\n## {group}\n", "| code | name | unit | what counts |", "|---|---|---|---|"]
        lines += [f"| `{one.code}` | {one.label} | {one.unit} | {counted(one, known)} |" for one in figures]
    return "\n".join(lines) + "\n"


def counted(figure: Figure, known: dict[str, Figure]) -> str:
    """What counts, in a sentence: as declared, else read off how it is made."""
    if figure.choice:
        return "本会选定：" + "；".join(one.says for one in figure.choice.formulas)
    how = figure.how
    if isinstance(how, Ratio):
        return figure.what or f"{known[how.top].label} ÷ {known[how.bottom].label}"
    if isinstance(how, Combined):
        added = " + ".join(known[code].label for code in how.plus)
        return figure.what or " − ".join([added, *(known[code].label for code in how.minus)])
    if figure.what:
        return figure.what.rstrip("。")
    names = {register.code: register for register in SHIPPED}
    register = names.get(how.sort)
    fields = register.by_code if register else {}
    where = "，".join(f"{fields[one.field.removeprefix('values.')].label}：{'、'.join(_said(value) for value in one.among)}" for one in how.when if one.among)
    least = "".join(f"，{fields[one.field.removeprefix('values.')].label}不少于 {one.least:f}" for one in how.when if one.least is not None)
    what = {What.SUM: "“{}”合计", What.VALUES: "不同的“{}”"}.get(how.what, how.what.label)
    of = fields.get(how.field.removeprefix("values."))
    return "".join((f"台账“{register.label}”" if register else "", f"（{where}{least}）" if where or least else "", "的", what.format(of.label if of else ""), "，期末仍在的" if how.lasting else ""))


def _said(value: str) -> str:
    return {"true": "是", "false": "否"}.get(value, value)

"""Writing into a report what is known elsewhere: what became of earlier shortcomings, how the year's plan stands."""

from shangliang.commons.ledger.acts import Act, action
from shangliang.foundation.errors import NotNow

from ..facts import Revised
from ..models import Report, Version
from ..queries import carried_to, plan_items, values
from ..rules.improving import became
from ..rules.planning import PlanState
from .putting import put_in


@action("reports.write", Revised)
def tell_carried(act: Act, report: Report) -> Version:
    """One sentence about each shortcoming or next step that earlier reports noted, at the end."""
    carried = carried_to(report)
    if not carried:
        raise NotNow("以前的总结里没有要交代的不足和打算。", code="nothing_carried")
    said = [became(one.kind, one.text, one.state, one.outcome, [note.text for note in one.notes.all()]) for one in carried]
    return put_in(report, act, text="上次总结所提不足和打算的落实情况\n" + "\n".join(said), note="写入上次不足和打算的落实情况", as_it_is=True)


@action("reports.write", Revised)
def tell_plan(act: Act, report: Report, *, year: int) -> Version:
    """The year's plan against what was done: a sentence and a table whose numbers are figures."""
    items = list(plan_items(year).exclude(state=PlanState.DROPPED))
    if not items:
        raise NotNow(f"{year} 年还没有计划事项。请先在“计划”里列入。", code="no_plan")
    codes = [f"plan.{year}.items", f"plan.{year}.met", *(f"plan.{one.pk}.target" for one in items), *(one.counted_by for one in items)]
    amounts = values(report, codes)

    def shown(code: str) -> str:
        number = amounts[code].number if code in amounts else None
        return f"{number or 0:f}".rstrip("0").rstrip(".") if number and "." in f"{number:f}" else f"{number or 0:f}"

    text, fixed = "", dict[int, str]()

    def add(words: str, code: str = "", unit: str = "") -> None:
        nonlocal text
        text += words
        if code:
            fixed[len(text)] = code
            text += shown(code) + unit

    add(f"{year}年计划完成情况\n全年计划事项", codes[0], "项")
    add("，已完成", codes[1], "项。\n事项\t计划\t已办")
    for one in items:
        add(f"\n{one.what}\t", f"plan.{one.pk}.target", one.unit)
        add("\t", one.counted_by, one.unit)
    return put_in(report, act, text=text, note=f"写入 {year} 年计划完成情况", fixed=fixed)

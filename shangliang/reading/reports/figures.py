"""The figures of a committee's plans: how many items, how many done, and of each item what was planned and, ticked by hand, what was held."""

from collections.abc import Iterable, Iterator

from shangliang.commons.committees.ready import Ready
from shangliang.commons.committees.scope import here
from shangliang.commons.figures.declared import Count, Figure, Ratio, What, When, Words

from .models import PlanItem

GROUP = "计划与督办"
YEARS = 3
SET, ENDED = ("reports.plan_set",), ("reports.plan_dropped",)
ITEMS: Ready[PlanItem] = Ready(lambda: PlanItem.objects.order_by("-year", "pk").values_list("pk", "year", "what", "unit", "code"))


def of_plans() -> Iterator[Figure]:
    """The figures of the plans of the last three years there are, as the committee we are in has them."""
    items = here().recall("reports.plan", ITEMS)
    years = sorted({year for _, year, *_ in items}, reverse=True)[:YEARS]
    for year in years:
        yield from _year(year)
    for pk, year, what, unit, code in items:
        if year in years:
            yield from _item(pk, year, what, unit, counted=bool(code))


def _year(year: int) -> Iterable[Figure]:
    """Of a year: items, items done, and the share of them."""
    this = (When("year", (str(year),)),)
    words = ("计划事项", "年度计划", "工作计划")
    return (
        Figure(f"plan.{year}.items", f"{year} 年计划事项", "项", Count(SET, What.SUBJECTS, when=this, lasting=True, ended=ENDED), GROUP, f"列入 {year} 年计划、没有取消的事项", Words(words, ("安排", "列入", "确定"), ("件",))),
        Figure(f"plan.{year}.met", f"{year} 年计划中完成的事项", "项", Count(("reports.plan_met",), What.SUBJECTS, when=this, lasting=True, ended=("reports.plan_unmet", *ENDED)), GROUP, "按台账达到计划数的事项", Words(words, ("完成", "落实"), ("件",))),
        Figure(f"plan.{year}.rate", f"{year} 年计划完成率", "%", Ratio(f"plan.{year}.met", f"plan.{year}.items"), GROUP, "完成的事项 ÷ 计划事项", Words(("计划完成率",), ("达",))),
    )


def _item(pk: int, year: int, what: str, unit: str, *, counted: bool) -> Iterator[Figure]:
    """Of an item: how much was planned; where nothing of ours counts it, how much was ticked by hand."""
    this = (When("item", (str(pk),)),)
    planned = Words((what,), ("计划", "安排", "确定"), near=("计划", "安排", "全年"))
    yield Figure(f"plan.{pk}.target", f"计划{what}（{year} 年）", unit, Count(SET, What.SUM, when=this, field="target", lasting=True, ended=ENDED), GROUP, f"{year} 年计划定的数", planned)
    if not counted:
        yield Figure(f"plan.{pk}.held", f"{what}（计划内）", unit, Count(("reports.plan_held",), What.SUM, when=this, field="count"), GROUP, "按计划手工记下的次数", Words((what,), ("开展", "召开", "举办", "完成")))

"""Plans: setting items one by one or many at once, changing and dropping them, ticking by hand, settling by the ledger, telling people."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.utils import timezone

from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.acts import Act, Credit, Saying, action, record, record_many
from shangliang.commons.ledger.queries import standing
from shangliang.commons.people.models import Organ
from shangliang.foundation.errors import Invalid, NotFound, NotNow, fits

from ..facts import PlanChased, PlanDropped, PlanHeld, PlanMet, PlanSet, PlanUnheld, PlanUnmet
from ..models import PlanItem
from ..queries import held_now, known
from ..rules.planning import LIFE, MOST_ITEMS, Planned, PlanState, check

SUBJECT = "reports.planitem"


def plain(number: Decimal) -> int | float:
    """A number as the ledger keeps it, so that figures can add it up."""
    return int(number) if number == int(number) else float(number)


@action("reports.plan", PlanSet, lock=False, once=True)
def set_items(act: Act, thing: None = None, *, wanted: Sequence[Planned], source: str = "") -> list[PlanItem]:
    """Set items of a plan, all or none; `source` is the file or the report they are from."""
    if not wanted:
        raise Invalid("还没有选要列入计划的事项。")
    if len(wanted) > MOST_ITEMS:
        raise Invalid(f"一次最多列入 {MOST_ITEMS} 项，这里有 {len(wanted)} 项。请分几次。")
    figures, organs = known(), Organ.objects.in_bulk([one.organ for one in wanted if one.organ])
    items = []
    for number, one in enumerate(wanted, 1):
        try:
            _check(one, figures, organs)
        except Invalid as wrong:
            raise (wrong if len(wanted) == 1 else Invalid(f"第 {number} 项“{one.what[:20]}”：{wrong.message}", fields=wrong.fields)) from None
        items.append(PlanItem(committee_id=act.committee, source=source[:120], set_at=act.at, set_by=act.viewer.label[:80], **_fields(one, figures)))
    made = PlanItem.objects.bulk_create(items, batch_size=200)
    here().forget()
    record_many(act, [Saying(_said(one), one, _host(organs.get(one.organ_id or 0))) for one in made])
    return made


def _check(wanted: Planned, figures: Any, organs: dict[int, Organ]) -> None:
    check(wanted)
    if wanted.code and wanted.code not in figures:
        raise Invalid("没有这个指标，请重新选，或改为手工记。", fields={"code": "请从列表里选"})
    if wanted.organ and wanted.organ not in organs:
        raise Invalid("没有这个机构，请重新选。", fields={"organ": "请从列表里选"})


def _fields(wanted: Planned, figures: Any) -> dict[str, Any]:
    unit = wanted.unit or (figures[wanted.code].unit if wanted.code else "")
    return {
        "year": wanted.year, "what": wanted.what, "section": wanted.section, "code": wanted.code, "target": wanted.target, "unit": unit[:12], "first": wanted.first, "last": wanted.last,
        "organ_id": wanted.organ, "note": fits(wanted.note, 300, "note", "说明"),
    }  # fmt: skip


def _said(item: PlanItem, *, again: bool = False) -> PlanSet:
    return PlanSet(
        item=str(item.pk), year=item.year, what=item.what, target=plain(item.target), unit=item.unit, from_day=item.first.isoformat(), due_on=item.last.isoformat(), figure=item.code, again=again
    )


def _host(organ: Organ | None) -> tuple[Credit, ...]:
    return (Credit(organ, "host"),) if organ else ()


@action("reports.plan", PlanSet)
def change(act: Act, item: PlanItem, *, wanted: Planned) -> PlanItem:
    """Change an item: what was planned before stays in the ledger, the latest word counts."""
    state, figures = LIFE.go("change", item.state), known()
    organs = Organ.objects.in_bulk([wanted.organ] if wanted.organ else [])
    _check(wanted, figures, organs)
    if item.state == PlanState.MET:
        _unmeet(act, item, "计划有调整")
    for name, value in _fields(wanted, figures).items():
        setattr(item, name, value)
    item.state = state
    item.save()
    here().forget()
    record(act, _said(item, again=True), about=item, parties=_host(organs.get(item.organ_id or 0)))
    return item


@action("reports.plan", PlanDropped)
def drop_item(act: Act, item: PlanItem, *, reason: str) -> PlanItem:
    """Take an item out of the plan, with the reason."""
    item.state = LIFE.go("drop", item.state)
    item.save(update_fields=["state"])
    record(act, PlanDropped(item=str(item.pk), year=item.year, reason=_why(reason)), about=item)
    return item


def _why(reason: str) -> str:
    said = fits(" ".join(reason.split()), 300, "reason", "原因")
    if not said:
        raise Invalid("请写明原因。", fields={"reason": "请写明原因"})
    return said


@action("reports.plan", PlanHeld)
def hold(act: Act, item: PlanItem, *, count: Decimal, on: date, note: str = "") -> PlanItem:
    """Tick an item that nothing of ours counts: so much was held on a day that has come."""
    if item.code:
        raise NotNow("这一项按台账自动算，不用手工记。登记了就会计入。", code="counted_by_the_ledger")
    if item.state == PlanState.DROPPED:
        raise NotNow("这一项已经取消。", code="dropped")
    wrong = {}
    if not 0 < count <= 100_000:
        wrong["count"] = "请写大于零的数"
    if on > timezone.localdate(act.at) or on.year != item.year:
        wrong["on"] = "请选计划那一年里已经到了的一天"
    if wrong:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    then = min(act.at, datetime.combine(on, time(12), timezone.get_default_timezone()))
    record(replace(act, at=then), PlanHeld(item=str(item.pk), count=plain(count), note=fits(note, 200, "note", "说明")), about=item, parties=_host(item.organ))
    _settle(act, item)
    return item


@action("reports.plan", PlanUnheld)
def unhold(act: Act, item: PlanItem, *, fact: int, reason: str) -> PlanItem:
    """Take a tick back."""
    wrong = standing().filter(subject_type=SUBJECT, subject_id=item.pk, kind="reports.plan_held", pk=fact).first()
    if wrong is None:
        raise NotFound("没有这一次记录，可能已经撤销。")
    record(act, PlanUnheld(item=str(item.pk), reason=_why(reason)), about=item, retracts=wrong)
    _settle(act, item)
    return item


@action("reports.settle", PlanMet, PlanUnmet)
def settle(act: Act, item: PlanItem) -> bool:
    """Bring an item to what the ledger says: enough makes it done, what is taken back undoes it. Raises NotNow when nothing changed."""
    if not _settle(act, item):
        raise NotNow("按台账算，没有变动。", code="nothing_changed")
    return item.state == PlanState.MET


def _settle(act: Act, item: PlanItem) -> bool:
    held = held_now([item]).get(item.pk, Decimal(0))
    if item.state == PlanState.OPEN and held >= item.target:
        item.state = LIFE.go("meet", item.state)
        item.save(update_fields=["state"])
        record(act, PlanMet(item=str(item.pk), year=item.year, held=plain(held), target=plain(item.target)), about=item, parties=_host(item.organ))
        return True
    if item.state == PlanState.MET and held < item.target:
        _unmeet(act, item, "台账里的登记有更正，数不够了")
        return True
    return False


def _unmeet(act: Act, item: PlanItem, reason: str) -> None:
    item.state = LIFE.go("unmeet", item.state)
    item.save(update_fields=["state"])
    met = standing().filter(subject_type=SUBJECT, subject_id=item.pk, kind="reports.plan_met").order_by("-pk").first()
    record(act, PlanUnmet(item=str(item.pk), reason=reason), about=item, retracts=met)


@action("reports.settle", PlanChased)
def chase(act: Act, item: PlanItem, *, mark: str = "") -> PlanItem:
    """Tell the office and the body responsible; `mark` is "soon" or "late" when the clockwork does, and then only once a mark."""
    field = {"soon": "soon_for", "late": "late_for"}.get(mark)
    if item.state != PlanState.OPEN or (field and getattr(item, field) == item.last):
        raise NotNow("这一项已经完成、取消，或这次已经提醒过。", code="chased_already")
    if field:
        setattr(item, field, item.last)
        item.save(update_fields=[field])
    held, left = held_now([item]).get(item.pk, Decimal(0)), (item.last - timezone.localdate(act.at)).days
    said = PlanChased(item=str(item.pk), what=item.what, due_on=item.last.isoformat(), days_left=left, held=plain(held), target=plain(item.target), by_hand=not mark)
    record(act, said, about=item, parties=_host(item.organ))
    return item

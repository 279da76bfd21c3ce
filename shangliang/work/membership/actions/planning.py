"""A body's year: what it is like, what it plans, what of the plan is done (M09, M10)."""

from datetime import date

from shangliang.commons.figures.declared import all_figures
from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Organ
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts import ItemDone, ItemDropped, ItemPlanned, ItemReopened, OrganDescribed
from ..models import OrganNote, PlanItem
from ..queries.planned import moved
from ..queries.planning import plans
from ..rules import ItemState

FIELDS = {"place": ("场所", 120), "conditions": ("条件", 300), "contact": ("联络员", 40), "phone": ("办公电话", 40)}


@action("membership.run_body", OrganDescribed)
def describe_organ(act: Act, organ: Organ, *, values: dict[str, str]) -> OrganNote:
    """填写机构情况: place, conditions, contact and office phone; phones stay out of the ledger."""
    _stands(organ)
    note = OrganNote.objects.filter(organ=organ).first() or OrganNote(committee_id=act.committee, organ=organ)
    kept = {key: fits(values[key], most, key, label) for key, (label, most) in FIELDS.items() if key in values}
    changed = {key: value for key, value in kept.items() if getattr(note, key) != value}
    if not changed:
        raise Invalid("没有改动。请改好再存，或返回。")
    fields = [FIELDS[key][0] if key == "phone" else moved(FIELDS[key][0], getattr(note, key), value) for key, value in changed.items()]
    for key, value in changed.items():
        setattr(note, key, value)
    note.save()
    record(act, OrganDescribed(fields=fields), about=organ, parties=[Credit(organ, "organ")])
    return note


@action("membership.run_body", ItemPlanned, once=True)
def plan_item(act: Act, organ: Organ, *, year: int, title: str, due_on: date, figure: str = "", least: int = 1) -> PlanItem:
    """列入年度计划 of a body; with a `figure` the ledger fulfils it once it has `least` of them in the year."""
    _stands(organ)
    if not plans(organ.kind):
        raise Invalid(f"{organ.kind_label}不编年度计划。")
    title = fits(title, 120, "title", "事项")
    wrong: dict[str, str] = {} if title else {"title": "请写要做的事"}
    if figure and figure not in all_figures():
        wrong["figure"] = "请从列表里选"
    if due_on.year != year:
        wrong["due_on"] = f"要在 {year} 年内"
    if not 1 <= least <= 500:
        wrong["least"] = "要在 1 到 500 之间"
    if wrong:
        raise Invalid("年度计划还要改一改：" + "；".join(wrong.values()), fields=wrong)
    item = PlanItem.objects.create(committee_id=act.committee, organ=organ, year=year, title=title, due_on=due_on, figure=figure, least=least)
    said = ItemPlanned(organ=organ.name, title=title, year=year, due_on=due_on.isoformat(), figure=figure, least=least)
    record(act, said, about=item, parties=[Credit(organ, "organ")])
    return item


@action("membership.run_body", ItemDone)
def finish_item(act: Act, item: PlanItem, *, note: str) -> PlanItem:
    """记为完成 what the ledger does not count."""
    _open(item)
    if item.figure:
        raise NotNow("这一项按台账自动算。做了的事登记进台账，够了就算完成。", code="counted")
    if not (note := fits(note, 200, "note", "怎样完成的")):
        raise Invalid("请写一句怎样完成的。", fields={"note": "请写一句"})
    item.state, item.done_at, item.note = ItemState.DONE, act.at, note
    item.save(update_fields=["state", "done_at", "note"])
    record(act, ItemDone(title=item.title, note=note), about=item, parties=[Credit(item.organ, "organ")])
    return item


@action("membership.run_body", ItemDropped)
def drop_item(act: Act, item: PlanItem, *, reason: str) -> PlanItem:
    """取消 an item, with the reason."""
    _open(item)
    if not (reason := fits(reason, 200, "note", "理由")):
        raise Invalid("取消要写明理由。", fields={"note": "请写明理由"})
    item.state, item.note = ItemState.DROPPED, reason
    item.save(update_fields=["state", "note"])
    record(act, ItemDropped(title=item.title, reason=reason), about=item, parties=[Credit(item.organ, "organ")])
    return item


@action("membership.run_body", ItemReopened)
def reopen_item(act: Act, item: PlanItem, *, reason: str) -> PlanItem:
    """恢复 an item that was finished or dropped by mistake."""
    if item.state == ItemState.OPEN:
        raise NotNow("这一项本来就在计划里。", code="open_already")
    if not (reason := fits(reason, 200, "note", "理由")):
        raise Invalid("恢复要写明理由。", fields={"note": "请写明理由"})
    item.state, item.done_at, item.note = ItemState.OPEN, None, ""
    item.save(update_fields=["state", "done_at", "note"])
    record(act, ItemReopened(title=item.title, reason=reason), about=item, parties=[Credit(item.organ, "organ")])
    return item


def _open(item: PlanItem) -> None:
    if item.state != ItemState.OPEN:
        raise NotNow(f"“{item.title}”{ItemState(item.state).label}，不用再办。", code="settled_already")


def _stands(organ: Organ) -> None:
    if organ.until is not None:
        raise NotNow(f"{organ.name}已经在 {organ.until.isoformat()} 撤销。", code="dissolved_already")


__all__ = ["describe_organ", "drop_item", "finish_item", "plan_item", "reopen_item"]

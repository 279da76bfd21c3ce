"""Who guides whom: links between special committees and sectors or units, and the yearly look at them (M13, M14)."""

from datetime import date
from typing import Any

from django.utils import timezone

from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Organ, OrganKind, Unit
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts import LinkChanged, LinkChecked, LinkEnded, LinkMade
from ..models import Link
from ..queries.planned import moved
from ..rules import CHECKED, ending_fits

FIELDS = {"duties": "联系内容", "ours": "我方联系人", "theirs": "对方联系人", "phone": "办公电话"}


@action("membership.arrange", LinkMade, lock=False, once=True)
def make_link(
    act: Act, thing: None = None, *, organ_id: int, sector_id: int | None = None, unit_id: int | None = None, since: date, decision: str = "", **values: str
) -> Link:
    """建立联系 of a special committee with one sector or one unit; `values` are the keys of FIELDS."""
    organ = Organ.objects.filter(pk=organ_id, kind=OrganKind.SPECIAL_COMMITTEE, until__isnull=True).first()
    if organ is None:
        raise Invalid("没有这个专门委员会，或已撤销。请从列表里选。", fields={"organ": "请从列表里选"})
    other: Any = Organ.objects.filter(pk=sector_id, kind=OrganKind.SECTOR, until__isnull=True).first() if sector_id else Unit.objects.filter(pk=unit_id, active=True).first()
    if other is None:
        raise Invalid("请选一个界别，或一个部门。", fields={"sector": "请选一个"})
    side = {"sector": other} if sector_id else {"unit": other}
    if Link.objects.filter(organ=organ, until__isnull=True, **side).exists():
        raise Invalid(f"{organ}已经联系{other}。", fields={"sector" if sector_id else "unit": "已经联系"})
    link = Link.objects.create(committee_id=act.committee, organ=organ, since=since, **side, **_kept(values))
    record(act, LinkMade(organ=organ.name, to=other.name, since=since.isoformat(), decision=decision), about=link, parties=_both(link))
    return link


@action("membership.arrange", LinkChanged)
def change_link(act: Act, link: Link, **values: str) -> Link:
    """Change what a link is about and who answers for it; phones stay out of the ledger."""
    _stands(link)
    changed = {key: value for key, value in _kept(values).items() if getattr(link, key) != value}
    if not changed:
        raise Invalid("没有改动。请改好再存，或返回。")
    fields = [FIELDS[key] if key == "phone" else moved(FIELDS[key], getattr(link, key), value) for key, value in changed.items()]
    for key, value in changed.items():
        setattr(link, key, value)
    link.save(update_fields=list(changed))
    record(act, LinkChanged(fields=fields), about=link, parties=_both(link))
    return link


@action("membership.arrange", LinkEnded)
def end_link(act: Act, link: Link, *, on: date) -> Link:
    """解除联系 on a day that has come."""
    _stands(link)
    if wrong := ending_fits(on, link.since, timezone.localdate(act.at)):
        raise Invalid(wrong, fields={"on": wrong})
    link.until = on
    link.save(update_fields=["until"])
    record(act, LinkEnded(to=link.other.name, on=on.isoformat()), about=link, parties=_both(link))
    return link


@action("membership.arrange", LinkChecked)
def check_link(act: Act, link: Link, *, result: str, note: str = "") -> Link:
    """年度检查: how the link was kept this year, in one of the words of CHECKED; a second look in the year is said again."""
    _stands(link)
    if result not in CHECKED:
        raise Invalid(f"请从{'、'.join(CHECKED)}里选一项。", fields={"result": "请选一项"})
    said = LinkChecked(year=timezone.localdate(act.at).year, result=result, note=fits(note, 200, "note", "情况"))
    record(act, said, about=link, parties=_both(link))
    return link


def _kept(values: dict[str, str]) -> dict[str, str]:
    return {key: fits(values[key], 300 if key == "duties" else 40, key, label) for key, label in FIELDS.items() if key in values}


def _both(link: Link) -> list[Credit]:
    return [Credit(link.organ, "organ"), Credit(link.other, "linked")]


def _stands(link: Link) -> None:
    if link.until is not None:
        raise NotNow(f"这项联系已经在 {link.until.isoformat()} 解除。", code="ended_already")

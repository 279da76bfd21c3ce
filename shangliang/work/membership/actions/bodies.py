"""Organs: set up, corrected, dissolved; and who sits in them."""

from datetime import date
from typing import Any

from django.utils import timezone

from shangliang.commons.ledger.acts import Act, Credit, Saying, action, record, record_many
from shangliang.commons.people.models import Member, Organ, OrganKind, Seat, SeatOffice
from shangliang.foundation.errors import Invalid, NotNow

from ..facts import OrganAdded, OrganCorrected, OrganDissolved, SeatLeft, SeatTaken
from ..queries.planned import moved, shown
from ..rules import ending_fits
from . import _places as places

FIELDS = {"name": "名称", "short_name": "简称", "position": "次序", "since": "设立日期"}


@action("membership.arrange", OrganAdded, lock=False, once=True)
def add_organ(act: Act, thing: None = None, *, kind: OrganKind, values: dict[str, Any]) -> Organ:
    """Set up an organ; `values` are name, short_name, position and since."""
    _name_is_free(kind, values["name"])
    organ = Organ.objects.create(committee_id=act.committee, kind=kind, **values)
    record(act, OrganAdded(kind_of=kind.label, since=shown(organ.since)), about=organ, parties=[Credit(organ, "organ")])
    return organ


@action("membership.arrange", OrganCorrected)
def correct_organ(act: Act, organ: Organ, *, values: dict[str, Any]) -> Organ:
    """Rename an organ or put its data right; the people in it stay."""
    _stands(organ)
    changed = {key: value for key, value in values.items() if getattr(organ, key) != value}
    if not changed:
        raise Invalid("没有改动。请改好要更正的内容，或返回。")
    if "name" in changed:
        _name_is_free(OrganKind(organ.kind), changed["name"])
    fields = [moved(FIELDS[key], getattr(organ, key), value) for key, value in changed.items()]
    for key, value in changed.items():
        setattr(organ, key, value)
    organ.save(update_fields=list(changed))
    record(act, OrganCorrected(fields=fields), about=organ, parties=[Credit(organ, "organ")])
    return organ


@action("membership.arrange", OrganDissolved, SeatLeft)
def dissolve_organ(act: Act, organ: Organ, *, on: date, decision: str) -> Organ:
    """Dissolve an organ; the places in it end. A sector that still has members cannot be dissolved."""
    _stands(organ)
    if wrong := ending_fits(on, organ.since or date.min, timezone.localdate(act.at)):
        raise Invalid(wrong, fields={"on": wrong})
    if left := Member.objects.filter(sector=organ, until__isnull=True).count():
        raise NotNow(f"还有 {left} 位委员在{organ.name}。请先为他们调整界别，再撤销。", code="sector_in_use")
    organ.until = on
    organ.save(update_fields=["until"])
    left = places._leave_all(organ.seats.filter(until__isnull=True).select_related("member", "organ"), on=on, decision=decision)
    said = OrganDissolved(on=on.isoformat(), decision=decision)
    record_many(act, [Saying(said, organ, (Credit(organ, "organ"),)), *left])
    return organ


@action("membership.arrange", SeatTaken)
def take_seat(act: Act, organ: Organ, *, member_id: int, office: SeatOffice, since: date, decision: str) -> Seat:
    """任: give a member a place in an organ; one who sits there in another office changes it on that day."""
    _stands(organ)
    member = Member.objects.filter(pk=member_id, until__isnull=True).first()
    if member is None:
        raise Invalid("没有这位在任的委员。请从列表里选。", fields={"member": "请从列表里选"})
    if since < member.since:
        raise Invalid("任职日期早于担任委员的日子。", fields={"since": f"不能早于 {member.since.isoformat()}"})
    held = Seat.objects.filter(organ=organ, member=member, until__isnull=True).first()
    if held is not None and held.office == office:
        raise Invalid(f"{member.name}现在就是{organ.name}的{office.label}。", fields={"office": "现在就是"})
    if held is not None:
        held.until = max(since, held.since)
        held.save(update_fields=["until"])
    place = Seat.objects.create(committee_id=act.committee, organ=organ, member=member, office=office, since=since)
    said = SeatTaken(name=member.name, organ=organ.name, office=office.label, since=since.isoformat(), decision=decision, kind_of=organ.kind_label)
    record(act, said, about=places._ref(place), parties=places._both(place))
    return place


@action("membership.arrange", SeatLeft)
def leave_seat(act: Act, place: Seat, *, on: date, decision: str) -> Seat:
    """免: end a member's place in an organ."""
    if place.until is not None:
        raise NotNow("这个职务已经免去了。", code="left_already")
    if wrong := ending_fits(on, place.since, timezone.localdate(act.at)):
        raise Invalid(wrong, fields={"on": wrong})
    place.until = on
    place.save(update_fields=["until"])
    record_many(act, [places._left(place, on, decision)])
    return place


def _stands(organ: Organ) -> None:
    if organ.until is not None:
        raise NotNow(f"{organ.name}已经在 {organ.until.isoformat()} 撤销。", code="dissolved_already")


def _name_is_free(kind: OrganKind, name: str) -> None:
    if Organ.objects.filter(kind=kind, name=name).exists():
        raise Invalid(f"已经有叫“{name}”的{kind.label}。", fields={"name": "已经有同名的机构"})

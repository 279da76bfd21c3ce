"""Who or what may be put forward: from a key ("member:12") to a person or body, and the lists to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from shangliang.commons.access import Role, Viewer
from shangliang.commons.people.models import Member, Organ, OrganKind, Seat, SeatOffice, Unit
from shangliang.commons.people.queries import members_on, organs, units
from shangliang.foundation.errors import Invalid, fits

from ..kinds import About, By, CallKind, Option, cautions, suggesters

SPEAKERS = [SeatOffice.HEAD, SeatOffice.DEPUTY, SeatOffice.CONVENER]
BODIES = (OrganKind.SECTOR, OrganKind.SPECIAL_COMMITTEE, OrganKind.PARTY_ORGANISATION, OrganKind.GROUP, OrganKind.STATION, OrganKind.BRANCH, OrganKind.OFFICE)
LONGEST_NAME = 80


@dataclass(frozen=True)
class Subject:
    """Who or what a key means."""

    key: str
    about: About
    name: str
    note: str = ""
    member: Member | None = None
    organ: Organ | None = None
    unit: Unit | None = None
    thing: int | None = None


def read_key(kind: CallKind, key: str, name: str, day: date) -> Subject:
    """Who a form means; `name` is what was typed where nobody was chosen. Raises Invalid with what is missing."""
    sort, _, number = key.partition(":")
    if sort == About.NAME or not key and About.NAME in kind.about:
        return _named(kind, name)
    if sort not in {one.value for one in kind.about} or not number.isdigit() or len(number) > 18:
        raise Invalid("请选要推荐的对象。", fields={"key": "请选要推荐的对象"})
    found = _found(kind, About(sort), int(number), day)
    if found is None:
        raise Invalid("选的对象已经不在名册里，请重选。", fields={"key": "已经不在名册里，请重选"})
    return found


def _named(kind: CallKind, name: str) -> Subject:
    said = fits(" ".join(name.replace("\x00", "").split()), LONGEST_NAME, "name", "名称")
    if About.NAME not in kind.about or not said:
        raise Invalid("请选或写要推荐的对象。", fields={"key": "请选要推荐的对象", "name": "请写姓名或名称"})
    return Subject(f"name:{said}", About.NAME, said)


def _found(kind: CallKind, about: About, pk: int, day: date) -> Subject | None:
    key = f"{about.value}:{pk}"
    if about is About.MEMBER:
        member = members_on(day).filter(pk=pk).select_related("sector").first()
        return Subject(key, about, member.name, f"{member.sector}", member=member) if member else None
    if about is About.ORGAN:
        organ = organs().filter(pk=pk).first()
        return Subject(key, about, organ.name, organ.kind_label, organ=organ) if organ else None
    if about is About.UNIT:
        unit = units().filter(pk=pk).first()
        return Subject(key, about, unit.name, unit.system_label, unit=unit) if unit else None
    if why := kind.why_not(pk):
        raise Invalid(why, fields={"key": why})
    thing = kind.describe([pk])[pk]
    return Subject(key, about, thing.name[:200], thing.note[:200], thing=pk)


def options(kind: CallKind, viewer: Viewer, call: Any, day: date) -> list[tuple[str, ...]]:
    """What may be chosen in a form as (key, name, note, and how it is spelled); things are found by a word instead."""
    if viewer.role == Role.MEMBER and set(call.by) == {By.SELF}:
        return [(f"member:{member.pk}", member.name, str(member.sector)) for member in members_on(day).filter(pk=viewer.member_id).select_related("sector")]
    found: list[tuple[str, ...]] = []
    if About.MEMBER in kind.about:
        found += [(f"member:{m.pk}", m.name, f"{m.sector}　{m.employer}".strip(), m.spelling) for m in members_on(day).select_related("sector").order_by("sort_key")]
    if About.ORGAN in kind.about:
        found += [(f"organ:{o.pk}", o.name, o.kind_label) for o in organs(*BODIES)]
    if About.UNIT in kind.about:
        found += [(f"unit:{u.pk}", u.name, u.system_label) for u in units()]
    return found


def speaking_for(member_id: int | None) -> list[Organ]:
    """The organs in whose name a member may put somebody forward: where they are head, deputy or convener."""
    if member_id is None:
        return []
    seats = Seat.objects.filter(member_id=member_id, until__isnull=True, office__in=SPEAKERS, organ__until__isnull=True)
    return [seat.organ for seat in seats.select_related("organ").order_by("organ__kind", "organ__position")]


def may_speak_for(viewer: Viewer, organ_id: int) -> Organ | None:
    """The organ if this member may speak for it; for staff any organ, since they enter what came on paper."""
    if viewer.role == Role.MEMBER:
        return next((organ for organ in speaking_for(viewer.member_id) if organ.pk == organ_id), None)
    return organs().filter(pk=organ_id).first()


def suggestions(kind: CallKind, call: Any) -> Sequence[Option]:
    """Whom the rules propose for the year of a call, without those put forward already."""
    first, last = date(call.year, 1, 1), date(call.year, 12, 31)
    source = suggesters.get(kind.code) if kind.code in suggesters else kind.suggest
    there = set(call.nominations.values_list("key", flat=True))
    return [one for one in source(first, last) if one.key not in there]


def caution_of(call: Any, member_id: int | None) -> str:
    """What speaks against honouring a member in a call, as others know it (the duty score of its year); "" for nothing, and for bodies and things."""
    if member_id is None or call.kind not in cautions:
        return ""
    return cautions.get(call.kind)(member_id, call.year)

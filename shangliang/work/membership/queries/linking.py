"""Reading who guides whom: special committees with their sectors and their counterparts among the units (M13, M14)."""

from dataclasses import dataclass, field
from datetime import date

from shangliang.commons.ledger.queries import standing
from shangliang.commons.people.models import Organ
from shangliang.commons.people.queries import special_committees, units
from shangliang.foundation.errors import NotFound

from ..models import Link


@dataclass
class Guiding:
    """A special committee with the sectors it guides and the units it keeps contact with."""

    organ: Organ
    sectors: list[Link] = field(default_factory=list)
    units: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class Check:
    """What the yearly look at a link found."""

    year: int
    result: str
    note: str
    on: date


def present_links() -> list[Link]:
    """All links that stand, by committee."""
    found = Link.objects.filter(until__isnull=True).select_related("organ", "sector", "unit")
    return sorted(found, key=lambda one: (one.organ.position, one.organ.name, one.unit_id is not None, one.other.position, one.other.name))


def guiding() -> list[Guiding]:
    """Every special committee with its links, those without any too."""
    by = {organ.pk: Guiding(organ) for organ in special_committees()}
    for link in present_links():
        one = by.setdefault(link.organ_id, Guiding(link.organ))
        (one.units if link.unit_id else one.sectors).append(link)
    return list(by.values())


def link(pk: int) -> Link:
    """One link, ended ones too."""
    found = Link.objects.filter(pk=pk).select_related("organ", "sector", "unit").first()
    if found is None:
        raise NotFound("没有这项联系，可能已经解除，或不属于本委员会。")
    return found


def links_of(organ_id: int) -> list[Link]:
    """The links in which an organ stands on either side."""
    return [one for one in present_links() if organ_id in {one.organ_id, one.sector_id}]


def sectors_without(links: list[Link]) -> list[Organ]:
    """Sectors that no committee guides."""
    taken = {one.sector_id for one in links}
    return [organ for organ in Organ.objects.filter(kind="sector", until__isnull=True) if organ.pk not in taken]


def last_checks(year: int) -> dict[int, Check]:
    """What this year's look at each link found, by link."""
    facts = standing().filter(kind="membership.link_checked", data__year=year).order_by("happened_at", "pk")
    return {fact.subject_id: Check(year, fact.data["result"], fact.data["note"], fact.happened_at.date()) for fact in facts}


def committees_to_choose() -> list[tuple[int, str]]:
    """Special committees for a choice."""
    return [(organ.pk, organ.name) for organ in special_committees()]


def units_to_choose() -> list[tuple[int, str]]:
    """Units for a choice."""
    return [(unit.pk, unit.name) for unit in units()]

"""Reading a body's year: its plan and how far the ledger has fulfilled it, what it and its members did, where it works (M07, M09, M10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from shangliang.commons.committees.scope import setting
from shangliang.commons.figures.declared import Count, all_figures
from shangliang.commons.figures.measuring import measure
from shangliang.commons.figures.opening import address
from shangliang.commons.figures.statements import Narrow
from shangliang.commons.people.models import Organ, OrganKind
from shangliang.foundation.errors import NotFound
from shangliang.foundation.periods import Period, year

from ..models import OrganNote, PlanItem
from ..rules import ItemState

PLANNING = (OrganKind.SPECIAL_COMMITTEE, OrganKind.SECTOR, OrganKind.GROUP, OrganKind.STATION, OrganKind.LIAISON)
HOUSED = (OrganKind.GROUP, OrganKind.STATION, OrganKind.LIAISON)
SHOWN = 12
THINGS = ("件", "篇", "次", "场", "条", "项", "个", "人次")


@dataclass(frozen=True)
class Progress:
    """An item with how often the ledger has what it asks for; `count` is None where a person says so."""

    item: PlanItem
    count: int | None
    done: bool
    late: bool

    @property
    def state(self) -> str:
        if self.item.state == ItemState.DROPPED:
            return "closed"
        return "done" if self.done else "over" if self.late else "doing"


@dataclass(frozen=True)
class Did:
    """One figure of a body's year."""

    label: str
    value: int
    unit: str
    href: str


def plans(kind: OrganKind | str) -> bool:
    """Whether a body of this kind has a yearly plan."""
    return kind in PLANNING


def plan_of(organ: Organ, number: int, today: date) -> list[Progress]:
    """The items of a body's plan of a year with their progress, by due day."""
    items = list(PlanItem.objects.filter(organ=organ, year=number))
    counts = _counts(organ, items, number)
    found = []
    for item in items:
        count = counts.get(item.figure, 0) if item.figure else None
        done = item.state == ItemState.DONE or (item.state == ItemState.OPEN and count is not None and count >= item.least)
        found.append(Progress(item, count, done, item.state == ItemState.OPEN and not done and today > item.due_on))
    return found


def _counts(organ: Organ, items: Iterable[PlanItem], number: int) -> dict[str, int]:
    known = all_figures()
    codes = {item.figure for item in items if item.figure in known}
    return {code: int(value.number or 0) for code, value in measure(codes, year(number), only=_only(organ)).items()} if codes else {}


def _only(organ: Organ) -> Narrow:
    return Narrow(sector=organ.pk) if organ.kind == OrganKind.SECTOR else Narrow(organ=organ.pk)


def did(organ: Organ, period: Period[date]) -> list[Did]:
    """What a body did in a period, read from the ledger: the figures its committee chose, else the largest of each area."""
    known = all_figures()
    chosen = [code for code in setting("membership.body_figures") if code in known]
    codes = chosen or [code for code, one in known.items() if isinstance(one.how, Count) and not one.how.lasting and one.unit in THINGS and one.group != "委员队伍"]
    values = measure(codes, period, only=_only(organ), known=known)
    found = {code: int(value.number or 0) for code, value in values.items() if value.number}
    if not chosen:
        best: dict[str, str] = {}
        for code, number in found.items():
            group = known[code].group
            if group not in best or number > found[best[group]]:
                best[group] = code
        found = {code: found[code] for code in best.values()}
    by = "sector" if organ.kind == OrganKind.SECTOR else "organ"
    return [Did(known[code].label, number, known[code].unit, address(code, period, by=by, part=str(organ.pk))) for code, number in found.items()][:SHOWN]


def did_of_member(member_id: int, period: Period[date]) -> list[Did]:
    """What one member did in a period: of each area the largest figure that credits them."""
    known = all_figures()
    codes = [code for code, one in known.items() if isinstance(one.how, Count) and not one.how.lasting and one.unit in THINGS and one.group != "委员队伍"]
    best: dict[str, Did] = {}
    for code, value in measure(codes, period, only=Narrow(member=member_id), known=known).items():
        number, one = int(value.number or 0), known[code]
        if number and (one.group not in best or number > best[one.group].value):
            best[one.group] = Did(one.label, number, one.unit, "")
    return list(best.values())[:SHOWN]


def countable() -> list[tuple[str, str]]:
    """Figures that an item may be counted by: code and label, by area."""
    found = [one for one in all_figures().values() if isinstance(one.how, Count) and not one.how.lasting and one.unit in THINGS]
    return [(one.code, f"{one.label}（{one.group}）") for one in sorted(found, key=lambda one: (one.group, one.label))]


def figure_label(code: str) -> str:
    """What a figure is called; "" for none."""
    found = all_figures().get(code)
    return found.label if found else ""


def item(pk: int) -> PlanItem:
    """One item of a plan."""
    found = PlanItem.objects.filter(pk=pk).select_related("organ").first()
    if found is None:
        raise NotFound("没有这项计划，可能不属于本委员会。")
    return found


def note_of(organ: Organ) -> OrganNote | None:
    """Where a body is and what it works with."""
    return OrganNote.objects.filter(organ=organ).first()


def this_year() -> int:
    """The year that plans are about today."""
    return timezone.localdate().year

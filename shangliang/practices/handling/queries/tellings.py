"""What a notice needs to know of a matter or of one unit's part in it."""

from dataclasses import dataclass

from shangliang.commons.committees.ready import Given, Ready
from shangliang.foundation.words import nth

from ..models import LIVE, Assignment, Matter, Recheck
from ..rules import ANSWERING


@dataclass(frozen=True)
class Brief:
    """A matter in a word: its number and label, whose it is, and who is asked to rate it."""

    matter_id: int
    kind: str
    name: str
    raters: tuple[int, ...]
    answering: tuple[int, ...]  # ids of the units that reply to the proposer


CALLED = Ready(lambda: Assignment.objects.filter(pk=Given("pk")).values_list("matter__number", "matter__label"))


CALLED_AGAIN = Ready(lambda: Recheck.objects.filter(pk=Given("pk")).values_list("part__matter__number", "part__matter__label"))


def called(assignment_id: int, *, recheck: bool = False) -> str:
    """What the matter of a part, or of a re-check, is called; "" when there is none. Asked thousands of times each morning, so its plan is kept."""
    number, label = (CALLED_AGAIN if recheck else CALLED).first(pk=assignment_id) or ("", "")
    return f"{nth(number)}“{label}”" if label else ""


def brief_of(matter_id: int) -> Brief | None:
    """A matter as its notices call it; None when there is none."""
    matter = Matter.objects.filter(pk=matter_id).first()
    if matter is None:
        return None
    units = Assignment.objects.filter(matter=matter, role__in=sorted(ANSWERING), state__in=LIVE).values_list("unit_id", flat=True)
    number = nth(matter.number)
    return Brief(matter.pk, matter.kind, f"{number}“{matter.label}”", tuple(matter.raters), tuple(units))


def lead_units(matter_id: int) -> list[int]:
    """Ids of the units that wait for the opinions of the others."""
    return list(Assignment.objects.filter(matter_id=matter_id, role__in=sorted(ANSWERING), state__in=LIVE).values_list("unit_id", flat=True))

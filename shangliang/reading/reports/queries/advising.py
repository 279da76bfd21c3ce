"""Whether a committee asks a language model, and what it would be asked about a report."""

from shangliang.commons.people.models import Member

from ..models import Adviser, Report
from ..ports import Door
from ..rules.covering import covered
from ..rules.places import find
from ..rules.states import ChipState
from .figures import known
from .reports import chips_of, newest

UNSURE, MOST = 0.6, 40


def adviser() -> Adviser | None:
    """How it is reached, if somebody has set it up."""
    return Adviser.objects.first()


def door() -> Door | None:
    """The way to it, if it is on."""
    held = adviser()
    return Door(held.address, held.model, held.secret) if held and held.on else None


def unsure(report: Report) -> dict[int, str]:
    """The sentences around the places nobody has decided and the matcher is not sure of, covered, by position."""
    version = newest(report)
    chips = [chip for chip in chips_of(version) if chip.state == ChipState.PROPOSED and (not chip.proposals or chip.proposals[0]["confidence"] < UNSURE)]
    places = find(version.text) if chips else []
    names = sorted(set(Member.objects.values_list("name", flat=True)), key=len, reverse=True) if chips else []
    return {chip.position: covered(version.text, places, chip.start, names) for chip in chips[:MOST]}


def offered() -> dict[str, str]:
    """The figures it may choose among, with their names."""
    return {code: f"{figure.label}（{figure.unit}）" for code, figure in known().items()}

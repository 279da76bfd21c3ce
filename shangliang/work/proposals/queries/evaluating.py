"""双向评价: what a session's evaluation has come to."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from shangliang.commons.access import Viewer
from shangliang.commons.committees.scope import setting
from shangliang.commons.people.models import Member, Seat, Unit
from shangliang.practices.handling.models import Assignment, Matter
from shangliang.practices.handling.rules import ANSWERING
from shangliang.practices.handling.rules import State as Part
from shangliang.practices.polls import queries as polls

from ..models import Proposal
from ..rules import State
from ..shipped import APPRAISAL, BY_COMMITTEE, BY_PROPOSER, BY_UNIT, TWO_WAY

SUBJECT = "proposals.proposal"


def about(session_id: int | None) -> str:
    """How polls name a session."""
    return f"session:{session_id}"


def matters_answered(session_id: int) -> Iterator[tuple[Proposal, Matter, list[Unit], list[Member]]]:
    """A session's answered proposals with the matter, its answering units and its raters (four queries)."""
    proposals = {one.pk: one for one in Proposal.objects.filter(session_id=session_id, state__in=[State.REPLIED, State.CLOSED], imported=False)}
    matters: dict[int, Matter] = {}
    for matter in Matter.objects.filter(subject_type=SUBJECT, subject_id__in=list(proposals), replied_at__isnull=False).order_by("round"):
        matters[matter.subject_id] = matter
    units: dict[int, list[Unit]] = defaultdict(list)
    parts = Assignment.objects.filter(matter__in=[one.pk for one in matters.values()], role__in=sorted(ANSWERING), state=Part.REPLIED)
    for part in parts.select_related("unit").order_by("pk"):
        units[part.matter_id].append(part.unit)
    raters = Member.objects.in_bulk({pk for one in matters.values() for pk in one.raters})
    for pk in sorted(matters):
        matter = matters[pk]
        yield proposals[pk], matter, units[matter.pk], [raters[one] for one in matter.raters if one in raters]


def to_evaluate(viewer: Viewer, proposal_id: int) -> int | None:
    """The ticket with which a member may now judge the handling of a proposal."""
    found = polls.waiting(viewer).filter(poll__kind=BY_PROPOSER, occasion_id=proposal_id).first()
    return found.pk if found else None


@dataclass(frozen=True)
class UnitScore:
    """A unit's results in a session: the proposers' form and the appraisal ballot, and the target of each; None where there is none."""

    unit: Any
    handling: Any = None
    appraisal: Any = None
    handled: Any = None
    appraised: Any = None


@dataclass(frozen=True)
class QualityScore:
    """A proposal's quality as committee and unit judged it; `score` weighs both by the setting `proposals.evaluation.unit_share`."""

    proposal: Any
    committee: float | None
    unit: float | None
    score: float


def unit_results(session_id: int) -> list[UnitScore]:
    """What came out for each unit in closed polls about a session, the best first."""
    found = {pk: by_kind for (kind, pk), by_kind in polls.subjects_scored(about(session_id), BY_PROPOSER, APPRAISAL).items() if kind == "people.unit"}
    units = Unit.objects.in_bulk(list(found))
    rows = [_unit_score(units[pk], found[pk].get(BY_PROPOSER, (None, None)), found[pk].get(APPRAISAL, (None, None))) for pk in found if pk in units]
    return sorted(rows, key=lambda row: (-((row.handling or {}).get("score") or -1), -((row.appraisal or {}).get("score") or -1), row.unit.name))


def _unit_score(unit: Unit, by_proposers: tuple[Any, Any], by_ballot: tuple[Any, Any]) -> UnitScore:
    (handled, handling), (appraised, appraisal) = by_proposers, by_ballot
    return UnitScore(unit, handling, appraisal, handled, appraised)


def quality_results(session_id: int) -> list[QualityScore]:
    """The quality of each proposal as judged in closed polls about a session, the best first."""
    found = {pk: by_kind for (kind, pk), by_kind in polls.subjects_scored(about(session_id), BY_COMMITTEE, BY_UNIT).items() if kind == SUBJECT}
    proposals = Proposal.objects.in_bulk(list(found))
    rows = []
    for pk, by_kind in found.items():
        committee, unit = (by_kind.get(kind, (None, {}))[1].get("score") for kind in (BY_COMMITTEE, BY_UNIT))
        score = together(committee, unit, setting("proposals.evaluation.unit_share"))
        if score is not None and pk in proposals:
            rows.append(QualityScore(proposals[pk], committee, unit, score))
    return sorted(rows, key=lambda row: (-row.score, row.proposal.pk))


def together(committee: float | None, unit: float | None, unit_share: int) -> float | None:
    """One score of two, by the unit's share in per cent; where only one judged, that one's."""
    if committee is None or unit is None:
        return committee if unit is None else unit
    return round((committee * (100 - unit_share) + unit * unit_share) / 100, 1)


def evaluation_progress(session_id: int) -> dict[str, Any]:
    """The latest poll of each kind about a session, by kind."""
    return polls.progress(about(session_id), *TWO_WAY, APPRAISAL)


def sitting_in(organ_id: int) -> list[int]:
    """Ids of the members who belong to an organ: its seats, or its sector."""
    seated = Seat.objects.filter(organ_id=organ_id, until__isnull=True).values_list("member_id", flat=True)
    return [*seated, *Member.objects.filter(sector_id=organ_id).values_list("pk", flat=True)]

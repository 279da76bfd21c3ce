"""Deeds of the committee: review, merging, handing over, and what the hand-over offices decide."""

import re
from collections.abc import Sequence
from datetime import datetime

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import setting
from shangliang.commons.people.models import System, Unit
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Assignment
from shangliang.practices.handling.rules import LIVE
from shangliang.practices.handling.rules import Role as Part
from shangliang.work.proposals import actions
from shangliang.work.proposals.models import Proposal

from .agenda import Life

SHORT, FEW = 215, 3
OFFICES = {System.PARTY: Role.HANDOVER_PARTY, System.GOVERNMENT: Role.HANDOVER_GOVERNMENT}


def plan_units(life: Life, when: datetime, *, separate: bool = False) -> None:
    """The review says who should handle it."""
    first, others = (Part.SEPARATE, Part.SEPARATE) if separate else (Part.LEAD, Part.ASSIST)
    units = [(life.unit, first), *((life.town.units[name], others) for name in life.item.assist)]
    actions.plan_units(life.as_role(Role.PROPOSAL_STAFF, when), life.proposal, units=units)


def pass_first(life: Life, when: datetime, *, note: str = "") -> None:
    """Agree at the first stage."""
    actions.file(life.as_role(Role.PROPOSAL_STAFF, when), life.proposal, stage=1, note=note, checklist=_met(life.proposal))


def _met(proposal: Proposal) -> list[str]:
    """The points of review that a reader of its text would tick: figures in the grounds, causes, and enough to be done."""
    short, grounds = len(proposal.grounds) < SHORT, proposal.grounds
    missed = {
        "有情况": not re.search(r"\d", grounds), "有分析": short and not re.search("因|由于|主要是|根子|原因", grounds), "有具体建议": proposal.recommendations.count() < FEW,
    }  # fmt: skip
    return [point for point in setting("proposals.review.checklist") if not missed.get(point)]


def file(life: Life, when: datetime, *, note: str = "") -> None:
    """Agree at the last stage: it gets its number."""
    actions.file(life.as_role(Role.PROPOSAL_HEAD, when), life.proposal, stage=2, note=note)


def decline(life: Life, when: datetime, *, stage: int, reasons: Sequence[str], note: str = "") -> None:
    """Not filed, for reasons the proposer is told."""
    role = Role.PROPOSAL_STAFF if stage == 1 else Role.PROPOSAL_HEAD
    actions.decline(life.as_role(role, when), life.proposal, stage=stage, reasons=reasons, note=note)


def send_back(life: Life, when: datetime, *, note: str, stage: int = 1) -> None:
    """Back to the author with what to mend."""
    actions.send_back(life.as_role(Role.PROPOSAL_STAFF, when), life.proposal, stage=stage, note=note)


def reopen(life: Life, when: datetime, *, reason: str) -> None:
    """Take the last decision back."""
    actions.reopen_review(life.as_role(Role.PROPOSAL_HEAD, when), life.proposal, reason=reason)


def merge(life: Life, when: datetime, *, into: Life) -> None:
    """Merge into what is about the same matter."""
    actions.merge(life.as_role(Role.PROPOSAL_HEAD, when), into.proposal, others=[life.proposal])


def unmerge(life: Life, when: datetime) -> None:
    """Stand alone again."""
    life.proposal.refresh_from_db()  # merged by way of the other one
    life.proposal = actions.unmerge(life.as_role(Role.PROPOSAL_HEAD, when), life.proposal)


def hand_over(life: Life, when: datetime, *, note: str = "") -> None:
    """To the units that the review planned, by the office in whose jurisdiction the first one is."""
    office = Role.HANDOVER_PARTY if life.unit.system == System.PARTY else Role.HANDOVER_GOVERNMENT
    life.proposal = actions.hand_over(life.as_role(office, when), life.proposal, note=note)
    learn_parts(life)


def take_back(life: Life, when: datetime, *, reason: str) -> None:
    """Take the hand-over back."""
    actions.take_back(life.as_role(Role.PROPOSAL_HEAD, when), life.proposal, reason=reason)


def decide_return(life: Life, when: datetime, *, unit: str, to: Unit | None = None, note: str = "") -> None:
    """Pass the part on to another unit, or let the first one go on."""
    part = life.parts[unit]
    handling.decide_return(_office(life, part, when), part, accept=to is not None, to=to, note=note)
    learn_parts(life)


def decide_extension(life: Life, when: datetime, *, grant: bool, note: str = "") -> None:
    """Grant more time, or say why not."""
    part = life.parts[life.item.unit]
    handling.decide_extension(_office(life, part, when), part, grant=grant, note=note)


def remind(life: Life, when: datetime, *, unit: str = "", note: str = "") -> None:
    """Remind a unit by hand."""
    part = life.parts[unit or life.item.unit]
    handling.remind(_office(life, part, when), part, note=note)


def learn_parts(life: Life) -> None:
    """Read which units now have which part."""
    found = Assignment.objects.filter(
        matter__subject_type=Proposal._meta.label_lower, matter__subject_id=life.proposal.pk, state__in=sorted(LIVE)
    )
    life.parts = {part.unit.name: part for part in found.select_related("unit", "matter").order_by("pk")}


def _office(life: Life, part: Assignment, when: datetime):
    return life.as_role(OFFICES.get(System(part.unit.system), Role.PROPOSAL_STAFF), when)

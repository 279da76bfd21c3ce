"""Handing over to units, what comes back from them, and closing."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from shangliang.commons.committees.ready import held, write
from shangliang.commons.committees.scope import setting
from shangliang.commons.ledger.acts import Act, Credit, action, consequence, record
from shangliang.commons.people.models import Unit
from shangliang.foundation.errors import NotNow
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Matter
from shangliang.practices.handling.queries import matter_of
from shangliang.practices.handling.rules import Role, Satisfaction, check_units

from .. import queries
from ..facts import Answered, Closed, Fulfilled, HandedOver, Rated, Redone, Slipped, TakenBack, UnitsChanged
from ..models import Proposal
from ..rules import LIFE, Timing
from .evaluating import _let_in_answered, _let_in_rated
from .indexing import keep_marks
from .submitting import parties

SUBJECT = "proposals.proposal"


@action("proposals.hand_over", HandedOver)
def hand_over(act: Act, proposal: Proposal, *, units: Sequence[tuple[Unit, Role]] = (), due_on: date | None = None, note: str = "") -> Proposal:
    """Hand a filed proposal over: to `units`, or to those the review planned."""
    if setting("proposals.handing.parties") and not queries.consented(proposal):
        raise NotNow("这里交办要先请各方同意。请在交办台勾选后送各方会签，都同意后再交办。", code="no_consent")
    units = list(units) or planned_units(proposal)
    check_units(units)
    proposal.state = LIFE.go("hand_over", proposal.state, proposal, number=proposal.number)
    matter = handling.hand_over(
        act, None, kind="proposals", subject=proposal, label=proposal.title, number=proposal.number, units=units,
        due_on=due_on, note=note, between=proposal.timing == Timing.BETWEEN,
    )
    proposal.lead_unit, proposal.due_on = units[0][0], matter.due_on
    write(proposal, "state", "lead_unit", "due_on")
    keep_marks(proposal)
    record(
        act, HandedOver(units=[f"{unit}（{Role(role).label}）" for unit, role in units], due_on=matter.due_on.isoformat()), about=proposal,
        parties=[*parties(proposal), *(Credit(unit, role) for unit, role in units)],
    )
    return proposal


@action("proposals.hand_over", TakenBack)
def take_back(act: Act, proposal: Proposal, *, reason: str) -> Proposal:
    """Take a hand-over back as long as no unit has replied; it is filed again and may be handed over anew."""
    matter = _matter(proposal)
    proposal.state = LIFE.go("take_back", proposal.state, proposal, **queries.handed_how(matter))
    handling.cancel(act, matter, reason=reason)
    proposal.due_on = None
    write(proposal, "state", "due_on")
    record(act, TakenBack(reason=reason), about=proposal)
    return proposal


@action("proposals.close", Closed)
def close(act: Act, proposal: Proposal) -> Proposal:
    """Close a case whose proposers have rated the reply, or have let the time for it pass: silence is not satisfaction."""
    matter = _matter(proposal)
    overall = proposal.overall
    if not overall and matter.rate_until and timezone.localdate(act.at) <= matter.rate_until:
        raise NotNow(f"提案人还没有评价，可评价到 {matter.rate_until:%-m 月 %-d 日}。可以提醒提案人。", code="not_rated")
    proposal.state = LIFE.go("close", proposal.state)
    proposal.closed_at, proposal.due_on = act.at, None
    write(proposal, "state", "closed_at", "due_on")
    handling.close_matter(act, matter, overall=overall or "none")
    record(act, Closed(overall=overall or "none", grade=proposal.grade), about=proposal, parties=parties(proposal))
    return proposal


def planned_units(proposal: Proposal) -> list[tuple[Unit, Role]]:
    """The units the review planned, the lead first."""
    order = list(Role)
    return sorted(((choice.unit, Role(choice.role)) for choice in queries.planned(proposal)), key=lambda pair: (order.index(pair[1]), pair[0].position))


def _matter(proposal: Proposal) -> Matter:
    found = matter_of(SUBJECT, proposal.pk)
    if found is None:
        raise NotNow("这件提案还没有交办。", code="not_handed_over")
    return found


def _of(matter: Matter) -> Proposal:
    proposal: Proposal | None = matter.thing or held(Proposal, matter.subject_id)
    if proposal is None:
        raise LookupError(f"matter {matter.pk} is about a proposal that is not there")
    return proposal


def hold(proposal_id: int) -> Proposal | None:
    """Handling's port: a proposal, locked before what handling has of it."""
    return held(Proposal, proposal_id)


@consequence(UnitsChanged)
def assigned(act: Act, matter: Matter, *, lead: Unit | None, due_on: date) -> None:
    """Handling's port: the units or the due day have changed."""
    proposal = _of(matter)
    proposal.lead_unit, proposal.due_on = lead or proposal.lead_unit, due_on
    write(proposal, "lead_unit", "due_on")
    record(act, UnitsChanged(lead=str(proposal.lead_unit), due_on=due_on.isoformat()), about=proposal)


@consequence(Answered)
def answered(act: Act, matter: Matter, *, grade: str) -> None:
    """Handling's port: every answering unit has issued its reply."""
    proposal = _of(matter)
    proposal.state = LIFE.go("answered", proposal.state)
    proposal.grade, proposal.grade_after, proposal.overall = grade, "", ""
    write(proposal, "state", "grade", "grade_after", "overall")
    on_time = proposal.due_on is None or timezone.localdate(act.at) <= proposal.due_on
    record(act, Answered(grade=grade, round=matter.round, on_time=on_time), about=proposal, parties=parties(proposal))
    _let_in_answered(act, proposal, matter)


@consequence(Rated)
def rated(act: Act, matter: Matter, *, overall: Satisfaction) -> None:
    """Handling's port: the proposers' verdict is settled."""
    proposal = _of(matter)
    proposal.overall = overall
    write(proposal, "overall")
    record(act, Rated(overall=Satisfaction(overall).label, round=matter.round), about=proposal)
    _let_in_rated(act, proposal, matter)


@consequence(Redone)
def redone(act: Act, matter: Matter, *, lead: Unit | None, due_on: date) -> None:
    """Handling's port: dissatisfied, so a new round began."""
    proposal = _of(matter)
    proposal.state = LIFE.go("redo", proposal.state)
    proposal.lead_unit, proposal.due_on, proposal.closed_at = lead or proposal.lead_unit, due_on, None
    write(proposal, "state", "lead_unit", "due_on", "closed_at")
    done = Redone(round=matter.round, grade=proposal.grade, overall=Satisfaction(proposal.overall).label if proposal.overall else "")
    record(act, done, about=proposal, parties=parties(proposal))


@consequence(Fulfilled)
def fulfilled(act: Act, matter: Matter, *, before: str, grade: str) -> None:
    """Handling's port: all that was promised in this round is kept. The reply keeps its class; what it came to stands beside it."""
    proposal = _of(matter)
    proposal.grade_after = grade
    write(proposal, "grade_after")
    record(act, Fulfilled(before=before, grade=grade), about=proposal, parties=parties(proposal))


@consequence(Slipped)
def slipped(act: Act, matter: Matter, *, finding: str) -> None:
    """Handling's port: a later look found it not done after all, so a class that had risen falls back to that of the reply."""
    proposal = _of(matter)
    before, proposal.grade_after = proposal.grade_after or proposal.grade, ""
    write(proposal, "grade_after")
    record(act, Slipped(before=before), about=proposal, parties=parties(proposal))

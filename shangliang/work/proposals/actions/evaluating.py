"""双向评价 and 民主评议: opening the polls, letting in whose turn has come, and saying of each proposal what was found."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from shangliang.commons.committees.models import Session
from shangliang.commons.ledger.acts import Act, Saying, action, consequence, record, record_many
from shangliang.commons.people.models import Member, Unit
from shangliang.commons.subjects import Ref, ref
from shangliang.foundation.errors import Invalid, fits
from shangliang.practices.handling.queries import says
from shangliang.practices.handling.queries.matters import answering
from shangliang.practices.polls import actions as polls
from shangliang.practices.polls import queries as asked
from shangliang.practices.polls.actions import Invited

from ..facts import AppraisalStarted, Evaluated, EvaluationCounted, EvaluationStarted
from ..models import Proposal
from ..queries.evaluating import about, matters_answered
from ..shipped import APPRAISAL, BY_COMMITTEE, BY_PROPOSER, BY_UNIT, EVALUATORS, LABELS, QUALITY, TWO_WAY
from .submitting import parties


@action("proposals.evaluate", EvaluationStarted, lock=False, once=True)
def start_evaluation(act: Act, session: Session, *, closes_at: datetime, title: str = "") -> int:
    """Open the three forms of 双向评价 for a session's proposals; those rated or answered later come in by themselves. Gives how many forms go out."""
    title = fits(title, 60, "title", "名称") or session.short
    invited: dict[str, list[Invited]] = {kind: [] for kind in TWO_WAY}
    for proposal, matter, units, raters in matters_answered(session.pk):
        invited[BY_COMMITTEE].append(_by_committee(proposal))
        invited[BY_UNIT] += _by_units(proposal, units)
        if proposal.overall:
            invited[BY_PROPOSER] += _by_proposers(proposal, units, _asked(matter.kind, raters))
    for kind, people in invited.items():
        polls.open_poll(act, None, kind=kind, title=f"{title}{LABELS[kind]}", closes_at=closes_at, invited=people, about=about(session.pk))
    count = sum(map(len, invited.values()))
    record(act, EvaluationStarted(title=f"{title}双向评价", count=count, deadline=_day(closes_at)), about=session)
    return count


@action("proposals.evaluate", AppraisalStarted, lock=False, once=True)
def start_appraisal(act: Act, session: Session, *, title: str, closes_at: datetime, units: Sequence[Unit], members: Sequence[Member]) -> Any:
    """Open an anonymous ballot of members on units, at an appraisal meeting or before it."""
    wrong = {} if units else {"units": "请选被评议的单位"}
    wrong |= {} if members else {"voters": "没有找到投票的委员"}
    if wrong:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    invited = [Invited(ref(unit), member) for unit in units for member in members]
    poll = polls.open_poll(act, None, kind=APPRAISAL, title=title, closes_at=closes_at, invited=invited, about=about(session.pk))
    record(act, AppraisalStarted(title=poll.title, units=[unit.name for unit in units], count=len(members), deadline=_day(closes_at)), about=session)
    return poll


def _day(moment: datetime) -> str:
    return timezone.localtime(moment).date().isoformat()


def _let_in_answered(act: Act, proposal: Proposal, matter: Any) -> None:
    """Its reply is complete: committee and units may judge the proposal, where an evaluation runs."""
    _let_in(act, proposal, {BY_COMMITTEE: lambda: [_by_committee(proposal)], BY_UNIT: lambda: _by_units(proposal, [part.unit for part in answering(matter)])})


def _let_in_rated(act: Act, proposal: Proposal, matter: Any) -> None:
    """It was rated: the proposers may judge the handling, however the verdict was."""

    def invited() -> list[Invited]:
        raters = Member.objects.in_bulk(matter.raters)
        return _by_proposers(proposal, [part.unit for part in answering(matter)], _asked(matter.kind, [raters[pk] for pk in matter.raters if pk in raters]))

    _let_in(act, proposal, {BY_PROPOSER: invited})


def _let_in(act: Act, proposal: Proposal, invited: Mapping[str, Callable[[], list[Invited]]]) -> None:
    """Who is `invited` to a poll of each kind. Most replies come while no evaluation runs, hence that is worked out last."""
    for poll in asked.open_about(about(proposal.session_id), invited) if proposal.session_id else ():
        if poll.closes_at > act.at and not asked.asks_on(poll, proposal.pk) and (found := invited[poll.kind]()):
            polls.invite(act, poll, invited=found)


def _asked(kind: str, raters: Sequence[Member]) -> Sequence[Member]:
    """Whose judgement is asked: as with the rating, the first proposer's or everybody's (setting `rating_scope`)."""
    return raters[:1] if says(kind, "rating_scope") == "first" else raters


def _ref(proposal: Proposal) -> Ref:
    return Ref("proposals.proposal", proposal.pk, f"{proposal.number} {proposal.title}"[:300])


def _on(proposal: Proposal) -> dict[str, Any]:
    return {"occasion_id": proposal.pk, "occasion": f"{proposal.number} {proposal.title}"}


def _by_committee(proposal: Proposal) -> Invited:
    return Invited(_ref(proposal), roles=[str(role) for role in EVALUATORS], label="提案委", **_on(proposal))


def _by_units(proposal: Proposal, units: Iterable[Unit]) -> list[Invited]:
    return [Invited(_ref(proposal), unit, **_on(proposal)) for unit in units]


def _by_proposers(proposal: Proposal, units: Iterable[Unit], raters: Iterable[Member]) -> list[Invited]:
    return [Invited(ref(unit), member, **_on(proposal)) for member in raters for unit in units]


@consequence(EvaluationCounted)
def evaluation_closed(act: Act, poll: Any, *, results: Iterable[tuple[Any, dict[str, Any]]]) -> None:
    """Polls' port: a form was counted; where proposals were judged, each is told its score, and who judged."""
    scored = {target.subject_id: result for target, result in results if target.subject_type == "proposals.proposal" and result["score"] is not None}
    found = list(Proposal.objects.filter(pk__in=list(scored)).order_by("pk"))
    record_many(act, [_saying(proposal, poll.kind, scored[proposal.pk]) for proposal in found])
    record(act, EvaluationCounted(title=poll.title, count=len(found)), about=poll)


def _saying(proposal: Proposal, kind: str, result: dict[str, Any]) -> Saying:
    said = Evaluated(by_whom=QUALITY[kind], score=result["score"], grade=result["band"], count=result["cast"])
    return Saying(said, proposal, parties(proposal))

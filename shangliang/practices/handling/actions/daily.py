"""What the clockwork reminds of each morning: many at once, in one transaction, each under a number of its own.

`due` names the things and the numbers of their reminders (commons/ledger/clockwork.py). Matters are held in the order of their
ids, as everywhere; what was said, answered or taken back meanwhile is left out.
"""

from collections.abc import Iterable
from typing import Any

from shangliang.commons.access import require
from shangliang.commons.ledger.acts import Act, Credit, Saying, action
from shangliang.commons.ledger.clockwork import Due, not_said
from shangliang.commons.people.models import Member
from shangliang.foundation.errors import NotNow

from .. import facts
from ..models import Assignment, Matter, Promise, Recheck
from ..rules import OPEN, MatterState, PromiseState
from ..rules.again import LookBackState, RecheckState
from . import _ground as ground


@action("handling.remind", facts.Reminded, lock=False)
def remind_due(act: Act, thing: None, *, due: Due) -> int:
    """Remind units of their open parts; gives how many."""
    _hold(Assignment.objects.filter(pk__in=due).values("matter_id"))
    found = Assignment.objects.select_related("matter", "unit").filter(pk__in=due, state__in=sorted(OPEN))
    return _remind(act, "handling.remind", facts.Reminded, due, [(part, part) for part in found.order_by("pk")])


@action("handling.remind_promise", facts.PromiseReminded, lock=False)
def remind_due_promises(act: Act, thing: None, *, due: Due) -> int:
    """Remind units of what they promised; gives how many."""
    _hold(Promise.objects.filter(pk__in=due).values("assignment__matter_id"))
    found = Promise.objects.select_related("assignment__matter", "assignment__unit").filter(pk__in=due, state=PromiseState.OPEN)
    return _remind(act, "handling.remind_promise", facts.PromiseReminded, due, [(one, one.assignment) for one in found.order_by("pk")])


@action("handling.remind_recheck", facts.RecheckReminded, lock=False)
def remind_due_rechecks(act: Act, thing: None, *, due: Due) -> int:
    """Remind units of the matters in look-backs of which they have said nothing; gives how many."""
    _hold(Recheck.objects.filter(pk__in=due).values("part__matter_id"))
    found = Recheck.objects.select_related("part__matter", "part__unit").filter(pk__in=due, state=RecheckState.ASKED, look_back__state=LookBackState.OPEN)
    return _remind(act, "handling.remind_recheck", facts.RecheckReminded, due, [(one, one.part) for one in found.order_by("pk")])


@action("handling.remind_rating", facts.RatingReminded, lock=False)
def remind_due_ratings(act: Act, thing: None, *, due: Due) -> int:
    """Remind the proposers who have not rated the reply of a round that still stands; gives how many rounds."""
    left, today = not_said(facts.RatingReminded.kind, due), ground._today(act)
    held = Matter.objects.select_for_update(of=("self",)).filter(pk__in=due, state=MatterState.REPLIED).order_by("pk")
    sayings = []
    for matter in held:
        spoken = set(matter.ratings.values_list("member_id", flat=True))
        silent = [Member(pk=pk) for pk in matter.raters if pk not in spoken]
        if silent and matter.pk in left:
            said = facts.RatingReminded(round=matter.round, days_left=(matter.rate_until - today).days, count=len(silent))
            sayings.append(Saying(said, matter, [Credit(member, "asked") for member in silent], left[matter.pk]))
    if not sayings:
        raise NotNow("都已经评价，不用再提醒。", code="said_already")
    return ground._record_many(act, sayings)


def _hold(matters: Any) -> None:
    """Hold these matters until the transaction ends."""
    list(Matter.objects.select_for_update(of=("self",)).filter(pk__in=matters).order_by("pk").values_list("pk", flat=True))


def _remind(act: Act, code: str, fact: Any, due: Due, found: Iterable[tuple[Any, Assignment]]) -> int:
    """Say it of each thing of which it was not said yet; every one comes with the part of the unit that is reminded."""
    left, today = not_said(fact.kind, due), ground._today(act)
    sayings = []
    for one, part in found:
        if one.pk in left:
            require(act.viewer, code, one)
            said = fact(unit=part.unit.name, days_left=(one.due_on - today).days, by_hand=False, note="")
            sayings.append(Saying(said, one, [ground._credit(part)], left[one.pk]))
    return ground._record_many(act, sayings)

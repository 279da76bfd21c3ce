"""What all acts on calls share: the present row of a call, moving nominations, and reasons."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from shangliang.commons.committees.ready import held
from shangliang.commons.ledger.acts import Act, Saying, record_many
from shangliang.foundation.errors import Invalid, NotFound, NotNow, fits

from ..kinds import CallKind, kinds
from ..models import Call, Nomination
from ..rules import CALL, NOMINATION, CallState, NominationState

STATES, N = CallState, NominationState


def kind_of(call: Call) -> CallKind:
    """What sort of call it is."""
    return kinds.get(call.kind)


def award_of(call: Call) -> dict[str, Any]:
    """How facts name the award."""
    return {"code": call.kind, "name": call.award, "year": call.year}


def step(call: Call, name: str, **known: Any) -> None:
    """Take a step of a call; raises NotNow with the reason."""
    call.state = CALL.go(name, call.state, call, **known)


def both(nomination: Nomination) -> tuple[Call, Nomination]:
    """A nomination and its call, locked: the call first, as every act that goes through the whole list does."""
    call = held(Call, nomination.call_id)
    found = held(Nomination, nomination.pk)
    if call is None or found is None:
        raise NotFound()
    found.call = call
    return call, found


def during(call: Call, *states: CallState, verb: str) -> None:
    """Raise NotNow unless the call is in one of these states."""
    if call.state not in states:
        raise NotNow(f"这次征集目前是“{CallState(call.state).label}”，不能{verb}。", code="not_now.call")


def _move(act: Act, name: str, ones: Sequence[Nomination], what: Callable[[Nomination], Any], *fields: str) -> None:
    """Take a step with several nominations and say so of each."""
    for one in ones:
        one.state = NOMINATION.go(name, one.state, one)
    Nomination.objects.bulk_update(ones, ["state", *fields])
    record_many(act, [Saying(what(one), one) for one in ones])


def of_call(call: Call, ids: Iterable[int], *states: NominationState) -> list[Nomination]:
    """Those nominations of a call with these ids that are in one of these states, locked; raises NotFound for a stranger."""
    wanted = set(ids)
    found = list(call.nominations.select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk"))
    if len(found) < len(wanted):
        raise NotFound("选的里面有的不属于这次征集。")
    for one in found:
        one.call = call
    if other := [one for one in found if one.state not in states]:
        raise NotNow(f"“{other[0].name}”目前是“{NominationState(other[0].state).label}”，请刷新页面重选。", code="not_now.nomination")
    return found


def reasoned(reason: str, name: str = "reason", label: str = "原因") -> str:
    """A reason, which has to be given."""
    said = fits(" ".join(reason.replace("\x00", "").split()), 300, name, label)
    if not said:
        raise Invalid(f"请写明{label}，台账里要看得出为什么。", fields={name: f"请写明{label}"})
    return said

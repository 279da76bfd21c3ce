"""Signing in, and saying that somebody else should handle it (申退)."""

from shangliang.commons.committees.ready import write
from shangliang.commons.ledger.acts import Act, action
from shangliang.commons.people.models import Unit
from shangliang.foundation.errors import Invalid

from .. import facts
from ..models import Assignment, ReturnRequest
from ..rules import Decision, Role, go
from . import _ground as ground
from ._ground import _record as record


@action("handling.sign", facts.SignedIn, lock=False)
def sign_in(act: Act, part: Assignment) -> Assignment:
    """The unit takes it on; whoever signs is the clerk in charge."""
    part = ground._hold(part)
    part.state, part.signed_at = go("sign", part), act.at
    part.clerk_id, part.clerk = act.viewer.user_id, act.viewer.name[:40]
    write(part, "state", "signed_at", "clerk_id", "clerk")
    record(act, facts.SignedIn(unit=part.unit.name), about=part, parties=[ground._credit(part)])
    return part


@action("handling.ask_return", facts.ReturnAsked, lock=False)
def ask_return(act: Act, part: Assignment, *, reason: str, proposed: Unit | None = None) -> ReturnRequest:
    """Say why this unit is not the one, and who should be; only within the limit, and the office decides."""
    if not reason.strip():
        raise Invalid("请写明退办的理由。", fields={"reason": "请写理由"})
    if proposed is not None and proposed.pk == part.unit_id:
        raise Invalid("建议的单位不能是本单位。", fields={"proposed": "请选别的单位"})
    part = ground._hold(part)
    part.state = go("ask_return", part, today=ground._today(act))
    write(part, "state")
    asked = ReturnRequest.objects.create(committee_id=act.committee, assignment=part, reason=reason.strip(), proposed=proposed, asked_at=act.at)
    said = facts.ReturnAsked(unit=part.unit.name, reason=asked.reason, proposed=proposed.name if proposed else "")
    record(act, said, about=part, parties=[ground._credit(part)])
    return asked


@action("handling.decide_return", facts.ReturnDecided, lock=False)
def decide_return(act: Act, part: Assignment, *, accept: bool, to: Unit | None = None, note: str = "") -> Assignment:
    """Accept a return (with `to`: hand the same role over to that unit, on a new clock) or let the unit go on.

    A refusal says why. The clock of the unit ran on meanwhile. Gives the part that goes on: the new or the old one.
    """
    if not accept and not note.strip():
        raise Invalid("不同意退办，请写明理由。", fields={"note": "请写理由"})
    part = ground._hold(part, port=True)
    part.state = go("accept_return" if accept else "reject_return", part)
    if not accept:
        part.signed_at = part.signed_at or act.at
    write(part, "state", "signed_at")
    asked = part.returns.filter(decision=Decision.PENDING).get()
    asked.decision, asked.decided_at, asked.note = (Decision.ACCEPTED if accept else Decision.REJECTED), act.at, note.strip()
    write(asked, "decision", "decided_at", "note")
    said = facts.ReturnDecided(unit=part.unit.name, accepted=accept, to=to.name if accept and to else "", note=asked.note)
    record(act, said, about=part, parties=[ground._credit(part)])
    return _pass_on(act, part, to) if accept and to is not None else part


def _pass_on(act: Act, part: Assignment, to: Unit) -> Assignment:
    """The part goes to another unit in the same role."""
    staying = ground._present(part.matter)
    if to.pk in {part.unit_id, *(other.unit_id for other in staying)}:
        raise Invalid(f"{to}已在承办这件，请另选单位。", fields={"to": "请另选单位"})
    [made] = ground._assign(act, part.matter, [(to, Role(part.role))])
    if made.role != Role.ASSIST:
        ground._tell_assigned(act, part.matter, [*staying, made])
    return made



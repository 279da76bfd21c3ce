"""Taking what the public reads of a proposal away: because somebody decided so, or because it is no longer a filed case."""

from shangliang.commons.ledger.acts import Act, record
from shangliang.foundation.errors import Invalid
from shangliang.practices.handling.rules import Disclosure

from ..facts import TakenDown, Withheld
from ..models import Proposal, Publication
from ..rules import NUMBERED, PUBLIC, PublicState, State

NOTHING = {"title": "", "who": "", "body": {}, "plain": ""}


def _hide(act: Act, proposal: Proposal, step: str, reason: str, said: Withheld | TakenDown) -> Publication:
    """Keep nothing public of a proposal, say why, inside an action."""
    if not reason:
        raise Invalid("请写明理由，要记入台账。", fields={"reason": "请写理由"})
    old = _held(proposal)
    publication = old or Publication(proposal=proposal, committee_id=act.committee, state=PUBLIC.start, session_id=proposal.session_id, version=0)
    publication.state = PUBLIC.go(step, publication.state)
    publication.level, publication.reason, publication.changed_at = Disclosure.NONE, reason, act.at
    publication.version += 1
    for name, value in NOTHING.items():
        setattr(publication, name, value)
    publication.save(force_insert=old is None)
    record(act, said, about=proposal)
    return publication


def _left_filed(act: Act, proposal: Proposal) -> None:
    """Take the public page down of a proposal whose new state is no longer one of a filed case; nothing where none is shown."""
    if State(proposal.state) in NUMBERED:
        return
    shown = _held(proposal)
    if shown is not None and shown.state == PublicState.PUBLISHED:
        why = f"这件现在“{State(proposal.state).label}”，不再公开"
        _hide(act, proposal, "take_down", why, TakenDown(reason=why))


def _held(proposal: Proposal) -> Publication | None:
    return Publication.objects.select_for_update(of=("self",)).filter(pk=proposal.pk).first()

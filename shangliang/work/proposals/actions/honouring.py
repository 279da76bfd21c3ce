"""What happens to a proposal that is honoured as excellent, or loses the honour: the port that calls reach."""

from typing import Any

from shangliang.commons.ledger.acts import Act, consequence, record
from shangliang.commons.ledger.queries import standing

from .. import queries
from ..facts import Honoured, HonourRevoked
from .submitting import parties

SUBJECT = "proposals.proposal"


@consequence(Honoured)
def honoured(act: Act, nomination: Any) -> None:
    """An excellent proposal is to the credit of all who stand behind it."""
    proposal = queries.find(nomination.thing)
    record(act, Honoured(year=nomination.call.year, number=nomination.number), about=proposal, parties=parties(proposal))


@consequence(HonourRevoked)
def revoked(act: Act, nomination: Any) -> None:
    """The credit is taken back with the award."""
    proposal = queries.find(nomination.thing)
    given = standing().filter(subject_type=SUBJECT, subject_id=proposal.pk, kind="proposals.honoured", data__number=nomination.number).latest("pk")
    record(act, HonourRevoked(reason=nomination.reasons[0]), about=proposal, retracts=given)

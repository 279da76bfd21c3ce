"""Past sessions: closed cases, searched and compared like all others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from shangliang.commons.committees.models import Session
from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Member, Unit

from ..facts import Imported
from ..models import Proposal, Recommendation
from ..rules import Kind, State, Timing
from .indexing import index


@dataclass(frozen=True)
class PastProposal:
    """One row of an old list, already checked. `author` and `unit` only where a name matched."""

    session: Session
    number: str
    order: int
    title: str
    grounds: str
    asks: tuple[str, ...]
    proposers: str
    category: str
    submitted_at: datetime
    collective: bool = False
    author: Member | None = None
    unit: Unit | None = None
    grade: str = ""


@action("proposals.import", Imported, lock=False)
def import_past(act: Act, thing: None, *, rows: Iterable[PastProposal]) -> int:
    """Keep proposals of past sessions as closed cases; all or none. Gives how many."""
    count = 0
    for row in rows:
        proposal = Proposal.objects.create(
            committee_id=act.committee, session=row.session, state=State.CLOSED, kind=Kind.COLLECTIVE if row.collective else Kind.INDIVIDUAL,
            timing=Timing.PLENARY, author=row.author, title=row.title[:200], grounds=row.grounds, category=row.category[:40],
            number=row.number, number_order=row.order, proposers_text=row.proposers[:200], lead_unit=row.unit, grade=row.grade,
            started_at=row.submitted_at, saved_at=row.submitted_at, submitted_at=row.submitted_at, filed_at=row.submitted_at,
            closed_at=row.submitted_at, imported=True,
        )
        Recommendation.objects.bulk_create(
            Recommendation(committee_id=act.committee, proposal=proposal, position=n, text=text) for n, text in enumerate(row.asks, 1)
        )
        index(proposal, row.asks)
        parties = [Credit(row.author, "first")] if row.author else []
        record(act, Imported(number=row.number, proposers=row.proposers[:200]), about=proposal, parties=parties)
        count += 1
    return count

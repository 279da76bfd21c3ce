"""Keeping the corpus in step: what was handed in can be searched and compared."""

from collections.abc import Sequence

from django.utils import timezone

from shangliang.commons.access import Role
from shangliang.commons.corpus import readers
from shangliang.commons.corpus.indexing import Text, index, mark

from .. import queries
from ..models import Proposal
from ..rules import CosignState, State

# From here on every member may read it; until then those who stand behind it and the staff.
OPEN = frozenset({State.FILED, State.MERGED, State.HANDLING, State.REPLIED, State.CLOSED})


def keep(*proposals: tuple[Proposal, Sequence[str]], behind: Sequence[int] | None = None) -> None:
    """Put texts into the corpus, in the transaction that hands them in; each with its recommendations.

    `behind`: ids of the members who stand behind it, where they are known.
    """
    index(*(_text(proposal, asks, behind) for proposal, asks in proposals))


def keep_marks(proposal: Proposal, *, numbered: bool = False) -> None:
    """Number, category, unit or readers changed; the text stays as it is. `numbered` when the number is new."""
    label = {"label": proposal.number} if numbered else {}
    mark(proposal, **label, category=proposal.category, unit=str(proposal.lead_unit or ""), readers=_readers(proposal))


def _text(proposal: Proposal, asks: Sequence[str], behind: Sequence[int] | None) -> Text:
    return Text(
        subject=proposal, title=proposal.title, body="\n".join([proposal.grounds, *asks]), on=timezone.localdate(proposal.submitted_at or proposal.saved_at),
        label=proposal.number or proposal.serial, also=proposal.proposers_text, readers=_readers(proposal, behind), category=proposal.category,
        unit=str(proposal.lead_unit or ""),
    )


def _readers(proposal: Proposal, behind: Sequence[int] | None = None) -> list[str]:
    if State(proposal.state) in OPEN:
        return [readers.EVERYBODY]
    if behind is None:
        behind = [row.member_id for row in queries.proposers(proposal) if row.state == CosignState.ACCEPTED]
    said = [readers.role(Role.ADMINISTRATOR), *(readers.member(pk) for pk in behind)]
    return [*said, readers.organ(proposal.organ_id)] if proposal.organ_id else said

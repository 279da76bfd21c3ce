"""Keeping the corpus in step: what was handed in can be searched and compared."""

from collections.abc import Sequence

from ..models import Proposal


def index(proposal: Proposal, asks: Sequence[str]) -> None:
    """Put a proposal's text into the corpus, in the transaction that hands it in."""

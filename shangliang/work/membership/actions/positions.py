"""Saying, once, that the term of a position ends."""

from typing import Any

from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.foundation.errors import NotNow

from ..facts import TermChased
from ..queries.registered import Position, members_in


@action("membership.chase_terms", TermChased)
def chase_term(act: Act, entry: Any, *, position: Position) -> Any:
    """Tell those who hold a position, and the office, that its term ends; the act's own number keeps it from being said twice."""
    if position.until is None:
        raise NotNow("这项任职没有写聘期。", code="no_term")
    parties = [Credit(one, "asked") for one in members_in(entry)]
    record(act, TermChased(name=position.names, what=position.what, until=position.until.isoformat()), about=entry, parties=parties)
    return entry

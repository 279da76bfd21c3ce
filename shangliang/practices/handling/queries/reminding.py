"""The last reminder of a part, as the ledger has it."""

from dataclasses import dataclass
from datetime import datetime

from shangliang.commons.ledger.queries import standing


@dataclass(frozen=True)
class LastReminder:
    """When a unit was last reminded of a part, for the how-manieth time, with which words, in whose names where several did it together; `left` days to the term then."""

    at: datetime
    nth: int
    left: int
    note: str
    bodies: tuple[str, ...] = ()


def last_reminder(part_id: int) -> LastReminder | None:
    """None where nobody has reminded yet (one query)."""
    said = list(
        standing().filter(kind="handling.reminded", subject_type="handling.assignment", subject_id=part_id).order_by("happened_at", "pk").values_list("happened_at", "data")
    )
    if not said:
        return None
    at, data = said[-1]
    return LastReminder(at, len(said), data["days_left"], data["note"], tuple(data.get("bodies", ())))

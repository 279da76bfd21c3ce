"""On which days who is reminded: before and after the day by which something is asked for."""

from collections.abc import Sequence
from datetime import date

CHASED = 7  # days for which a missed reminder after the last day of rating is still made up for


def reminder_mark(due_on: date, handed_on: date, day: date, warn: Sequence[int], *, every: int = 7) -> int | None:
    """Which reminder is due on `day`: so many days before the due day, or minus so many after it; None when none is.

    A mark stays due until the next one, so that a day on which the job did not run loses nothing. Marks that lie
    before the hand-over are left out. After the due day: on the next day, then every week.
    """
    left = (due_on - day).days
    if left < 0:
        return -(1 + every * ((-left - 1) // every))
    coming = [mark for mark in warn if mark >= left and mark < (due_on - handed_on).days]
    return min(coming) if coming else None


def rating_mark(until: date, answered_on: date, day: date, warn: Sequence[int], chase: Sequence[int], *, settled: bool = False) -> int | None:
    """Which reminder to rate is due on `day`: so many days before the last day of rating, or minus so many after it; None when none is.

    Before it as with units: a mark stays due until the next one. After it each mark holds for a week, so that rounds long gone are
    left in peace; and nobody is chased where the verdict is `settled` by those who count.
    """
    left = (until - day).days
    if left >= 0:
        return reminder_mark(until, answered_on, day, warn)
    past = [mark for mark in chase if mark <= -left < mark + CHASED]
    return None if settled or not past else -max(past)

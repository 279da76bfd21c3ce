"""The stretches a board can be looked at over."""

from dataclasses import dataclass
from datetime import date

from shangliang.commons.committees.scope import here
from shangliang.foundation.periods import Period, halves, year

USUAL = "year"


@dataclass(frozen=True)
class Choice:
    """A stretch one can choose, by a short name; as much of it as has passed."""

    key: str
    label: str
    period: Period[date]


def choices(today: date) -> list[Choice]:
    """This session's year, this year, its halves, last year."""
    this, found = year(today.year), list[Choice]()
    session = here().session_on(today)
    if session is not None:
        after = [one.accepts_from for one in here().sessions if one.accepts_from > session.accepts_from]
        found.append(Choice("session", f"{session.short}以来", Period(session.accepts_from, min(after, default=None), f"{session.short}会议以来")))
    first, second = halves(this)
    found += [Choice(USUAL, "今年", this), Choice("first", "上半年", first)]
    if today >= second.start:  # type: ignore[operator]
        found.append(Choice("second", "下半年", second))
    found.append(Choice("before", "去年", year(today.year - 1)))
    return [Choice(one.key, one.label, so_far(one.period, today)) for one in found]


def chosen(key: str, first: str, last: str, today: date) -> tuple[str, Period[date]]:
    """The stretch asked for: two typed days, or one of the choices; without either this year so far."""
    try:
        days = sorted((date.fromisoformat(first), date.fromisoformat(last)))
        return "own", Period.days(*days)
    except ValueError:
        found = {one.key: one for one in choices(today)}
        choice = found.get(key) or found[USUAL]
        return choice.key, choice.period


def so_far(period: Period[date], today: date) -> Period[date]:
    """As much of a stretch as has passed; one without an end ends today."""
    if period.start is not None and period.start > today:
        return period
    if period.end is None:
        return Period.days(period.start or today, today, period.name and f"{period.name}（截至 {today.month} 月 {today.day} 日）")
    return period.as_of(today)

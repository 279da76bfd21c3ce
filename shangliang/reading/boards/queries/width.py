"""How widely members take part: the share of a sector's members who did anything in a month, and of whom nobody has heard for long."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from shangliang.commons.figures.declared import Count, all_figures
from shangliang.commons.figures.measuring import Value
from shangliang.commons.figures.splitting import Part, split
from shangliang.commons.ledger.queries import last_credited, standing
from shangliang.commons.people.queries import members_on
from shangliang.foundation.periods import Period

from ..kinds import ACTIVE, ACTIVE_RATE
from .reader import Reader
from .reading import months_of


@dataclass(frozen=True)
class Sector:
    """One sector: its share in each month and in the whole stretch."""

    id: str
    name: str
    months: tuple[Value, ...]
    whole: Value


@dataclass(frozen=True)
class Quiet:
    """A member of whom nothing was recorded for some months, and what was last."""

    id: int
    name: str
    sector: str
    office: str
    last: date | None
    what: str


def sectors(period: Period[date]) -> tuple[list[Period[date]], list[Sector], list[Value]]:
    """The months of a stretch, each sector's share of active members in them and in all, and the share of the whole committee a month."""
    reader, months = Reader(), months_of(period)
    reader.values([ACTIVE], period)
    found = [reader.parts(ACTIVE_RATE, "sector", one) for one in (*months, period)]
    names = {key: part.label for parts in found for key, part in parts.items()}
    lines = [Sector(key, name, tuple(_of(parts, key) for parts in found[:-1]), _of(found[-1], key)) for key, name in names.items()]
    whole = [reader.values([ACTIVE_RATE], one)[ACTIVE_RATE] for one in (*months, period)]
    return months, sorted(lines, key=lambda one: (-(one.whole.number or 0), one.name)), whole


def _of(parts: dict[str, Part], key: str) -> Value:
    return parts[key].value if key in parts else Value(None)


def silence(today: date, months: int) -> Period[date]:
    """The last so many months, today included."""
    years, number = divmod(today.month - 1 - months, 12)
    return Period.days(date(today.year + years, number + 1, min(today.day, 28)), today)


def quiet(today: date, months: int) -> list[Quiet]:
    """Members in office who did nothing that is recorded in the last `months` months, longest silence first."""
    heard = {int(part.key) for part in split(ACTIVE, "member", silence(today, months))}
    counted = all_figures()[ACTIVE].how
    last = last_credited(counted.kinds, counted.roles) if isinstance(counted, Count) else {}
    found = [
        Quiet(one.pk, one.name, one.sector.name, "常委" if one.standing else "", timezone.localdate(last[one.pk][0]) if one.pk in last else None, last.get(one.pk, (None, ""))[1])
        for one in members_on(today).select_related("sector")
        if one.pk not in heard and one.since <= silence(today, months).start
    ]
    return sorted(found, key=lambda one: (one.last or date.min, one.sector, one.name))


def woken(moment: datetime, days: int) -> dict[int, date]:
    """Members reminded in the last so many days, with the latest day (one query)."""
    since = standing().filter(kind="boards.woken", happened_at__gte=moment - timedelta(days=days), happened_at__lte=moment)
    return {pk: timezone.localdate(at) for pk, at in since.order_by("happened_at").values_list("subject_id", "happened_at")}

"""Reading many figures of one page, each thing once.

Figures of people are the dear ones: who took part is asked of all that was recorded in a stretch. So they are read once as who was
seen in which month for which sector; the number in all, in a month, of a sector follows from that, and is the same as `measure`
and `split` tell.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from shangliang.commons.figures.declared import Count, Figure, What, all_figures
from shangliang.commons.figures.measuring import Value, counted, leaves_of, valued
from shangliang.commons.figures.seeing import Seen, seen
from shangliang.commons.figures.splitting import Part, split
from shangliang.commons.figures.statements import Moment, Narrow
from shangliang.commons.people.models import Organ
from shangliang.foundation.periods import Period

Days = Period[date]


class Reader:
    """Values and splits of figures, as known now; what was read is not asked again."""

    def __init__(self, known: Mapping[str, Figure] | None = None) -> None:
        self.known = all_figures() if known is None else known
        self._numbers: dict[tuple[Days, str], Decimal] = {}
        self._parts: dict[tuple[str, str, Days], dict[str, Part]] = {}
        self._seen: dict[tuple[str, Days], frozenset[Seen]] = {}

    def values(self, codes: Iterable[str], period: Days) -> dict[str, Value]:
        """What figures amount to in a stretch."""
        wanted = list(dict.fromkeys(codes))
        counts = {code: one.how for code, one in leaves_of(wanted, self.known).items() if isinstance(one.how, Count)}
        new = {code: how for code, how in counts.items() if (period, code) not in self._numbers}
        people = {code: Decimal(len({one.member for one in self.seen(code, period)})) for code, how in new.items() if _of_people(how)}
        others = {code: how for code, how in new.items() if code not in people}
        for code, number in {**people, **(counted(others, period, Moment(), Narrow()) if others else {})}.items():
            self._numbers[period, code] = number
        numbers = {code: self._numbers[period, code] for code in counts}
        return {code: valued(self.known[code], self.known, numbers) for code in wanted}

    def parts(self, code: str, by: str, period: Days) -> dict[str, Part]:
        """The lines of a split by their keys."""
        at = (code, by, period)
        if at not in self._parts:
            leaves = {leaf: one.how for leaf, one in leaves_of([code], self.known).items() if isinstance(one.how, Count)}
            apart = by in {"month", "sector"} and any(map(_of_people, leaves.values()))
            self._parts[at] = self._put_together(code, by, period, leaves) if apart else {one.key: one for one in split(code, by, period, known=self.known)}
        return self._parts[at]

    def _put_together(self, code: str, by: str, period: Days, leaves: Mapping[str, Count]) -> dict[str, Part]:
        """A split of a figure of which some parts count people, from the splits of its parts."""
        numbers: dict[str, dict[str, Decimal]] = defaultdict(dict)
        labels: dict[str, str] = {}
        for leaf, how in leaves.items():
            if _of_people(how):
                for key, members in self._keyed(leaf, by, period).items():
                    numbers[key][leaf] = Decimal(len(members))
            elif leaf != code:
                for part in self.parts(leaf, by, period).values():
                    numbers[part.key][leaf], labels[part.key] = part.value.number or Decimal(0), part.label
        if by == "month":
            labels = {key: f"{int(key[:4])} 年 {int(key[5:])} 月" for key in numbers}
        elif (missing := [int(key) for key in numbers if key not in labels]):
            labels |= {str(one.pk): str(one) for one in Organ.objects.filter(pk__in=missing)}
        return {key: Part(key, labels.get(key, key), valued(self.known[code], self.known, found)) for key, found in numbers.items()}

    def _keyed(self, code: str, by: str, period: Days) -> dict[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for one in self.seen(code, period):
            key = one.month if by == "month" else one.sector
            if key is not None:
                found[str(key)].add(one.member)
        return found

    def seen(self, code: str, period: Days) -> frozenset[Seen]:
        """Who was seen in a stretch; of a month of a stretch that was read, from there."""
        if (code, period) not in self._seen:
            outer = next((whole for asked, whole in self._seen if asked == code and _holds(whole, period)), None)
            how = self.known[code].how
            if outer is not None and period.start is not None:
                month = f"{period.start:%Y-%m}"
                return frozenset(one for one in self._seen[code, outer] if one.month == month)
            assert isinstance(how, Count)
            self._seen[code, period] = seen(how, period)
        return self._seen[code, period]


def _of_people(how: Count) -> bool:
    """Whether a count is of people who took part; not where it matters what has followed by the end of the stretch."""
    return how.what is What.PEOPLE and not (how.lasting or how.day or how.then or how.unless)


def _holds(whole: Days, part: Days) -> bool:
    """Whether one stretch is all that another has of a calendar month."""
    if None in (whole.start, whole.end, part.start, part.end):
        return False
    first, last = part.start, part.last  # type: ignore[union-attr]
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    begins, ends = max(whole.start, date(first.year, first.month, 1)), min(whole.end, after)
    return bool(last) and begins == first and ends == part.end and begins < ends

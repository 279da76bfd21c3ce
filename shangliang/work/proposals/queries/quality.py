"""What reviews found of the quality of filed proposals: the figures of the ledger, and which points are missing most."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from shangliang.commons.figures.measuring import measure
from shangliang.commons.figures.splitting import split
from shangliang.commons.ledger.queries import standing
from shangliang.foundation.periods import Period


@dataclass(frozen=True)
class Quality:
    """`whole` is the rate of all and how many were checked, `lines` one for each part, `lacking` the points that were missing, most often first."""

    whole: tuple[Any, int]
    lines: list[dict[str, Any]]
    lacking: list[tuple[str, int]]


def quality(by: str, session: Any, today: date) -> Quality:
    """Of a session's year so far (None: of this calendar year), split by category, sector or organ."""
    period = Period.days(session.accepts_from if session else date(today.year, 1, 1), today)
    counted = {part.key: int(part.value.number or 0) for part in split("proposals.quality_checked", by, period)}
    lines = [
        {"label": part.label, "count": counted.get(part.key, 0), "met": int(part.value.top or 0), "total": int(part.value.bottom or 0), "rate": part.value.number}
        for part in split("proposals.quality_rate", by, period)
    ]
    facts = standing().filter(kind="proposals.quality_checked", happened_at__date__gte=period.start, happened_at__date__lte=today)
    lacking = Counter(point for points in facts.values_list("data__lacking", flat=True) for point in points)
    both = measure(["proposals.quality_rate", "proposals.quality_checked"], period)
    return Quality((both["proposals.quality_rate"].number, int(both["proposals.quality_checked"].number or 0)), sorted(lines, key=lambda line: -line["count"]), lacking.most_common(10))

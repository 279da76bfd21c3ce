"""立案率、办复率、办结率、满意率、落实率 of a session so far: figures of the ledger, in all and split by one of the axes of proposals."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from shangliang.commons.committees.scope import here
from shangliang.commons.figures.measuring import Value, measure
from shangliang.commons.figures.splitting import splits
from shangliang.commons.figures.statements import Narrow
from shangliang.foundation.periods import Period

RATES = {
    "received": "proposals.received", "filed": "proposals.filed", "filing": "proposals.filing_rate", "reply": "proposals.reply_rate", "closing": "proposals.closing_rate",
    "satisfaction": "proposals.satisfaction", "keeping": "proposals.handling.fulfilment_rate",
}  # fmt: skip
QUALITY = {"checked": "proposals.quality_checked", "rate": "proposals.quality_rate"}
SESSION = "proposals.session"


@dataclass(frozen=True)
class Line:
    """One line of a table of figures: the key and name of what it is about, and the values by the short names of the table."""

    key: str
    label: str
    values: dict[str, Value]


def stretch(session: Any, today: date) -> Period[date]:
    """From the first day on which a session (None: the oldest) takes proposals until today: what came of them later belongs to it too."""
    begun = [one.accepts_from for one in ([session] if session else here().sessions)]
    return Period.days(min([*begun, today]), today)


def of_session(session: Any) -> Narrow:
    """Only what is about the proposals of a session; about all of them without one."""
    return Narrow(parts=((SESSION, str(session.pk)),)) if session else Narrow()


def lines(table: dict[str, str], by: str, session: Any, today: date) -> list[Line]:
    """Figures (by their short names) split by an axis, the most of the first figure first; a proposal of several lines stands in each."""
    found = splits(list(table.values()), by, stretch(session, today), only=of_session(session))
    values: dict[tuple[str, str], dict[str, Value]] = {}
    for name, code in table.items():
        for part in found[code]:
            values.setdefault((part.key, part.label), {})[name] = part.value
    first = next(iter(table))
    return sorted((Line(key, label, numbers) for (key, label), numbers in values.items()), key=lambda line: (-_number(line.values.get(first)), line.label))


def whole(table: dict[str, str], session: Any, today: date) -> Line:
    """The same figures over all of a session's proposals."""
    values = measure(table.values(), stretch(session, today), only=of_session(session))
    return Line("", "合计", {name: values[code] for name, code in table.items()})


def _number(value: Value | None) -> float:
    return float(value.number or 0) if value else 0

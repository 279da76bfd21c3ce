"""A line of rates in plain words."""

from typing import Any

from ..rules.rates import Line


def rate_row(line: Line, filing: str, reply: str) -> dict[str, Any]:
    """The line as table and export show it; `filing` and `reply` are the formulas the committee counts by. Rates in per cent, None where nothing is below the line."""
    return {
        "label": line.label, "received": line.received, "filed": line.filed, "merged": line.merged, "handed": line.handed, "answered": line.answered, "closed": line.closed, "rated": line.rated,
        "due": line.due, "kept": line.kept, "filing": line.filing_rate(filing), "reply": line.reply_rate(reply), "closing": line.closing_rate, "satisfaction": line.satisfaction, "keeping": line.kept_rate,
    }  # fmt: skip

"""Every figure of a report, as JSON lines: `make figures REPORT=file.txt` (or .docx). Needs no database.

Each line is one place: line (from 1), start and end (characters of that line, from 0), text, masked, value and unit as
printed, and the three figures it most likely means with their confidence, or null with the reason.
With ALL=1 names, dates and ordinals come as well; each says its kind.
"""

import json
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def known() -> dict[str, Any]:
    """The figures every committee has: those rooms declare, and those of the registers that are shipped."""
    from shangliang.practices.registers.kinds import figures_of
    from shangliang.practices.registers.shipped import MADE, SHIPPED

    found: dict[str, Any] = {}
    for path in sorted((ROOT / "shangliang").glob("*/*/figures.py")):
        room = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        found |= {figure.code: figure for figure in getattr(room, "FIGURES", ())}  # a room whose figures a committee makes has none of its own
    for figure in [*(figure for register in SHIPPED for figure in figures_of(register)), *MADE]:
        found.setdefault(figure.code, figure)
    return found


def lines(text: str, everything: bool = False) -> Iterator[dict[str, Any]]:
    """The places of a text as they are printed."""
    from shangliang.reading.reports.rules.matching import match
    from shangliang.reading.reports.rules.places import Kind, find

    figures, places = known(), find(text)
    for one in match(text, places, figures):
        place = one.place
        masked_ordinal = place.masked and place.kind in {Kind.ORDINAL, Kind.DATE}
        if not everything and place.kind is not Kind.FIGURE and not masked_ordinal:
            continue
        begins = text.rfind("\n", 0, place.start) + 1
        said: dict[str, Any] = {
            "line": text.count("\n", 0, place.start) + 1, "start": place.start - begins, "end": place.end - begins, "text": place.text, "kind": place.kind.value,
            "masked": place.masked, "value": _number(place.value), "unit": place.unit or None,
        }
        if place.high is not None:
            said["to"] = _number(place.high)
        if place.approximate:
            said["approximate"] = place.before + place.inner + place.after
        said["figures"] = [{"code": p.code, "label": figures[p.code].label, "confidence": p.confidence} for p in one.proposals] or None
        if not one.proposals:
            said["reason"] = one.reason
        yield said


def _number(value: Any) -> Any:
    return None if value is None else int(value) if value == int(value) else float(value)


def main(name: str) -> int:
    """Print the places of one file."""
    from shangliang.foundation.errors import Refused
    from shangliang.reading.reports.intake import read

    try:
        text = read(Path(name).read_bytes(), name)
    except (OSError, Refused) as wrong:
        print(f"{name}: {wrong}", file=sys.stderr)
        return 1
    for line in lines(text, bool(os.environ.get("ALL"))):
        print(json.dumps(line, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shangliang.config.settings")
    import django

    django.setup()  # rooms import their tables; none is asked
    sys.exit(main(sys.argv[1]))

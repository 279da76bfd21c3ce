"""The lines of the registers' material, as written in `registers/*.txt`.

    [register]
    cols kind | title            what the cells of a row are
    num days=1..3; members=2..5  numbers, and how many bodies, that are drawn
    set writer=甲,乙             texts that come by turns
    only hosts=座谈会             what is drawn for some kinds of rows only
    same donor=members           a text that is the first name of a field of members
    split members                everybody is shared out over the rows
    @02-06 座谈会 | 新春座谈会    a row on a day; *4 four times over the year; & once for each township
"""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "registers"
ROW = re.compile(r"(?:@(?P<day>\d\d-\d\d) )?(?:\*(?P<times>\d+) )?(?P<each>& )?(?P<cells>.*)")


@dataclass(frozen=True)
class Row:
    """One line: its cells by field, the day if it lies fixed ("02-06"), how often it comes, and whether each township has one."""

    cells: dict[str, str]
    day: str = ""
    times: int = 0
    each: bool = False

    @property
    def kind(self) -> str:
        return next(iter(self.cells.values()))


@dataclass
class Sheet:
    """All that is written for one register."""

    register: str
    cols: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    drawn: dict[str, tuple[int, int]] = field(default_factory=dict)
    turns: dict[str, list[str]] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    only: dict[str, list[str]] = field(default_factory=dict)
    split: str = ""


@cache
def sheets() -> tuple[Sheet, ...]:
    """Every sheet there is, in the order of the files."""
    found: list[Sheet] = []
    for path in sorted(FOLDER.glob("*.txt")):
        for line in filter(None, map(str.strip, path.read_text(encoding="utf-8").splitlines())):
            if line.startswith("["):
                found.append(Sheet(line.strip("[]")))
            else:
                _line(found[-1], line)
    return tuple(found)


def _line(sheet: Sheet, line: str) -> None:
    word, _, rest = line.partition(" ")
    if word == "cols":
        sheet.cols = [one.strip() for one in rest.split("|")]
    elif word == "num":
        for name, _, amount in (one.strip().partition("=") for one in rest.split(";")):
            low, high = amount.split("..")
            sheet.drawn[name] = (int(low), int(high))
    elif word in {"set", "only"}:
        name, _, texts = rest.partition("=")
        (sheet.turns if word == "set" else sheet.only)[name] = texts.split(",")
    elif word == "same":
        name, _, other = rest.partition("=")
        sheet.same[name] = other
    elif word == "split":
        sheet.split = rest
    else:
        sheet.rows.append(_row(sheet, line))


def _row(sheet: Sheet, line: str) -> Row:
    found = ROW.fullmatch(line)
    if found is None:
        raise ValueError(line)
    cells = [one.strip() for one in found["cells"].split("|")]
    if len(cells) > len(sheet.cols):
        raise ValueError(f"{sheet.register}: too many cells in {line!r}")
    return Row(dict(zip(sheet.cols, cells, strict=False)), found["day"] or "", int(found["times"] or 0), bool(found["each"]))

"""What an .xlsx workbook keeps outside its sheets: their names, the shared texts, which number formats are dates."""

import re
from dataclasses import dataclass, field

from shangliang.foundation.rows.parts import Parts, local
from shangliang.foundation.rows.text import decode

# Built-in formats that show dates or times. 27–36 and 50–58 are those of Chinese Excel and WPS; they are written
# without a format code, so a reader that does not list them takes birthdays for numbers.
BUILT_IN_DATES = frozenset([*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)])
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_DATE_CODE = re.compile(r"[ymdhs]", re.IGNORECASE)


@dataclass
class Workbook:
    """A workbook's frame: `sheets` as (name, part, hidden); `dates` are the cell styles that show dates or times."""

    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    dates: set[int] = field(default_factory=set)
    since_1904: bool = False


def open_workbook(parts: Parts) -> Workbook:
    """Read a workbook's frame."""
    main = [name for kind, name in parts.targets("").values() if kind == "officeDocument"][0]
    targets = parts.targets(main)
    book = Workbook()

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "workbookPr":
            book.since_1904 = attributes.get("date1904") in ("1", "true")
        elif tag == "sheet":
            kind, part = targets[local(attributes, "id")]
            if kind == "worksheet":
                book.sheets.append((attributes.get("name", ""), part, attributes.get("state", "visible") != "visible"))

    parts.parse(main, start)
    for kind, part in targets.values():
        if kind == "sharedStrings" and part in parts.names:
            book.texts = _shared_texts(parts, part)
        elif kind == "styles" and part in parts.names:
            book.dates = _date_styles(parts, part)
    return book


def shows_date(code: str) -> bool:
    """Whether a number format shows a date or a time of day; hours run up beyond a day (`[h]:mm`) do not."""
    first = code.split(";")[0]
    return not _ELAPSED.search(first) and bool(_DATE_CODE.search(_NOT_CODE.sub("", first)))


def _date_styles(parts: Parts, part: str) -> set[int]:
    """The numbers of the cell styles that show dates or times."""
    codes: dict[str, str] = {}
    formats: list[str] = []
    within: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        within.append(tag)
        if tag == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag == "xf" and within[-2:-1] == ["cellXfs"]:
            formats.append(attributes.get("numFmtId", "0"))

    def end(tag: str) -> None:
        within.pop()

    parts.parse(part, start, end)
    return {
        style for style, number in enumerate(formats)
        if (shows_date(codes[number]) if number in codes else int(number) in BUILT_IN_DATES)
    }


def _shared_texts(parts: Parts, part: str) -> list[str]:
    """The texts that cells refer to by number; the reading aids (`rPh`) of Japanese Excel are left out."""
    texts: list[str] = []
    pieces: list[str] = []
    within: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        within.append(tag)
        if tag == "si":
            pieces.clear()

    def end(tag: str) -> None:
        within.pop()
        if tag == "si":
            texts.append(decode("".join(pieces)))

    def text(piece: str) -> None:
        if within[-1] == "t" and "rPh" not in within:
            pieces.append(piece)

    parts.parse(part, start, end, text)
    return texts

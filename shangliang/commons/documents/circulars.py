"""A circular as paper: letter form with a ruled table between its paragraphs. Laid out here, since no template can know the columns."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from .headings import runs_of, title_lines, width_of
from .letters import day
from .markup import BODY, FOUR, HEI, KAI, RED, SMALL_FOUR, TITLE, TWO, Cell, Ind, Para, Row, Run, table
from .paper import Paper

WIDE = 8844
"""The type area in twips."""
NARROWEST = 700


@dataclass(frozen=True)
class CircularPaper:
    """A circular: `columns` are (heading, whether numbers), `rows` its cells as text; `number` and `signer` once it is issued."""

    sender: str
    title: str
    addressee: str
    before: Sequence[str]
    columns: Sequence[tuple[str, bool]]
    rows: Sequence[Sequence[str]]
    after: Sequence[str]
    signatory: str
    date: dt.date
    caption: str = ""
    number: str = ""
    signer: str = ""
    note: str = ""


def circular(data: CircularPaper) -> bytes:
    """The circular as .docx."""
    paper = Paper(data.title, data.sender, data.date)
    strokes = f'<w:bottom w:val="single" w:sz="18" w:space="4" w:color="{RED}"/>'
    paper.add(Para([Run(data.sender, TITLE, 30, colour=RED, spacing=1)], "center", line=864, exact=False, border=strokes, after=120))
    signer = [Run("签发人："), Run(data.signer, KAI)] if data.signer else []
    paper.add(Para([Run(data.number), Run("\t"), *signer], "left", tabs=f'<w:tab w:val="right" w:pos="{WIDE}"/>'), Para())
    paper.add(*(Para([Run(line, TITLE, TWO)], "center", line=680, outline=None if at else 0, keep_next=True) for at, line in enumerate(title_lines(data.title))), Para())
    if data.addressee:
        paper.add(Para([Run(f"{data.addressee.rstrip('：:')}：")], "left"))
    paper.add(*_text(data.before))
    if data.rows:
        paper.add(*_table(data))
    paper.add(*_text(data.after))
    paper.add(Para(keep_next=True), Para(keep_next=True), Para([Run(data.signatory)], "right", Ind(right=100), keep_next=True), Para([Run(day(data.date))], "right", Ind(right=400)))
    return paper.bytes()


def _text(paragraphs: Sequence[str]) -> list[Para]:
    made = []
    for text in paragraphs:
        runs, outline = runs_of(text)
        made.append(Para(runs, ind=Ind(first=200), keep_next=outline is not None))
    return made


def _table(data: CircularPaper) -> list[Para | str]:
    """The table with its caption above and what it rests on below; the head row is repeated on every page."""
    widths = _widths(data)
    head = Row([_cell(label, HEI, "center", "F2F2F2") for label, _ in data.columns], 480, head=True)
    body = [Row([_cell(text, BODY, "right" if number else "left") for text, (_, number) in zip(row, data.columns, strict=True)], 420) for row in data.rows]
    caption = [Para([Run(data.caption, HEI, FOUR)], "center", line=480, before=160, keep_next=True)] if data.caption else [Para(line=240)]
    note = [Para([Run(data.note, BODY, SMALL_FOUR)], "left", line=360, after=120)] if data.note else [Para(line=240)]
    return [*caption, table(widths, [head, *body]), *note]


def _widths(data: CircularPaper) -> list[int]:
    """Each column as wide as what stands in it asks, within the type area."""
    wanted = [max(2.0, width_of(label), *(min(width_of(row[at]), 16) for row in data.rows)) for at, (label, _) in enumerate(data.columns)]
    free = WIDE - NARROWEST * len(wanted)
    shares = [round(free * one / sum(wanted)) for one in wanted]
    return [NARROWEST + share for share in shares]


def _cell(text: str, font: str, align: str, shade: str = "") -> Cell:
    return Cell([Para([Run(text, font, SMALL_FOUR)], align, line=320)], shade=shade)

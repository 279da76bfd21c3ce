"""Papers that no template makes: those without a red head, such as a public notice, and certificates, one a page on landscape paper (domain 8.2)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .headings import runs_of, title_lines
from .letters import day
from .markup import BODY, HEI, RED, TITLE, TWO, Ind, Para, Run
from .paper import Paper


@dataclass(frozen=True)
class PlainPaper:
    """A paper without a red head, such as a public notice or a member's own report: title, paragraphs, who signs, when."""

    title: str
    body: Sequence[str]
    signed: str
    date: dt.date


@dataclass(frozen=True)
class Certificate:
    """One award: to whom it is made out, the sentence, who gives it, when, and its number."""

    name: str
    body: str
    committee: str
    date: dt.date
    number: str


class Leaves(Paper):
    """Certificates carry no page numbers."""

    def _edges(self, doc: Any) -> None:
        """Leave header and footer empty."""


def plain_paper(data: PlainPaper) -> bytes:
    """A paper without a red head as .docx; paragraphs that begin with 一、 or （一） are lettered as headings."""
    paper = Paper(data.title.replace("\n", ""), data.signed, data.date)
    paper.add(*(Para([Run(line, TITLE, TWO)], "center", line=680, outline=None if at else 0, keep_next=True) for at, line in enumerate(title_lines(data.title))), Para())
    for text in data.body:
        runs, level = runs_of(text)
        paper.add(Para(runs, ind=Ind(first=200), outline=level if level is None else level + 1, keep_next=level is not None))
    paper.add(Para(), Para(keep_next=True), Para([Run(data.signed)], "right", Ind(right=200), keep_next=True), Para([Run(day(data.date))], "right", Ind(right=400)))
    return paper.bytes()


def certificates(ones: Sequence[Certificate]) -> bytes:
    """All certificates as one .docx, a page each."""
    first = ones[0] if ones else None
    paper = Leaves("荣誉证书", first.committee if first else "", first.date if first else None, landscape=True)
    for at, one in enumerate(ones):
        paper.add(
            Para([Run("荣 誉 证 书", TITLE, 48, colour=RED)], "center", line=1300, before=500, after=500, page_break=at > 0, keep_next=True),
            Para([Run(f"{one.name}：", HEI, 26)], "left", line=860, keep_next=True),
            Para([Run(one.body, BODY, 24)], "both", Ind(first=200, size=24), line=860, exact=False, after=500, keep_next=True),
            Para([Run(one.committee, BODY, 20)], "right", line=640, keep_next=True),
            Para([Run(day(one.date), BODY, 20)], "right", line=640, keep_next=True),
            Para([Run(f"证书编号：{one.number}", BODY, 14)], "left", line=480, before=300),
        )
    return paper.bytes()

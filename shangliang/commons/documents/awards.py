"""What goes with honours: the public notice of a list, and certificates, one a page on landscape paper (domain 8.2)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .headings import title_lines
from .letters import day
from .markup import BODY, HEI, RED, TITLE, TWO, Ind, Para, Run
from .paper import Paper


@dataclass(frozen=True)
class PublicNotice:
    """A public notice: title, paragraphs, who gives it, when."""

    title: str
    body: Sequence[str]
    office: str
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


def public_notice(data: PublicNotice) -> bytes:
    """The public notice as .docx."""
    paper = Paper(data.title.replace("\n", ""), data.office, data.date)
    paper.add(*(Para([Run(line, TITLE, TWO)], "center", line=680, outline=None if at else 0, keep_next=True) for at, line in enumerate(title_lines(data.title))), Para())
    for text in data.body:
        paper.add(Para([Run(text)], ind=Ind(first=200)))
    paper.add(Para(), Para(keep_next=True), Para([Run(data.office)], "right", Ind(right=200), keep_next=True), Para([Run(day(data.date))], "right", Ind(right=400)))
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

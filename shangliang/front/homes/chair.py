"""The chair's home, for a tablet: four numbers, the key proposals in their charge, three blocks, never more than seven lines each."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from shangliang.commons.access import Viewer
from shangliang.practices.circulars import queries as circulars
from shangliang.practices.circulars.panels import to_sign, todo
from shangliang.work.outputs import queries as outputs
from shangliang.work.proposals import panels
from shangliang.work.proposals import queries as proposals
from shangliang.work.proposals.panels.rows import Row

from .desk import figures

MOST = 7


@dataclass(frozen=True)
class Block:
    """A titled list; `empty` is said when there is nothing in it."""

    title: str
    rows: list[Row]
    total: int
    href: str
    empty: str


@dataclass(frozen=True)
class Chair:
    """What the page prints."""

    heading: str
    figures: list[dict[str, Any]]
    asked: list[dict[str, Any]]
    mine: list[dict[str, Any]]
    blocks: list[Block]


def chair(viewer: Viewer, today: date) -> Chair:
    """The chair's home on a day."""
    counts = proposals.view_counts(viewer, proposals.Filter(), today)
    said = [
        ("要过问的", "overdue", "没有超期的提案。"),
        ("这几天到期", "soon", "7 天内没有到期的提案。"),
        ("刚有答复", "replied", "没有等评价的答复。"),
    ]
    blocks = [
        Block(title, [panels.row(p, today) for p in proposals.listed(viewer, proposals.Filter(view=view), today)[:MOST]], counts[view],
              f"{reverse('proposals:list')}?view={view}", empty)
        for title, view, empty in said
    ]  # fmt: skip
    late, soon = counts["overdue"], counts["soon"]
    heading = f"{late} 件提案超期，{soon} 件 7 天内到期" if late else f"没有超期的提案，{soon} 件 7 天内到期" if counts["all"] else "还没有提案"
    asked = [_signing(one) for one in outputs.desk(today).signing[:MOST]] + to_sign(list(circulars.to_sign(viewer)[:MOST])) + todo(circulars.asked_to_read(viewer)[:MOST])
    return Chair(heading, figures(counts), asked, [_mine(panels.key_row(key, today)) for key in proposals.overseen_by(viewer)], blocks)


def _signing(one: Any) -> dict[str, Any]:
    """An output that waits for a leader's signature."""
    return {"title": one.title, "href": reverse("outputs:output", args=[one.pk]), "note": f"{one.kind}　{len(one.asks)} 条建议　{one.organ or ''}", "verb": "签发", "tone": "is-soon"}


def _mine(row: Any) -> dict[str, Any]:
    """A proposal, key or ordinary, this chair leads or oversees, as the kit's `mlist` takes it."""
    done = f"督办 {row.events} 次，最近 {row.last}" if row.events else "还没有开展督办活动"
    late = row.left is not None and row.left < 0
    node = f"　{row.node}{'超 ' + str(-row.left) if late else '还剩 ' + str(row.left)} 天" if row.left is not None else ""
    return {"title": row.title, "href": row.href, "note": f"{row.weight}　{row.number}　{row.unit}　{row.stage}　{done}{node}", "tone": "is-done" if row.mark == "closed" else "is-over" if late else ""}

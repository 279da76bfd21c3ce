"""Addresses of a list that keep its conditions, and the foot below it."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import QueryDict


def kept(asked: QueryDict, **changes: Any) -> str:
    """The same list with some conditions changed, on its first page unless told; an empty condition is left out."""
    values = {name: value for name, value in asked.items() if name != "page"} | {name: str(value) for name, value in changes.items()}
    return "?" + urlencode({name: value for name, value in values.items() if value})


def pager(page: Page, asked: QueryDict, unit: str) -> dict[str, Any]:
    """Where one is in a list of so many 件, 位 … and the ways to its other pages, for the kit's pager."""
    several = page.paginator.num_pages > 1
    shown = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1) if several else []
    return {
        "words": f"第 {page.start_index()}–{page.end_index()} {unit}，共 {page.paginator.count} {unit}",
        "numbers": [{"n": n, "href": kept(asked, page=n), "current": n == page.number} if isinstance(n, int) else {"n": "…"} for n in shown],
        "previous": kept(asked, page=page.previous_page_number()) if page.has_previous() else "",
        "next": kept(asked, page=page.next_page_number()) if page.has_next() else "",
    }

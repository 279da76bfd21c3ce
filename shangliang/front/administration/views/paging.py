"""Addresses of a list that keep its conditions, and the foot below it."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import QueryDict


def kept(asked: QueryDict, **changes: Any) -> str:
    """The same list with some conditions changed; an empty one is left out."""
    values = {name: value for name, value in asked.items() if value} | {name: str(value) for name, value in changes.items()}
    return "?" + urlencode({name: value for name, value in values.items() if value})


def pager(page: Page, asked: QueryDict, unit: str) -> dict[str, str]:
    """Summary and neighbours of a page, for the kit's pager."""
    return {
        "words": f"第 {page.start_index()}–{page.end_index()} {unit}，共 {page.paginator.count} {unit}",
        "previous": kept(asked, page=page.previous_page_number()) if page.has_previous() else "",
        "next": kept(asked, page=page.next_page_number()) if page.has_next() else "",
    }

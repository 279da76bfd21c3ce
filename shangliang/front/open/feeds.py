"""What is open for programs: an Atom feed, versioned JSON in pages, a table that streams. The same rows as the pages, nothing more."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse

from shangliang.commons.committees.models import Committee
from shangliang.commons.ui.requests import number
from shangliang.foundation.rows import Column, Kind, csv
from shangliang.work.proposals.queries import opened

from . import saying
from .door import opened_to_all
from .views import standing_at

VERSION, NEWEST, MOST = 1, 30, 100
TABLE = [
    Column("id", "编号", 14, Kind.TEXT), Column("session", "届次", 12), Column("number", "提案号", 10, Kind.TEXT), Column("title", "案由", 50), Column("category", "类别", 14),
    Column("proposers", "提案人", 24), Column("unit", "承办单位", 30), Column("grade", "答复类别", 8), Column("grade_label", "类别说明", 20), Column("rating", "提案人评价", 10),
    Column("disclosure_label", "公开方式", 12), Column("filed_on", "立案日期", 12), Column("answered_on", "答复日期", 12), Column("published_on", "公开日期", 12), Column("url", "网址", 40),
]


def _address(request: HttpRequest, committee: Committee, row: Any) -> str:
    return request.build_absolute_uri(reverse("open:proposal", args=[committee.slug, row.code]))


@opened_to_all
def feed(request: HttpRequest, committee: Committee) -> HttpResponse:
    """What was published or brought up to date last, as Atom."""
    meaning = saying.grades()
    rows = [(row, _address(request, committee, row), saying.result(row, meaning), saying.glance(row, meaning)) for row in opened.latest_open(NEWEST)]
    context = {"rows": rows, "home": request.build_absolute_uri(reverse("open:home", args=[committee.slug])), "itself": request.build_absolute_uri(), "name": committee.short_name}
    return render(request, "open/feed.xml", context, content_type="application/atom+xml; charset=utf-8")


@opened_to_all
def listed(request: HttpRequest, committee: Committee) -> HttpResponse:
    """All that is open, in pages: `next` is the address of the following one, null at the end."""
    size = min(max(number(request.GET.get("size")) or 50, 1), MOST)
    rows = opened.open_after(number(request.GET.get("after")) or 0, size + 1)
    meaning = saying.grades()
    more = len(rows) > size
    onward = f"{request.build_absolute_uri(request.path)}?after={rows[size - 1].pk}&size={size}" if more else None
    said = [saying.as_data(row, _address(request, committee, row), meaning) for row in rows[:size]]
    return _json({"version": VERSION, "committee": committee.short_name, "total": opened.open_figures()["all"], "items": said, "next": onward})


@opened_to_all
def one(request: HttpRequest, committee: Committee, code: str) -> HttpResponse:
    """One proposal as data."""
    row = standing_at(code)
    return _json({"version": VERSION, "committee": committee.short_name, "item": saying.as_data(row, _address(request, committee, row), saying.grades())})


@opened_to_all
def table(request: HttpRequest, committee: Committee) -> HttpResponse:
    """All that is open as one .csv, without the long texts, written piece by piece."""
    meaning = saying.grades()

    def rows() -> Iterator[dict[str, Any]]:
        for row in opened.all_open():
            yield saying.as_data(row, _address(request, committee, row), meaning)

    response = StreamingHttpResponse(csv(TABLE, rows()), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="proposals.csv"'
    return response  # type: ignore[return-value]


def _json(said: dict[str, Any]) -> HttpResponse:
    response = JsonResponse(said, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response

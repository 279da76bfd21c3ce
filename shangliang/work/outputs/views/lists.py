"""Lists: outputs, instructions, and what a member wrote."""

from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from shangliang.commons.access import Role, may
from shangliang.commons.committees.scope import setting
from shangliang.commons.people.queries import special_committees
from shangliang.commons.ui.paging import kept, pager
from shangliang.commons.ui.requests import number, opens_to, viewer_of
from shangliang.foundation.errors import NotFound

from .. import exports, panels, queries
from ..rules import Instructing, State

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE = 30


def _wanted(request: HttpRequest) -> queries.Filter:
    said = request.GET
    return queries.Filter(
        text=said.get("q", "").strip()[:60], kind=said.get("kind", ""), year=number(said.get("year")), state=said.get("state", ""), organ=number(said.get("organ")), open=said.get("open") == "1"
    )


def _years() -> list[tuple[int, str]]:
    this = timezone.localdate().year
    return [(year, f"{year} 年") for year in range(this, this - 5, -1)]


@opens_to(permission="outputs.read")
def listing(request: HttpRequest) -> HttpResponse:
    """All outputs, narrowed, with what became of each."""
    viewer, wanted = viewer_of(request), _wanted(request)
    page = Paginator(queries.outputs(viewer, wanted), PAGE).get_page(number(request.GET.get("page")) or 1)
    return render(
        request, "outputs/list.html",
        {
            "rows": [panels.output_line(one) for one in page], "page": page, "pager": pager(page, request.GET, "份"), "wanted": wanted, "loop": queries.loop(), "fields": [
                {"name": "kind", "label": "文种", "value": wanted.kind, "options": [(one, one) for one in setting("outputs.types")]},
                {"name": "state", "label": "状态", "value": wanted.state, "options": State.choices()},
                {"name": "year", "label": "年度", "value": wanted.year or "", "options": _years()},
                {"name": "organ", "label": "承担机构", "value": wanted.organ or "", "options": [(one.pk, one.name) for one in special_committees()]},
            ],
            "conds": [{"label": "还没有办完", "href": kept(request.GET, open="")}] if wanted.open else [], "open_href": kept(request.GET, open="1"), "query": request.GET.urlencode(),
            "may_write": bool(may(viewer, "outputs.write")),
        },
    )  # fmt: skip


@opens_to(permission="outputs.read")
def export(request: HttpRequest) -> HttpResponse:
    """The list as a workbook, narrowed the same way."""
    book = exports.outputs_table(queries.outputs(viewer_of(request), _wanted(request)).prefetch_related("authors__member"))
    return FileResponse(book, as_attachment=True, filename=f"成果清单{timezone.localdate():%Y%m%d}.xlsx", content_type=EXCEL)


def _instructions_wanted(request: HttpRequest) -> queries.InstructionFilter:
    said = request.GET
    return queries.InstructionFilter(text=said.get("q", "").strip()[:60], level=said.get("level", ""), year=number(said.get("year")), state=said.get("state", ""))


@opens_to(permission="outputs.read")
def instructions(request: HttpRequest) -> HttpResponse:
    """All instructions, narrowed; 件次 and 人次 above."""
    viewer, today, wanted = viewer_of(request), timezone.localdate(), _instructions_wanted(request)
    found = queries.instructions(viewer, wanted)
    page = Paginator(found, PAGE).get_page(number(request.GET.get("page")) or 1)
    return render(
        request, "outputs/instructions.html",
        {
            "rows": [panels.instruction_line(one, today) for one in page], "page": page, "pager": pager(page, request.GET, "件"), "wanted": wanted, "numbers": _numbers(found), "fields": [
                {"name": "level", "label": "层级", "value": wanted.level, "options": [(one, one) for one in setting("outputs.levels")]},
                {"name": "state", "label": "状态", "value": wanted.state, "options": [("open", "没有办结"), *Instructing.choices()]},
                {"name": "year", "label": "年度", "value": wanted.year or "", "options": _years()},
            ],
            "query": request.GET.urlencode(), "may_write": bool(may(viewer, "outputs.instruct")),
        },
    )  # fmt: skip


def _numbers(found: Any) -> dict[str, int]:
    """人次 is every instruction, 件次 every thing instructed on."""
    things = {one.thing for one in found.only("output_id", "about", "title")}
    return {"persons": found.count(), "things": len(things), "open": found.filter(state__in=[Instructing.RECORDED, Instructing.HANDED, Instructing.ANSWERED]).count()}


@opens_to(permission="outputs.read")
def instructions_export(request: HttpRequest) -> HttpResponse:
    """The instructions as a workbook, narrowed the same way."""
    book = exports.instructions_table(queries.instruction_rows(queries.instructions(viewer_of(request), _instructions_wanted(request))))
    return FileResponse(book, as_attachment=True, filename=f"领导批示{timezone.localdate():%Y%m%d}.xlsx", content_type=EXCEL)


@opens_to(Role.MEMBER)
def mine(request: HttpRequest) -> HttpResponse:
    """What a member wrote, and what became of each suggestion and instruction; made for the phone."""
    viewer = viewer_of(request)
    if viewer.member_id is None:
        raise NotFound("你现在的身份没有对应的委员席位。")
    found, told = queries.mine(viewer), queries.instructions_of_member(viewer.member_id)
    return render(
        request, "outputs/mine.html",
        {
            "cards": [panels.card(one) for one in found], "told": [panels.instruction_card(one) for one in told], "put": sum(one.put for one in found), "adopted": sum(one.adopted for one in found),
        },
    )

"""The search over everything."""

from urllib.parse import urlencode

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from shangliang.commons.access import Role
from shangliang.commons.corpus.searching import MOST
from shangliang.commons.ui.requests import opens_to, viewer_of
from shangliang.foundation.errors import Invalid

from . import exports, queries

SEARCHERS = tuple(role for role in Role if role not in {Role.AUDITOR, Role.PLATFORM})
MOST_PAGES = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@opens_to(*SEARCHERS)
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Texts, people and bodies that contain what was typed."""
    text = request.GET.get("q", "").strip()[: queries.LONGEST]
    page = _page(request.GET.get("page", ""))
    found = queries.find(viewer_of(request), text, timezone.localdate(), offset=(page - 1) * queries.PAGE) if text else None
    hits = [(hit, queries.link(hit.subject), *queries.kind_of(hit.subject)) for hit in found.texts.hits] if found else []
    context = {
        "q": text, "found": found, "hits": hits, "page": page, "previous": _address(text, page - 1) if page > 1 else "",
        "next": _address(text, page + 1) if found and found.texts.more and page < MOST_PAGES else "",
    }
    return render(request, "search/search.html", context)


@opens_to(*SEARCHERS)
@require_GET
def export(request: HttpRequest) -> FileResponse:
    """What was found as .xlsx, as far as a search looks (2,000 texts)."""
    text, today = request.GET.get("q", "").strip()[: queries.LONGEST], timezone.localdate()
    if not text:
        raise Invalid("先写要搜什么，再导出。", fields={"q": "请写要搜的词"})
    file = exports.found_table(queries.find(viewer_of(request), text, today, limit=MOST))
    return FileResponse(file, as_attachment=True, filename=f"搜索 {text[:20]} {today:%Y%m%d}.xlsx", content_type=XLSX)


def _page(text: str) -> int:
    return min(max(int(text), 1), MOST_PAGES) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _address(text: str, page: int) -> str:
    return "?" + urlencode({"q": text, "page": page})

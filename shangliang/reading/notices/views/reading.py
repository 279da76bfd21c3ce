"""The notice centre: what one was told, opened one by one or all at once."""

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of

from .. import actions, exports, queries

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE = 30


@opens_to(permission="notices.read")
@never_cache
@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """All of one's notices, or the unread ones."""
    viewer, only_new = viewer_of(request), request.GET.get("view") == "new"
    news = queries.unread(viewer).count()
    found = queries.notices_of(viewer)
    page = Paginator(found.filter(seen_at__isnull=True) if only_new else found, PAGE).get_page(request.GET.get("page"))
    tabs = [
        {"label": "全部", "href": reverse("notices:list"), "active": not only_new},
        {"label": "未读", "href": "?view=new", "count": news, "active": only_new},
    ]
    keep = "&view=new" if only_new else ""
    pager = {
        "previous": f"?page={page.previous_page_number()}{keep}" if page.has_previous() else "",
        "next": f"?page={page.next_page_number()}{keep}" if page.has_next() else "",
    }
    return render(request, "notices/list.html", {"page": page, "tabs": tabs, "news": news, "only_new": only_new, "pager": pager})


@opens_to(permission="notices.read")
@never_cache
@require_GET
def export(request: HttpRequest) -> FileResponse:
    """One's notices as .xlsx, all or the unread ones."""
    found = queries.notices_of(viewer_of(request))
    file = exports.notices_table((found.filter(seen_at__isnull=True) if request.GET.get("view") == "new" else found).iterator(chunk_size=2000))
    return FileResponse(file, as_attachment=True, filename=f"通知 {timezone.localdate():%Y%m%d}.xlsx", content_type=XLSX)


@opens_to(permission="notices.read")
@require_GET
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one as seen and go where it leads."""
    notice = actions.open_notice(act_of(request), queries.own(viewer_of(request), pk))
    return HttpResponseRedirect(notice.href or reverse("notices:list"))


@opens_to(permission="notices.read")
@require_POST
def open_all(request: HttpRequest) -> HttpResponse:
    """Mark all as seen."""
    count = actions.open_all(act_of(request), None)
    tell(request, f"{count} 条通知已标为看过。" if count else "没有未读的通知。")
    return redirect("notices:list")

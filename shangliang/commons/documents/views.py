"""The page that waits for a PDF, and hands it over: open to whoever asked for it, by the address they were sent to."""

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shangliang.foundation.errors import NotAllowed, NotFound

from . import rendering
from .sending import SALT, download

HOURS = 12


@require_safe
def waiting(request: HttpRequest, token: str) -> HttpResponse:
    """How far it is, asked again every second by the page itself; `?file=1` is the file."""
    viewer = getattr(request, "viewer", None)
    if viewer is None:
        raise NotAllowed("请先登录，再下载文件。", code="sign_in")
    try:
        committee, user, key, name = signing.loads(token, salt=SALT, max_age=HOURS * 3600)
    except signing.BadSignature:
        raise NotFound("这个下载地址已经过期。请回到原来的页面再下载一次。") from None
    if (committee, user) != (viewer.committee_id, viewer.user_id):
        raise NotFound("这份文件是别人要的。请回到原来的页面自己下载。")
    found = rendering.progress(committee, key)
    if found is None:
        raise NotFound("这份文件已经清理。请回到原来的页面再下载一次。")
    if found.ready and request.GET.get("file"):
        return download(rendering.content(committee, key), name)
    part = request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"
    return render(request, "documents/_progress.html" if part else "documents/waiting.html", {"found": found, "name": name, "here": request.path})


waiting.opens_to = frozenset()  # type: ignore[attr-defined]

"""The kit page, and the pages of errors that no room answers for (Django's handlers)."""

import logging
import secrets

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from shangliang.commons.ui import samples
from shangliang.commons.ui.requests import is_fragment, public

log = logging.getLogger(__name__)

SAID = {
    400: ("这个请求没有看懂", "地址或内容不完整。请回到上一页再点一次；如果是抄来的地址，请核对。"),
    403: ("你现在的身份不能打开这一页", "如果你还有别的身份，可以在右上角换一个再试。"),
    404: ("没有找到这一页", "可能已移走，或不属于本委员会。可以从首页进去找，或者用搜索。"),
    409: ("现在还不能做", "这件事的状态已经变了。请刷新后看看最新的情况。"),
    413: ("文件太大", "这一次送来的内容超过了上限。请压缩或分几次上传。"),
    422: ("有内容需要修改", "请按提示改好再交。你填过的内容还在。"),
    429: ("点得太快了", "请歇一分钟再试。你填过的内容还在。"),
    500: ("这一页没有做出来", "问题已经记下，请过一会儿再试。自动保存过的内容不会丢。"),
}


@public
def kit(request: HttpRequest) -> HttpResponse:
    """Every component in every state; for developers and the platform's own administrator, for others not there."""
    user = getattr(request, "user", None)
    if not settings.DEBUG and not getattr(user, "is_platform", False):
        raise Http404
    frame = request.GET.get("frame", "staff")
    if frame not in samples.FRAMES:
        raise Http404
    sheet = request.GET.get("sheet", "kit")
    template = f"ui/kit-{sheet}.html" if sheet in samples.SHEETS else "ui/kit.html"
    return HttpResponse(samples.draw(request, template, samples.shell(frame, request.path), **samples.values(timezone.now())))


def error(request: HttpRequest | None, status: int, *, title: str = "", message: str = "", ref: str = "") -> HttpResponse:
    """One error as page or HTMX fragment; needs neither database nor session, so that it can always be shown."""
    said, why = SAID.get(status, SAID[500])
    context = {"title": title or said, "message": message or why, "code": status, "ref": ref}
    part = request is not None and is_fragment(request)
    response = HttpResponse(render_to_string("ui/refusal.html" if part else "ui/error.html", context, using="jinja2"), status=status)
    if part:
        response["HX-Retarget"], response["HX-Reswap"] = "#said", "innerHTML"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler400: broken requests, and those that are too big to be read at all."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return error(request, 413, message="这一次送来的内容超过了上限，没有存上。请回到上一页，写的内容还在；把长的资料改作附件，或分几次交。")
    return error(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler403."""
    return error(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler404."""
    return error(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """handler500: says a number that the log carries too."""
    ref = f"E-{timezone.localtime():%m%d-%H%M}-{secrets.token_hex(2).upper()}"
    log.error("Answered with an error page, number %s: %s %s", ref, request.method, request.path)
    return error(request, 500, ref=ref)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW: nearly always a page left open overnight."""
    return error(
        request,
        403,
        title="这一页放得太久了",
        message="为了安全，请回到上一页刷新后再做一次。写过的内容还在这台电脑上，刷新后会放回来。",
    )

"""A member's own public page: what it shows, its door sign, the letters that came."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import here, setting
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.commons.ui.squares import drawing
from shangliang.foundation.errors import Invalid, NotFound

from .. import actions, queries
from ..access import DESK
from ..rules import LIMITS, MissiveState, Shown, Wanted


@opens_to(Role.MEMBER)
def mine(request: HttpRequest) -> HttpResponse:
    """What one shows, and the letters one has."""
    return _page(request)


def _page(request: HttpRequest, wrong: Invalid | None = None) -> HttpResponse:
    viewer, today = viewer_of(request), timezone.localdate()
    member = queries.member_of(viewer)
    page, letters = queries.own(member.pk), queries.held_by(member.pk)
    sent = request.POST if wrong else {name: getattr(page, name, "") for name in (*LIMITS, "employer", "party")}
    context = {
        "member": member, "page": page, "shown": page is not None and page.state == Shown.SHOWN, "on": setting("profiles.on"), "public": _address(request, page.code) if page else "",
        "letters": [{"one": one, "left": (one.due_on - today).days, "waits": one.state == MissiveState.WAITING} for one in letters], "bodies": queries.bodies_of(member.pk, today),
        "may_party": setting("profiles.party"), "may_employer": setting("profiles.employer"), "limits": LIMITS, "sent": sent, "wrong": wrong, "errors": wrong.fields if wrong else {},
    }  # fmt: skip
    return render(request, "profiles/mine.html", context, status=wrong.status if wrong else 200)


@opens_to(Role.MEMBER, *DESK)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Where history and duty files lead from a public page: to one's own, or to the list of all of them."""
    viewer, found = viewer_of(request), queries.find(pk)
    if viewer.role != Role.MEMBER:
        return redirect("profiles:pages")
    if found.member_id != viewer.member_id:
        raise NotFound()
    return redirect("profiles:mine")


def _address(request: HttpRequest, code: str) -> str:
    """Where the public finds the page: an address of the portal, which lies above this room."""
    return request.build_absolute_uri(reverse("open:member", args=[here().committee.slug, code]))


@opens_to(Role.MEMBER)
@require_POST
def show(request: HttpRequest) -> HttpResponse:
    """Show it, or change what it says."""
    wanted = Wanted(**{name: request.POST.get(name, "").strip() for name in LIMITS}, employer="employer" in request.POST, party="party" in request.POST)
    try:
        actions.show(act_of(request), queries.member_of(viewer_of(request)), wanted=wanted)
    except Invalid as wrong:
        return _page(request, wrong)
    tell(request, "公开页已经能看到，可以打印门牌。")
    return redirect("profiles:mine")


@opens_to(Role.MEMBER)
@require_POST
def hide(request: HttpRequest) -> HttpResponse:
    """Show it no longer."""
    page = queries.own(viewer_of(request).member_id)
    if page is None:
        raise NotFound("你还没有公开页。")
    actions.hide(act_of(request), page)
    tell(request, "公开页已收回，上面写的都已清掉。再公开时网址不变。")
    return redirect("profiles:mine")


@opens_to(Role.MEMBER)
def card(request: HttpRequest) -> HttpResponse:
    """The door sign to print: who, where, when, and the code to scan."""
    member = queries.member_of(viewer_of(request))
    page = queries.own(member.pk)
    if page is None or page.state != Shown.SHOWN:
        raise NotFound("先公开身份，才能打印门牌。在“亮明身份”页填写后公开。")
    address = _address(request, page.code)
    return render(request, "profiles/card.html", {"member": member, "page": page, "public": address, "qr": drawing(address), "committee": here().committee, "bodies": queries.bodies_of(member.pk, timezone.localdate())})

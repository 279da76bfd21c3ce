"""Letters: the office's desk over all of them, one letter, its answer, handing it on; and who shows a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import Role, may
from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.queries import told
from shangliang.commons.people.queries import member_by_id
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to, viewer_of
from shangliang.foundation.errors import Invalid

from .. import actions, queries
from ..access import DESK, OFFICE
from ..rules import LONGEST_ANSWER, MissiveState, Sort

OFFICE_ITSELF = "office"


@opens_to(*DESK)
def desk(request: HttpRequest) -> HttpResponse:
    """All letters by their day: who has them, how long they have waited, not what they say."""
    state = MissiveState.ANSWERED if request.GET.get("tab") == MissiveState.ANSWERED else MissiveState.WAITING
    sort = request.GET.get("sort", "") if request.GET.get("sort") in Sort.values() else ""
    today = timezone.localdate()
    rows = [{"one": one, "left": (one.due_on - today).days, "sort": Sort(one.sort).label} for one in queries.desk(state, sort)]
    tabs = [{"label": one.label, "href": f"?tab={one.value}&sort={sort}", "active": one == state} for one in MissiveState]
    sorts = [{"label": label, "href": f"?tab={state}&sort={code}", "active": code == sort} for code, label in [("", "全部"), *Sort.choices()]]
    context = {"rows": rows, "tabs": tabs, "sorts": sorts, "waiting": state == MissiveState.WAITING, "numbers": queries.numbers()}
    return render(request, "profiles/desk.html", context)


@opens_to(*DESK)
def pages(request: HttpRequest) -> HttpResponse:
    """Members who show a page."""
    return render(request, "profiles/pages.html", {"rows": queries.open_profiles(timezone.localdate()), "slug": here().committee.slug, "may": bool(may(viewer_of(request), "profiles.hand_on"))})


@opens_to(*OFFICE)
@require_POST
def hide(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a member's page back, with the reason."""
    page = queries.find(pk)
    actions.hide(act_of(request), page, reason=request.POST.get("reason", ""))
    tell(request, f"{page.member.name}委员的公开页已收回，本人收到通知。")
    return redirect("profiles:pages")


@opens_to(Role.MEMBER, *DESK)
def missive(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter; its contents for whoever has it."""
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, wrong: Invalid | None = None) -> HttpResponse:
    viewer, today = viewer_of(request), timezone.localdate()
    found = queries.missive(viewer, pk)
    reads, waits = may(viewer, "profiles.read", found), found.state == MissiveState.WAITING
    hands = waits and found.sort == Sort.LETTER and bool(may(viewer, "profiles.hand_on"))
    context = {
        "one": found, "reads": bool(reads), "why": getattr(reads, "reason", ""), "waits": waits, "left": (found.due_on - today).days, "sort": Sort(found.sort), "conduct": found.sort == Sort.CONDUCT,
        "own": viewer.role == Role.MEMBER, "hands": hands, "members": queries.choices(today) if hands else [], "trail": told("profiles.missive", pk), "most": LONGEST_ANSWER,
        "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST,
    }  # fmt: skip
    return render(request, "profiles/missive.html", context, status=wrong.status if wrong else 200)


@opens_to(Role.MEMBER, *OFFICE)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer it."""
    try:
        actions.answer(act_of(request), queries.missive(viewer_of(request), pk), text=request.POST.get("answer", ""))
    except Invalid as wrong:
        return _page(request, pk, wrong)
    tell(request, "已答复，写信人凭回执号就能看到；要当面或电话说明的，请另行联系。")
    return redirect("profiles:missive", pk)


@opens_to(*OFFICE)
@require_POST
def hand_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it to somebody else."""
    chosen = request.POST.get("to", "")
    to = member_by_id(number(chosen), timezone.localdate())
    try:
        if to is None and chosen != OFFICE_ITSELF:
            raise Invalid("请选转给谁。", fields={"to": "请选转给谁"})
        actions.hand_on(act_of(request), queries.missive(viewer_of(request), pk), to=to, reason=request.POST.get("reason", ""))
    except Invalid as wrong:
        return _page(request, pk, wrong)
    tell(request, f"已转交{to.name + '委员' if to else '办公室'}。")
    return redirect("profiles:missive", pk)

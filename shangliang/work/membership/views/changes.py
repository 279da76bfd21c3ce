"""Changes that members ask for: asking, taking back, and the office's answer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from shangliang.commons.access import Role
from shangliang.commons.ledger.acts import Act
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.foundation.errors import NotNow, fits

from .. import actions, panels, queries
from ..access import OFFICE
from ..forms import ChangeForm
from .filling import Page, filled


@opens_to(Role.MEMBER, permission="membership.ask_change")
def ask(request: HttpRequest) -> HttpResponse:
    """A member asks to have their own data changed; what was asked before is below."""
    viewer = viewer_of(request)
    if viewer.member_id is None:
        raise NotNow("你现在没有委员席位，请联系办公室。")
    member = queries.people.member(viewer.member_id)
    form = ChangeForm(request.POST or None, member=member)

    def do(act: Act, said: dict[str, Any]) -> str:
        change = actions.ask_change(act, member, values=form.values(), reason=said["reason"])
        return f"已送办公室：{change.labels}。答复前你可以收回"

    back = reverse("membership:member", args=[member.pk])
    page = Page("修改我的信息", "送办公室", back, [("我的资料", back), ("修改", "")], "改动由办公室核对后生效。手机号改好以后，用新的号码登录。")
    return filled(request, form, page, do)


@opens_to(Role.MEMBER, permission="membership.withdraw_change")
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a request back."""
    change = actions.withdraw_change(act_of(request), queries.changes.change(pk))
    tell(request, f"已收回修改申请：{change.labels}")
    return redirect("membership:member", change.member_id)


@opens_to(*OFFICE, permission="membership.decide_change")
def changes(request: HttpRequest) -> HttpResponse:
    """What members ask to have changed."""
    waiting = [(one, queries.changes.differences(one)) for one in queries.changes.waiting_changes()]
    sections = panels.sections(viewer_of(request), "changes")
    return render(request, "membership/changes.html", {"waiting": waiting, "decided": queries.changes.decided_changes(), "sections": sections})


@opens_to(*OFFICE, permission="membership.decide_change")
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree or decline."""
    change, agreed = queries.changes.change(pk), request.POST.get("answer") == "agree"
    actions.decide_change(act_of(request), change, agreed=agreed, note=fits(request.POST.get("note", ""), 200, "note", "答复"))
    tell(request, f"已按{change.member.name}委员的申请修改{change.labels}" if agreed else f"已答复{change.member.name}委员：不修改{change.labels}")
    return redirect("membership:changes")

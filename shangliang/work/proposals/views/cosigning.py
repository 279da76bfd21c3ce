"""Co-signing pages: invite, answer, recall, and a convener's consent."""


from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import here, setting
from shangliang.commons.people.queries import member_by_id
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, numbers, opens_to, viewer_of
from shangliang.commons.ui.typed import maybe_day
from shangliang.foundation.clocks import due

from .. import actions, queries
from .writing import WRITERS


@opens_to(*WRITERS)
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose whom to ask, and by when they should answer."""
    proposal, today = queries.own(viewer_of(request), pk), timezone.localdate()
    if request.method == "POST":
        chosen = [member_by_id(one, today) for one in numbers(request.POST.getlist("members"))]
        actions.invite(act_of(request), proposal, members=[m for m in chosen if m], until=maybe_day(request.POST, "until"))
        tell(request, f"已邀请 {len(chosen)} 位委员会签，他们会收到通知。")
        return redirect("proposals:write", pk)
    until = due(today, setting("proposals.cosign.days"), here().calendar)
    people = queries.to_invite(proposal, today)
    return render(request, "proposals/invite.html", {"proposal": proposal, "people": people, "until": until, "today": today})


@opens_to(Role.MEMBER)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """A member's yes or no to co-signing."""
    accept = request.POST.get("accept") == "yes"
    proposal = actions.answer_cosign(act_of(request), queries.seen(viewer_of(request), pk), accept=accept, remark=request.POST.get("remark", ""))
    tell(request, f"已同意会签“{proposal}”。" if accept else f"已谢绝会签“{proposal}”。")
    return redirect("proposals:detail", pk) if accept else redirect("proposals:mine")


@opens_to(*WRITERS)
@require_POST
def recall(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the text back to change it."""
    actions.recall(act_of(request), queries.own(viewer_of(request), pk))
    tell(request, "已收回邀请，可以接着改。改好后重新邀请。")
    return redirect("proposals:write", pk)


@opens_to(*WRITERS)
@require_POST
def stop_waiting(request: HttpRequest, pk: int) -> HttpResponse:
    """Wait no longer for those who have not answered."""
    actions.stop_waiting(act_of(request), queries.own(viewer_of(request), pk))
    tell(request, "不再等没有答复的委员，已同意的都算联名。现在可以提交。")
    return redirect("proposals:write", pk)


@opens_to(Role.MEMBER)
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """The convener's consent."""
    proposal = actions.approve(act_of(request), queries.seen(viewer_of(request), pk))
    tell(request, f"已同意以{proposal.organ.name}名义提出。")
    return redirect("proposals:detail", pk)

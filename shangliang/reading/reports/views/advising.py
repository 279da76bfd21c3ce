"""The language model's doors: setting it up, and asking it about the places the matcher is not sure of."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.foundation.errors import Invalid, NotNow

from .. import actions, forms, queries
from ..access import ADVISERS, WRITERS
from ..ports import Silent, propose


@opens_to(*ADVISERS)
@never_cache
def adviser(request: HttpRequest) -> HttpResponse:
    """Set it up. The key is taken, never shown."""
    held, wrong, data = queries.adviser(), None, request.POST
    if request.method == "POST":
        try:
            kept = actions.set_adviser(act_of(request), None, on=data.get("on") == "1", address=forms.text(data, "address"), model=forms.text(data, "model"), secret=forms.text(data, "secret"))
            tell(request, "大模型提示已启用。" if kept.on else "已存下，没有启用。")
            return redirect("reports:adviser")
        except Invalid as refused:
            wrong = refused
    said = data if wrong else {"address": held.address if held else "", "model": held.model if held else "", "on": "1" if held and held.on else ""}
    context = {"said": said, "has_key": bool(held and held.secret), "wrong": wrong, "errors": wrong.fields if wrong else {}}
    return render(request, "reports/adviser.html", context, status=wrong.status if wrong else 200)


@opens_to(*WRITERS)
@require_POST
def advise(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask about the unsure places; when it gives nothing the report stays as it was, with a note."""
    report, door = queries.seen(viewer_of(request), pk), queries.door()
    if door is None:
        raise NotNow("本委员会没有启用大模型提示。要用的话，请管理员在“设置”里设好。", code="no_adviser")
    asked = queries.unsure(report)
    if not asked:
        tell(request, "没有拿不准的数字，不用问。")
        return redirect("reports:report", pk)
    try:
        answers = propose(door, asked, queries.offered())
    except Silent as why:
        tell(request, f"大模型没有给出提示：{why}。稿子没有变，照平常逐个确认就行。")
        return redirect("reports:report", pk)
    hinted = actions.take_advice(act_of(request), report, asked=len(asked), answers=answers)
    tell(request, f"问了 {len(asked)} 处，提示了 {hinted} 处，列在“也可能是”里，由你定。" if hinted else f"问了 {len(asked)} 处，没有新的提示。")
    return redirect("reports:report", pk)

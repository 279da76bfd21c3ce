"""What is done with a call as a whole: its steps, the choices from its list, reviewers, objections."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from shangliang.commons.access import require
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, numbers, opens_to, viewer_of
from shangliang.commons.ui.typed import the_day
from shangliang.commons.ui.wording import day
from shangliang.foundation.errors import Invalid, NotFound

from .. import actions, forms, queries
from ..access import OBJECTORS, RUNNERS, SEES
from ..rules import Reminder
from .calls import page

Do = Callable[[Any, Any, Any], str]


def _open(act: Any, call: Any, data: Any) -> str:
    made = actions.open_call(act, call)
    return f"已发出，{day(made.closes_on)}截止，可以推荐的人会收到通知。"


def _close(act: Any, call: Any, data: Any) -> str:
    actions.close(act, call)
    return "征集已结束，评审人会收到通知。" if call.reviews else "征集已结束，可以拟定名单。"


def _reopen(act: Any, call: Any, data: Any) -> str:
    made = actions.reopen(act, call, closes_on=the_day(data, "closes_on", "新的截止日期"))
    return f"重新征集，{day(made.closes_on)}截止。"


def _cancel(act: Any, call: Any, data: Any) -> str:
    actions.cancel(act, call, reason=forms.text(data, "reason"))
    return "已取消，材料都还在，可以恢复。"


def _restore(act: Any, call: Any, data: Any) -> str:
    return f"已恢复，现在是“{actions.restore(act, call).get_state_display()}”。"


def _unlist(act: Any, call: Any, data: Any) -> str:
    actions.unlist(act, call, reason=forms.text(data, "reason"))
    return "名单已撤回，可以重新评审和拟定。"


def _publicise(act: Any, call: Any, data: Any) -> str:
    made = actions.publicise(act, call)
    return f"开始公示，到 {day(made.public_until)}，委员会收到通知。"


def _stop(act: Any, call: Any, data: Any) -> str:
    actions.stop_publicity(act, call, reason=forms.text(data, "reason"))
    return "公示已停止，改好名单后重新公示。"


def _decide(act: Any, call: Any, data: Any) -> str:
    actions.decide(act, call, decision=forms.text(data, "decision"), document=forms.text(data, "document"), day=the_day(data, "day", "会议日期"))
    return "决定已登记，核对无误后公布。"


def _undecide(act: Any, call: Any, data: Any) -> str:
    actions.undecide(act, call, reason=forms.text(data, "reason"))
    return "决定已撤回。"


def _publish(act: Any, call: Any, data: Any) -> str:
    return f"已公布，表彰 {len(actions.publish(act, call))} 个，证书可以下载了。"


def _urge(act: Any, call: Any, data: Any) -> str:
    actions.remind(act, call, what=Reminder.REVIEW, name=call.title)
    return "已提醒还没有评审完的评审人。"


def _back(act: Any, call: Any, data: Any) -> str:
    return f"已退回第 {actions.previous_round(act, call).round} 轮。"


STEPS: dict[str, Do] = {
    "open": _open, "close": _close, "reopen": _reopen, "cancel": _cancel, "restore": _restore, "unlist": _unlist, "publicise": _publicise, "stop": _stop,
    "decide": _decide, "undecide": _undecide, "publish": _publish, "urge": _urge, "back": _back,
}  # fmt: skip


def _run(request: HttpRequest, pk: int, name: str, do: Callable[[Any], str]) -> HttpResponse:
    call = queries.find_call(viewer_of(request), pk)
    try:
        tell(request, do(call))
    except Invalid as wrong:
        return page(request, queries.find_call(viewer_of(request), pk), wrong, name)
    return redirect("calls:call", pk)


def _lead(request: HttpRequest, pk: int) -> None:
    """Raise unless whoever asks leads this call, before anything is said about what they typed."""
    require(viewer_of(request), "calls.run", queries.find_call(viewer_of(request), pk))


@opens_to(*RUNNERS)
@require_POST
def do(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Take a step of the call."""
    _lead(request, pk)
    if verb not in STEPS:
        raise NotFound("没有这一步。")
    return _run(request, pk, verb, lambda call: STEPS[verb](act_of(request), call, request.POST))


@opens_to(*RUNNERS)
@require_POST
def pick(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Do something with those chosen from the list."""
    _lead(request, pk)
    chosen = numbers(request.POST.getlist("pick"))

    def admit(call: Any) -> str:
        return f"已审核通过 {len(actions.admit(act_of(request), call, ids=chosen))} 个。"

    def shortlist(call: Any) -> str:
        actions.shortlist(act_of(request), call, chosen=chosen)
        return f"名单已拟定，共 {len(chosen)} 个。"

    def onward(call: Any) -> str:
        return f"进入第 {actions.next_round(act_of(request), call, chosen=chosen).round} 轮，共 {len(chosen)} 个。"

    verbs = {"admit": admit, "list": shortlist, "round": onward}
    if verb not in verbs:
        raise NotFound("没有这一步。")
    return _run(request, pk, f"pick-{verb}", verbs[verb])


@opens_to(*RUNNERS)
@require_POST
def reviewers(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who reviews."""

    def name(call: Any) -> str:
        named = actions.name_reviewers(act_of(request), call, users=numbers(request.POST.getlist("users")))
        return f"评审人 {len(named)} 位：{'、'.join(one.name for one in named)}。" if named else "没有评审人。"

    return _run(request, pk, "reviewers", name)


@opens_to(*OBJECTORS)
@require_POST
def object_to(request: HttpRequest, pk: int) -> HttpResponse:
    """File an objection."""

    def object_(call: Any) -> str:
        data = request.POST
        actions.object_to(act_of(request), call, text=forms.text(data, "text"), nomination_id=number(data.get("nomination")), name=forms.text(data, "name"))
        return "异议已收到。核实以后会答复你，只有组织评选的人看得到是谁提的。"

    return _run(request, pk, "object", object_)


@opens_to(*SEES)
def objection(request: HttpRequest, pk: int) -> HttpResponse:
    """Where an objection is dealt with: the page of its call."""
    found = _objection(request, pk)
    return redirect(f"/calls/{found.call_id}/#objections")


def _objection(request: HttpRequest, pk: int) -> Any:
    if pk not in queries.visible_objections(viewer_of(request), [pk]):
        raise NotFound("没有这条异议，或你现在的身份看不到它。")
    return queries.objection_by_id(pk)


@opens_to(*RUNNERS)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer an objection, or look into it again."""
    found, data = _objection(request, pk), request.POST
    require(viewer_of(request), "calls.run", found)

    def reply(call: Any) -> str:
        if data.get("again"):
            actions.reopen_objection(act_of(request), found, reason=forms.text(data, "reason"))
            return "重新处理这条异议。"
        if data.get("upheld") not in ("yes", "no"):
            raise Invalid("请选异议是否成立。", fields={"upheld": "请选一项"})
        made = actions.answer(act_of(request), found, upheld=data["upheld"] == "yes", text=forms.text(data, "answer"))
        return "异议成立，已从名单里拿下，提出的人会收到答复。" if made.upheld else "已答复，提出的人会收到。"

    return _run(request, found.call_id, f"answer-{pk}", reply)



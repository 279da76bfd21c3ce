"""退出: the list of cases, one of them, and each step; what members see of their own (M04)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from shangliang.commons.access import Role, may
from shangliang.commons.ledger.acts import Act
from shangliang.commons.ledger.queries import told
from shangliang.commons.ui.panels import panels_for
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.foundation.errors import Invalid, NotFound, NotNow

from .. import actions, exports, panels, queries
from ..access import CASE_READERS
from ..forms import (
    AnswerForm,
    AppealForm,
    CaseTalkForm,
    EvidenceForm,
    Form,
    HeardForm,
    LeavingForm,
    StateForm,
    TellForm,
    WhyForm,
    today_first,
)
from ..rules import Ending, LeavingState, Outcome
from .covering import word
from .filling import Page, filled

LIST = "membership:leavings"


def _crumbs(*rest: tuple[str, str]) -> list[tuple[str, str]]:
    return [("名册", reverse("membership:members")), ("退出", reverse(LIST)), *rest]


@opens_to(permission="membership.see_cases")
def leavings(request: HttpRequest) -> HttpResponse:
    """Leaving cases on which something is to be done, or those settled."""
    viewer, done = viewer_of(request), request.GET.get("view") == "done"
    found = list(queries.cases.leavings("done" if done else ""))
    tabs = [{"label": "办理中", "href": "?", "active": not done}, {"label": "办完的", "href": "?view=done", "active": done}]
    return render(request, "membership/leavings.html", {"found": found, "tabs": tabs, "done": done, "sections": panels.sections(viewer, "leavings")})


@opens_to(*CASE_READERS, Role.MEMBER)
def leaving(request: HttpRequest, pk: int) -> HttpResponse:
    """One case: evidence, talk, statement, meetings, notice, appeal."""
    return _page(request, pk, None)


def _page(request: HttpRequest, pk: int, wrong: Invalid | None) -> HttpResponse:
    viewer, case = viewer_of(request), queries.cases.leaving(viewer_of(request), pk)
    heard, own = queries.cases.heard("leaving", pk), viewer.member_id == case.member_id
    context = {
        "case": case, "way": Ending(case.way), "heard": heard, "stages": panels.stages_of(case, heard, "受理", "送达", told=case.told_on), "own": own,
        "may": bool(may(viewer, "membership.leave_case")), "next": case.stages[case.at] if case.state == LeavingState.OPEN else "", "files": queries.cases.papers_of(case),
        "trail": told("membership.leaving", pk) if not own else [], "panels": panels_for("people.conduct", viewer, case.member_id), "wrong": wrong, "sent": request.POST,
        "needs_talk": case.way != Ending.RESIGNED and case.talked_on is None,
    }  # fmt: skip
    return render(request, "membership/leaving.html", context, status=422 if wrong else 200)


@opens_to(permission="membership.leave_case")
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """启动退出程序 for a member; what the page one came from showed goes along as the first evidence."""
    member, back = queries.people.member(pk), reverse("membership:member", args=[pk])
    came = request.POST.get("from") or request.GET.get("from", "")
    form = LeavingForm(request.POST or None, initial={"way": Ending.REMOVED.value})

    def do(act: Act, said: dict[str, Any]) -> str:
        case = actions.open_leaving(act, member, way=Ending(said["way"]), grounds=said["grounds"], asked_by=said["asked_by"])
        if came.startswith("/") and not came.startswith("//"):
            actions.add_evidence(act, case, title="履职情况", href=came[:300])
        return f"已启动{member.name}的退出程序。下一步同本人谈话"

    running = queries.cases.case_of(member)
    if running is not None:
        raise NotNow(f"{member.name}的退出事项正在办理，请到那一件里补充。", code="open_already")
    intro = "这里只是开始：先补齐依据，同本人谈话，再由会议决定。什么都不会自动发生；决定以前可以终止。"
    page = Page(f"{member.name}退出委员", "启动程序", reverse(LIST), [*_crumbs((member.name, back)), ("启动", "")], intro, carried={"from": came})
    return filled(request, form, page, do)


STEPS: dict[str, tuple[str, type[Form]]] = {
    "talk": ("记录谈话", CaseTalkForm), "hear": ("记录会议研究", HeardForm), "drop": ("终止", WhyForm), "told": ("通知送达", TellForm), "appeal": ("登记复议申请", AppealForm),
    "answer": ("答复复议", AnswerForm), "state": ("提交说明", StateForm),
}  # fmt: skip


@opens_to(*CASE_READERS, Role.MEMBER)
def step(request: HttpRequest, pk: int, how: str) -> HttpResponse:
    """One step of a case, each its own act; a member's only one is to explain."""
    if how not in STEPS:
        raise NotFound()
    viewer = viewer_of(request)
    case, (verb, kind) = queries.cases.leaving(viewer, pk), STEPS[how]
    back = reverse("membership:leaving", args=[pk])
    more: dict[str, Any] = {"hear": {"seats": False, "initial": {"outcome": Outcome.PASSED.value}}, "drop": {"label": "为什么终止"}, "state": {"initial": {"text": case.statement}}}.get(how, {})
    form = today_first(kind(request.POST or None, **more), timezone.localdate(), "on")

    def do(act: Act, said: dict[str, Any]) -> str:
        return _done(act, case, how, said)

    stage = case.stages[case.at] if how == "hear" and case.state == LeavingState.OPEN else ""
    last = how == "hear" and case.at + 1 >= len(case.stages)
    ask = f"{stage}已经决定{case.member.name}退出？" if last and stage else ""
    body = "会议同意的，席位从会议那天结束，登录权限同时结束，记录都保留；不能恢复，只能重新增补。" if ask else ""
    return filled(request, form, Page(f"{stage or verb}：{case.member.name}{Ending(case.way).label}", verb, back, _crumbs((case.member.name, back), (verb, "")), body, ask=ask, body=body), do)


def _done(act: Act, case: Any, how: str, said: dict[str, Any]) -> str:
    match how:
        case "talk":
            actions.record_talk(act, case, on=said["on"], by=said["by"], words=said["words"])
            return "谈话记入台账，本人现在看得到这一件，可以提交说明"
        case "hear":
            made = actions.hear_leaving(act, case, outcome=Outcome(said["outcome"]), on=said["on"], meeting=said["meeting"], votes=said["votes"], note=said["note"])
            return f"{said['meeting']}：{Outcome(said['outcome']).label}。{LeavingState(made.state).label}"
        case "drop":
            actions.drop_leaving(act, case, reason=said["note"])
            return "已终止退出程序"
        case "told":
            actions.tell_leaving(act, case, on=said["on"], how=said["how"])
            return "通知已送达，记入台账"
        case "appeal":
            actions.appeal_leaving(act, case, on=said["on"], text=said["text"])
            return "已登记复议申请，请提交会议研究后答复"
        case "answer":
            made = actions.answer_appeal(act, case, upheld=said["upheld"] == "yes", on=said["on"], meeting=said["meeting"], note=said["note"])
            return "申请成立。席位不会自动恢复，请按增补办理" if made.upheld else "维持原决定，已记入台账"
        case _:
            actions.state_own(act, case, text=said["text"])
            return "说明已交给办公室，会议研究时一起看"


@opens_to(permission="membership.leave_case")
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """Put evidence to a case: a page of the house, files, or the name of what is kept elsewhere."""
    case = queries.cases.leaving(viewer_of(request), pk)
    if request.method != "POST":
        return redirect("membership:leaving", pk)
    form = EvidenceForm(request.POST)
    try:
        if not form.is_valid():
            raise Invalid("依据没有存上：" + "；".join(texts[0] for texts in form.errors.values()), fields={name: texts[0] for name, texts in form.errors.items()})
        actions.add_evidence(act_of(request), case, title=form.cleaned_data["title"], href=form.cleaned_data["href"], uploads=request.FILES.getlist("files"))
    except Invalid as wrong:
        return _page(request, pk, wrong)
    tell(request, f"已补充依据：{form.cleaned_data['title']}")
    return redirect("membership:leaving", pk)


@opens_to(permission="membership.see_cases")
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The notice to the member of what was decided, as .docx."""
    case = queries.cases.leaving(viewer_of(request), pk)
    if case.state != LeavingState.ENDED:
        raise NotNow("还没有作出退出的决定，决定以后才有通知。", code="not_decided")
    return word(exports.leaving_letter(case, queries.cases.heard("leaving", pk)), f"{case.member.name}{Ending(case.way).label}的通知.docx")

"""增补: the list of co-options, one of them, and each step (M03)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from shangliang.commons.access import may
from shangliang.commons.ledger.acts import Act
from shangliang.commons.ledger.queries import told
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.foundation.errors import NotNow

from .. import actions, exports, panels, queries
from ..forms import HeardForm, NominateForm, WhyForm, today_first
from ..rules import AdditionState, Outcome, is_last
from .covering import word
from .filling import Page, filled

LIST = "membership:additions"


def _crumbs(*rest: tuple[str, str]) -> list[tuple[str, str]]:
    return [("名册", reverse("membership:members")), ("增补", reverse(LIST)), *rest]


@opens_to(permission="membership.see_cases")
def additions(request: HttpRequest) -> HttpResponse:
    """Co-options under way, or those settled."""
    viewer, done = viewer_of(request), request.GET.get("view") == "done"
    found = list(queries.cases.additions("done" if done else ""))
    tabs = [{"label": "办理中", "href": "?", "active": not done}, {"label": "办完的", "href": "?view=done", "active": done}]
    context = {"found": found, "tabs": tabs, "done": done, "sections": panels.sections(viewer, "additions"), "may": bool(may(viewer, "membership.add_case"))}
    return render(request, "membership/additions.html", context)


@opens_to(permission="membership.see_cases")
def addition(request: HttpRequest, pk: int) -> HttpResponse:
    """One co-option: how far it has come, what meetings said, what can be done."""
    viewer, case = viewer_of(request), queries.cases.addition(pk)
    heard = queries.cases.heard("addition", pk)
    context = {
        "case": case, "person": panels.person_of(case), "heard": heard, "stages": panels.stages_of(case, heard, "提名", "任职" if case.state != AdditionState.REFUSED else ""),
        "may": bool(may(viewer, "membership.add_case")), "next": case.stages[case.at] if case.state == AdditionState.OPEN else "", "trail": told("membership.addition", pk),
        "due": case.state == AdditionState.DECIDED and case.effective_on is not None and case.effective_on <= timezone.localdate(),
    }  # fmt: skip
    return render(request, "membership/addition.html", context)


@opens_to(permission="membership.add_case")
def nominate(request: HttpRequest) -> HttpResponse:
    """提名."""
    form = NominateForm(request.POST or None, sectors=queries.people.sectors())

    def do(act: Act, said: dict[str, Any]) -> str:
        case = actions.nominate(act, None, sector_id=said["sector"], nominator=said["nominator"], reason=said["reason"], values=form.person())
        return f"已记下提名{case.name}，下一步{case.stages[0]}"

    page = Page("提名一位增补人选", "提名", reverse(LIST), _crumbs(("提名", "")), "提名以后按设置的环节一步步研究；决定以前不建账号，也不进名册。")
    return filled(request, form, page, do)


@opens_to(permission="membership.add_case")
def hear(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what a meeting said."""
    case = queries.cases.addition(pk)
    if case.state != AdditionState.OPEN:
        raise NotNow(f"这项提名{AdditionState(case.state).label}，没有要研究的了。", code="settled_already")
    back, stage = reverse("membership:addition", args=[pk]), case.stages[case.at]
    form = HeardForm(request.POST or None, seats=is_last(case.at, len(case.stages)), initial={"outcome": Outcome.PASSED.value})

    def do(act: Act, said: dict[str, Any]) -> str:
        made = actions.hear_addition(
            act, case, outcome=Outcome(said["outcome"]), on=said["on"], meeting=said["meeting"], votes=said["votes"], note=said["note"], effective=said.get("effective"),
        )
        return f"{stage}：{Outcome(said['outcome']).label}。{AdditionState(made.state).label}"

    intro = "表决情况照会议记录写。决定以后，到任职那天席位自动开始，账号同时建好。" if is_last(case.at, len(case.stages)) else ""
    return filled(request, today_first(form, timezone.localdate(), "on"), Page(f"{stage}：增补{case.name}", "记入台账", back, _crumbs((case.name, back), (stage, "")), intro), do)


@opens_to(permission="membership.add_case")
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """撤回 a nomination."""
    case, back = queries.cases.addition(pk), reverse("membership:addition", args=[pk])

    def do(act: Act, said: dict[str, Any]) -> str:
        return f"已撤回：{actions.withdraw_addition(act, case, reason=said['note'])}"

    return filled(request, WhyForm(request.POST or None, label="为什么撤回"), Page(f"撤回：增补{case.name}", "撤回", back, _crumbs((case.name, back), ("撤回", ""))), do)


@opens_to(permission="membership.begin_seat")
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """到任 on the day or after it; the worker does the same by itself each morning."""
    case, back = queries.cases.addition(pk), reverse("membership:addition", args=[pk])
    if request.method != "POST":
        return addition(request, pk)
    made, issued = actions.begin_seat(act_of(request), case)
    if issued is not None:
        return render(request, "membership/issued.html", {"issued": issued, "text": f"{made.name}已经任职，列入{made.sector.name}", "back": back})
    return addition(request, pk)


@opens_to(permission="membership.see_cases")
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter that puts the nomination before the next meeting, or tells of the decision, as .docx."""
    case = queries.cases.addition(pk)
    return word(exports.addition_letter(case, panels.person_of(case), queries.cases.heard("addition", pk)), f"增补{case.name}.docx")

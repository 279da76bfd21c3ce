"""Putting forward, on the phone first; one nomination with what may be done with it; those the rules propose."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import Role, may, require
from shangliang.commons.files import actions as files
from shangliang.commons.files.queries import files_of
from shangliang.commons.ledger.queries import told
from shangliang.commons.people.queries import organs
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to, viewer_of
from shangliang.foundation.errors import Invalid, NotFound

from .. import actions, forms, panels, queries
from ..access import INSIDE, NOMINATORS, RUNNERS, SEES, is_reviewer, runs
from ..kinds import About, By, kinds
from ..queries.naming import BODIES
from ..rules import NOMINATION, CallState, NominationState, closed_to_nominations

PHOTOS = "calls.photo"


def _names(viewer: Any, call: Any) -> list[tuple[str, str]]:
    """In whose name somebody may put forward here, as (value, label)."""
    by = {By(one) for one in call.by}
    if viewer.role != Role.MEMBER:
        own = [("staff", "工作人员提名")] if By.STAFF in by else []
        return own + ([(f"organ:{one.pk}", f"{one.name}（纸质推荐代录）") for one in organs(*BODIES)] if By.ORGAN in by else [])
    found = [(f"organ:{one.pk}", f"以{one.name}的名义") for one in queries.speaking_for(viewer.member_id)] if By.ORGAN in by else []
    return found + ([("self", "本人自荐")] if By.SELF in by else []) + ([("member", "以委员身份推荐")] if By.MEMBER in by else [])


@opens_to(*NOMINATORS)
def nominate(request: HttpRequest, pk: int) -> HttpResponse:
    """The form: whom, in whose name, why; with photos."""
    viewer, today = viewer_of(request), timezone.localdate()
    call = queries.find_call(viewer, pk)
    require(viewer, "calls.nominate", call)
    kind, data, wrong = kinds.get(call.kind), request.POST, None
    if request.method == "POST":
        try:
            by, organ = forms.nominator(data.get("as", ""))
            act = act_of(request)
            made = actions.nominate(act, call, key=forms.text(data, "key"), name=forms.text(data, "name"), deed=forms.text(data, "deed"), by=by, organ_id=organ)
            if uploads := request.FILES.getlist("photos"):
                files.attach(act, made, purpose=PHOTOS, uploads=uploads)
            tell(request, f"已推荐{made.name}，审核情况会通知你。")
            return redirect("calls:nomination", made.pk)
        except Invalid as refused:
            wrong = refused
    names, choices = _names(viewer, call), queries.options(kind, viewer, call, today)
    things = About.THING in kind.about
    if things and wrong and (pk_of := number(data.get("key", "").partition(":")[2])) and not kind.why_not(pk_of):  # what was chosen stays chosen
        choices = [(data["key"], kind.describe([pk_of])[pk_of].name)]
    return render(
        request, "calls/nominate.html",
        {
            "call": call, "kind": kind, "names": names, "options": choices, "things": things, "typed": About.NAME in kind.about, "sent": data, "wrong": wrong,
            "errors": wrong.fields if wrong else {}, "closed": "" if runs(viewer, call) else closed_to_nominations(call, today), "only_typed": kind.about == (About.NAME,),
            "used": [one for one in queries.mine(viewer) if one.call_id == call.pk and one.state != NominationState.WITHDRAWN] if viewer.role == Role.MEMBER else [],
            "first": names[0][0] if len(names) == 1 else "", "oneself": f"member:{viewer.member_id}" if [value for value, _ in names] == ["self"] else "",
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


@opens_to(*NOMINATORS)
def find(request: HttpRequest, pk: int) -> HttpResponse:
    """The things of a kind whose name holds what was typed, for search and choose."""
    viewer = viewer_of(request)
    call = queries.find_call(viewer, pk)
    require(viewer, "calls.nominate", call)
    found = kinds.get(call.kind).find(viewer, forms.text(request.GET, "q"))
    return JsonResponse([{"value": one.key, "label": one.name, "note": one.note} for one in found], safe=False)


@opens_to(*RUNNERS)
def suggested(request: HttpRequest, pk: int) -> HttpResponse:
    """Those the rules propose, to be put forward together."""
    viewer = viewer_of(request)
    call = queries.find_call(viewer, pk)
    require(viewer, "calls.run", call)
    offered = list(queries.suggestions(kinds.get(call.kind), call))
    wrong = None
    if request.method == "POST":
        chosen = set(request.POST.getlist("pick"))
        try:
            made = actions.nominate_many(act_of(request), call, chosen=[one for one in offered if one.key in chosen])
            tell(request, f"已提名 {len(made)} 个。")
            return redirect("calls:call", pk)
        except Invalid as refused:
            wrong = refused
    return render(request, "calls/suggested.html", {"call": call, "offered": offered, "wrong": wrong, "kind": kinds.get(call.kind)}, status=wrong.status if wrong else 200)


@opens_to(*SEES)
def nomination(request: HttpRequest, pk: int) -> HttpResponse:
    """One nomination."""
    return page(request, queries.find_nomination(viewer_of(request), pk))


def page(request: HttpRequest, one: Any, wrong: Invalid | None = None, step: str = "") -> HttpResponse:
    """The page of a nomination, with what is wrong beside the form that was sent."""
    viewer, today, call = viewer_of(request), timezone.localdate(), one.call
    inside, lead, mends = viewer.role in INSIDE, runs(viewer, one), bool(may(viewer, "calls.mend_nomination", one))
    judged = lead or inside and call.state != CallState.REVIEWING  # while others still judge, nobody is swayed by what some said
    standing = queries.standings(call).get(one.pk) if judged else None
    judges = is_reviewer(viewer, call) and call.state == CallState.REVIEWING and one.state == NominationState.ELIGIBLE
    kind = kinds.get(call.kind)
    thing = kind.describe([one.thing]).get(one.thing) if one.thing is not None else None
    own = next(iter(queries.to_review(call, viewer, today, one.pk)), None) if judges else None
    return render(
        request, "calls/nomination.html",
        {
            "one": one, "call": call, "kind": kind, "row": panels.nomination_row(one, standing), "thing": thing, "files": files_of(one), "lead": lead, "inside": inside,
            "verbs": _verbs(lead, mends, one, today), "opens": one.shown and bool(may(viewer, "calls.open_deed", one)), "honoured": one.member_id is not None and one.member_id == viewer.member_id, "own": own, "wrong": wrong, "errors": wrong.fields if wrong else {}, "step": step, "sent": request.POST,
            "history": told("calls.nomination", one.pk) if judged else [], "attaches": mends and call.state in (CallState.OPEN, CallState.REVIEWING, CallState.PUBLISHED),
            "conditions": [(text, text) for text in call.conditions], "awarded": one.state == NominationState.AWARDED, "mine": one.by_user == viewer.user_id,
            "against": queries.caution_of(call, one.member_id) if inside and call.state != CallState.PUBLISHED else "",
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


def _verbs(lead: bool, mends: bool, one: Any, today: Any) -> list[str]:
    """What this viewer may do with a nomination now, by name."""
    call, state = one.call, one.state
    early = call.state in (CallState.OPEN, CallState.REVIEWING)
    open_ = {step.name for step in NOMINATION.leaving(state)}
    found = [name for name in ("admit", "refuse") if lead and early and name in open_]
    if mends and (lead and early or not lead and not closed_to_nominations(call, today)) and state in ("proposed", "eligible", "ineligible"):
        found.append("change")
    if mends and "withdraw" in open_ and (early or lead and call.state not in (CallState.PUBLISHED, CallState.CANCELLED)):
        found.append("withdraw")
    if mends and "restore" in open_ and early:
        found.append("restore")
    if lead and state == "awarded":
        found += ["hide" if one.shown else "show", "revoke"]
    return found


@opens_to(*NOMINATORS)
@require_POST
def do(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Take a step of a nomination."""
    one, data, act = queries.find_nomination(viewer_of(request), pk), request.POST, act_of(request)
    said = forms.text(data, "reason")
    verbs: dict[str, Callable[[], tuple[Any, str]]] = {
        "admit": lambda: (actions.admit(act, one.call, ids=[pk]), "审核通过。"),
        "refuse": lambda: (actions.refuse(act, one.call, nomination=one, unmet=data.getlist("unmet"), note=said), "已记为不符合条件，推荐的人会收到通知。"),
        "change": lambda: (actions.change(act, one, deed=forms.text(data, "deed")), "材料已修改。"),
        "withdraw": lambda: (actions.withdraw(act, one, reason=said), "推荐已撤回，截止前可以恢复。"),
        "restore": lambda: (actions.restore_nomination(act, one), "推荐已恢复，等审核。"),
        "revoke": lambda: (actions.revoke(act, one, reason=said), "表彰已撤销，档案和指标里不再有这一项。"),
        "show": lambda: (actions.show_deed(act, one, on=True), "事迹已经放到先进事迹里。"),
        "open": lambda: (actions.open_deed(act, one, on=True, consent=said), "事迹已经公开，网址不变。"),
        "close": lambda: (actions.open_deed(act, one, on=False), "事迹不再公开，公开页上已经看不到。"),
        "hide": lambda: (actions.show_deed(act, one, on=False), "事迹不再宣传。"),
    }
    if verb not in verbs:
        raise NotFound("没有这一步。")
    try:
        tell(request, verbs[verb]()[1])
    except Invalid as wrong:
        return page(request, one, wrong, verb)
    return redirect("calls:nomination", pk)


@opens_to(*NOMINATORS)
@require_POST
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Put photos or proofs to a nomination, all or none."""
    kept = files.attach(act_of(request), queries.find_nomination(viewer_of(request), pk), purpose=PHOTOS, uploads=request.FILES.getlist("photos"))
    tell(request, f"已上传 {len(kept)} 个文件。")
    return redirect("calls:nomination", pk)

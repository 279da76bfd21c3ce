"""A call and what was put forward in it, as rows and words."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse

from shangliang.commons.access import Viewer
from shangliang.commons.committees.scope import here, setting
from shangliang.commons.ui.wording import day
from shangliang.foundation.clocks import Span
from shangliang.foundation.lifecycle import Mark

from ..access import runs
from ..kinds import By, Way, kinds
from ..models import Call, Nomination
from ..rules import CALL, CallState, NominationState, Standing

S, N = CallState, NominationState
MARKS = {
    S.DRAFT: "draft", S.OPEN: "doing", S.REVIEWING: "checking", S.LISTED: "assigned", S.PUBLIC: "soon", S.DECIDED: "passed", S.PUBLISHED: "done", S.CANCELLED: "withdrawn",
    N.PROPOSED: "waiting", N.ELIGIBLE: "passed", N.INELIGIBLE: "declined", N.SHORTLISTED: "filed", N.PASSED: "closed", N.WITHDRAWN: "withdrawn", N.AWARDED: "done",
    N.REVOKED: "declined",
}  # fmt: skip
FORWARD = ("open", "close", "publicise", "decide", "publish", "restore")
NEXT = {
    S.DRAFT: "写好通知正文和截止日期就可以发出。", S.OPEN: "推荐陆续收进来，随到随审；截止后“结束征集”。", S.REVIEWING: "审核完、评审完，勾选拟表彰的“拟定名单”。",
    S.LISTED: "名单拟好了，下一步公示。", S.PUBLIC: "公示期间的异议逐条答复，期满后登记决定。", S.DECIDED: "核对无误就可以公布，公布后才计入档案和指标。",
    S.PUBLISHED: "已经公布，证书可以下载打印。", S.CANCELLED: "已经取消，材料都还在，可以恢复。",
}  # fmt: skip


def call_row(call: Call, today: date) -> dict[str, Any]:
    """A call in a list."""
    when = ""
    if call.state == S.OPEN and call.closes_on:
        when = f"{day(call.closes_on)}截止"
    elif call.state == S.PUBLIC and call.public_until:
        when = f"公示到{day(call.public_until)}"
    elif call.state == S.PUBLISHED and call.decided_on:
        when = f"{call.decision}决定"
    return {
        "pk": call.pk, "title": call.title, "href": reverse("calls:call", args=[call.pk]), "kind": kinds.get(call.kind).label if call.kind in kinds else call.kind,
        "state": S(call.state).label, "mark": MARKS[S(call.state)], "count": getattr(call, "n", 0), "given": getattr(call, "given", 0), "when": when,
    }  # fmt: skip


def call_steps(call: Call) -> list[dict[str, str]]:
    """The stepper of a call; stages that are switched off are left out."""
    off = set() if call.publicity else {S.PUBLIC}
    said = {Mark.DONE: "done", Mark.CURRENT: "now", Mark.TODO: ""}
    when = {S.OPEN: call.closes_on and f"{day(call.closes_on)}截止", S.PUBLIC: call.public_until and f"到{day(call.public_until)}", S.DECIDED: call.decided_on and day(call.decided_on)}
    return [
        {"label": S(place.state).label, "when": when.get(S(place.state)) or "", "note": "", "state": said[place.mark]}
        for place in CALL.path(call.state) if place.state not in off
    ]  # fmt: skip


def ways(viewer: Viewer, call: Call, today: date, unanswered: int) -> list[dict[str, Any]]:
    """What may be done with a call now by whoever leads it, each with why not, if so; the way forward first."""
    if not runs(viewer, call):
        return []
    found = []
    for step in CALL.leaving(call.state):
        if step.name == "list" or step.name == "publicise" and not call.publicity or step.name == "decide" and call.state == S.LISTED and call.publicity:
            continue
        found.append({"name": step.name, "verb": step.label, "why": CALL.why_not(step.name, call.state, call, today=today, unanswered=unanswered) or ""})
    return sorted(found, key=lambda way: way["name"] not in FORWARD)


def nomination_row(one: Nomination, standing: Standing | None = None, place: int | None = None) -> dict[str, Any]:
    """Something put forward, in a list."""
    value = _plain(standing.value) if standing and standing.value is not None else ""
    votes = one.call.way == Way.VOTES
    return {
        "pk": one.pk, "name": one.name, "note": one.note, "href": reverse("calls:nomination", args=[one.pk]), "by": one.by_label, "how": "" if one.by == By.ORGAN else By(one.by).label,
        "state": N(one.state).label, "mark": MARKS[N(one.state)], "key": one.state, "reasons": "；".join(one.reasons), "value": f"{value}%" if votes and value else value,
        "count": standing.count if standing else 0, "recused": standing.recused if standing else 0, "place": place, "number": one.number, "deed": one.deed,
    }  # fmt: skip


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _plainday(value: date) -> str:
    return f"{value.year}年{value.month}月{value.day}日"


def _listed(names: Sequence[str], behind: Sequence[str]) -> list[str]:
    if not any(behind):
        return ["、".join(names) + "。"]
    return [f"{n}．《{name.strip('《》')}》{f'（{who}）' if who else ''}" for n, (name, who) in enumerate(zip(names, behind, strict=True), 1)]


def notice_text(call: Call, names: list[str], behind: Sequence[str] = ()) -> list[str]:
    """The paragraphs of the public notice of a list; things stand one on a line with who is `behind` each, people in one row."""
    until = call.public_until
    span = Span.parse(call.publicity_days).label
    when = f"公示时间：{_plainday(call.public_from)}至{_plainday(until)}（{span}）。" if call.public_from and until else f"公示时间：{span}。"
    contact = setting("calls.contact")
    told = [
        f"根据{call.year}年度评选工作安排，经推荐、审核{'、评审' if call.reviews else ''}，拟对以下{len(names)}个{call.award}予以表彰，现予公示。",
        when, "对公示对象有异议的，请在公示期内以实名书面、电话或在平台上反映，我们将逐条核实并答复。反映情况要实事求是，有具体事实和依据。",
    ]  # fmt: skip
    return told + ([f"联系方式：{contact}。"] if contact else []) + [f"拟表彰名单（{len(names)}个）：", *_listed(names, behind)] + [f"{here().committee.name}办公室"]

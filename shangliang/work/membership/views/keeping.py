"""分级联系: who looks after whom for the office, and for those who do: whom, when they last talked, what they did (M05)."""

from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import Role
from shangliang.commons.ledger.acts import Act
from shangliang.commons.ui.paging import pager
from shangliang.commons.ui.requests import act_of, number, opens_to, viewer_of
from shangliang.foundation.errors import NotAllowed, NotFound
from shangliang.foundation.periods import year

from .. import actions, exports, panels, queries
from ..access import CASE_READERS, OFFICE
from ..forms import DayForm, KeepForm, TalkForm, today_first
from ..rules import TalkWay
from .covering import EXCEL
from .filling import Page, filled

PAGE = 40
KINDS = {"person": ("一位委员", "member_id"), "body": ("一个机构", "organ_id")}


@opens_to(permission="membership.see_coverage")
def keepings(request: HttpRequest) -> HttpResponse:
    """Who looks after whom: with whom a talk is due, whom nobody has, and what was said of it."""
    viewer, today, view = viewer_of(request), timezone.localdate(), request.GET.get("view", "")
    found = queries.keeping.everybody(today)
    late, without = [one for one in found if one.late], [one for one in found if one.keeper is None]
    page = Paginator({"": late, "none": without}.get(view, found), PAGE).get_page(number(request.GET.get("page")) or 1)
    tabs = [
        {"label": label, "href": f"?view={code}" if code else "?", "count": count, "active": view == code}
        for code, label, count in (("", "到期没谈", len(late)), ("none", "没有人联系", len(without)), ("all", "全体", len(found)))
    ]  # fmt: skip
    context = {
        "page": page, "pager": pager(page, request.GET, "位"), "tabs": tabs, "late": len(late), "without": len(without), "keepings": queries.keeping.keepings(),
        "sections": panels.sections(viewer, "keepings"), "can": panels.abilities(viewer), "view": view, "opens": viewer.role in CASE_READERS,
    }  # fmt: skip
    return render(request, "membership/keepings.html", context)


@opens_to(permission="membership.export")
@require_POST
def export(request: HttpRequest) -> FileResponse:
    """Everybody with their keeper as a workbook; that it was taken is recorded."""
    found = queries.keeping.everybody(timezone.localdate())
    actions.export(act_of(request), None, what="分级联系表", rows=len(found), phones=False)
    return FileResponse(exports.keeping_list(found), as_attachment=True, filename=f"分级联系{timezone.localdate():%Y%m%d}.xlsx", content_type=EXCEL)


def _crumbs(last: str) -> list[tuple[str, str]]:
    return [("名册", reverse("membership:members")), ("分级联系", reverse("membership:keepings")), (last, "")]


@opens_to(*OFFICE, permission="membership.arrange")
def add(request: HttpRequest, kind: str) -> HttpResponse:
    """Say who looks after a member or a whole body."""
    if kind not in KINDS:
        raise NotFound()
    today = timezone.localdate()
    members = queries.people.choices_of_members(today)
    others = [(one[0], f"{one[1]}（{one[2]}）") for one in members] if kind == "person" else queries.bodies.organs_to_choose()
    form = KeepForm(request.POST or None, members=members, others=others)

    def do(act: Act, said: dict[str, Any]) -> str:
        made = actions.set_keeper(act, None, keeper_id=said["keeper"], **{KINDS[kind][1]: said["of"]}, since=said["since"])
        return f"今后由{made.keeper.name}联系{made.member or made.organ}"

    intro = "联系一个机构，就是联系其中每一位委员；另有人直接联系的除外。原来联系的人同一天解除。"
    return filled(request, today_first(form, today, "since"), Page(f"安排人联系{KINDS[kind][0]}", "安排", reverse("membership:keepings"), _crumbs("安排"), intro), do)


@opens_to(*OFFICE, permission="membership.arrange")
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Relieve somebody of looking after."""
    one = queries.keeping.keeping(pk)

    def do(act: Act, said: dict[str, Any]) -> str:
        actions.end_keeping(act, one, on=said["on"])
        return f"{one.keeper.name}不再联系{one.member or one.organ}"

    page = Page(f"解除：{one}", "解除", reverse("membership:keepings"), _crumbs("解除"), "解除后改由所在专委会的主任联系；也可以再安排别人。")
    return filled(request, today_first(DayForm(request.POST or None), timezone.localdate(), "on"), page, do)


@opens_to(permission="membership.see_contacts")
def contacts(request: HttpRequest) -> HttpResponse:
    """Those whom one looks after, those to be talked with first; and who looks after oneself."""
    viewer, today = viewer_of(request), timezone.localdate()
    own = queries.keeping.self_of(viewer, today)
    above = queries.keeping.keeper_of(own.pk, today) if own else None
    return render(request, "membership/contacts.html", {"kept": queries.keeping.kept_by(viewer, today), "above": above.keeper if above else None})


@opens_to(*{*CASE_READERS, Role.MEMBER})
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """One member for whoever looks after them: the chain, this year's deeds, the talks."""
    viewer, today, found = viewer_of(request), timezone.localdate(), queries.people.member(pk)
    if viewer.role not in CASE_READERS and not queries.keeping.looks_after(viewer, pk, today):
        raise NotAllowed(f"{found.name}不由你联系，履职和谈话情况由联系的人看。")
    everybody = queries.keeping.everybody(today)
    context = {
        "member": found, "chain": queries.keeping.chain_of(pk, everybody), "kept": next((one for one in everybody if one.member.pk == pk), None), "year": today.year,
        "talks": queries.keeping.talks_of(pk), "did": queries.planning.did_of_member(pk, year(today.year)), "may": viewer.role != Role.AUDITOR,
    }  # fmt: skip
    return render(request, "membership/contact.html", context)


@opens_to(permission="membership.talk")
def talk(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a talk."""
    viewer, today, found = viewer_of(request), timezone.localdate(), queries.people.member(pk)
    if viewer.role not in CASE_READERS and not queries.keeping.looks_after(viewer, pk, today):
        raise NotAllowed(f"{found.name}不由你联系。谈话由联系的人或办公室来记。")
    kept = queries.keeping.keeper_of(pk, today)
    members = queries.people.choices_of_members(today) if viewer.role == Role.OFFICE_STAFF else None
    first = {"way": TalkWay.FACE.value, "keeper": kept.keeper.pk if kept and kept.keeper else ""}
    form, back = TalkForm(request.POST or None, members=members, initial=first), reverse("membership:contact", args=[pk])

    def do(act: Act, said: dict[str, Any]) -> str:
        actions.talk(act, found, keeper_id=said.get("keeper"), on=said["on"], way=TalkWay(said["way"]), words=said["words"])
        return f"同{found.name}委员的谈话记下了"

    return filled(request, today_first(form, today, "on"), Page(f"同{found.name}委员谈心谈话", "记下", back, [(found.name, back), ("谈话", "")]), do)

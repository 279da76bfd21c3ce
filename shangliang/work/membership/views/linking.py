"""联系分工: which committee guides which sector, which unit is whose counterpart, and the yearly look at it (M13, M14)."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.ledger.acts import Act
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.foundation.errors import NotFound

from .. import actions, exports, panels, queries
from ..access import OFFICE
from ..forms import CheckForm, DayForm, LinkForm, today_first
from .covering import EXCEL
from .filling import Page, filled

KINDS = {"sector": "界别", "unit": "部门"}


@opens_to(permission="membership.see_coverage")
def links(request: HttpRequest) -> HttpResponse:
    """Every special committee with the sectors it guides and its counterparts, and whom nobody guides."""
    viewer = viewer_of(request)
    found, present = queries.linking.guiding(), queries.linking.present_links()
    checks = queries.linking.last_checks(queries.planning.this_year())
    return render(
        request, "membership/links.html",
        {
            "exchanges": queries.registered.exchanges(),
            "found": found, "checks": checks, "missing": queries.linking.sectors_without(present), "count": len(present), "unchecked": len([one for one in present if one.pk not in checks]),
            "sections": panels.sections(viewer, "links"), "can": panels.abilities(viewer),
        },
    )  # fmt: skip


@opens_to(permission="membership.export")
@require_POST
def export(request: HttpRequest) -> FileResponse:
    """The table of links as a workbook; that it was taken is recorded."""
    found = queries.linking.present_links()
    actions.export(act_of(request), None, what="联系分工表", rows=len(found), phones=False)
    made = exports.link_list(found, queries.linking.last_checks(queries.planning.this_year()))
    return FileResponse(made, as_attachment=True, filename=f"联系分工{timezone.localdate():%Y%m%d}.xlsx", content_type=EXCEL)


def _crumbs(last: str) -> list[tuple[str, str]]:
    return [("名册", reverse("membership:members")), ("联系分工", reverse("membership:links")), (last, "")]


@opens_to(*OFFICE, permission="membership.arrange")
def add(request: HttpRequest, kind: str) -> HttpResponse:
    """Make a link to a sector or to a unit."""
    if kind not in KINDS:
        raise NotFound()
    options = queries.people.sectors() if kind == "sector" else queries.linking.units_to_choose()
    form = LinkForm(request.POST or None, kind=kind, committees=queries.linking.committees_to_choose(), options=options, initial={name: request.GET.get(name, "") for name in ("organ", "other")})

    def do(act: Act, said: dict[str, Any]) -> str:
        made = actions.make_link(act, None, organ_id=said["organ"], **{f"{kind}_id": said["other"]}, since=said["since"], decision=said["decision"], **form.values())
        return f"{made.organ}今后联系{made.other}"

    page = Page(f"专委会联系一个{KINDS[kind]}", "建立联系", reverse("membership:links"), _crumbs("建立联系"))
    return filled(request, today_first(form, timezone.localdate(), "since"), page, do)


@opens_to(*OFFICE, permission="membership.arrange")
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a link is about and who answers for it."""
    link = queries.linking.link(pk)
    form = LinkForm(request.POST or None, kind="unit" if link.unit_id else "sector", link=link)

    def do(act: Act, said: dict[str, Any]) -> str:
        return f"已调整{actions.change_link(act, link, **form.values())}的分工"

    return filled(request, form, Page(f"{link}", "存下", reverse("membership:links"), _crumbs("调整")), do)


@opens_to(*OFFICE, permission="membership.arrange")
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a link."""
    link = queries.linking.link(pk)

    def do(act: Act, said: dict[str, Any]) -> str:
        actions.end_link(act, link, on=said["on"])
        return f"{link.organ}不再联系{link.other}"

    page = Page(f"解除：{link}", "解除", reverse("membership:links"), _crumbs("解除"), "解除后可以重新建立。以前的检查情况都保留。")
    return filled(request, today_first(DayForm(request.POST or None), timezone.localdate(), "on"), page, do)


@opens_to(*OFFICE, permission="membership.arrange")
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """The yearly look at a link."""
    link = queries.linking.link(pk)

    def do(act: Act, said: dict[str, Any]) -> str:
        actions.check_link(act, link, result=said["result"], note=said["note"])
        return f"{link}：{said['result']}，记入台账"

    page = Page(f"{queries.planning.this_year()} 年检查：{link}", "记入台账", reverse("membership:links"), _crumbs("年度检查"), "一年看一次：有没有开展联系、效果怎样。再记一次，以后一次为准。")
    return filled(request, CheckForm(request.POST or None), page, do)

"""The acts on a member's seat, each with its form."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.ledger.acts import Act
from shangliang.commons.ui.requests import act_of, opens_to
from shangliang.foundation.errors import NotNow

from .. import actions, queries
from ..access import OFFICE
from ..forms import CorrectForm, EndForm, OfficeForm, SeatForm, SectorForm, today_first
from ..rules import Ending
from .filling import Page, filled
from .handing import one_password

ROSTER = ("名册", "membership:members")


@opens_to(*OFFICE, permission="membership.seat")
def add(request: HttpRequest) -> HttpResponse:
    """增补 a member."""
    today = timezone.localdate()
    term = queries.people.present_term(today)
    if term is None:
        raise NotNow("还没有届次。请先在“设置”里建立本届，再增补委员。")
    form = today_first(SeatForm(request.POST or None, sectors=queries.people.sectors()), today, "since")

    def do(act: Act, said: dict[str, Any]) -> Any:
        member, issued = actions.seat(act, None, term_id=term.pk, sector_id=said["sector"], since=said["since"], decision=said["decision"], values=form.own_values())
        return f"已增补{member.name}为{term}委员，列入{member.sector.name}", issued

    page = Page("增补一位委员", "增补", reverse(ROSTER[1]), [("名册", reverse(ROSTER[1])), ("增补委员", "")], f"增补到{term}。会同时建立账号，初始密码只显示一次。")
    return filled(request, form, page, do)


def _page(member: Any, heading: str, verb: str, **more: Any) -> Page:
    back = reverse("membership:member", args=[member.pk])
    return Page(heading, verb, back, [("名册", reverse(ROSTER[1])), (member.name, back), (verb, "")], **more)


@opens_to(*OFFICE, permission="membership.end")
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """辞去、撤销 …."""
    member = queries.people.member(pk)

    def do(act: Act, said: dict[str, Any]) -> str:
        way = Ending(said["way"])
        actions.end(act, member, way=way, on=said["on"], decision=said["decision"])
        return f"{member.name}{way.label}，席位到 {said['on'].isoformat()} 结束"

    intro = "席位结束后，他在各机构的任职和登录权限同时结束。以前的提案和履职记录都保留。席位结束后不能恢复，只能重新增补。"
    page = _page(member, f"{member.name}不再担任委员", "结束席位", intro=intro, ask=f"结束{member.name}的席位？", body="各机构的任职和登录权限同时结束，不能恢复。")
    return filled(request, today_first(EndForm(request.POST or None), timezone.localdate(), "on"), page, do)


@opens_to(*OFFICE, permission="membership.move")
def change_sector(request: HttpRequest, pk: int) -> HttpResponse:
    """调整界别."""
    member = queries.people.member(pk)

    def do(act: Act, said: dict[str, Any]) -> str:
        changed = actions.change_sector(act, member, sector_id=said["sector"], on=said["on"], decision=said["decision"])
        return f"{member.name}从{member.sector.name}调整到{changed.sector.name}"

    form = today_first(SectorForm(request.POST or None, sectors=queries.people.sectors()), timezone.localdate(), "on")
    return filled(request, form, _page(member, f"为{member.name}调整界别", "调整", intro=f"现在在{member.sector.name}。"), do)


@opens_to(*OFFICE, permission="membership.move")
def change_office(request: HttpRequest, pk: int) -> HttpResponse:
    """任免政协职务."""
    member = queries.people.member(pk)

    def do(act: Act, said: dict[str, Any]) -> str:
        actions.change_office(act, member, office=said["office"], standing=said["standing"], on=said["on"], decision=said["decision"])
        return f"{member.name}的政协职务已改为{said['office'] or '委员'}"

    first = {"office": member.office, "standing": member.standing}
    form = today_first(OfficeForm(request.POST or None, initial=first), timezone.localdate(), "on")
    return filled(request, form, _page(member, f"任免{member.name}的政协职务", "任免"), do)


@opens_to(*OFFICE, permission="membership.correct")
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """更正 a member's data."""
    member = queries.people.member(pk)
    form = CorrectForm(request.POST or None, member=member)

    def do(act: Act, said: dict[str, Any]) -> str:
        changed = actions.correct(act, member, values=form.changed_values(), reason=said["reason"])
        return f"已更正{changed.name}的信息，改前改后都记入台账"

    intro = "改前、改后和办理人都记入台账。手机号、地址、身份证号只记改过，不记内容。"
    return filled(request, form, _page(member, f"更正{member.name}的信息", "更正", intro=intro), do)


@opens_to(*OFFICE, permission="membership.appoint")
@require_POST
def new_password(request: HttpRequest, pk: int) -> HttpResponse:
    """A new initial password for a member."""
    member = queries.people.member(pk)
    if member.user_id is None:
        raise NotNow(f"{member.name}还没有账号。")
    issued = actions.issue_passwords(act_of(request), None, user_ids=[member.user_id])
    return one_password(request, issued[0], reverse("membership:member", args=[pk]))

"""Units that handle, those who work for them, and the committee's own staff."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import Role
from shangliang.commons.ledger.acts import Act
from shangliang.commons.ui.panels import panels_for
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of

from .. import actions, panels, queries
from ..access import OFFICE, READERS
from ..forms import AppointForm, ReasonForm, RelieveForm, UnitForm, today_first
from .filling import Page, filled
from .handing import one_password


@opens_to(*READERS)
def units(request: HttpRequest) -> HttpResponse:
    """All units, by system, with contacts and those who work there."""
    viewer, text = viewer_of(request), request.GET.get("q", "").strip()[:40]
    system, stopped = request.GET.get("system", ""), request.GET.get("state") == "stopped"
    rows = list(queries.bodies.unit_list(text, system, stopped))
    fields = [
        {"name": "system", "label": "系统", "value": system, "options": queries.bodies.SYSTEMS},
        {"name": "state", "label": "状态", "value": "stopped" if stopped else "", "options": [("stopped", "已停用")]},
    ]
    context = {"rows": rows, "text": text, "fields": fields, "sections": panels.sections(viewer, "units"), "can": panels.abilities(viewer), "clerk": Role.UNIT_CLERK}
    return render(request, "membership/units.html", context)


@opens_to(*READERS)
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: its duties, contacts, people, and what was done about it."""
    viewer, found = viewer_of(request), queries.bodies.unit(pk)
    facts = [
        ("系统", found.get_system_display()), ("简称", found.short_name), ("别名", "、".join(found.aliases)), ("发文代字", found.letter_code),
        ("联系人", found.contact), ("办公电话", found.phone), ("职责", found.duties),
    ]
    return render(
        request, "membership/unit.html",
        {
            "unit": found, "facts": facts, "people": queries.bodies.people_of_unit(pk), "can": panels.abilities(viewer), "role_of": Role,
            "panels": panels_for("people.unit", viewer, pk), "trail": queries.people.trail(unit=pk) if viewer.role in {*OFFICE, Role.AUDITOR} else [],
        },
    )


def _crumbs(*rest: tuple[str, str]) -> list[tuple[str, str]]:
    return [("名册", reverse("membership:members")), ("承办单位", reverse("membership:units")), *rest]


@opens_to(*OFFICE, permission="membership.keep_units")
def add(request: HttpRequest) -> HttpResponse:
    """Add a unit."""
    form = UnitForm(request.POST or None, initial={"system": queries.bodies.USUAL_SYSTEM})

    def do(act: Act, said: dict[str, Any]) -> str:
        return f"已增加承办单位{actions.add_unit(act, None, values=form.values()).name}"

    return filled(request, form, Page("增加承办单位", "增加", reverse("membership:units"), _crumbs(("增加", ""))), do)


@opens_to(*OFFICE, permission="membership.keep_units")
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename a unit or put its data right."""
    found, back = queries.bodies.unit(pk), reverse("membership:unit", args=[pk])
    form = UnitForm(request.POST or None, unit=found)

    def do(act: Act, said: dict[str, Any]) -> str:
        return f"已更正{actions.correct_unit(act, found, values=form.values(), reason=said['reason']).name}的信息"

    return filled(request, form, Page(f"更正{found.name}", "更正", back, _crumbs((found.name, back), ("更正", ""))), do)


@opens_to(*OFFICE, permission="membership.keep_units")
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand nothing more to a unit, or take it into use again."""
    found, back = queries.bodies.unit(pk), reverse("membership:unit", args=[pk])
    # What the page offered counts, not what would be due now: a second press must not undo the first.
    stops = request.POST.get("what", "stop" if found.active else "resume") == "stop"
    act_on, verb = (actions.stop_unit, "停用") if stops else (actions.resume_unit, "恢复")

    def do(act: Act, said: dict[str, Any]) -> str:
        act_on(act, found, reason=said["reason"])
        return f"已{verb}{found.name}"

    intro = "停用后不再向它交办；手上的件照常办完。以后可以恢复。" if stops else "恢复后又可以向它交办。"
    page = Page(f"{verb}{found.name}", verb, back, _crumbs((found.name, back), (verb, "")), intro, carried={"what": "stop" if stops else "resume"})
    return filled(request, ReasonForm(request.POST or None), page, do)


@opens_to(*OFFICE, permission="membership.appoint")
def appoint(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Give somebody a post: of a unit, or of the committee itself."""
    viewer, today = viewer_of(request), timezone.localdate()
    found = queries.bodies.unit(pk) if pk else None
    back = reverse("membership:unit", args=[pk]) if pk else reverse("membership:staff")
    form = today_first(AppointForm(request.POST or None, by=viewer.role, of_unit=found is not None), today, "since")

    def do(act: Act, said: dict[str, Any]) -> Any:
        role = Role(said["role"])
        _, issued = actions.appoint(act, found, role=role, name=said["name"], phone=said["phone"], since=said["since"])
        return f"已安排{said['name']}为{found.name if found else ''}{role.label}", issued

    where = _crumbs((found.name, back), ("安排岗位", "")) if found else [("名册", reverse("membership:members")), ("工作人员", back), ("安排岗位", "")]
    return filled(request, form, Page(f"为{found.name}安排岗位" if found else "安排工作人员", "安排", back, where, "没有账号的会同时建立，初始密码只显示一次。"), do)


@opens_to(*OFFICE, permission="membership.appoint")
def relieve(request: HttpRequest, pk: int) -> HttpResponse:
    """End a post."""
    post = queries.bodies.post(pk)
    role, back = Role(post.role), reverse("membership:unit", args=[post.unit_id]) if post.unit_id else reverse("membership:staff")

    def do(act: Act, said: dict[str, Any]) -> str:
        actions.relieve(act, post, on=said["on"])
        return f"已免去{post.user.name}的{role.label}岗位"

    crumbs = [("名册", reverse("membership:members")), (post.unit.name if post.unit else "工作人员", back), ("免去岗位", "")]
    intro = "免去后不能再以这个岗位登录；账号还在，办过的事都保留。"
    page = Page(f"免去{post.user.name}的{role.label}", "免去", back, crumbs, intro, ask=f"免去{post.user.name}的岗位？", body="免去后要重新安排才能恢复。")
    return filled(request, today_first(RelieveForm(request.POST or None), timezone.localdate(), "on"), page, do)


@opens_to(*OFFICE, permission="membership.appoint")
def staff(request: HttpRequest) -> HttpResponse:
    """The committee's own posts, and accounts never used."""
    viewer = viewer_of(request)
    context = {"posts": queries.bodies.staff_posts(), "unused": len(queries.bodies.unused_accounts()), "sections": panels.sections(viewer, "staff"), "role_of": Role}
    return render(request, "membership/staff.html", context | {"can": panels.abilities(viewer)})


@opens_to(*OFFICE, permission="membership.appoint")
@require_POST
def new_password(request: HttpRequest, pk: int) -> HttpResponse:
    """A new initial password for the holder of a post."""
    post = queries.bodies.post(pk)
    issued = actions.issue_passwords(act_of(request), None, user_ids=[post.user_id])
    back = reverse("membership:unit", args=[post.unit_id]) if post.unit_id else reverse("membership:staff")
    return one_password(request, issued[0], back)


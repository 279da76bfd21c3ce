"""One's own account: what is known of it, its password, its second factor, its sessions, and stepping into another post."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth import authenticate, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from shangliang.commons.access import Role
from shangliang.commons.ledger.acts import Act
from shangliang.commons.people import passwords
from shangliang.commons.people.queries import account_of
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to
from shangliang.commons.ui.squares import drawing
from shangliang.commons.ui.wording import day as said_day
from shangliang.foundation.errors import Invalid, NotFound, NotNow

from ..administration.queries import person_here
from ..door import LAST, PLATFORM, POST
from ..gate import waits_for
from ..marks import at_gate, signed_in
from ..shell import roles_of
from ..signing import factor, stays
from ..signing.views import onward_of
from . import actions, standing

if TYPE_CHECKING:
    from shangliang.commons.people.models import User


def _user(request: HttpRequest) -> "User":
    """Who signed in, with or without a post."""
    return account_of(request.user.pk)


def _act(request: HttpRequest) -> Act | None:
    viewer = getattr(request, "viewer", None)
    return act_of(request) if viewer is not None and viewer.committee_id is not None else None


@signed_in
@never_cache
def account(request: HttpRequest) -> HttpResponse:
    """What the house knows about oneself."""
    user, now = _user(request), timezone.now()
    device = factor.device_of(user)
    context = {
        "user": user, "roles": roles_of(request), "device": device, "codes": factor.codes_left(user) if device else 0,
        "obliged": factor.obliged(getattr(request, "viewer", None)), "here": request.session.session_key,
        "stays": stays.open_sessions(user.pk, now), "lately": stays.lately(user.pk), "lendable": standing.LENDABLE,
    }
    return render(request, "front/account.html", context)


@signed_in
@at_gate
@never_cache
def password(request: HttpRequest) -> HttpResponse:
    """Change one's password; who comes with an initial one is let no further until it is done."""
    user, onward = _user(request), onward_of(request)
    if request.session.get(factor.STATE) == factor.ASKED:
        return redirect("front:code")
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = _change(request, user)
        if not errors:
            tell(request, "密码已换好，别处的登录都已退出。")
            return HttpResponseRedirect(onward)
    context = {"forced": user.must_change_password, "errors": errors, "words": passwords.WORDS, "onward": onward}
    return render(request, "front/password.html", context, status=422 if errors else 200)


def _change(request: HttpRequest, user: "User") -> dict[str, str]:
    data = request.POST
    if not user.must_change_password and authenticate(request, username=user.account, password=data.get("now", "")[:200]) is None:
        return {"now": "现在的密码不对，再错几次账号会锁定半小时"}
    wanted = data.get("password", "")[:500]
    if wanted != data.get("again", ""):
        return {"again": "两次写的不一样，请再写一遍"}
    try:
        actions.perform(_act(request), actions.change_password, user, timezone.now(), password=wanted)
    except Invalid as wrong:
        return dict(wrong.fields)
    before = request.session.session_key
    update_session_auth_hash(request, _user(request))  # read anew: the action worked on its own locked copy
    stays.renew(before, request.session.session_key)
    stays.end_sessions(user.pk, timezone.now(), keep=request.session.session_key or "")
    return {}


@signed_in
@at_gate
@never_cache
def bind(request: HttpRequest) -> HttpResponse:
    """Bind an app on one's phone: scan the picture, type the code it shows, keep the recovery codes."""
    user = _user(request)
    if waits_for(request) not in {"", "front:bind"}:
        return redirect(waits_for(request))
    problem = ""
    if request.method == "POST":
        problem = factor.check_pending(user, request.POST.get("code", "")[:20])
        if not problem:
            codes = actions.perform(_act(request), actions.bind_factor, user, timezone.now())
            request.session[factor.STATE] = factor.PASSED
            return render(request, "front/recovery.html", {"codes": codes, "onward": onward_of(request)})
    device = factor.pending_device(user)
    context = {"qr": drawing(factor.address_of(device)), "secret": factor.secret_of(device), "problem": problem, "onward": onward_of(request)}
    return render(request, "front/bind.html", context, status=422 if problem else 200)


@signed_in
@require_POST
def unbind(request: HttpRequest) -> HttpResponse:
    """Do without the second factor, where the committee leaves it to oneself."""
    user = _user(request)
    if factor.obliged(getattr(request, "viewer", None)):
        raise NotNow("本委员会要求工作人员用动态口令，不能解除。换手机可以“重新绑定”。", code="obliged")
    actions.perform(_act(request), actions.unbind_factor, user, timezone.now())
    request.session.pop(factor.STATE, None)
    tell(request, "已解除动态口令，下次登录只用密码。")
    return redirect("front:account")


@signed_in
@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    ended = stays.end_sessions(_user(request).pk, timezone.now(), keep=request.session.session_key or "")
    tell(request, f"已退出别处的 {ended} 个登录。" if ended else "别处没有登录。")
    return redirect("front:account")


@signed_in
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Step into another of one's posts, in this committee or another."""
    user, wanted = _user(request), request.POST.get("post", "")
    if wanted == PLATFORM and user.is_platform:
        tell(request, f"现在的身份是{Role.PLATFORM.label}。")
        return _stepped(request, PLATFORM)
    held = next((post for post in request.holdings if str(post.post_id) == wanted), None)  # type: ignore[attr-defined]
    if held is None:
        raise NotFound("没有这个身份，可能已经结束。请在“我的账号”里看现有的身份。")
    tell(request, f"现在的身份是{held.role.label}{'　' + held.said if held.said else ''}。")
    return _stepped(request, held.post_id)


def _stepped(request: HttpRequest, post: int | str) -> HttpResponse:
    """Home in the chosen post, which this device will choose again next time."""
    request.session[POST] = post
    response = redirect("front:home")
    response.set_cookie(LAST, str(post), max_age=365 * 24 * 3600, httponly=True, samesite="Lax", secure=request.is_secure())
    return response


@opens_to(*standing.LENDABLE)
@never_cache
def stand_ins(request: HttpRequest) -> HttpResponse:
    """Who looks after one's posts while one is away."""
    return _stand_ins(request, _user(request))


@opens_to(Role.ADMINISTRATOR)
@never_cache
def their_stand_ins(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for somebody who cannot see to it, by an administrator."""
    return _stand_ins(request, person_here(pk))


def _stand_ins(request: HttpRequest, holder: "User") -> HttpResponse:
    wrong: Invalid | None = None
    if request.method == "POST":
        try:
            made = _named(request, holder.pk)
        except Invalid as refused:
            wrong = refused
        else:
            tell(request, f"已请{made.user.name}代办，{said_day(made.since)}到{said_day(made.last_day)}。到时他在右上角换一个身份就能办。")
            return redirect(request.path)
    today = timezone.localdate()
    context = {
        "holder": holder, "own": holder.pk == request.user.pk, "lent": standing.lendable(holder.pk, today), "words": Role, "typed": request.POST,
        "errors": wrong.fields if wrong else {}, "message": wrong.message if wrong else "", "chosen": number(request.POST.get("post")), "today": today.isoformat(),
    }
    return render(request, "front/stand_ins.html", context, status=422 if wrong else 200)


def _named(request: HttpRequest, holder: int) -> Any:
    given = request.POST
    post = standing.own_post(number(given.get("post")) or 0)
    if post.user_id != holder:
        raise NotFound("没有这个岗位，可能已经结束。")
    days, wrong = {}, {}
    for name, label in (("since", "开始"), ("until", "结束")):
        try:
            days[name] = date.fromisoformat(given.get(name, ""))
        except ValueError:
            wrong[name] = f"请选{label}的日子"
    if wrong:
        raise Invalid("代办还要改一改：" + "；".join(wrong.values()) + "。", fields=wrong)
    return standing.name_stand_in(act_of(request), post, user_id=number(given.get("user")) or 0, reason=given.get("reason", ""), **days)


@opens_to(*standing.LENDABLE)
@require_POST
def end_stand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """End a standing-in today."""
    post = standing.stand_in(pk)
    holder = post.stands_for.user_id  # type: ignore[union-attr]  # it stands for one
    ended = standing.end_stand_in(act_of(request), post)
    tell(request, f"{ended.user.name}的代办已结束。")
    return redirect("front:stand_ins") if holder == request.user.pk else redirect("front:their_stand_ins", holder)

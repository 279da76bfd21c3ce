"""Signing in with account or phone number, signing out, and the code of the second factor."""

from typing import TYPE_CHECKING

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from shangliang.commons.people.queries import account_called
from shangliang.commons.ui.requests import public

from ..door import ENDED
from ..marks import at_gate
from ..models import Outcome
from . import factor, stays
from .lockout import as_typed, known_as, tries_left

if TYPE_CHECKING:
    from shangliang.commons.people.models import User


@public
@at_gate
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """The first page of all. GET shows it; POST lets in, or says how many tries are left."""
    onward = onward_of(request)
    if request.user.is_authenticated and request.method == "GET":
        return HttpResponseRedirect(onward)
    if request.method != "POST":
        return render(request, "front/sign_in.html", {"onward": onward, "ended": request.session.pop(ENDED, None), "account": ""})
    account, password = as_typed(request.POST.get("account", ""))[:80], request.POST.get("password", "")[:200]
    if not account or not password:
        return _again(request, account, onward, "请填写账号和密码。")
    user = authenticate(request, username=account, password=password)
    if user is None:
        return _refused(request, account, onward)
    _let_in(request, user)
    return HttpResponseRedirect(onward)


def onward_of(request: HttpRequest) -> str:
    """Where to go after signing in: an address of our own, or home."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe and not wanted.startswith(resolve_url("front:sign_in")) else resolve_url("front:home")


def _refused(request: HttpRequest, account: str, onward: str) -> HttpResponse:
    name = known_as(request, {"username": account})
    who = account_called(name)
    locked = bool(getattr(request, "axes_locked_out", False))
    stays.note(request, Outcome.LOCKED if locked else Outcome.WRONG, who)
    left = tries_left(name, timezone.now())
    return _again(request, account, onward, f"账号或密码不对，还可以试 {left} 次，之后账号锁定半小时。忘了密码请找本单位管理员重置。")


def _again(request: HttpRequest, account: str, onward: str, problem: str) -> HttpResponse:
    return render(request, "front/sign_in.html", {"onward": onward, "account": account, "problem": problem, "ended": None}, status=422)


def _let_in(request: HttpRequest, user: "User") -> None:
    """Start a session of a new key; what was in the one before is gone if it was somebody else's."""
    login(request, user)
    request.session.pop(ENDED, None)
    if factor.device_of(user):
        request.session[factor.STATE] = factor.ASKED
    stays.note(request, Outcome.ENTERED, user)


@public
@at_gate
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session."""
    stays.left(request)
    logout(request)
    return redirect("front:sign_in")


@public
@at_gate
@never_cache
def code(request: HttpRequest) -> HttpResponse:
    """The second step of signing in: the code from one's phone, or a recovery code."""
    if not request.user.is_authenticated:
        return redirect("front:sign_in")
    onward = onward_of(request)
    if request.session.get(factor.STATE) != factor.ASKED:
        return HttpResponseRedirect(onward)
    problem = ""
    if request.method == "POST":
        problem = factor.verify(request.user, request.POST.get("code", "")[:40])
        if not problem:
            before = request.session.session_key
            request.session.cycle_key()
            request.session[factor.STATE] = factor.PASSED
            stays.renew(before, request.session.session_key)
            return HttpResponseRedirect(onward)
        stays.note(request, Outcome.CODE_WRONG, request.user)
    return render(request, "front/code.html", {"onward": onward, "problem": problem}, status=422 if problem else 200)

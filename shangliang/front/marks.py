"""Marks for views of signing in: which may be used at the gate, which need no post in a committee."""

import functools
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url

from shangliang.commons.ui.requests import View
from shangliang.foundation.errors import NotAllowed


def at_gate(view: View) -> View:
    """Mark a view that may be used while the gate is closed."""
    view.at_gate = True  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Say that a page opens to whoever signed in, with or without a post in a committee."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method not in {"GET", "HEAD"}:
            raise NotAllowed("登录已过期，请重新登录后再做。", code="sign_in")
        return HttpResponseRedirect(f"{resolve_url('front:sign_in')}?{urlencode({'next': request.get_full_path()})}")

    guarded.opens_to = frozenset()  # type: ignore[attr-defined]
    return guarded

"""Signing in and out."""

from django.http import HttpRequest, HttpResponse


def locked_out(request: HttpRequest, credentials: dict, *args: object, **kwargs: object) -> HttpResponse:
    """What somebody sees whose account is locked for a while."""
    return HttpResponse("连续输错 5 次，请半小时后再试，或请管理员解锁。", status=429, content_type="text/plain; charset=utf-8")

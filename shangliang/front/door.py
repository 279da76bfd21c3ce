"""The door: from a signed-in user to a viewer in one committee, for the length of one request."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from shangliang.commons.access import Role, Viewer
from shangliang.commons.access.models import Post
from shangliang.commons.access.queries import committees_of, posts_of, viewer_of
from shangliang.commons.committees.models import Committee
from shangliang.commons.committees.scope import setting, within

POST, COMMITTEE, SEEN = "post", "committee", "seen"
# Writing "last seen" on each request would cost a write; once a minute is exact enough for an idle limit.
NOTE_EVERY = timedelta(minutes=1)


class Door:
    """Enters the committee of the post in use, and puts `viewer`, `post` and `posts` on the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewer = request.post = None  # type: ignore[attr-defined]
        if not request.session.session_key or not request.user.is_authenticated:
            return self.get_response(request)
        committee = _committee(request)
        if committee is None:
            if request.user.is_platform:
                request.viewer = Viewer(request.user.pk, request.user.name, None, Role.PLATFORM)  # type: ignore[attr-defined]
            return self.get_response(request)
        with within(committee):
            if _idle(request):
                logout(request)
                return self.get_response(request)
            request.post = post = _post(request)  # type: ignore[attr-defined]
            if post is not None:
                request.viewer = viewer_of(post, request.user.name)  # type: ignore[attr-defined]
            return self.get_response(request)


def _committee(request: HttpRequest) -> Committee | None:
    chosen = request.session.get(COMMITTEE)
    if chosen is None:
        found = committees_of(request.user.pk)
        if not found:
            return None
        chosen = request.session[COMMITTEE] = found[0]
    return Committee.objects.filter(pk=chosen).first()


def _post(request: HttpRequest) -> Post | None:
    """The post in use, or the first of those held; a post that was ended meanwhile is left at once."""
    held = posts_of(request.user.pk, timezone.localdate())
    request.posts = held  # type: ignore[attr-defined]
    chosen = next((post for post in held if post.pk == request.session.get(POST)), held[0] if held else None)
    if chosen is not None and request.session.get(POST) != chosen.pk:
        request.session[POST] = chosen.pk
    return chosen


def _idle(request: HttpRequest) -> bool:
    """Whether nobody touched this session for longer than the committee allows (等保: 15–30 minutes)."""
    now, seen = timezone.now(), parse_datetime(request.session.get(SEEN, ""))
    if seen and now - seen > timedelta(minutes=setting("signing.idle_minutes")):
        return True
    if seen is None or now - seen > NOTE_EVERY:
        request.session[SEEN] = now.isoformat()
    return False

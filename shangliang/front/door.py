"""The door: from a signed-in user to a viewer in one committee, for the length of one request."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from shangliang.commons.access import Role, Viewer
from shangliang.commons.access.queries import Holding, holdings
from shangliang.commons.committees.models import Committee
from shangliang.commons.committees.preferences import PREFERENCES
from shangliang.commons.committees.scope import setting, within

# Keys of the session: the post in use, when it was last touched, and why the one before it ended.
POST, SEEN, ENDED = "post", "seen", "ended"
# The same post again at the next sign-in on this device: a cookie, and no more than a wish.
LAST = "post"
PLATFORM = "platform"
# Writing "last seen" on each request would cost a write; once a minute is exact enough for an idle limit.
NOTE_EVERY = timedelta(minutes=1)


class Door:
    """Enters the committee of the post in use, and puts `viewer`, `holding` and `holdings` on the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewer = request.holding = None  # type: ignore[attr-defined]
        request.holdings = []  # type: ignore[attr-defined]
        if not request.session.session_key or not request.user.is_authenticated:
            return self.get_response(request)
        request.holdings = held = holdings(request.user.pk, timezone.localdate())  # type: ignore[attr-defined]
        chosen = _chosen(request, held)
        if chosen is None:
            return self._outside(request)
        with within(chosen.committee):
            if not _ended(request, setting("signing.idle_minutes")):
                request.holding = chosen  # type: ignore[attr-defined]
                request.viewer = chosen.viewer(request.user.pk, request.user.name)  # type: ignore[attr-defined]
            return stay(self.get_response(request), chosen.committee)

    def _outside(self, request: HttpRequest) -> HttpResponse:
        """Somebody who works in no committee: the platform's administrator, or a person without a post."""
        if not _ended(request, PREFERENCES.get("signing.idle_minutes").default) and request.user.is_platform:
            request.viewer = Viewer(request.user.pk, request.user.name, None, Role.PLATFORM)  # type: ignore[attr-defined]
        return self.get_response(request)


def _chosen(request: HttpRequest, held: list[Holding]) -> Holding | None:
    """The post in use, or the first of those held; a post that was ended meanwhile is left at once."""
    wanted = request.session.get(POST) or _last(request)
    if request.user.is_platform and (wanted == PLATFORM or not held):
        return None
    chosen = next((post for post in held if post.post_id == wanted), held[0] if held else None)
    if chosen is not None and request.session.get(POST) != chosen.post_id:
        request.session[POST] = chosen.post_id
    return chosen


def _last(request: HttpRequest) -> int | str | None:
    """The post that was used last on this device."""
    said = request.COOKIES.get(LAST, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 18 else said or None


def _ended(request: HttpRequest, minutes: int) -> bool:
    """End a session that nobody touched for longer than allowed (等保: 15 to 30 minutes); the sign-in page will say why."""
    now, seen = timezone.now(), parse_datetime(request.session.get(SEEN, ""))
    if seen and now - seen > timedelta(minutes=minutes):
        logout(request)
        request.session[ENDED] = minutes
        return True
    if seen is None or now - seen > NOTE_EVERY:
        request.session[SEEN] = now.isoformat()
    return False


def stay(response: HttpResponse, committee: Committee) -> HttpResponse:
    """A streamed answer is written after we have left: each piece of it is made in the committee all the same."""
    if response.streaming and not getattr(response, "is_async", False):
        response.streaming_content = _pieces(response.streaming_content, committee)  # type: ignore[attr-defined]
    return response


def _pieces(content: Iterable[bytes], committee: Committee) -> Iterator[bytes]:
    pieces = iter(content)
    while True:
        with within(committee):
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece

"""The way from a number to the records behind it: the room that shows them says where, and to whom it is open."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from shangliang.commons.access import Viewer
from shangliang.foundation.periods import Period


@dataclass(frozen=True)
class Shown:
    """Where a figure's page is, by its code, and whether somebody may open it."""

    link: Callable[[str], str]
    may: Callable[[Viewer], bool]


_shown: list[Shown] = []


def shown_at(link: Callable[[str], str], may: Callable[[Viewer], bool]) -> None:
    """Say at start-up where figures are shown."""
    _shown[:] = [Shown(link, may)]


def open_to(viewer: Viewer) -> bool:
    """Whether somebody may look at the records behind figures."""
    return bool(_shown) and _shown[0].may(viewer)


def address(
    code: str, period: Period[date], *, by: str = "", part: str = "", within: Iterable[tuple[str, str]] = ()
) -> str:
    """The page of a figure over a stretch, or of one line of its split, `within` lines of other splits; "" where figures are shown nowhere."""
    if not _shown:
        return ""
    asked = (
        [("first", period.start.isoformat()), ("last", period.last.isoformat())] if period.start and period.last else []
    )
    asked += [(name, value) for name, value in (("by", by), ("part", part)) if value]
    asked += [("in", f"{axis}:{key}") for axis, key in within]
    return _shown[0].link(code) + (f"?{urlencode(asked)}" if asked else "")

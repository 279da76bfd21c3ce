"""The frame of every page: who is looking, where they can go, what waits there.

Everything is worked out when a template asks for it, so that fragments, redirects and refusals cost nothing.
"""

from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from shangliang.commons.access import UNIT, Role
from shangliang.commons.ui.shell import Group, Item
from shangliang.commons.ui.shell import Role as Choice

from . import menu
from .door import PLATFORM
from .waiting import Waiting, waiting_of


class Shell:
    """One viewer's frame, as `commons.ui.shell.Shell` describes it, lazily."""

    switch_url = property(lambda self: reverse("front:switch"))
    sign_out_url = property(lambda self: reverse("front:sign_out") if self._user.is_authenticated else "")
    home = property(lambda self: reverse("front:home"))
    help_line = ""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._viewer = getattr(request, "viewer", None)
        self._holding = getattr(request, "holding", None)
        self._role: Role | None = self._viewer.role if self._viewer else None

    @property
    def _user(self) -> Any:
        return self._request.user

    @property
    def frame(self) -> str:
        return menu.frame_of(self._role)

    @property
    def committee(self) -> str:
        """What stands under the seal: the committee, for a unit the unit itself."""
        if self._holding is None:
            return "平台管理" if self._role == Role.PLATFORM else ""
        return f"{self._holding.place}　承办" if self._role in UNIT else self._holding.committee.short_name

    @property
    def viewer(self) -> str:
        return self._viewer.name if self._viewer else ""

    @property
    def role(self) -> str:
        if self._role is None:
            return ""
        place = self._holding.place if self._holding and self._role == Role.MEMBER else ""
        return f"{self._role.label}　{place}".rstrip()

    @property
    def owner(self) -> str:
        return f"{self._viewer.user_id}-{self._viewer.post_id or 0}" if self._viewer else ""

    @cached_property
    def _waiting(self) -> Waiting:
        return waiting_of(self._request)

    @property
    def unread(self) -> int:
        return self._waiting.get("unread", 0)

    @cached_property
    def nav(self) -> tuple[Group, ...]:
        found = self._lines(menu.NAV)
        titles = dict.fromkeys(way.group for way, _ in found)
        return tuple(Group(title, tuple(item for way, item in found if way.group == title)) for title in titles)

    @cached_property
    def tabs(self) -> tuple[Item, ...]:
        return tuple(item for _, item in self._lines(self._tabs))

    @property
    def _tabs(self) -> tuple[menu.Way, ...]:
        return menu.TABS.get(self.frame, ())

    @cached_property
    def family(self) -> tuple[Item, ...]:
        """The ways that share a line with the page one is on, where it is the first page of one of them."""
        found = self._items(self._tabs or menu.NAV)
        at = next((way.family for way, item in found if way.family and item.href == self._request.path), "")
        kin = tuple(item for way, item in found if way.family == at) if at else ()
        return kin if len(kin) > 1 else ()

    def _lines(self, ways: tuple[menu.Way, ...]) -> list[tuple[menu.Way, Item]]:
        """The lines of the navigation: a family of several is one, which leads to its first and counts for all."""
        found, lines = self._items(ways), []
        for way, item in found:
            kin = [other for near, other in found if way.family and near.family == way.family]
            if len(kin) < 2:
                lines.append((way, item))
            elif item is kin[0]:
                late = sum(one.count for one in kin if one.overdue)
                count = late or sum(one.count for one in kin)
                lines.append((way, Item(way.family, item.icon, item.href, count, bool(late), any(one.active for one in kin))))
        return lines

    def _items(self, ways: tuple[menu.Way, ...]) -> list[tuple[menu.Way, Item]]:
        open_ = [(way, way.href) for way in ways if self._role in way.roles and way.href]
        here = menu.active(open_, self._request.path, match.view_name if (match := self._request.resolver_match) else "")
        return [(way, self._item(way, href, href == here)) for way, href in open_]

    def _item(self, way: menu.Way, href: str, active: bool) -> Item:
        late = self._waiting.get(way.late, 0) if way.late else 0
        count = sum(self._waiting.get(name, 0) for name in way.counts.split())
        return Item(way.label, way.icon, href, late or count, bool(late), active, way.late_unit if late else "件")

    @cached_property
    def roles(self) -> tuple[Choice, ...]:
        return roles_of(self._request)

    @property
    def links(self) -> tuple[Item, ...]:
        return (Item("我的账号", "user", reverse("front:account")),) if self._viewer else ()

    @property
    def notices_url(self) -> str:
        return _address("notices:list") if self._holding else ""

    @property
    def search_url(self) -> str:
        return _address("search:search") if self._holding and self._role != Role.AUDITOR else ""


def _address(name: str) -> str:
    return menu.Way("", "", "", name, frozenset()).href


def roles_of(request: HttpRequest) -> tuple[Choice, ...]:
    """The posts one may step into; the committee is named where there are several."""
    held = getattr(request, "holdings", [])
    several = len({post.committee.pk for post in held}) > 1
    now = getattr(request, "holding", None)
    said = [
        Choice(str(post.post_id), post.role.label, "　".join(filter(None, (post.committee.short_name if several else "", post.said))), post is now)
        for post in held
    ]
    if getattr(request.user, "is_platform", False):
        said.append(Choice(PLATFORM, Role.PLATFORM.label, "开通和停用各地政协", now is None))
    return tuple(said)


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `shell` for the frames, `viewer` for the pages; the public's pages have a frame without viewer."""
    if (portal := getattr(request, "portal", None)) is not None:
        return {"shell": portal, "viewer": None}
    return {"shell": Shell(request), "viewer": getattr(request, "viewer", None)}

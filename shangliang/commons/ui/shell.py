"""What a frame needs to know: who is looking, in which role, and where they can go.

`front` fills a `Shell` for each request and gives it to the templates as `shell`; the frames only read it.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Item:
    """One way to go. `count` is what waits for the viewer; `overdue` colours it; `unit` is what is counted."""

    label: str
    icon: str
    href: str
    count: int = 0
    overdue: bool = False
    active: bool = False
    unit: str = "件"


@dataclass(frozen=True, slots=True)
class Group:
    """A titled group of the left navigation, in the fixed order of the house."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """One post the viewer may switch to; `key` is posted as `post` to `Shell.switch_url`."""

    key: str
    label: str
    note: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Shell:
    """One viewer's frame. `frame` is the template pages extend: ui/staff.html, ui/unit.html, ui/member.html."""

    frame: str = "ui/plain.html"
    committee: str = ""
    viewer: str = ""
    role: str = ""
    owner: str = ""  # marks drafts kept in this browser, so that two people at one desk never see each other's
    home: str = "/"
    nav: tuple[Group, ...] = ()
    tabs: tuple[Item, ...] = ()
    family: tuple[Item, ...] = ()  # pages that share a line of the navigation with this one, where it is one of them
    roles: tuple[Role, ...] = field(default=())
    unread: int = 0
    links: tuple[Item, ...] = ()  # extra lines of the account menu
    notices_url: str = ""
    search_url: str = ""
    switch_url: str = ""
    sign_out_url: str = ""
    help_line: str = ""  # whom to call, shown on error pages

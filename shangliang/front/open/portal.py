"""The frame of the public pages: the same `Shell` the frames read, without a viewer."""

from django.urls import reverse

from shangliang.commons.committees.models import Committee
from shangliang.commons.committees.scope import setting
from shangliang.commons.ui.shell import Item

SECTIONS = (("提案", "file-text", "open:home"), ("委员", "users", "open:members"), ("先进事迹", "award", "open:deeds"), ("开放数据", "database", "open:data"), ("公开说明", "info-circle", "open:about"))


class Portal:
    """One committee's portal, as `commons.ui.shell.Shell` describes a frame."""

    frame = "ui/public.html"
    viewer = role = owner = notices_url = switch_url = sign_out_url = help_line = search_url = ""
    nav: tuple[Item, ...] = ()
    roles: tuple[Item, ...] = ()
    links: tuple[Item, ...] = ()
    unread = 0

    def __init__(self, committee: Committee, path: str) -> None:
        self.committee, self.slug = committee.short_name, committee.slug
        self.home = reverse("open:home", args=[committee.slug])
        ways = [(label, icon, reverse(name, args=[committee.slug])) for label, icon, name in SECTIONS]
        here = max((href for _, _, href in ways if path.startswith(href)), key=len, default="")
        self.tabs = tuple(Item(label, icon, href, active=href == here) for label, icon, href in ways)
        self.office = setting("proposals.open.office") or f"{committee.short_name}办公室"

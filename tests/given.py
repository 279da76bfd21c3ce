"""The world builder: committees, people and their posts for tests; a past is made by doing, with real actions at past times.

Everything is made inside `within(committee)`; `given.world()` gives a small committee with one person per role.
"""

import itertools
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

import time_machine

from shangliang.commons.access import Role, Viewer
from shangliang.commons.access.models import Post
from shangliang.commons.access.queries import viewer_of
from shangliang.commons.committees.models import Committee, Level, Session, Term
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.acts import Act
from shangliang.commons.people.models import Member, Organ, OrganKind, System, Unit, User

CHINA = ZoneInfo("Asia/Shanghai")
_count = itertools.count(1)
PASSWORD = "Linjiang-2026"


def at(day: str, time: str = "09:00") -> datetime:
    """An aware moment in China: at("2026-01-12", "15:30")."""
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=CHINA)


def on(day: str, time: str = "09:00") -> time_machine.travel:
    """Be at a moment in China while pages ask what time it is: with given.on("2026-01-12"): …"""
    return time_machine.travel(at(day, time), tick=False)


def committee(slug: str = "") -> Committee:
    """A county-level committee without anything in it."""
    slug = slug or f"c{next(_count)}"
    return Committee.objects.create(slug=slug, name=f"中国人民政治协商会议{slug}市委员会", short_name=f"{slug}市政协", place=f"{slug}市", level=Level.COUNTY)


def session(committee: Committee, *, opens: date = date(2026, 1, 12)) -> Session:
    """第六届第二次会议: accepts from 12 October, opens on 12 January, deadline the day after at 16:00."""
    term, _ = Term.objects.get_or_create(committee=committee, number=6, defaults={"starts_on": date(2024, 12, 20), "ends_on": date(2029, 12, 20)})
    return Session.objects.create(
        committee=committee, term=term, number=2, accepts_from=date(opens.year - 1, 10, 12), opens_on=opens,
        closes_on=date(opens.year, 1, 15), deadline=at(f"{opens.year}-01-13", "16:00"),
    )


def user(name: str = "", *, account: str = "", password: str | None = None) -> User:
    """Somebody who can sign in; with `password` they really can (hashing is slow, so only where asked)."""
    account = account or f"u{next(_count)}"
    made = User(account=account, name=name or f"某{account}", must_change_password=False)
    if password:
        made.set_password(password)
    else:
        made.set_unusable_password()
    made.save()
    return made


def organ(committee: Committee, name: str, kind: OrganKind = OrganKind.SECTOR) -> Organ:
    return Organ.objects.get_or_create(committee=committee, kind=kind, name=name)[0]


def unit(committee: Committee, name: str, system: System = System.GOVERNMENT) -> Unit:
    return Unit.objects.get_or_create(committee=committee, name=name, defaults={"system": system})[0]


def member(committee: Committee, name: str = "", *, sector: str = "教育界", term: Term | None = None) -> Member:
    """A seated member with an account and the post of one."""
    term = term or Term.objects.get(committee=committee)
    who = user(name)
    made = Member.objects.create(
        committee=committee, user=who, term=term, name=who.name, sort_key=who.account, sector=organ(committee, sector), since=term.starts_on
    )
    Post.objects.create(committee=committee, user=who, role=Role.MEMBER, member=made, since=term.starts_on)
    return made


def post(committee: Committee, role: Role, *, unit: Unit | None = None, name: str = "", who: User | None = None) -> Post:
    """Somebody in a role."""
    who = who or user(name or role.label)
    return Post.objects.create(committee=committee, user=who, role=role, unit=unit, since=date(2025, 1, 1))


def viewer(post: Post) -> Viewer:
    return viewer_of(post, post.user.name)


def act(viewer: Viewer, when: datetime | None = None) -> Act:
    """An act of `viewer`, by default on the plenary's first morning."""
    return Act(viewer=viewer, at=when or at("2026-01-12"), channel="test")


@dataclass
class World:
    """A small committee: one person per role, three members of different sectors, two units."""

    committee: Committee
    session: Session
    members: list[Member]
    units: list[Unit]
    posts: dict[Role, Post] = field(default_factory=dict)

    def viewer(self, role: Role) -> Viewer:
        return viewer(self.posts[role])

    def as_member(self, member: Member) -> Viewer:
        return viewer(Post.objects.get(member=member, role=Role.MEMBER))

    def act(self, role: Role, when: datetime | None = None) -> Act:
        return act(self.viewer(role), when)


def world(slug: str = "") -> World:
    """Make a committee and everybody in it; use inside `with within(w.committee)` afterwards."""
    home = committee(slug)
    with within(home):
        here = session(home)
        members = [member(home, name, sector=sector) for name, sector in [("许岚", "教育界"), ("沈亦舟", "经济界"), ("贺东升", "农业界")]]
        units = [unit(home, "市教育局"), unit(home, "市财政局"), unit(home, "市委宣传部", System.PARTY)]
        posts = {Role.MEMBER: Post.objects.get(member=members[0])}
        for role in Role:
            if role in {Role.MEMBER, Role.PLATFORM}:
                continue
            posts[role] = post(home, role, unit=units[0] if role in {Role.UNIT_CLERK, Role.UNIT_HEAD} else None)
    return World(home, here, members, units, posts)

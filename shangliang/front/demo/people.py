"""Everybody with an account, and the viewers that let them act: made by importing the roster, as any committee would."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password

from shangliang.commons.access import Role, Viewer
from shangliang.commons.access.models import Post
from shangliang.commons.ledger.acts import Act
from shangliang.commons.people.models import Member, Organ, Seat, SeatOffice, Unit, User
from shangliang.commons.people.spelling import account_of
from shangliang.work.membership.actions.importing import import_roster

from . import rolls
from .days import dice
from .roster import Person, names, people
from .town import Town

PASSWORD = "Linjiang-2026"
ADMINISTRATOR, PLATFORM = "梁思衡", "杜衡之"
STAFF = (
    (Role.PROPOSAL_STAFF, "周敏"), (Role.PROPOSAL_STAFF, "方砚秋"), (Role.PROPOSAL_HEAD, "石映川"), (Role.PROPOSAL_HEAD, "顾承安"), (Role.OFFICE_STAFF, "孟知夏"),
    (Role.HANDOVER_PARTY, "钱立诚"), (Role.HANDOVER_GOVERNMENT, "邵文启"), (Role.CHAIR, "陆长河"), (Role.CHAIR, "苏映澄"), (Role.CHAIR, "韦守正"),
    (Role.CHAIR, "汤伯谦"), (Role.CHAIR, "纪青禾"), (Role.CHAIR, "葛维舟"), (Role.AUDITOR, "文静澜"),
)  # fmt: skip
# The unit whose inbox is the liveliest: its two people are the ones to sign in as.
SHOWN_UNIT, SHOWN_CLERK, SHOWN_HEAD = "市城市管理局", "罗毅", "丁怀山"
SHOWN_MEMBER = "许岚"
RESERVED = {name for _, name in STAFF} | {ADMINISTRATOR, PLATFORM, SHOWN_CLERK, SHOWN_HEAD, SHOWN_MEMBER}


@dataclass
class Cast:
    """Who can act: viewers made once, so that an act asks the database for nobody."""

    seated: list[Person] = field(default_factory=list)
    members: dict[str, list[Member]] = field(default_factory=lambda: defaultdict(list))  # by sector, those without a voice
    voices: dict[str, Member] = field(default_factory=dict)  # by key of the proposal they speak in
    conveners: dict[int, Member] = field(default_factory=dict)  # by organ
    viewers: dict[int, Viewer] = field(default_factory=dict)  # of members
    roles: dict[Role, list[Viewer]] = field(default_factory=lambda: defaultdict(list))
    units: dict[int, tuple[Viewer, Viewer]] = field(default_factory=dict)  # clerk and head
    by_number: dict[str, Member] = field(default_factory=dict)

    def everyone(self) -> list[Member]:
        """All who may write or co-sign, those with a voice first."""
        return [*self.voices.values(), *(member for sector in self.members.values() for member in sector)]


def settle(town: Town, authors: set[str]) -> Cast:
    """Import the roster of the term; `authors` are the proposals that will be written, `town` learns its units and organs."""
    seated = people(town.days, authors=authors, taken=set(RESERVED))
    sitting = [person for person in seated if person.since == town.term.starts_on]
    when = town.days.moment(town.term.starts_on, clock="09:30")
    act = Act(viewer=_first(town), at=when, recorded_at=when)
    import_roster(act, None, roster=rolls.roster(town.days, sitting, _posts(seated)), term_id=town.term.pk, filename=rolls.FILE)
    town.units = {unit.name: unit for unit in Unit.objects.all()}
    found = {(organ.kind, organ.name): organ for organ in Organ.objects.all()}
    town.organs = {by: found[kind, name] for kind, name, _, by in rolls.bodies()}
    for other, name in rolls.read("organs")["committee_of"].items():
        town.organs[other] = town.organs[name]
    return _cast(seated)


def _first(town: Town) -> Viewer:
    """The administrator, whom the platform puts in place before there is a roster, and the platform's own account."""
    User.objects.create(account="duhengzhi", name=PLATFORM, is_platform=True)
    user = User.objects.create(account=account_of(ADMINISTRATOR), name=ADMINISTRATOR)
    post = Post.objects.create(committee=town.committee, user=user, role=Role.ADMINISTRATOR, since=town.term.starts_on)
    return _viewer(post, ADMINISTRATOR)


def _posts(seated: list[Person]) -> list[dict]:
    """The rows of the sheet of posts: staff, then each unit's clerk and head. A member's second post goes by the phone."""
    phones = {person.name: person.phone for person in seated}
    fresh = names({person.name for person in seated} | RESERVED)
    rows = [rolls.post(role, name, phones.get(name) or f"1600001{n:04}") for n, (role, name) in enumerate(STAFF)]
    for n, (unit, *_) in enumerate(rolls.read("units")):
        pair = next(fresh)
        clerk, head = (SHOWN_CLERK, SHOWN_HEAD) if unit == SHOWN_UNIT else (pair["female" if n % 3 == 0 else "male"], next(fresh)["male"])
        rows.append(rolls.post(Role.UNIT_CLERK, clerk, f"1600002{n:04}", unit=unit))
        rows.append(rolls.post(Role.UNIT_HEAD, head, f"1600003{n:04}", unit=unit))
    return rows


def _viewer(post: Post, name: str) -> Viewer:
    return Viewer(
        user_id=post.user_id, name=name, committee_id=post.committee_id, role=Role(post.role), post_id=post.pk, member_id=post.member_id, unit_id=post.unit_id
    )


def _cast(seated: list[Person]) -> Cast:
    """Everybody as the import left them."""
    cast = Cast(seated=seated, by_number={member.number: member for member in Member.objects.select_related("user")})
    for post in Post.objects.select_related("user").order_by("role", "pk"):
        viewer = _viewer(post, post.user.name)
        if viewer.member_id:
            cast.viewers[viewer.member_id] = viewer
        elif viewer.unit_id:
            held = cast.units.get(viewer.unit_id, (viewer, viewer))
            cast.units[viewer.unit_id] = (held[0], viewer) if viewer.role is Role.UNIT_HEAD else (viewer, held[1])
        else:
            cast.roles[viewer.role].append(viewer)
    for seat in Seat.objects.filter(office__in=[SeatOffice.HEAD, SeatOffice.CONVENER]).select_related("member"):
        cast.conveners[seat.organ_id] = seat.member
    for person in seated:
        member = cast.by_number.get(person.number)
        if person.writes and member is not None:
            cast.voices[person.writes] = member
        elif member is not None and person.leaving is None and not person.standing:
            cast.members[person.sector].append(member)
    return cast


def hand_out_passwords(at: datetime) -> dict[str, str]:
    """Let everybody sign in by the name in pinyin and the one demo password; gives accounts by name.

    Hashing is slow on purpose, so the password is hashed once; the demo's is no secret.
    """
    users = sorted(User.objects.all(), key=lambda user: (user.name not in RESERVED, user.pk))
    password, taken = make_password(PASSWORD), {user.account for user in users}
    for user in users:
        if user.account.isdigit():  # members come out of the roster with their number
            base, number = account_of(user.name), 2
            user.account = base
            while user.account in taken:
                user.account, number = f"{base}{number}", number + 1
            taken.add(user.account)
        user.password, user.must_change_password, user.password_changed_at = password, False, at
        # Whoever did something has been here; a few have never come.
        user.last_login = None if dice("absent", user.name, of=24) == 0 and user.name not in RESERVED else at - timedelta(hours=5 + dice(user.name, of=300))
    User.objects.bulk_update(users, ["account", "password", "must_change_password", "password_changed_at", "last_login"])
    return {user.name: user.account for user in reversed(users)}

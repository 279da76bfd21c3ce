"""Everybody with an account: members with their seats, the committee's staff, the two hand-over officers, each unit's people."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.hashers import make_password

from shangliang.commons.access import Role, Viewer
from shangliang.commons.access.models import Post
from shangliang.commons.people.models import Gender, Member, Organ, Seat, SeatOffice, User
from shangliang.commons.people.sealed import fingerprint
from shangliang.commons.people.spelling import account_of, keys

from .material import read
from .roster import Person, names, people
from .town import Town

PASSWORD = "Linjiang-2026"
STAFF = (
    (Role.PROPOSAL_STAFF, "周敏", "提案委员会办公室"), (Role.PROPOSAL_STAFF, "方砚秋", "提案委员会办公室"), (Role.PROPOSAL_HEAD, "顾承安", ""),
    (Role.OFFICE_STAFF, "孟知夏", "办公室"), (Role.HANDOVER_PARTY, "钱立诚", ""), (Role.HANDOVER_GOVERNMENT, "邵文启", ""),
    (Role.CHAIR, "陆长河", ""), (Role.CHAIR, "苏映澄", ""), (Role.CHAIR, "韦守正", ""), (Role.CHAIR, "汤伯谦", ""),
    (Role.CHAIR, "纪青禾", ""), (Role.CHAIR, "葛维舟", ""), (Role.ADMINISTRATOR, "梁思衡", "办公室"), (Role.AUDITOR, "文静澜", "研究室"),
)  # fmt: skip
PLATFORM = "杜衡之"
# The unit whose inbox is the liveliest: its two people are the ones to sign in as.
SHOWN_UNIT, SHOWN_CLERK, SHOWN_HEAD = "市城市管理局", "罗毅", "丁怀山"
RESERVED = {name for _, name, _ in STAFF} | {PLATFORM, SHOWN_CLERK, SHOWN_HEAD, "许岚"}


@dataclass
class Cast:
    """Who can act: viewers made once, so that an act asks the database for nobody."""

    members: dict[str, list[Member]] = field(default_factory=lambda: defaultdict(list))  # by sector, those without a voice
    voices: dict[str, Member] = field(default_factory=dict)  # by key of the proposal they speak in
    conveners: dict[int, Member] = field(default_factory=dict)  # by organ
    viewers: dict[int, Viewer] = field(default_factory=dict)  # of members
    roles: dict[Role, list[Viewer]] = field(default_factory=lambda: defaultdict(list))
    units: dict[int, tuple[Viewer, Viewer]] = field(default_factory=dict)  # clerk and head
    accounts: dict[str, str] = field(default_factory=dict)  # by name

    def everyone(self) -> list[Member]:
        """All members, those with a voice first."""
        return [*self.voices.values(), *(member for sector in self.members.values() for member in sector)]


def settle(town: Town, authors: set[str]) -> Cast:
    """Give every seat, post and account of the town somebody; `authors` are the proposals that will be written."""
    seated = people(town.days, authors=authors, taken=set(RESERVED))
    fresh = names({person.name for person in seated} | RESERVED)
    staff = [name for _, name, _ in STAFF if name not in {p.name for p in seated}]
    both = [(next(fresh)["female" if n % 3 == 0 else "male"], next(fresh)["male"]) for n in range(len(town.units))]
    both[list(town.units).index(SHOWN_UNIT)] = (SHOWN_CLERK, SHOWN_HEAD)
    users = _users([p.name for p in seated], staff, [name for pair in both for name in pair])
    cast = Cast(accounts={name: user.account for name, user in users.items()})
    members = _members(town, seated, users)
    _seats(town, cast, seated, members)
    _posts(town, cast, seated, members, users, dict(zip(town.units, both, strict=True)))
    return cast


def _users(seated: Iterable[str], staff: Iterable[str], unit_people: Iterable[str]) -> dict[str, User]:
    """One account a person: the name in pinyin; hashing is slow on purpose, so the demo's one password is hashed once."""
    password, accounts, made = make_password(PASSWORD), set(), {}
    for n, name in enumerate([PLATFORM, SHOWN_CLERK, SHOWN_HEAD, "许岚", *staff, *seated, *unit_people], 1):
        if name in made:
            continue
        account, number = account_of(name), 2
        while account in accounts:
            account, number = f"{account_of(name)}{number}", number + 1
        accounts.add(account)
        phone = f"1600000{n:04}"
        made[name] = User(
            account=account, name=name, phone=phone, phone_print=fingerprint(phone), password=password, must_change_password=False,
            is_platform=name == PLATFORM,
        )
    User.objects.bulk_create(made.values())
    return made


def _members(town: Town, seated: list[Person], users: dict[str, User]) -> list[Member]:
    rows = [
        Member(
            committee=town.committee, user=users[p.name], term=town.term, number=f"06{n:03}", name=p.name, **keys(p.name), gender=Gender(p.gender),
            ethnicity=p.ethnicity, native_place="临江" if n % 5 else "清澜", born_on=p.born_on, affiliation=p.affiliation,
            education=("大学", "研究生", "大专", "大学")[n % 4], employer=p.employer, job=p.job, office=p.office, standing=p.standing,
            sector=town.organs[f"sector:{p.sector}"], phone=users[p.name].phone, since=p.since, until=p.until, leaving=p.leaving,
        )
        for n, p in enumerate(seated, 1)
    ]
    return Member.objects.bulk_create(rows)


def _seats(town: Town, cast: Cast, seated: list[Person], members: list[Member]) -> None:
    """Sectors, parties, special committees and groups get their members and those who speak for them."""
    rows: dict[tuple[int, int], Seat] = {}

    def seat(organ: Organ, member: Member, office: SeatOffice = SeatOffice.MEMBER) -> None:
        rows.setdefault((organ.pk, member.pk), Seat(committee=town.committee, organ=organ, member=member, office=office, since=member.since))
        if office in {SeatOffice.HEAD, SeatOffice.CONVENER}:
            cast.conveners.setdefault(organ.pk, member)

    present = [(p, m) for p, m in zip(seated, members, strict=True) if p.until is None]
    for sector in read("sectors"):
        own = [m for p, m in present if p.sector == sector["by"]]
        seat(town.organs[f"sector:{sector['by']}"], next((m for m in own if m.standing), own[-1]), SeatOffice.CONVENER)
        if sector["by"] in town.organs:
            for n, member in enumerate(reversed(own)):
                seat(town.organs[sector["by"]], member, SeatOffice.HEAD if n == 0 else SeatOffice.MEMBER)
    _standing_seats(town, present, seat)
    bodies = [town.organs[name] for name, _ in read("organs")["special_committees"]]
    places = [town.organs[place] for place in read("organs")["townships"]]
    ordinary = [(p, m) for p, m in present if not p.office]
    for organs, size in ((bodies, 20), (places, 22)):
        for n, organ in enumerate(organs):
            chosen = ordinary[n :: len(organs)][:size]
            for rank, (_, member) in enumerate(chosen, organ.pk in cast.conveners):
                seat(organ, member, {0: SeatOffice.CONVENER if organs is places else SeatOffice.HEAD, 1: SeatOffice.DEPUTY}.get(rank, SeatOffice.MEMBER))
    Seat.objects.bulk_create(rows.values())


def _standing_seats(town: Town, present: list[tuple[Person, Member]], seat) -> None:
    for person, member in present:
        chairing = person.office in {"主席", "副主席", "秘书长"}
        office = {"主席": SeatOffice.HEAD, "副主席": SeatOffice.DEPUTY}.get(person.office, SeatOffice.MEMBER)
        if person.standing:
            seat(town.organs["常务委员会"], member, office)
        if chairing:
            seat(town.organs["主席会议"], member, office)
        if person.office == "提案委员会主任":
            seat(town.organs["提案委员会"], member, SeatOffice.HEAD)


def _posts(
    town: Town, cast: Cast, seated: list[Person], members: list[Member], users: dict[str, User], unit_people: dict[str, tuple[str, str]]
) -> None:
    """Posts, and the viewer that each one makes."""
    begins, home = town.term.starts_on, town.committee
    rows = [Post(committee=home, user=users[p.name], role=Role.MEMBER, member=m, since=m.since, until=m.until) for p, m in zip(seated, members, strict=True)]
    for role, name, office in STAFF:
        rows.append(Post(committee=home, user=users[name], role=role, organ=town.organs.get(office), since=begins))
    for unit, pair in unit_people.items():
        for role, name in zip((Role.UNIT_CLERK, Role.UNIT_HEAD), pair, strict=True):
            rows.append(Post(committee=home, user=users[name], role=role, unit=town.units[unit], since=begins))
    for post in Post.objects.bulk_create(rows):
        viewer = Viewer(
            user_id=post.user_id, name=post.user.name, committee_id=home.pk, role=Role(post.role), post_id=post.pk, member_id=post.member_id,
            unit_id=post.unit_id,
        )
        _cast(cast, viewer)
    for person, member in zip(seated, members, strict=True):
        if person.writes:
            cast.voices[person.writes] = member
        elif person.until is None and not person.office:
            cast.members[person.sector].append(member)


def _cast(cast: Cast, viewer: Viewer) -> None:
    if viewer.member_id:
        cast.viewers[viewer.member_id] = viewer
    elif viewer.unit_id:
        held = cast.units.get(viewer.unit_id)
        cast.units[viewer.unit_id] = (held[0], viewer) if held else (viewer, viewer)
    else:
        cast.roles[viewer.role].append(viewer)

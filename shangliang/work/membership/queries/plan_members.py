"""Members of a roster against those seated: who is new, who is meant, what would change."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from shangliang.commons.committees.models import Term
from shangliang.commons.people.models import Member, OrganKind, Seat, User
from shangliang.commons.people.sealed import fingerprint

from ..intake import Entry, Kind, Table
from ..intake.parsing import Masked
from .planned import Bodies, Planned, differing, unmasked

PLAIN = ("number", "gender", "ethnicity", "native_place", "born_on", "affiliation", "education", "employer", "job", "rank", "office", "standing", "phone", "mail", "address", "identity")
SEATS = {"special": OrganKind.SPECIAL_COMMITTEE, "group": OrganKind.GROUP}


@dataclass
class Known:
    """Everybody a row may be about: those seated in the term, users by phone, members of other terms by name."""

    seated: list[Member]
    by_number: dict[str, Member]
    by_name: dict[str, list[Member]]
    by_phone: dict[str, Member]
    users: dict[str, User]
    earlier: dict[str, list[Member]]
    sitting: set[tuple[int, str, str]]


class MemberPlanner:
    """Plans the members of one file for one term."""

    def __init__(self, tables: list[Table], term: Term, day: date, bodies: Bodies) -> None:
        self.term, self.day, self.bodies = term, day, bodies
        entries = [entry for table in tables for entry in table.entries]
        self.known = _known(entries, term)
        self.phones: dict[str, Entry] = {}
        self.numbers: dict[str, Entry] = {}
        self.taken: dict[int, Entry] = {}
        self.names: dict[str, Planned | None] = {}
        self.twins = _twins(entries)

    def plan(self, entry: Entry) -> Planned:
        """What one row would do."""
        row = Planned(Kind.MEMBERS, entry, entry.get("name") or entry.raw.get("name") or "（没有姓名）")
        if not entry.get("name"):
            if not entry.problems:
                entry.wrong("name", "没有写姓名。请补上，或删去这一行。")
            return row
        self._repeats(row)
        row.target = self._match(row)
        sector = self._sector(row)
        if row.target is None:
            self._new(row, sector)
        else:
            self._changed(row, sector)
        self._dates(row)
        self._account(row)
        return row

    def _repeats(self, row: Planned) -> None:
        """Phones and numbers that the file gives twice."""
        entry = row.entry
        for key, seen, what in (("phone", self.phones, "手机号"), ("number", self.numbers, "委员证号")):
            value = entry.get(key)
            if not value or isinstance(value, Masked):
                continue
            first = seen.setdefault(value, entry)
            if first is not entry:
                entry.wrong(key, f"{what}与第 {first.number} 行（{first.get('name') or '没有姓名'}）重复。请核对这两行。")

    def _match(self, row: Planned) -> Member | None:
        """The seated member a row is about: by number, else by phone and name, else by a name nobody shares."""
        entry, name = row.entry, row.label
        number, phone = entry.get("number"), entry.get("phone")
        found = self.known.by_number.get(number) if number else None
        if found is not None and found.name != name:
            entry.wrong("number", f"委员证号 {number} 现在是{found.name}，表里写的是{name}。请核对；要更正姓名，请到该委员的页面办。")
            return None
        same = self.known.by_name.get(name, [])
        if found is None and phone and (holder := self.known.by_phone.get(phone)) and holder.name == name:
            found = holder
        if found is None and not (number and len(same) == 1 and same[0].number and same[0].number != number):
            if len(same) == 1 and name not in self.twins:
                found = same[0]
            elif len(same) > 1:
                entry.wrong("name", f"本届有 {len(same)} 位{name}，分不清是哪一位。请写委员证号或手机号。")
        if found is not None:
            first = self.taken.setdefault(found.pk, entry)
            if first is not entry:
                entry.wrong("name", f"{name}在第 {first.number} 行已经有了。请删去重复的一行；如果是同名的另一位，请写委员证号。")
        elif name in self.twins and not number and not phone:
            entry.wrong("name", f"表里不止一位{name}。请写委员证号或手机号，以便分清。")
        return found

    def _sector(self, row: Planned) -> str | None:
        said = row.entry.get("sector")
        if said:
            return self.bodies.meant(OrganKind.SECTOR, said, row)
        if row.target is None and not any(p.error for p in row.entry.problems):
            row.entry.wrong("sector", "没有写界别。请补上，如“教育界”。")
        return None

    def _new(self, row: Planned, sector: str | None) -> None:
        row.values = unmasked(row, PLAIN) | {"name": row.label, "sector": sector}
        self._imply_standing(row, row.values)
        row.bodies = self._seats(row)
        if not row.values.get("phone"):
            row.entry.beware("phone", "没有手机号，登录时只能用账号。")

    def _changed(self, row: Planned, sector: str | None) -> None:
        differing(row, row.target, PLAIN)
        if sector and sector != row.target.sector.name:
            row.values["sector"] = sector
            row.note("sector", row.target.sector.name, sector)
            if not row.entry.get("number") and not row.entry.get("phone"):
                row.entry.beware("name", f"只按姓名认成了{row.target.sector.name}的{row.label}，会把界别改成{sector}。不是同一位时，请写委员证号或手机号。")
        row.bodies = [(kind, name) for kind, name in self._seats(row) if (row.target.pk, kind, name) not in self.known.sitting]

    @staticmethod
    def _imply_standing(row: Planned, values: dict) -> None:
        if "standing" not in values and values.get("office") in {"常委", "常务委员"}:
            values["standing"] = True

    def _seats(self, row: Planned) -> list[tuple[OrganKind, str]]:
        meant = [(kind, self.bodies.meant(kind, said, row)) for key, kind in SEATS.items() for said in row.entry.get(key) or []]
        return [(kind, name) for kind, name in dict.fromkeys(meant) if name]

    def _dates(self, row: Planned) -> None:
        """The seat lies within its term; members of earlier terms often carry the day they first became one."""
        entry, since, born = row.entry, row.entry.get("since"), row.entry.get("born_on")
        if since and since >= self.term.ends_on:
            entry.wrong("since", f"任职日期 {since} 晚于{self.term}结束的日子。请核对年份，或换一届导入。")
        elif since and since < self.term.starts_on:
            if row.target is None or row.target.since != self.term.starts_on:
                entry.beware("since", f"任职日期早于{self.term}开始，本届从 {self.term.starts_on} 起算。")
            since = self.term.starts_on
        if row.target is None:
            row.values["since"] = since or self.term.starts_on
        elif since and since != row.target.since:
            row.values["since"] = since
            row.note("since", row.target.since, since)
        if born and not 18 <= (since or self.day).year - born.year <= 100:
            entry.beware("born_on", f"出生日期是 {born.year} 年，任职时 {(since or self.day).year - born.year} 岁。请核对。")

    def _account(self, row: Planned) -> None:
        """Whose account it is: the member's own, one that the same person has already, or a new one."""
        phone = row.values.get("phone")
        if phone and (holder := self.known.by_phone.get(phone)) and (row.target is None or holder.pk != row.target.pk):
            row.entry.wrong("phone", f"手机号与本届委员{holder.name}的相同。请核对。")
            return
        user = self.known.users.get(phone) if phone else None
        if user is not None and not (row.target and row.target.user_id == user.pk):
            if user.name != row.label:
                row.entry.wrong("phone", "这个手机号已经是另一个人的登录号。请核对；确是换了机主，请先改那个账号的手机号。")
            elif row.target is not None and row.target.user_id:
                row.entry.wrong("phone", f"这个手机号已经是另一个{row.label}账号的登录号，两个账号不能共用。请核对。")
            else:
                self._reuse(row, user.pk, f"沿用{row.label}已有的账号 {user.account}。")
        elif row.target is None and (before := self._earlier(row)):
            self._reuse(row, before.user_id, f"与{before.term}的委员{before.name}是同一人，沿用原来的账号。")

    def _reuse(self, row: Planned, user_id: int, why: str) -> None:
        if any(member.user_id == user_id for member in self.known.seated):
            row.entry.wrong("phone", f"{row.label}的账号在本届已经有一个席位。请核对是不是重复了。")
            return
        row.values["user_id"] = user_id
        row.entry.beware("phone", why)

    def _earlier(self, row: Planned) -> Member | None:
        born, identity = row.values.get("born_on"), row.values.get("identity")
        same = [one for one in self.known.earlier.get(row.label, []) if (born and one.born_on == born) or (identity and one.identity == identity)]
        return same[0] if len({one.user_id for one in same}) == 1 else None


def _twins(entries: list[Entry]) -> set[str]:
    """Names that the file gives to more than one row."""
    seen: set[str] = set()
    return {name for entry in entries if (name := entry.get("name")) and (name in seen or seen.add(name))}  # type: ignore[func-returns-value]


def _known(entries: list[Entry], term: Term) -> Known:
    """Read all that is needed at once, so that two thousand rows cost the queries of one."""
    seated = list(Member.objects.filter(term=term).select_related("sector"))
    names, phones = {entry.get("name") for entry in entries}, {entry.get("phone") for entry in entries}
    by_name: dict[str, list[Member]] = defaultdict(list)
    for member in seated:
        by_name[member.name].append(member)
    earlier: dict[str, list[Member]] = defaultdict(list)
    for member in Member.objects.filter(name__in=names - {None}, user__isnull=False).exclude(term=term).select_related("term"):
        earlier[member.name].append(member)
    prints = {fingerprint(phone): phone for phone in phones if phone}
    users = {prints[user.phone_print or ""]: user for user in User.objects.filter(phone_print__in=prints)}
    return Known(
        seated, {m.number: m for m in seated if m.number}, by_name, {m.phone: m for m in seated if m.phone}, users, earlier, sitting(term)
    )


def sitting(term: Term) -> set[tuple[int, str, str]]:
    """Who sits in what now: (member, kind, name of the organ)."""
    return set(Seat.objects.filter(member__term=term, until__isnull=True).values_list("member_id", "organ__kind", "organ__name"))

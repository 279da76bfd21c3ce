"""Accounts and posts of a roster against those there are."""

from collections import defaultdict
from datetime import date

from shangliang.commons.access import UNIT, Role
from shangliang.commons.access.models import Post
from shangliang.commons.people.models import Unit, User
from shangliang.commons.people.sealed import fingerprint

from ..intake import Entry, Kind, Table
from ..intake.parsing import Masked
from ..rules import MAY_APPOINT
from .plan_bodies import UnitPlanner
from .planned import Planned

REFUSED = {Role.MEMBER: "委员的岗位随席位而来，请放到委员名单里导入。", Role.PLATFORM: "平台管理员不能从名册导入。"}


class PostPlanner:
    """Plans who holds which role for which unit; a person is known by account, by phone, or by name and unit."""

    def __init__(self, tables: list[Table], day: date, units: UnitPlanner, members: list[Planned], by: Role) -> None:
        self.day, self.units, self.by = day, units, by
        entries = [entry for table in tables for entry in table.entries]
        prints = {fingerprint(phone): phone for entry in entries if (phone := entry.get("phone"))}
        accounts = {account for entry in entries if (account := entry.get("account"))}
        self.by_phone = {prints[user.phone_print or ""]: user for user in User.objects.filter(phone_print__in=prints)}
        self.by_account = {user.account: user for user in User.objects.filter(account__in=accounts)}
        self.held: dict[tuple, Post] = {}
        self.holders: dict[tuple, list[User]] = defaultdict(list)
        for post in Post.objects.filter(until__isnull=True).exclude(role=Role.MEMBER).select_related("user"):
            self.held[post.user_id, Role(post.role), post.unit_id] = post
            self.holders[post.user.name, Role(post.role), post.unit_id].append(post.user)
        self.made: dict[str, Planned] = {row.values["phone"]: row for row in members if row.target is None and row.values.get("phone")}
        self.rows: set[tuple] = set()

    def plan(self, entry: Entry) -> Planned:
        """What one row would do."""
        name, role = entry.get("name"), entry.get("role")
        row = Planned(Kind.POSTS, entry, f"{name or entry.raw.get('name') or '（没有姓名）'}　{role.label if role else ''}".strip("　"))
        if not name or not role:
            missing = "姓名" if not name else "岗位"
            if not entry.problems:
                entry.wrong("name" if not name else "role", f"没有写{missing}。请补上，或删去这一行。")
            return row
        if role in REFUSED:
            entry.wrong("role", REFUSED[role])
            return row
        unit = self._unit(row, role)
        row.who = self._who(row, role, unit)
        row.values |= {"name": name, "role": role, "unit": unit, "since": entry.get("since") or self.day}
        if isinstance(row.who, User) and not isinstance(unit, Planned):
            row.target = self.held.get((row.who.pk, role, unit.pk if unit else None))
        if row.target is None and role not in MAY_APPOINT.get(self.by, frozenset()):
            entry.wrong("role", f"“{role.label}”由委员会管理员安排，请换管理员来导入，或删去这一行。")
        if not isinstance(phone := entry.get("phone"), Masked):
            row.values["phone"] = phone
        key = (name, phone, entry.get("account"), role, id(unit))
        if key in self.rows:
            entry.wrong("name", "这一行与前面的一行完全重复。请删去一行。")
        self.rows.add(key)
        return row

    def _unit(self, row: Planned, role: Role) -> Unit | Planned | None:
        said = row.entry.get("unit")
        if role not in UNIT:
            return None
        if not said:
            row.entry.wrong("unit", f"“{role.label}”要写明是哪个承办单位。请补上单位名称。")
            return None
        if (found := self.units.find(said)) is None:
            near = self.units.near(said)
            row.entry.wrong("unit", f"没有“{said}”这个承办单位。{'是不是“' + '”或“'.join(near) + '”？' if near else ''}请核对，或先导入承办单位。")
        return found

    def _who(self, row: Planned, role: Role, unit: Unit | Planned | None) -> User | Planned | None:
        """The account that takes the post; None when a new one is to be made."""
        entry, name = row.entry, row.entry.get("name")
        account, phone = entry.get("account"), entry.get("phone")
        found = self.by_account.get(account) if account else None
        if found is None and phone:
            found = self.by_phone.get(phone)
        if found is None and not isinstance(unit, Planned):
            same = self.holders.get((name, role, unit.pk if unit else None), [])
            if len(same) == 1 and not (phone and not isinstance(phone, Masked) and same[0].phone and same[0].phone != phone):
                found = same[0]
        if found is not None:
            if found.name != name:
                key = "account" if account and found.account == account else "phone"
                entry.wrong(key, f"这个{'账号' if key == 'account' else '手机号'}已经属于另一个人。请核对。")
            return found
        if phone and not isinstance(phone, Masked):
            return self._shared(row, name, phone)
        if isinstance(phone, Masked):
            entry.wrong("phone", "这一格遮住了几位，认不出是谁。请写全手机号，或写账号。")
        elif not account:
            entry.beware("phone", "没有手机号，登录时只能用账号。")
        return None

    def _shared(self, row: Planned, name: str, phone: str) -> Planned | None:
        """The row of this file that makes the account, when somebody is named more than once."""
        other = self.made.setdefault(phone, row)
        if other is row:
            return None
        if other.entry.get("name") != name:
            row.entry.wrong("phone", f"手机号与第 {other.entry.number} 行的{other.entry.get('name')}重复。请核对这两行。")
        return other

"""Carrying out a plan: all rows of a roster in few statements, with a fact for each thing done."""

from datetime import date
from typing import Any

from shangliang.commons.access import Role
from shangliang.commons.access.models import Post
from shangliang.commons.committees.models import Term
from shangliang.commons.ledger.acts import Act, Credit, Saying
from shangliang.commons.people.models import Member, Organ, OrganKind, Seat, SeatOffice, System, Unit, User
from shangliang.commons.people.sealed import fingerprint
from shangliang.commons.people.spelling import keys
from shangliang.commons.subjects import Ref

from ..facts import (
    Appointed,
    Corrected,
    Ended,
    OfficeChanged,
    OrganAdded,
    OrganCorrected,
    Seated,
    SeatTaken,
    SectorChanged,
    UnitAdded,
    UnitCorrected,
)
from ..intake import Kind
from ..queries.planned import Fate, Plan, Planned, moved
from .accounts import Issued, Wanted, made_accounts

BATCH = 500
WAY = "名册导入"


class Carrier:
    """Writes a plan down; `sayings` and `issued` are what is to be recorded and told afterwards."""

    def __init__(self, act: Act, plan: Plan, term: Term, *, today: date) -> None:
        self.act, self.plan, self.term, self.today = act, plan, term, today
        self.until = term.ends_on if term.ends_on <= today else None
        self.sayings: list[Saying] = []
        self.issued: list[Issued] = []
        self.units: dict[int, Unit] = {}
        self.organs: dict[tuple[str, str], Organ] = {}
        self.users: dict[int, User] = {}
        self.members: dict[int, Member] = {}

    def carry_out(self) -> None:
        """Write everything, in the order in which rows need each other."""
        self._units()
        self._organs()
        self._users()
        self._new_members()
        self._changed_members()
        self._seats()
        self._posts()

    def _say(self, what: Any, about: Any, *parties: Credit) -> None:
        self.sayings.append(Saying(what, about, parties))

    def _units(self) -> None:
        new = [row for row in self.plan.of(Kind.UNITS) if row.fate is Fate.NEW]
        made = Unit.objects.bulk_create([Unit(committee_id=self.act.committee, **row.values) for row in new], batch_size=BATCH)
        for row, unit in zip(new, made, strict=True):
            self.units[id(row)] = unit
            self._say(UnitAdded(system=System(unit.system).label), unit, Credit(unit, "unit"))
        for row in self._changed(Kind.UNITS):
            self._set(row)
            self._say(UnitCorrected(fields=_fields(row), reason=WAY), row.target, Credit(row.target, "unit"))

    def _organs(self) -> None:
        organ_rows = self.plan.of(Kind.ORGANS)
        new = [row for row in organ_rows if row.makes and row.target is None]
        wanted = [{key: value for key, value in row.values.items() if key in {"kind", "name", "short_name", "position", "since"}} for row in new]
        wanted += [{"kind": kind, "name": name, "since": None} for kind, name in self.plan.make]
        made = Organ.objects.bulk_create([Organ(committee_id=self.act.committee, **one) for one in wanted], batch_size=BATCH)
        for organ in made:
            self._say(OrganAdded(kind_of=OrganKind(organ.kind).label, since=str(organ.since or "")), organ, Credit(organ, "organ"))
        for row in organ_rows:
            if row.target is not None and (changes := {key: row.values[key] for key in ("short_name", "position", "since") if key in row.values}):
                self._set(row, changes)
                self._say(OrganCorrected(fields=[moved(c.label, c.before, c.after) for c in row.changes if c.key != "office"]), row.target, Credit(row.target, "organ"))
        self.organs = {(organ.kind, organ.name): organ for organ in Organ.objects.filter(until__isnull=True)}

    def _users(self) -> None:
        """Accounts for new members and for those of posts who have none."""
        rows = [row for row in self.plan.of(Kind.MEMBERS) if row.fate is Fate.NEW and "user_id" not in row.values]
        rows += [row for row in self.plan.of(Kind.POSTS) if row.fate is Fate.NEW and row.who is None]
        wanted = [Wanted(row.entry.get("name"), row.values.get("phone") or "", row.values.get("number") or "", row.entry.get("account") or "") for row in rows]
        for row, (user, word) in zip(rows, made_accounts(wanted), strict=True):
            self.users[id(row)] = user
            what = "委员" if row.kind is Kind.MEMBERS else row.values["role"].label
            self.issued.append(Issued(user.name, user.account, word, what))

    def _new_members(self) -> None:
        rows = [row for row in self.plan.of(Kind.MEMBERS) if row.fate is Fate.NEW]
        fresh = []
        for row in rows:
            values = {key: value for key, value in row.values.items() if key != "sector"}
            user_id = values.pop("user_id", None) or self.users[id(row)].pk
            sector = self._organ(OrganKind.SECTOR, row.values["sector"])
            fresh.append(Member(committee_id=self.act.committee, term=self.term, user_id=user_id, sector=sector, until=self.until, **values, **keys(row.label)))
        before = set(Member.objects.filter(user_id__in=[member.user_id for member in fresh]).values_list("user_id", flat=True))
        for row, member in zip(rows, Member.objects.bulk_create(fresh, batch_size=BATCH), strict=True):
            self.members[id(row)] = member
            said = Seated(
                number=member.number, sector=member.sector.name, since=str(member.since), way=WAY, decision="",
                affiliation=member.affiliation, standing=member.standing, continuing=member.user_id in before,
            )
            self._say(said, member, Credit(member, "member"))
            if self.until is not None:  # the roster of a term that is over
                self._say(Ended(way="任期届满", on=str(self.until), decision=""), member, Credit(member, "member"))
        Post.objects.bulk_create(
            [Post(committee_id=self.act.committee, user_id=m.user_id, role=Role.MEMBER, member=m, since=m.since, until=m.until) for m in fresh], batch_size=BATCH
        )

    def _changed_members(self) -> None:
        phones: list[Member] = []
        moved: list[Member] = []
        for row in self._changed(Kind.MEMBERS):
            values = dict(row.values)
            if "sector" in values:
                values["sector"] = self._organ(OrganKind.SECTOR, values["sector"])
            values.pop("user_id", None)
            if values:
                self._set(row, values)
            if "phone" in values and row.target.user_id:
                phones.append(row.target)
            if "since" in values:
                moved.append(row.target)
            self._tell_member(row)
        for member in phones:
            User.objects.filter(pk=member.user_id).update(phone=member.phone, phone_print=fingerprint(member.phone))
        for member in moved:
            Post.objects.filter(member=member, role=Role.MEMBER).update(since=member.since)

    def _tell_member(self, row: Planned) -> None:
        changed = {change.key: change for change in row.changes}
        credit = Credit(row.target, "member")
        if sector := changed.pop("sector", None):
            self._say(SectorChanged(before=sector.before, after=sector.after, on=str(self.today), decision=WAY), row.target, credit)
        if offices := [changed.pop(key) for key in ("office", "standing") if key in changed]:
            before, after = ("；".join(f"{one.label}：{getattr(one, side) or '无'}" for one in offices) for side in ("before", "after"))
            self._say(OfficeChanged(before=before, after=after, on=str(self.today), decision=WAY, standing=row.target.standing), row.target, credit)
        if changed:
            open_ = [moved(one.label, one.before, one.after) for one in changed.values() if not one.sensitive]
            self._say(Corrected(fields=open_, hidden=[one.label for one in changed.values() if one.sensitive], reason=WAY), row.target, credit)

    def _seats(self) -> None:
        wanted: list[tuple[Member, Organ, SeatOffice, date]] = []
        for row in self.plan.of(Kind.MEMBERS):
            member = row.target or self.members[id(row)]
            wanted += [(member, self._organ(kind, name), SeatOffice.MEMBER, member.since if row.target is None else self._from(member)) for kind, name in row.bodies]
        for row in self.plan.of(Kind.ORGANS):
            if row.who is None:
                continue
            member = self.members[id(row.who)] if isinstance(row.who, Planned) else row.who
            since = row.values["seated"] or member.since
            if seat := row.values["seat"]:
                self._end(seat)
                since = self._from(member)
            wanted.append((member, self._organ(*row.values["key"]), row.values["office"], max(since, member.since)))
        seats = Seat.objects.bulk_create(
            [Seat(committee_id=self.act.committee, member=m, organ=o, office=office, since=since, until=self.until) for m, o, office, since in wanted], batch_size=BATCH
        )
        for seat in seats:
            office = SeatOffice(seat.office).label
            said = SeatTaken(name=seat.member.name, organ=seat.organ.name, office=office, since=str(seat.since), decision=WAY, kind_of=seat.organ.kind_label)
            self._say(said, Ref("people.seat", seat.pk, f"{seat.member.name}　{seat.organ.name}"), Credit(seat.member, "member"), Credit(seat.organ, "organ"))

    def _end(self, seat: Seat) -> None:
        """The office before a change of office ends the day the new one begins."""
        Seat.objects.filter(pk=seat.pk).update(until=max(self.today, seat.since))

    def _from(self, member: Member) -> date:
        return max(self.today, member.since)

    def _posts(self) -> None:
        rows = [row for row in self.plan.of(Kind.POSTS) if row.fate is Fate.NEW]
        fresh = []
        for row in rows:
            unit = row.values["unit"]
            unit = self.units[id(unit)] if isinstance(unit, Planned) else unit
            fresh.append(Post(committee_id=self.act.committee, user_id=self._user(row), role=row.values["role"], unit=unit, since=row.values["since"]))
        for row, post in zip(rows, Post.objects.bulk_create(fresh, batch_size=BATCH), strict=True):
            role, name = Role.of(post.role), row.entry.get("name")
            said = Appointed(name=name, role=role.label, unit=post.unit.name if post.unit else "", since=str(post.since))
            self._say(said, Ref("access.post", post.pk, f"{name}　{role.label}"), *([Credit(post.unit, "unit")] if post.unit else []))

    def _user(self, row: Planned) -> int:
        if isinstance(row.who, User):
            return row.who.pk
        maker = row.who if isinstance(row.who, Planned) else row
        if id(maker) in self.users:
            return self.users[id(maker)].pk
        return maker.values["user_id"]

    def _organ(self, kind: OrganKind, name: str) -> Organ:
        return self.organs[kind, name]

    def _changed(self, kind: Kind) -> list[Planned]:
        return [row for row in self.plan.of(kind) if row.fate is Fate.CHANGED and row.target is not None]

    @staticmethod
    def _set(row: Planned, values: dict[str, Any] | None = None) -> None:
        values = row.values if values is None else values
        for key, value in values.items():
            setattr(row.target, key, value)
        row.target.save(update_fields=list(values))


def _fields(row: Planned) -> list[str]:
    return [moved(change.label, change.before, change.after) for change in row.changes if not change.sensitive]


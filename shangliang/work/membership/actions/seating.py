"""Seats of members: how they begin, change and end (章程; domain 8.3)."""

from datetime import date
from typing import Any

from django.utils import timezone

from shangliang.commons.access import Role
from shangliang.commons.access.models import Post
from shangliang.commons.committees.models import Term
from shangliang.commons.ledger.acts import Act, Credit, Saying, action, record, record_many
from shangliang.commons.people.models import Member, Organ, OrganKind, Seat, User
from shangliang.commons.people.sealed import fingerprint
from shangliang.commons.people.spelling import keys
from shangliang.foundation.errors import Invalid, NotFound, NotNow

from ..facts import Corrected, Ended, OfficeChanged, Seated, SeatLeft, SectorChanged
from ..queries.planned import moved
from ..rules import LABELS, SEALED, Ending, ending_fits, seat_fits
from . import _places as places
from .accounts import Issued, Wanted, made_accounts


@action("membership.seat", Seated, lock=False, once=True)
def seat(act: Act, thing: None = None, *, term_id: int, sector_id: int, since: date, decision: str, values: dict[str, Any]) -> tuple[Member, Issued | None]:
    """增补: seat a member in a term from `since`; `values` are the member's own fields, name and number among them.

    Gives the member, and the initial password when an account had to be made. A phone that somebody of the same name signs
    in with is that person; of another name it is refused.
    """
    return _seated(act, term_id=term_id, sector_id=sector_id, since=since, decision=decision, values=values)


@action("membership.end", Ended, SeatLeft)
def end(act: Act, member: Member, *, way: Ending, on: date, decision: str) -> Member:
    """辞去、撤销 …: end a seat on a day that has come; the member's places in organs and the post end with it."""
    return _ended(act, member, way=way, on=on, decision=decision)


@action("membership.move", SectorChanged)
def change_sector(act: Act, member: Member, *, sector_id: int, on: date, decision: str) -> Member:
    """调整界别 from a day on."""
    _must_sit(member)
    before, sector = member.sector.name, _sector(sector_id)
    if sector.pk == member.sector_id:
        raise Invalid(f"{member.name}现在就在{before}。请选另一个界别。", fields={"sector": "现在就在这个界别"})
    member.sector = sector
    member.save(update_fields=["sector"])
    record(act, SectorChanged(before=before, after=sector.name, on=on.isoformat(), decision=decision), about=member, parties=[Credit(member, "member")])
    return member


@action("membership.move", OfficeChanged)
def change_office(act: Act, member: Member, *, office: str, standing: bool, on: date, decision: str) -> Member:
    """任免政协职务: the office in the committee, and whether the member belongs to the standing committee."""
    _must_sit(member)
    before, after = _office(member.office, member.standing), _office(office, standing)
    if before == after:
        raise Invalid("职务没有变动。请核对，或返回。", fields={"office": "与现在的一样"})
    member.office, member.standing = office, standing
    member.save(update_fields=["office", "standing"])
    said = OfficeChanged(before=before, after=after, on=on.isoformat(), decision=decision, standing=standing)
    record(act, said, about=member, parties=[Credit(member, "member")])
    return member


@action("membership.correct", Corrected)
def correct(act: Act, member: Member, *, values: dict[str, Any], reason: str) -> Member:
    """更正: put right what was entered wrongly or has changed; `values` may hold all fields, only those that differ count."""
    changed = {key: value for key, value in values.items() if getattr(member, key) != value}
    if not changed:
        raise Invalid("没有改动。请改好要更正的内容，或返回。")
    if "number" in changed:
        _number_is_free(member.term, changed["number"], but=member)
    fields = [moved(LABELS[key], getattr(member, key), value) for key, value in changed.items() if key not in SEALED]
    _write(member, changed)
    hidden = [LABELS[key] for key in changed if key in SEALED]
    record(act, Corrected(fields=fields, hidden=hidden, reason=reason), about=member, parties=[Credit(member, "member")])
    return member


def _seated(act: Act, *, term_id: int, sector_id: int, since: date, decision: str, values: dict[str, Any]) -> tuple[Member, Issued | None]:
    """The body of `seat`, for whoever may do it by another permission."""
    term = Term.objects.filter(pk=term_id).first()
    if term is None:
        raise NotFound("没有这一届。请先在“设置”里建立届次。")
    if wrong := seat_fits(since, term.starts_on, term.ends_on):
        raise Invalid(wrong, fields={"since": wrong})
    sector = _sector(sector_id)
    _number_is_free(term, values.get("number", ""))
    user, issued = _user_for(values["name"], values.get("phone", ""), values.get("number", ""))
    if Member.objects.filter(term=term, user=user).exists():
        raise NotNow(f"{values['name']}在{term}已经有一个席位。请到他的页面办理。", code="seated_already")
    until = term.ends_on if term.ends_on <= timezone.localdate(act.at) else None
    member = Member.objects.create(committee_id=act.committee, term=term, sector=sector, user=user, since=since, until=until, **values, **keys(values["name"]))
    Post.objects.create(committee_id=act.committee, user=user, role=Role.MEMBER, member=member, since=since, until=until)
    continuing = Member.objects.filter(user=user).exclude(pk=member.pk).exists()
    said = Seated(
        number=member.number, sector=sector.name, since=since.isoformat(), way="增补", decision=decision,
        affiliation=member.affiliation, standing=member.standing, continuing=continuing,
    )
    record(act, said, about=member, parties=[Credit(member, "member")])
    return member, issued


def _ended(act: Act, member: Member, *, way: Ending, on: date, decision: str) -> Member:
    """The body of `end`, for whoever may do it by another permission."""
    if member.until is not None:
        raise NotNow(f"{member.name}的席位已经在 {member.until.isoformat()} 结束。", code="ended_already")
    if wrong := ending_fits(on, member.since, timezone.localdate(act.at)):
        raise Invalid(wrong, fields={"on": wrong})
    member.until, member.leaving = on, way.label
    member.save(update_fields=["until", "leaving"])
    left = places._leave_all(Seat.objects.filter(member=member, until__isnull=True).select_related("member", "organ"), on=on, decision=decision)
    Post.objects.filter(member=member, until__isnull=True).update(until=on)
    record_many(act, [Saying(Ended(way=way.label, on=on.isoformat(), decision=decision), member, (Credit(member, "member"),)), *left])
    return member


def _write(member: Member, changed: dict[str, Any]) -> None:
    if "name" in changed:
        changed = changed | keys(changed["name"])
    for key, value in changed.items():
        setattr(member, key, value)
    member.save(update_fields=list(changed))
    if member.user_id and (own := {key: changed[key] for key in ("name", "phone") if key in changed}):
        if "phone" in own:
            _phone_is_free(own["phone"], but=member.user_id)
            own["phone_print"] = fingerprint(own["phone"]) if own["phone"] else None
        User.objects.filter(pk=member.user_id).update(**own)




def _user_for(name: str, phone: str, number: str) -> tuple[User, Issued | None]:
    """The account somebody has already, or a new one."""
    holder = User.objects.filter(phone_print=fingerprint(phone)).first() if phone else None
    if holder is not None:
        if holder.name != name:
            raise Invalid("这个手机号已经是另一个人的登录号。", fields={"phone": "已经是另一个人的登录号，请核对"})
        return holder, None
    (user, word), = made_accounts([Wanted(name, phone, number)])
    return user, Issued(user.name, user.account, word, "委员")


def _phone_is_free(phone: str, *, but: int) -> None:
    if phone and User.objects.filter(phone_print=fingerprint(phone)).exclude(pk=but).exists():
        raise Invalid("这个手机号已经是另一个账号的登录号。", fields={"phone": "已经是另一个账号的登录号，请核对"})


def _number_is_free(term: Term, number: str, *, but: Member | None = None) -> None:
    same = Member.objects.filter(term=term, number=number).exclude(pk=but.pk if but else None).first() if number else None
    if same is not None:
        raise Invalid(f"委员证号 {number} 已经给了{same.name}。", fields={"number": f"已经给了{same.name}"})


def _sector(sector_id: int) -> Organ:
    sector = Organ.objects.filter(pk=sector_id, kind=OrganKind.SECTOR, until__isnull=True).first()
    if sector is None:
        raise Invalid("没有这个界别，或已撤销。请从列表里选。", fields={"sector": "请从列表里选"})
    return sector


def _must_sit(member: Member) -> None:
    if member.until is not None:
        raise NotNow(f"{member.name}的席位已经结束，不能再调整。", code="ended_already")


def _office(office: str, standing: bool) -> str:
    return "、".join(part for part in (office, "常委" if standing and office != "常委" else "") if part) or "委员"

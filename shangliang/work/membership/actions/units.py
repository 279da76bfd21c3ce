"""Units that handle, and who works for them."""

from datetime import date
from typing import Any

from django.utils import timezone

from shangliang.commons.access import UNIT, Role
from shangliang.commons.access.models import Post
from shangliang.commons.access.queries import committees_of
from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.initial import random_password, sealed
from shangliang.commons.people.models import System, Unit, User
from shangliang.commons.people.sealed import fingerprint
from shangliang.commons.subjects import Ref
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow

from ..facts import Appointed, PasswordsIssued, Relieved, UnitAdded, UnitCorrected, UnitResumed, UnitStopped
from ..queries.planned import moved
from ..rules import MAY_APPOINT, ending_fits
from .accounts import Issued, Wanted, made_accounts

FIELDS = {
    "name": "名称", "short_name": "简称", "system": "系统", "duties": "职责", "aliases": "别名", "letter_code": "发文代字", "contact": "联系人",
    "phone": "办公电话", "position": "次序",
}  # fmt: skip


@action("membership.keep_units", UnitAdded, lock=False, once=True)
def add_unit(act: Act, thing: None = None, *, values: dict[str, Any]) -> Unit:
    """Add a unit that may be handed something."""
    _name_is_free(values["name"])
    unit = Unit.objects.create(committee_id=act.committee, **values)
    record(act, UnitAdded(system=System(unit.system).label), about=unit, parties=[Credit(unit, "unit")])
    return unit


@action("membership.keep_units", UnitCorrected)
def correct_unit(act: Act, unit: Unit, *, values: dict[str, Any], reason: str = "") -> Unit:
    """Rename a unit or put its data right. The old name stays among its other names, so that old papers still find it."""
    changed = {key: value for key, value in values.items() if getattr(unit, key) != value}
    if not changed:
        raise Invalid("没有改动。请改好要更正的内容，或返回。")
    if "name" in changed:
        _name_is_free(changed["name"])
        aliases = changed.get("aliases", unit.aliases)
        changed["aliases"] = [*aliases, unit.name] if unit.name not in aliases else aliases
    fields = [moved(FIELDS[key], getattr(unit, key), value) for key, value in changed.items()]
    for key, value in changed.items():
        setattr(unit, key, value)
    unit.save(update_fields=list(changed))
    record(act, UnitCorrected(fields=fields, reason=reason), about=unit, parties=[Credit(unit, "unit")])
    return unit


@action("membership.keep_units", UnitStopped, once=True)
def stop_unit(act: Act, unit: Unit, *, reason: str) -> Unit:
    """Hand nothing more to a unit; what it has in hand it still finishes."""
    if not unit.active:
        raise NotNow(f"{unit.name}已经停用。", code="stopped_already")
    unit.active = False
    unit.save(update_fields=["active"])
    record(act, UnitStopped(reason=reason), about=unit, parties=[Credit(unit, "unit")])
    return unit


@action("membership.keep_units", UnitResumed, once=True)
def resume_unit(act: Act, unit: Unit, *, reason: str = "") -> Unit:
    """Take a unit into use again."""
    if unit.active:
        raise NotNow(f"{unit.name}正在使用。", code="in_use")
    unit.active = True
    unit.save(update_fields=["active"])
    record(act, UnitResumed(reason=reason), about=unit, parties=[Credit(unit, "unit")])
    return unit


@action("membership.appoint", Appointed, lock=False)
def appoint(act: Act, unit: Unit | None = None, *, role: Role, name: str, phone: str = "", since: date) -> tuple[Post, Issued | None]:
    """Give somebody a post, of a unit where the role needs one; makes the account if there is none.

    Gives the post, and the initial password of a new account.
    """
    _may_give(act, role)
    if (role in UNIT) != (unit is not None):
        raise Invalid(f"“{role.label}”{'要写明单位' if role in UNIT else '不属于单位'}。", fields={"role": "请重选岗位"})
    user, issued = _user(name, phone, role)
    if Post.objects.filter(user=user, role=role, unit=unit, until__isnull=True).exists():
        raise NotNow(f"{name}已经是{unit or ''}{role.label}。", code="appointed_already")
    post = Post.objects.create(committee_id=act.committee, user=user, role=role, unit=unit, since=since)
    said = Appointed(name=name, role=role.label, unit=unit.name if unit else "", since=since.isoformat())
    record(act, said, about=_ref(post), parties=[Credit(unit, "unit")] if unit else [])
    return post, issued


@action("membership.appoint", Relieved)
def relieve(act: Act, post: Post, *, on: date) -> Post:
    """End a post; the account stays, for other posts or later."""
    _may_give(act, Role(post.role))
    if post.until is not None:
        raise NotNow("这个岗位已经免去了。", code="relieved_already")
    if post.user_id == act.viewer.user_id and post.role == Role.ADMINISTRATOR:
        raise NotNow("不能免去自己的管理员岗位。请由另一位管理员来办。", code="own_post")
    if wrong := ending_fits(on, post.since, timezone.localdate(act.at)):
        raise Invalid(wrong, fields={"on": wrong})
    post.until = on
    post.save(update_fields=["until"])
    said = Relieved(name=post.user.name, role=Role(post.role).label, unit=post.unit.name if post.unit else "", on=on.isoformat())
    record(act, said, about=_ref(post), parties=[Credit(post.unit, "unit")] if post.unit else [])
    return post


@action("membership.appoint", PasswordsIssued, lock=False)
def issue_passwords(act: Act, thing: None = None, *, user_ids: list[int]) -> list[Issued]:
    """New initial passwords for people of this committee; the old ones stop working at once."""
    posts = list(Post.objects.filter(user_id__in=user_ids, until__isnull=True).select_related("user"))
    users = {post.user_id: post.user for post in posts}
    if not users:
        raise NotNow("没有要重发的账号。", code="nobody")
    for post in posts:
        _may_give(act, Role(post.role), members=True)
    for user in users.values():
        if user.is_platform or set(committees_of(user.pk)) - {act.committee}:
            raise NotAllowed(f"{user.name}的账号还用在别处，不能在这里重发密码。请本人在“我的账号”里修改，或找平台管理员。")
    issued = []
    for user in users.values():
        word = random_password()
        user.password, user.must_change_password = sealed(word), True
        user.save(update_fields=["password", "must_change_password"])
        issued.append(Issued(user.name, user.account, word))
    record(act, PasswordsIssued(names=[one.name for one in issued]), about=here().committee)
    return issued


def _user(name: str, phone: str, role: Role) -> tuple[User, Issued | None]:
    holder = User.objects.filter(phone_print=fingerprint(phone)).first() if phone else None
    if holder is not None and holder.name != name:
        raise Invalid("这个手机号已经是另一个人的登录号。", fields={"phone": "已经是另一个人的登录号，请核对"})
    if holder is not None:
        return holder, None
    (user, word), = made_accounts([Wanted(name, phone)])
    return user, Issued(user.name, user.account, word, role.label)


def _may_give(act: Act, role: Role, *, members: bool = False) -> None:
    """Nobody gives, takes or opens a post that could do more than their own."""
    if members and role is Role.MEMBER:
        return
    if role not in MAY_APPOINT.get(act.viewer.role, frozenset()):
        raise NotAllowed(f"“{role.label}”由委员会管理员安排。" if role not in {Role.MEMBER, Role.PLATFORM} else f"“{role.label}”不在这里安排。")


def _ref(post: Post) -> Ref:
    return Ref("access.post", post.pk, f"{post.user.name}　{Role(post.role).label}")


def _name_is_free(name: str) -> None:
    if Unit.objects.filter(name=name).exists():
        raise Invalid(f"已经有叫“{name}”的单位。", fields={"name": "已经有同名的单位"})

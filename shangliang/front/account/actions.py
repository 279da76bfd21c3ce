"""What people do to their own account. The ledger of the committee they are in keeps that it was done."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from shangliang.commons.access import Role, anyone, permission
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.commons.people import passwords
from shangliang.commons.people.models import User
from shangliang.commons.subjects import Ref

from ..signing import factor
from .facts import FactorBound, FactorUnbound, PasswordChanged

permission("front.own_account", "管理自己的账号", tuple(Role))(anyone)


@action("front.own_account", PasswordChanged)
def change_password(act: Act, user: User, *, password: str) -> None:
    """Take a password of one's own; raises Invalid with what is wrong with it."""
    forced = user.must_change_password
    passwords.change(user, password, act.at)
    record(act, PasswordChanged(forced=forced), about=_ref(user))


@action("front.own_account", FactorBound)
def bind_factor(act: Act, user: User) -> list[str]:
    """Ask from now on for the code of the app that was just tried out; gives fresh recovery codes."""
    factor.bind(user)
    record(act, FactorBound(), about=_ref(user))
    return factor.new_recovery_codes(user)


@action("front.own_account", FactorUnbound)
def unbind_factor(act: Act, user: User) -> None:
    """Do without the second factor from now on."""
    factor.forget(user)
    record(act, FactorUnbound(), about=_ref(user))


def _ref(user: User) -> Ref:
    return Ref("people.user", user.pk, user.name)


def _bind(user: User, at: datetime) -> list[str]:
    factor.bind(user)
    return factor.new_recovery_codes(user)


# For those who work in no committee (the platform's administrator): there is no ledger to write to.
OUTSIDE: dict[Callable[..., Any], Callable[..., Any]] = {
    change_password: lambda user, at, password: passwords.change(user, password, at),
    bind_factor: _bind,
    unbind_factor: lambda user, at: factor.forget(user),
}


def perform(act: Act | None, what: Callable[..., Any], user: User, at: datetime, **known: Any) -> Any:
    """Do one of the above in the committee of `act`, or, without one, bare."""
    if act is not None:
        return what(act, user, **known)
    with transaction.atomic():
        return OUTSIDE[what](user, at, **known)

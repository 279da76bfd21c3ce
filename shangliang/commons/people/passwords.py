"""Passwords: what they must be like (等保 2.0: eight characters of three kinds, the last five not taken again), and setting one."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from shangliang.foundation.errors import Invalid

from .initial import is_initial
from .models import PastPassword, User

LEAST, MOST, KINDS, REMEMBERED = 8, 128, 3, 5
WORDS = f"至少 {LEAST} 位，大写字母、小写字母、数字、符号里至少有 {KINDS} 种，不含账号和姓名，也不和最近 {REMEMBERED} 次用过的相同。"


def problems(password: str, user: User | None = None) -> list[str]:
    """What keeps a password from being taken, each as a sentence; empty when it may be."""
    said = []
    if len(password) < LEAST:
        said.append(f"写了 {len(password)} 位，还差 {LEAST - len(password)} 位")
    if len(password) > MOST:
        said.append(f"最多 {MOST} 位")
    if sum(kinds_in(password)) < KINDS:
        said.append(f"大写字母、小写字母、数字、符号里至少要有 {KINDS} 种")
    if _is_common(password):
        said.append("这个密码太常见，容易被猜到")
    if user is not None and any(len(word) > 1 and word.lower() in password.lower() for word in (user.account, user.name, user.phone)):
        said.append("不能包含账号、姓名或手机号")
    if not said and user is not None and any(check_password(password, old) for old in _former(user)):
        said.append(f"最近 {REMEMBERED} 次用过这个密码，请换一个")
    return said


def kinds_in(password: str) -> tuple[bool, bool, bool, bool]:
    """Which kinds of character occur: small letters, capitals, digits, signs."""
    return (
        any(c.islower() for c in password), any(c.isupper() for c in password), any(c.isdigit() for c in password),
        any(not c.isalnum() for c in password),
    )


def _is_common(password: str) -> bool:
    try:
        CommonPasswordValidator().validate(password)
    except ValidationError:
        return True
    return False


def _former(user: User) -> Iterable[str]:
    kept = PastPassword.objects.filter(user=user).order_by("-kept_at").values_list("password", flat=True)[: REMEMBERED - 1]
    return [old for old in (user.password, *kept) if old]


class Rules:
    """The rules above as Django asks for them (AUTH_PASSWORD_VALIDATORS)."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ValidationError with everything that is wrong."""
        if said := problems(password, user):
            raise ValidationError(said)

    def get_help_text(self) -> str:
        """The rules in one sentence."""
        return WORDS


def change(user: User, password: str, at: datetime) -> None:
    """Give a user the password they chose; raises Invalid with what is wrong with it."""
    if said := problems(password, user):
        raise Invalid("新密码要修改：" + "；".join(said) + "。", code="weak_password", fields={"password": "；".join(said)})
    _keep(user, at)
    user.set_password(password)
    user.must_change_password, user.password_changed_at = False, at
    user.save(update_fields=["password", "must_change_password", "password_changed_at"])


def _keep(user: User, at: datetime) -> None:
    if user.password and user.has_usable_password() and not is_initial(user.password):
        PastPassword.objects.create(user=user, password=user.password, kept_at=at)

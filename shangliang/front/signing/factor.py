"""The second factor: a code that an app on one's phone shows (TOTP, RFC 6238), and recovery codes for the day the phone is lost."""

import re
from base64 import b32encode
from datetime import datetime
from math import ceil
from urllib.parse import quote

from django.db import transaction
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

from shangliang.commons.access import COMMITTEE_WIDE, Role, Viewer
from shangliang.commons.committees.scope import setting
from shangliang.commons.people.models import User
from shangliang.commons.people.sealed import fingerprint
from shangliang.foundation.errors import NotNow

from ..models import Authenticator

RECOVERY_CODES = 10
# Kept in the session: whether a code is still to be given, was given, or is not asked for.
STATE, ASKED, PASSED = "factor", "asked", "passed"
OBLIGED = COMMITTEE_WIDE | {Role.ADMINISTRATOR}


def obliged(viewer: Viewer | None) -> bool:
    """Whether the committee we are in demands a second factor of this viewer."""
    return viewer is not None and viewer.committee_id is not None and viewer.role in OBLIGED and bool(setting("signing.second_factor"))


def device_of(user: User) -> Authenticator | None:
    """The app a person has bound, or None."""
    return Authenticator.objects.filter(user=user, confirmed=True).first()


def pending_device(user: User) -> Authenticator:
    """The key a person is about to bind; the same until it is confirmed, so that a reload shows the same picture."""
    found = Authenticator.objects.filter(user=user, confirmed=False).order_by("pk").first()
    return found or Authenticator.fresh(user)


def address_of(device: Authenticator) -> str:
    """The otpauth address that an app reads from the picture; it names the program and the account."""
    issuer = quote("商量")
    secret = b32encode(device.bin_key).decode()
    return f"otpauth://totp/{issuer}:{quote(device.user.account)}?secret={secret}&issuer={issuer}&digits={device.digits}&period={device.step}"


def secret_of(device: Authenticator) -> str:
    """The key in groups of four, for apps that cannot scan."""
    secret = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def verify(user: User, typed: str) -> str:
    """Check a code or recovery code: "" when it is right, otherwise a Chinese sentence that says what to do.

    A wrong code makes the next try wait, twice as long each time; each code is good once only.
    """
    code = re.sub(r"[\s\-]", "", typed).lower()
    with transaction.atomic():
        device = _held(user, recovery=not code.isdigit() or len(code) != 6)
        if device is None:
            return "这里没有可用的口令，请联系管理员。"
        if wait := _wait(device):
            return f"试得太快了，请 {wait} 秒后再试。"
        right = device.verify_token(code if isinstance(device, Authenticator) else fingerprint(code)[:16])
    if right:
        return ""
    return "口令不对，或已经用过。请用手机上最新的 6 位数字；恢复码每个只能用一次。"


def check_pending(user: User, typed: str) -> str:
    """Whether the app about to be bound shows the right code: "" when it does, otherwise what to do.

    Kept apart from `bind`, because a wrong try must count even though nothing else is written.
    """
    with transaction.atomic():
        device = Authenticator.objects.select_for_update().filter(user=user, confirmed=False).order_by("pk").first()
        if device is None:
            return "绑定的图已经换过，请刷新后重新扫描。"
        if wait := _wait(device):
            return f"试得太快了，请 {wait} 秒后再试。"
        if not device.verify_token(re.sub(r"\s", "", typed)):
            return "口令不对。请核对手机时间是否准确，再输入最新的 6 位数字。"
    return ""


def bind(user: User) -> None:
    """Make the pending app the one that is asked for, instead of any before."""
    device = Authenticator.objects.select_for_update().filter(user=user, confirmed=False).order_by("pk").first()
    if device is None:
        raise NotNow("绑定的图已经换过，请刷新后重新扫描。", code="nothing_pending")
    Authenticator.objects.filter(user=user).exclude(pk=device.pk).delete()
    device.confirmed = True
    device.save(update_fields=["confirmed"])


def new_recovery_codes(user: User) -> list[str]:
    """Ten fresh recovery codes, shown once; only fingerprints of them are kept, and older ones are void."""
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    with transaction.atomic():
        StaticDevice.objects.filter(user=user).delete()
        device = StaticDevice.objects.create(user=user, name="恢复码")
        StaticToken.objects.bulk_create(StaticToken(device=device, token=fingerprint(code)[:16]) for code in codes)
    return [f"{code[:4]}-{code[4:]}" for code in codes]


def codes_left(user: User) -> int:
    """How many recovery codes are still good."""
    return StaticToken.objects.filter(device__user=user).count()


def forget(user: User) -> bool:
    """Unbind everything; gives whether there was anything."""
    had = Authenticator.objects.filter(user=user).delete()[0] + StaticDevice.objects.filter(user=user).delete()[0]
    return bool(had)


def _held(user: User, *, recovery: bool) -> Authenticator | StaticDevice | None:
    kind = StaticDevice if recovery else Authenticator
    return kind.objects.select_for_update().filter(user=user, confirmed=True).first()


def _wait(device: Authenticator | StaticDevice) -> int:
    allowed, why = device.verify_is_allowed()
    if allowed:
        return 0
    until: datetime = why["locked_until"]
    return max(ceil((until - timezone.now()).total_seconds()), 1)

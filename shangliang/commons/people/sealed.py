"""Personal data at rest: phones, ID numbers and addresses are encrypted in their columns (个人信息保护法; 等保 2.0).

A phone must also be found again at sign-in without being readable, hence `fingerprint`.
"""

import hashlib
import hmac
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap_with_padding, aes_key_wrap_with_padding
from django.conf import settings
from django.db import models


def _box() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.FIELD_KEYS])


def fingerprint(text: str) -> str:
    """A keyed hash of `text`, the same every time: for looking up and for uniqueness, never for showing."""
    return hmac.new(settings.FIELD_KEYS[0].encode(), text.encode(), hashlib.sha256).hexdigest()


class SealedField(models.TextField):
    """Text that is encrypted in the database and plain in Python; cannot be searched or sorted."""

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return _box().encrypt(value.encode()).decode() if value else value

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        if not value:
            return value
        try:
            return _box().decrypt(value.encode()).decode()
        except InvalidToken:
            raise RuntimeError("A sealed column cannot be opened: FIELD_KEY is not the one it was written with.") from None


def seal(data: bytes) -> bytes:
    """Encrypt what is kept outside the database for a while; `unseal` opens it."""
    return _box().encrypt(data)


def unseal(data: bytes) -> bytes | None:
    """What `seal` made, opened; None when it was not made here or has been changed."""
    try:
        return _box().decrypt(data)
    except InvalidToken:
        return None


def wrap(key: bytes) -> bytes:
    """Encrypt a short secret key for a narrow column: eight bytes longer, padded to eight (AES key wrap, RFC 5649)."""
    return aes_key_wrap_with_padding(_wrapping()[0], key)


def unwrap(data: bytes) -> bytes:
    """The key that `wrap` was given."""
    for wrapping in _wrapping():
        try:
            return aes_key_unwrap_with_padding(wrapping, data)
        except InvalidUnwrap:
            continue
    raise RuntimeError("A wrapped key cannot be opened: FIELD_KEY is not the one it was wrapped with.")


def _wrapping() -> list[bytes]:
    return [hmac.new(key.encode(), b"wrapping of keys", hashlib.sha256).digest() for key in settings.FIELD_KEYS]

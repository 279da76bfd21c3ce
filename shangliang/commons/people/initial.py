"""Initial passwords: made by the machine, handed out on paper, good for the first sign-in only.

Why these may be hashed fast, unlike passwords that people choose, is argued in docs/decisions/0030-initial-passwords.md.
"""

import hmac
import re
import secrets
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import BasePasswordHasher, get_hasher

ALGORITHM = "initial"
# Without 0 o 1 l i, which cannot be told apart on paper: 31 signs, twelve of them, 59 bits.
SIGNS, LENGTH, GROUP = "23456789abcdefghjkmnpqrstuvwxyz", 12, 4
_LEFT_OUT = re.compile(r"[\s\-—－]")


def random_password() -> str:
    """A new initial password in three groups, as it is printed: k7mq-w2hd-9xtb."""
    drawn = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    return "-".join(drawn[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def sealed(password: str) -> str:
    """What the database keeps of an initial password; only for those that `random_password` made."""
    return InitialPassword().encode(password, secrets.token_hex(8))


def is_initial(stored: str) -> bool:
    """Whether somebody's stored password is still the one handed out."""
    return stored.startswith(f"{ALGORITHM}$")


def _encoded(password: str, salt: str, key: str) -> str:
    typed = _LEFT_OUT.sub("", password).lower()
    return f"{ALGORITHM}${salt}${hmac.new(key.encode(), f'{ALGORITHM}${salt}${typed}'.encode(), sha256).hexdigest()}"


class InitialPassword(BasePasswordHasher):
    """A keyed hash for random passwords; Django replaces it by its slow one at the first sign-in."""

    algorithm = ALGORITHM

    def encode(self, password: str, salt: str) -> str:
        return _encoded(password, salt, settings.FIELD_KEYS[0])

    def decode(self, encoded: str) -> dict[str, Any]:
        algorithm, salt, digest = encoded.split("$", 2)
        return {"algorithm": algorithm, "salt": salt, "hash": digest}

    def verify(self, password: str, encoded: str) -> bool:
        salt = self.decode(encoded)["salt"]
        right = any(hmac.compare_digest(encoded, _encoded(password, salt, key)) for key in settings.FIELD_KEYS)
        if not right:
            # As slow as for anybody else, so that nobody can time who has not signed in yet.
            slow = get_hasher()
            slow.encode(password, slow.salt())
        return right

    def safe_summary(self, encoded: str) -> dict[Any, Any]:
        return {"algorithm": self.algorithm}

    def harden_runtime(self, password: str, encoded: str) -> None:
        """Nothing to add: `verify` has taken its time already."""

"""Keys: made once, kept under `var` for their owner's eyes only."""

import base64
import binascii
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def new_secret_key() -> str:
    """A key for signing sessions and tokens."""
    return secrets.token_urlsafe(64)


def new_field_key() -> str:
    """A key for encrypting single fields: 32 random bytes as urlsafe base64 (what Fernet takes)."""
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


def is_field_key(text: str) -> bool:
    """Does `text` hold exactly 32 bytes in urlsafe base64?"""
    try:
        return len(base64.b64decode(text, altchars=b"-_", validate=True)) == 32
    except (binascii.Error, ValueError):
        return False


def kept(path: Path, make: Callable[[], str]) -> str:
    """The key in `path`; made and written there (mode 600) when there is none. Two processes at once get the same."""
    with suppress(FileNotFoundError):
        return path.read_text().strip()
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    with open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(make() + "\n")
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(aside, path)
    aside.unlink()
    return path.read_text().strip()


if __name__ == "__main__":
    print(f"SECRET_KEY={new_secret_key()}\nFIELD_KEY={new_field_key()}")

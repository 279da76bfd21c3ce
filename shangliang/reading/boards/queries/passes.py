"""Addresses for screens that nobody signs in at."""

from datetime import date
from hashlib import sha256

from ..models import ScreenPass


def digest_of(secret: str) -> str:
    """What is kept of a secret. It is long and drawn by chance, so that one round of hashing is enough."""
    return sha256(secret.encode()).hexdigest()


def passes() -> list[ScreenPass]:
    """All addresses of this committee, the latest first."""
    return list(ScreenPass.objects.all())


def pass_by_id(pk: int) -> ScreenPass | None:
    """One address of this committee."""
    return ScreenPass.objects.filter(pk=pk).first()


def holds(secret: str, day: date) -> bool:
    """Whether a secret opens the screen of the committee we are in on a day."""
    return ScreenPass.objects.filter(digest=digest_of(secret), ended_at__isnull=True, until__gte=day).exists()

"""Ways out of the house: one small interface, some channels. A room or an installation may add one to `channels`.

A channel sends one message and says how it went by returning or by raising one of the three below. It knows no tables.
"""

from dataclasses import dataclass, field
from typing import Any, Protocol

from shangliang.foundation.registry import Registry


class TryAgain(Exception):
    """It surely did not go out (no connection, asked to wait): another try later is safe."""


class WillNot(Exception):
    """It surely did not and will not go out (no such number, refused): no further try."""


class Unknown(Exception):
    """It may have gone out: no answer after it was handed over. Never tried again by itself."""


@dataclass(frozen=True)
class Message:
    """What goes to one person: `uid` is the same at every try, so that a receiver can tell doubles."""

    uid: str
    to: str
    name: str
    subject: str
    text: str
    link: str = ""


@dataclass(frozen=True)
class Door:
    """How a committee reaches a channel: address, secret and what else the channel asks for."""

    address: str = ""
    secret: str = ""
    options: dict[str, Any] = field(default_factory=dict)


class Channel(Protocol):
    """`reach` is what of a person it needs: "phone", "mail", or "" for nothing. `asks` are fields of its form: (name, label, hint)."""

    code: str
    label: str
    reach: str
    asks: tuple[tuple[str, str, str], ...]

    def check(self, door: Door) -> None:
        """Raise WillNot with a Chinese clause when it could not be reached this way."""

    def send(self, door: Door, message: Message) -> None:
        """Hand it over; returns when it was taken."""


channels: Registry[Channel] = Registry("channels of notices")

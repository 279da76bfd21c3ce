"""Where messages may be posted to, in the words of channels: see commons/outside."""

from shangliang.commons import outside
from shangliang.commons.outside import MOST, SECONDS, Place, connection, internal

from . import TryAgain, WillNot

__all__ = ["MOST", "SECONDS", "Place", "checked", "connection", "internal", "resolved"]


def checked(address: str) -> Place:
    """Where an address leads; raises WillNot for what must not be asked, TryAgain when the name is not known just now."""
    try:
        return outside.checked(address)
    except outside.Closed as why:
        raise WillNot(str(why)) from None
    except outside.Away as why:
        raise TryAgain(str(why)) from None


def resolved(host: str, port: int, *, allowed: bool) -> str:
    """The IP address of a host; raises WillNot when any of its addresses lies in an inner network and nobody allowed it."""
    try:
        return outside.resolved(host, port, allowed=allowed)
    except outside.Closed as why:
        raise WillNot(str(why)) from None
    except outside.Away as why:
        raise TryAgain(str(why)) from None

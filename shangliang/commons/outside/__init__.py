"""Machines outside the house: public addresses only, unless whoever runs the server names a host (`INTERNAL_HOSTS`).

A committee's administrator types the address; the server stands inside a government network. Without this guard the form
would be a way to knock at every machine in it. The name is resolved once and the connection goes to that very address.
"""

import http.client
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

SECONDS, MOST = 10, 64 * 1024


class Closed(Exception):
    """This address must not be asked; says why as a Chinese clause."""


class Away(Exception):
    """The address cannot be found just now; says why as a Chinese clause."""


@dataclass(frozen=True)
class Place:
    """A checked address: the host as named, the IP address to connect to, port, path, and whether TLS is spoken."""

    host: str
    ip: str
    port: int
    path: str
    tls: bool


def internal(host: str, port: int) -> bool:
    """Whether the server's keeper has allowed a host of the inner network."""
    return bool({host, f"{host}:{port}"} & set(settings.INTERNAL_HOSTS))


def checked(address: str) -> Place:
    """Where an address leads; raises Closed for what must not be asked, Away when the name is not known just now."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise Closed("地址写得不对") from None
    if parts.scheme not in {"http", "https"} or not host or parts.username or parts.password or any(c in address for c in "\r\n \t"):
        raise Closed("地址要以 https:// 开头，不带账号和密码")
    allowed = internal(host, port)
    if parts.scheme == "http" and not allowed:
        raise Closed("地址要以 https:// 开头")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(host, resolved(host, port, allowed=allowed), port, path, parts.scheme == "https")


def resolved(host: str, port: int, *, allowed: bool) -> str:
    """The IP address of a host; raises Closed when any of its addresses lies in an inner network and nobody allowed it."""
    try:
        found = [info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (socket.gaierror, UnicodeError):
        raise Away("找不到这台服务器") from None
    for one in found:
        ip = ipaddress.ip_address(str(one).split("%")[0])
        plain = getattr(ip, "ipv4_mapped", None) or ip
        if not allowed and (not plain.is_global or plain.is_multicast):
            raise Closed("地址在内部网络里，不能往那里发。确有需要，请运维在 INTERNAL_HOSTS 里写上这台服务器")
    return str(found[0])


def connection(place: Place, seconds: int = SECONDS) -> http.client.HTTPConnection:
    """An open connection to where `place` was checked to lead; it follows nothing, reopens nothing and waits at most so many seconds. Raises OSError."""
    link = http.client.HTTPConnection(place.host, place.port, timeout=seconds)
    link.auto_open = 0
    bare = socket.create_connection((place.ip, place.port), seconds)
    link.sock = ssl.create_default_context().wrap_socket(bare, server_hostname=place.host) if place.tls else bare
    return link

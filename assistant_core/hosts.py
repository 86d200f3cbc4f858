"""Names that requests come under: the Host header, and the origin of the page that sends them.

A page of the web reaches a server on this machine by having its own name resolve to 127.0.0.1 (DNS
rebinding). Its requests then carry that name: a server that answers to known names alone is out of reach.
"""

import ipaddress
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

HERE = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names that stand for this machine and that nobody else can have."""

_AUTHORITY = re.compile(
    r"(?:\[(?P<v6>[0-9a-f:.]{2,45})\]|(?P<name>[a-z0-9_.-]{1,255}))(?::(?P<port>\d{1,5}))?"
)
_ORIGIN = re.compile(r"(?P<scheme>https?)://(?P<authority>[^/]+)", re.ASCII)
_PORTS = {"http": 80, "https": 443}


class Authority(NamedTuple):
    host: str
    """In lower case, without brackets or a final dot."""
    port: int | None


def read_host(values: Sequence[str]) -> Authority | None:
    """What the Host headers of a request say: None unless there is exactly one, and that can be read."""
    return _authority(values[0]) if len(values) == 1 else None


def is_allowed(host: str, allowed: Iterable[str]) -> bool:
    """By a list as `server.allowedHosts` has it: names, `*.example.com`, or `*` for any."""
    for pattern in allowed:
        known = pattern.strip().lower().strip("[]").rstrip(".")
        if known in ("*", host) or (known.startswith("*.") and host.endswith(known[1:])):
            return True
    return False


def is_same_origin(origin: str, host: Authority) -> bool:
    """Whether a page of this origin was served under this Host.

    What ends TLS in front of a server leaves only the page's scheme to tell a port that is not written out.
    """
    match = _ORIGIN.fullmatch(origin.lower())
    authority = _authority(match["authority"]) if match else None
    if not match or not authority:
        return False
    usual = _PORTS[match["scheme"]]
    return authority.host == host.host and (authority.port or usual) == (host.port or usual)


def is_loopback(address: str) -> bool:
    """Whether an IP address, also an IPv4 one written as IPv6, is this machine's own."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    return (mapped or ip).is_loopback


def _authority(text: str) -> Authority | None:
    match = _AUTHORITY.fullmatch(text.lower())
    if not match or (match["port"] and int(match["port"]) > 65535):
        return None
    port = int(match["port"]) if match["port"] else None
    if match["name"]:
        return Authority(match["name"].removesuffix("."), port)
    try:
        return Authority(ipaddress.IPv6Address(match["v6"]).compressed, port)
    except ValueError:
        return None

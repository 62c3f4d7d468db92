"""Who is let in: the names by which the server may be called, the pages that may ask it, the address of a client.

What comes in: headers of a request. What goes out: a `RefusedError`, or what is to be added to the answer.
"""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from summitgraph.serve.limits import RefusedError

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
# example.org:8475  [::1]:8475
_HOST: Final = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?", re.IGNORECASE | re.ASCII)
_ORIGIN: Final = re.compile(r"(https?)://(\S+)")


@dataclass(frozen=True, slots=True)
class Doors:
    """The names that a request may call the server by; whether strangers may ask; the proxy that is believed."""

    names: frozenset[str] = LOOPBACK
    public: bool = False
    proxy: str = ""

    def check(self, headers: Mapping[str, str]) -> None:
        """Refuse a request to another name, and one that a page from elsewhere sends to a server for this machine."""
        host = _name(headers.get("host", ""))
        if host not in self.names and not (self.public and _is_address(host)):
            raise RefusedError(403, "this server is not called that. If it should be, start it with --name NAME")
        origin = headers.get("origin", "")
        if self.public or headers.get("sec-fetch-mode") == "navigate":
            return
        if (origin and not self._is_ours(origin)) or headers.get("sec-fetch-site") == "cross-site":
            raise RefusedError(403, "this server is for its own machine: a page from elsewhere may not ask it")

    def scheme(self, peer: str, headers: Mapping[str, str]) -> str:
        """How a trusted proxy was asked, ``http`` or ``https``; nothing where none says it."""
        told = headers.get("x-forwarded-proto", "") if self.proxy and peer == self.proxy else ""
        return told if told in {"http", "https"} else ""

    def client(self, peer: str, headers: Mapping[str, str]) -> str:
        """Who asks: the address that connects, or the last that a trusted proxy names; of IPv6 the network."""
        told = (
            headers.get("x-forwarded-for", "").rpartition(",")[2].strip() if self.proxy and peer == self.proxy else ""
        )
        try:
            address = ipaddress.ip_address(told or peer)
        except ValueError:
            return peer
        if isinstance(address, ipaddress.IPv6Address):
            return str(ipaddress.ip_network(f"{address}/64", strict=False)) if not address.is_loopback else "::1"
        return str(address)

    def _is_ours(self, origin: str) -> bool:
        hit = _ORIGIN.fullmatch(origin)
        return bool(hit) and _name(hit[2] if hit else "") in self.names


def is_loopback(host: str) -> bool:
    """Whether an address, or a name, is that of this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _name(host: str) -> str:
    """The name in ``name:port``; nothing where it is none."""
    hit = _HOST.fullmatch(host)
    return hit[1].strip("[]").lower().rstrip(".") if hit else ""


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True

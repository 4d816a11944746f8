"""Addresses: which are this machine's, and under which other people can open it."""

import socket
from contextlib import suppress
from ipaddress import ip_address

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_FAR = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
"""Addresses nobody has: the way to them shows our own end of it, and nothing is sent."""


def plain(address: str) -> str:
    """`::ffff:127.0.0.1` is 127.0.0.1, and `[::1]` is ::1."""
    return address.removeprefix("[").removesuffix("]").removeprefix("::ffff:")


def is_address(text: str) -> bool:
    """Whether it is an address in numbers."""
    with suppress(ValueError):
        return bool(ip_address(plain(text)))
    return False


def is_loopback(host: str) -> bool:
    """Whether an address, or a name, leads nowhere but to this machine."""
    try:
        return all(ip_address(one).is_loopback for one in _found(plain(host)))
    except (OSError, UnicodeError):
        return False


def is_everywhere(host: str) -> bool:
    """Whether to listen there is to listen on every address of this machine."""
    return host in ("", "*") or (is_address(host) and ip_address(plain(host)).is_unspecified)


def addresses_behind(host: str) -> tuple[str, ...]:
    """The addresses in numbers, none of them loopback, at which a server on `host` is found."""
    if not is_everywhere(host):
        return () if is_loopback(host) else tuple(_found(plain(host)))
    own = dict.fromkeys((*_ends(), *_named()))
    both = host in ("", "*")
    wanted = [one for one in own if both or (":" in one) == (":" in host)]
    return tuple(one for one in wanted if not is_loopback(one))


def in_address(host: str) -> str:
    """As it stands in an address that a browser opens."""
    return f"[{plain(host)}]" if ":" in plain(host) else host


def _found(host: str) -> list[str]:
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(plain(str(one[4][0])).partition("%")[0] for one in found))


def _named() -> list[str]:
    with suppress(OSError, UnicodeError):
        return _found(socket.gethostname())
    return []


def _ends() -> list[str]:
    """Our end of the way out into the network, for each family; none where there is no way."""
    found = []
    for family, far in _FAR:
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as line:
            line.connect((far, 9))
            found.append(str(line.getsockname()[0]))
    return found

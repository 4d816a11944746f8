"""What the person who starts the server decides."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from secrets import token_bytes

from builder.cache import user_cache
from builder.decisions.desk import make_private
from builder.files.durable import create

LOGIN_HEADER = "X-Remote-User"


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """One server; nothing in a request can change any of it."""

    root: Path
    data: Path
    site: Path
    secret: bytes = field(repr=False)
    shared: tuple[Path, ...] = ()
    cache: Path = field(default_factory=user_cache)
    """The cache folder of who starts it."""
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    """Names under which it may be asked for; anything else is another site's trick."""
    proxies: tuple[str, ...] = ()
    """Addresses whose login header is believed; with any, nobody else may come."""
    login_header: str = LOGIN_HEADER
    reviewers: tuple[str, ...] = ()
    """Login names that may decide; without proxies, whoever sits at this machine."""
    desk: str = field(default="", repr=False)
    """Address of a PostgreSQL database; "" for SQLite in the data folder."""
    rate: int = 60
    """Letters a minute from one person."""

    def is_proxy(self, address: str) -> bool:
        """Whether the login header of this address is believed."""
        return bool(self.proxies) and _same(address) in {_same(proxy) for proxy in self.proxies}


def is_loopback(address: str) -> bool:
    """Whether an address is this machine's own."""
    try:
        return ip_address(_same(address)).is_loopback
    except ValueError:
        return False


def make_secret(data: Path) -> bytes:
    """The server's secret, made at its first start; only its owner may read it."""
    make_private(data)
    file = data / "secret"
    if not file.is_file() or not file.stat().st_size:  # made by half where links are refused
        file.unlink(missing_ok=True)
        create(file, token_bytes(32))
    return file.read_bytes()


def _same(address: str) -> str:
    """`::ffff:127.0.0.1` is 127.0.0.1."""
    return address.removeprefix("::ffff:")

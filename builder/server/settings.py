"""What the person who starts the server decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_bytes
from typing import Literal

from builder.cache import user_cache
from builder.decisions.desk import make_private
from builder.files.durable import create
from builder.server.machine import LOOPBACK, is_address, is_loopback, plain

LOGIN_HEADER = "X-Remote-User"
Login = Literal["none", "open", "closed"]
"""Nobody logs in; who wants to; everybody has to before anything is shown."""
REQUESTS_A_LETTER = 50
"""A page is a score of files, and people look at pages before they write."""


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
    hosts: tuple[str, ...] = LOOPBACK
    """Names under which it may be asked for; anything else is another site's trick."""
    own: tuple[str, ...] = ()
    """Addresses of this machine besides the loopback ones: who comes from there sits at it."""
    proxies: tuple[str, ...] = ()
    """Addresses whose login header is believed; with any, nobody else may come."""
    login_header: str = LOGIN_HEADER
    reviewers: tuple[str, ...] = ()
    """Login names that may decide; without proxies, whoever sits at this machine."""
    desk: str = field(default="", repr=False)
    """Address of a PostgreSQL database; "" for SQLite in the data folder."""
    roster: Path | None = None
    """A table of names and numbers; read anew each time, shown to people of the office only."""
    login: Login = "none"
    """Whether people log in here; then a role comes from nothing else."""
    build: tuple[str, ...] = field(default=(), repr=False)
    """The command that builds the site, word by word; none: it is not built from the desk."""
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What that command finds in its environment beside the server's own."""
    rate: int = 60
    """Letters a minute from one person."""

    @property
    def reads(self) -> int:
        """Requests a minute from one person, whatever they ask for."""
        return self.rate * REQUESTS_A_LETTER

    def is_proxy(self, address: str) -> bool:
        """Whether the login header of this address is believed."""
        return bool(self.proxies) and plain(address) in map(plain, self.proxies)

    def is_own(self, address: str) -> bool:
        """Whether who comes from this address sits at this machine."""
        return is_address(address) and (plain(address) in self.own or is_loopback(address))

    def is_host(self, name: str) -> bool:
        """Whether the server may be asked for under this name."""
        return name.lower() in map(str.lower, self.hosts)


def make_secret(data: Path) -> bytes:
    """The server's secret, made at its first start; only its owner may read it."""
    make_private(data)
    file = data / "secret"
    if not file.is_file() or not file.stat().st_size:  # made by half where links are refused
        file.unlink(missing_ok=True)
        create(file, token_bytes(32))
    return file.read_bytes()

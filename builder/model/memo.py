"""Results of slow pure functions, kept from one run of the compiler to the next.

Plain JSON and keys that name everything a result depends on. What is read back is looked at as
any foreign text: a damaged line only means that the function runs again.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
KEY_LENGTH = 32


class Memo:
    """One function's results; forgets nothing while it runs and hands back what was used."""

    def __init__(self, *depends_on: str | Path) -> None:
        """`depends_on`: versions, and the source files whose change makes old results void."""
        self._depends_on = depends_on
        self._known: dict[str, str] | None = None
        self._used: dict[str, str] = {}

    def learn(self, lines: Iterable[str]) -> None:
        """Take what an earlier run kept, and keep from now on."""
        pairs = (line.rstrip("\n").partition(" ") for line in lines)
        self._known = {key: sealed for key, _, sealed in pairs if len(key) == KEY_LENGTH}
        self._used = {}

    def kept(self) -> Iterator[str]:
        """The lines for the next run: only what this one needed."""
        return (f"{key} {_seal(text)} {text}\n" for key, text in self._used.items())

    def recall(self, argument: str, read: Callable[[str], T], make: Callable[[], T]) -> T:
        """What `make()` gives for `argument`; `read` turns its JSON back or raises ValueError."""
        if self._known is None:
            return make()
        key = sha256((self._fingerprint + argument).encode()).hexdigest()[:KEY_LENGTH]
        text = self._used.get(key) or _unseal(self._known.get(key, ""))
        try:
            found = read(text)
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            found = make()
            text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        self._used[key] = text
        return found

    @property
    def _fingerprint(self) -> str:
        return _digest(self._depends_on)


def _seal(text: str) -> str:
    """Enough to tell what a disk or an editor changed."""
    return sha256(text.encode()).hexdigest()[:KEY_LENGTH]


def _unseal(sealed: str) -> str:
    seal, _, text = sealed.partition(" ")
    return text if seal == _seal(text) else ""


@cache
def _digest(parts: tuple[str | Path, ...]) -> str:
    digest = sha256()
    for part in parts:
        digest.update(part.read_bytes() if isinstance(part, Path) else part.encode())
    return digest.hexdigest()

"""Results of slow pure functions, kept from one run of the compiler to the next.

A result stands under the digest of the function's argument, which must name everything that the
result depends on beside the program itself; `sources/kept.py` voids all results when the program
changes. Without an open memo every function simply runs.
"""

import io
import pickle
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import is_dataclass
from hashlib import sha256
from typing import Any, TypeVar

from pydantic import BaseModel

T = TypeVar("T")
Entries = Mapping[bytes, bytes]
"""Digests of arguments to packed results."""

_KEY_LENGTH = 16
_PLAIN = {("datetime", "date"), ("builtins", "frozenset"), ("builtins", "set")}


class Memo:
    """One function's results."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.made: dict[bytes, bytes] = {}
        """What this run had to work out."""
        self.used: dict[bytes, bytes] = {}
        """What this run took from an earlier one."""
        self._read: Callable[[], Entries] | None = None
        self._known: Entries | None = None

    def open(self, read: Callable[[], Entries]) -> None:
        """Remember from now on; `read` gives what is known, and is called if anybody asks."""
        self.made, self.used, self._read, self._known = {}, {}, read, None

    def close(self) -> None:
        """Remember nothing any more."""
        self.made, self.used, self._read, self._known = {}, {}, None, None

    @property
    def known(self) -> Entries:
        """What earlier runs worked out."""
        if self._known is None:
            self._known = self._read() if self._read else {}
        return self._known

    def recall(self, argument: str, make: Callable[[], T]) -> T:
        """What `make()` gives for `argument`: plain data or the program's own frozen records."""
        if self._read is None:
            return make()
        key = sha256(argument.encode(errors="surrogatepass")).digest()[:_KEY_LENGTH]
        if packed := self.known.get(key) or self.made.get(key):
            with suppress(pickle.UnpicklingError):
                found: T = unpack(packed)
                self.used[key] = packed
                return found
        result = make()
        self.made[key] = pickle.dumps(result, 5)
        return result


def unpack(packed: bytes) -> Any:
    """The result again; raises `pickle.UnpicklingError` where it is anything but data."""
    try:
        return _Unpickler(io.BytesIO(packed)).load()
    except Exception as fault:
        raise pickle.UnpicklingError(str(fault)) from fault


class _Unpickler(pickle.Unpickler):
    """Makes plain data and the program's own records: none of them does anything when made."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith("builder."):
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, BaseModel)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")

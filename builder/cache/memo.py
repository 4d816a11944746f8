"""Results of slow pure functions, kept from one run of the compiler to the next.

A result stands under the digest of the function's argument, which must name everything that the
result depends on beside the program itself; `cache/kept.py` voids all results when the program
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
        found: T | None = self.find(argument)
        if found is not None:
            return found
        result = make()
        self.keep(argument, result)
        return result

    def find(self, argument: str) -> Any:
        """What is kept under `argument`; None when nothing is, or nothing that can be read."""
        if self._read is None:
            return None
        key = _key(argument)
        packed = self.made.get(key) or self.known.get(key)
        if packed is None:
            return None
        self.used[key] = packed
        with suppress(pickle.UnpicklingError):
            return unpack(packed)
        return None

    def keep(self, argument: str, result: object) -> None:
        """Put a result under `argument`, in the place of the one that is there."""
        if self._read is not None:
            self.made[_key(argument)] = pickle.dumps(result, 5)


def _key(argument: str) -> bytes:
    return sha256(argument.encode(errors="surrogatepass")).digest()[:_KEY_LENGTH]


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

"""What kinds of results are kept, and how each is written: as text or as JSON, never as objects.

JSON is read back through pydantic, which makes the declared types of it and nothing else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ConfigDict, TypeAdapter

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Results(Generic[T]):
    """The results of one slow and pure function."""

    name: str
    """Under which they are kept; no other function's results have it."""
    pack: Callable[[T], bytes]
    """Raises ValueError for what cannot be written, such as half a surrogate pair."""
    unpack: Callable[[bytes], T]
    """Raises ValueError for what `pack` never wrote."""


def texts(name: str) -> Results[str]:
    """Results that are texts."""
    return Results(name, str.encode, bytes.decode)


def data(name: str, type_: Any) -> Results[Any]:
    """Results of a type that pydantic knows: plain data, dataclasses, bytes."""
    adapter: TypeAdapter[Any] = TypeAdapter(type_)
    return Results(name, adapter.dump_json, adapter.validate_json)


def files(name: str) -> Results[dict[str, bytes]]:
    """Results that are the contents of files, by path."""
    as_text = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
    adapter = TypeAdapter(dict[str, bytes], config=as_text)
    return Results(name, adapter.dump_json, adapter.validate_json)

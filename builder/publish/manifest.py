"""What the last build drew, so that the next one can take it over.

Each page is remembered with the key it was drawn from, the digest of its bytes and its facts. It
lies beside the site, where others may write: believed is only what carries the seal (HMAC-SHA-256)
of who builds. A manifest that is missing, damaged, forged or somebody else's, or older than the
site, only means that pages are drawn again.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hmac import compare_digest, digest
from pathlib import Path
from types import MappingProxyType
from typing import Any

from builder.files.write import is_inside, write_text
from builder.publish.facts import Facts

FORMAT = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One file that the theme wrote."""

    key: str
    """Digest of everything it was drawn from."""
    digest: str
    """SHA-256 of its bytes."""
    facts: Facts | None
    """None for what is no page."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files that the theme wrote, by their path from the site's root."""

    entries: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))


def read_manifest(file: Path, key: bytes) -> Manifest:
    """What `file` remembers under the seal of `key`; nothing when it cannot be read or believed."""
    try:
        seal, _, text = file.read_text("utf-8").partition("\n")
        if not key or not compare_digest(seal.encode(), _seal(key, text)):
            return Manifest()
        data = json.loads(text)
        if data["format"] != FORMAT:
            return Manifest()
        return Manifest({_inside(path): _entry(row) for path, row in data["entries"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Manifest()


def write_manifest(file: Path, manifest: Manifest, key: bytes) -> None:
    """Remember a build; without a key there would be nobody to believe it."""
    if not key:
        file.unlink(missing_ok=True)
        return
    rows = {path: _row(entry) for path, entry in sorted(manifest.entries.items())}
    text = json.dumps({"format": FORMAT, "entries": rows}, separators=(",", ":"))
    write_text(file, f"{_seal(key, text).decode()}\n{text}")


def _seal(key: bytes, text: str) -> bytes:
    return digest(key, text.encode(), "sha256").hex().encode()


def _inside(path: str) -> str:
    """A path that stays in the site; nobody may make us fetch files from elsewhere."""
    if not is_inside(path):
        raise ValueError(path)
    return path


def _row(entry: Entry) -> list[Any]:
    facts = entry.facts
    parts = [facts.ids, facts.links, facts.outside] if facts else None
    return [entry.key, entry.digest, parts]


def _entry(row: Any) -> Entry:
    key, digest, parts = row
    facts = Facts(*map(_texts, parts)) if parts is not None else None
    return Entry(str(key), str(digest), facts)


def _texts(values: Any) -> tuple[str, ...]:
    if not all(isinstance(value, str) for value in values):
        raise ValueError("not text")
    return tuple(values)

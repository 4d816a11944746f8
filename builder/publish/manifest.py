"""What the last build drew, so that the next one can take it over. A hint, never believed.

Each page is remembered with the key it was drawn from, the digest of its bytes and its facts. A
manifest that is missing, damaged or older than the site only means that pages are drawn again.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from builder.files.write import is_inside, write_text
from builder.publish.facts import Facts

FORMAT = 1


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


def read_manifest(file: Path) -> Manifest:
    """What `file` remembers; nothing when it cannot be read."""
    try:
        data = json.loads(file.read_bytes())
        if data["format"] != FORMAT:
            return Manifest()
        return Manifest({_inside(path): _entry(row) for path, row in data["entries"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Manifest()


def write_manifest(file: Path, manifest: Manifest) -> None:
    """Remember a build."""
    rows = {path: _row(entry) for path, entry in sorted(manifest.entries.items())}
    write_text(file, json.dumps({"format": FORMAT, "entries": rows}, separators=(",", ":")))


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

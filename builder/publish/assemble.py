"""A whole site in a fresh folder: unchanged pages from the last build, the rest from the theme.

A page is taken over when its source and everything that draws it are the same *and* its bytes
still have the digest they had, so what somebody edited or a disk broke is drawn again. What is
remembered of them carries the seal of who builds (`manifest.py`).
"""

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from builder.files.write import below
from builder.publish.facts import page_facts
from builder.publish.manifest import Entry, Manifest
from builder.views.site_source import SiteSource

PAGE, DRAWN = ".md", ".html"


class Theme(Protocol):
    """What turns pages of the site source into HTML; lives at a door."""

    def key(self, source: SiteSource) -> str:
        """Digest of everything but a page's own source that shows on it; "" when unknown."""

    def draw(self, source: SiteSource, wanted: Collection[str], folder: Path) -> None:
        """Empty `folder`, then write at least the `wanted` pages and the theme's own files."""


@dataclass(frozen=True, slots=True)
class Assembly:
    """What stands in the fresh folder."""

    manifest: Manifest
    taken: int
    """Pages that were taken over; the theme drew all others."""
    digests: Mapping[str, str]
    """SHA-256 of every file, by its path from the site's root."""


def assemble(fresh: Path, source: SiteSource, theme: Theme, last: Manifest, site: Path) -> Assembly:
    """Fill `fresh`; `site` is where the build that `last` remembers should stand."""
    theme_key = theme.key(source)
    keys = _keys(source, theme_key)
    kept = dict(_still_there(last, site, keys, theme_key))
    missing = [path for path in source if _is_page(path) and _drawn(path) not in kept]
    if missing or not _shell_is_whole(kept, last, theme_key):
        theme.draw(source, missing, fresh)
    entries = {path: _new_entry(fresh, path, keys, theme_key) for path in _files(fresh)}
    kept = {path: entry for path, entry in kept.items() if path not in entries}
    for path in kept:
        _take_over(site / path, below(fresh, path))
    own = dict(_write_own_files(fresh, source))
    taken = sum(1 for path in kept if path.endswith(DRAWN))
    drawn = {**entries, **kept}
    digests = {path: entry.digest for path, entry in drawn.items()}
    return Assembly(Manifest(drawn), taken, {**digests, **own})


def _shell_is_whole(kept: Mapping[str, Entry], last: Manifest, theme_key: str) -> bool:
    """Whether every file that the theme writes beside the pages can be taken over."""
    shell = [path for path, entry in last.entries.items() if entry.key == theme_key]
    return bool(shell) and all(path in kept for path in shell)


def _is_page(path: str) -> bool:
    return path.endswith(PAGE)


def _drawn(path: str) -> str:
    return path.removesuffix(PAGE) + DRAWN


def _keys(source: SiteSource, theme_key: str) -> dict[str, str]:
    """What each drawn page depends on: its address, its source and the theme."""
    return {
        _drawn(path): sha256(f"{theme_key}\0{path}\0{source.digest(path)}".encode()).hexdigest()
        for path in source
        if _is_page(path)
    }


def _still_there(
    last: Manifest, site: Path, keys: Mapping[str, str], theme_key: str
) -> Iterator[tuple[str, Entry]]:
    for path, entry in last.entries.items() if theme_key else ():
        wanted = keys.get(path, "" if path.endswith(DRAWN) and path != "404.html" else theme_key)
        if entry.key == wanted and _digest(site / path) == entry.digest:
            yield path, entry


def _digest(file: Path) -> str:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def _files(folder: Path) -> list[str]:
    root = str(folder)
    found = (os.path.join(at, name) for at, _, names in os.walk(root) for name in names)  # noqa: PTH118
    return sorted(path[len(root) + 1 :].replace(os.sep, "/") for path in found)


def _new_entry(fresh: Path, path: str, keys: Mapping[str, str], theme_key: str) -> Entry:
    data = (fresh / path).read_bytes()
    facts = page_facts(data.decode(), path) if path.endswith(DRAWN) else None
    return Entry(keys.get(path, theme_key), sha256(data).hexdigest(), facts)


def _take_over(old: Path, new: Path) -> None:
    """A copy: an edit in a published page must not reach the versions that are kept."""
    new.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(old, new)


def _write_own_files(fresh: Path, source: SiteSource) -> Iterator[tuple[str, str]]:
    """Write what is no page; gives each path with its digest."""
    for path in source:
        if not _is_page(path):
            content = source[path]
            data = content if isinstance(content, bytes) else content.encode()
            file = below(fresh, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            yield path, sha256(data).hexdigest()

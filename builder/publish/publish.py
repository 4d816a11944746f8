"""The whole of publishing on one page: beside, look through, swap, keep."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from builder.files.lock import hold
from builder.files.swap import make_workspace, put_in_place
from builder.publish.assemble import Assembly, Theme, assemble
from builder.publish.history import history_folder, lock_of, retire, retire_left_behind
from builder.publish.inspect import Finished, RefusedError, inspect_site, shrink_fault
from builder.publish.manifest import Manifest, read_manifest, write_manifest
from builder.publish.seal import NAME, seal_of
from builder.publish.target import check_target
from builder.views.site_source import SiteSource

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Publication:
    """What is to be published, and where."""

    target: Path
    """Absolute, and no link."""
    root: Path
    """The knowledge base that the site is made from."""
    source: SiteSource
    theme: Theme
    questions: Callable[[Path], Iterable[str]]
    """Asks the finished folder what only the caller knows; yields reasons not to publish."""
    allow_shrink: bool = False
    fresh: bool = False
    """Take nothing over from the site before."""
    key: bytes = b""
    """With which only this user seals what the next build may take over; b"": it takes nothing."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a build did."""

    pages: int
    taken: int
    """Pages that did not change and were taken over from the site before."""
    seal: str = ""
    """The list of digests that the site carries."""


def publish_site(publication: Publication) -> Published:
    """Build beside the target, look the result through, seal it, swap it in.

    Raises RefusedError for a site with faults, TargetError for a place that is not ours to fill,
    BusyError when somebody else is publishing it.
    """
    target = publication.target
    check_target(target, publication.root)
    remembered = history_folder(target) / MANIFEST
    with hold(lock_of(target)), _workspace(target) as fresh:
        retire_left_behind(target)
        last = Manifest() if publication.fresh else read_manifest(remembered, publication.key)
        assembly = assemble(fresh, publication.source, publication.theme, last, target)
        if faults := list(_faults(publication, fresh, assembly)):
            raise RefusedError(faults)
        seal = seal_of(assembly.digests)
        (fresh / NAME).write_text(seal, "utf-8", newline="\n")
        check_target(target, publication.root)
        if old := put_in_place(fresh, target):
            retire(old, target)
        write_manifest(remembered, assembly.manifest, publication.key)
    return Published(_count_pages(assembly.manifest.entries), assembly.taken, seal)


def _faults(publication: Publication, fresh: Path, assembly: Assembly) -> Iterator[str]:
    own = [path for path in publication.source if not path.endswith(".md")]
    entries = assembly.manifest.entries
    pages = {path: entry.facts for path, entry in entries.items() if entry.facts}
    yield from inspect_site(Finished(fresh, (*entries, *own), pages))
    yield from publication.questions(fresh)
    before = sum(1 for _ in publication.target.rglob("*.html"))
    shrunk = shrink_fault(_count_pages(entries), before)
    if shrunk and not publication.allow_shrink:
        yield shrunk


def _count_pages(paths: Iterable[str]) -> int:
    return sum(1 for path in paths if path.endswith(".html"))


@contextmanager
def _workspace(target: Path) -> Iterator[Path]:
    fresh = make_workspace(target)
    try:
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)

"""The whole of publishing on one page: beside, look through, swap, keep."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from builder.files.swap import hold, make_workspace, put_in_place
from builder.publish.assemble import Assembly, Theme, assemble
from builder.publish.history import history_folder, retire
from builder.publish.inspect import Finished, inspect_site, shrink_fault
from builder.publish.manifest import Manifest, read_manifest, write_manifest
from builder.views.site_source import SiteSource

MANIFEST = "manifest.json"
LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Publication:
    """What is to be published, and where."""

    target: Path
    source: SiteSource
    theme: Theme
    questions: Callable[[Path], Iterable[str]]
    """Asks the finished folder what only the caller knows; yields reasons not to publish."""
    allow_shrink: bool = False
    fresh: bool = False
    """Take nothing over from the site before."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a build did."""

    pages: int
    taken: int
    """Pages that did not change and were taken over from the site before."""


class RefusedError(Exception):
    """The finished site has faults; readers still see the old one."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def publish_site(publication: Publication) -> Published:
    """Build beside the target, look the result through, swap it in; raises RefusedError."""
    target = publication.target
    remembered = history_folder(target) / MANIFEST
    with hold(history_folder(target) / LOCK), _workspace(target) as fresh:
        last = Manifest() if publication.fresh else read_manifest(remembered)
        assembly = assemble(fresh, publication.source, publication.theme, last, target)
        if faults := list(_faults(publication, fresh, assembly)):
            raise RefusedError(faults)
        if old := put_in_place(fresh, target):
            retire(old, target)
        write_manifest(remembered, assembly.manifest)
    return Published(_count_pages(assembly.manifest.entries), assembly.taken)


def _faults(publication: Publication, fresh: Path, assembly: Assembly) -> Iterator[str]:
    own = [path for path in publication.source if not path.endswith(".md")]
    entries = assembly.manifest.entries
    yield from inspect_site(Finished(fresh, (*entries, *own), assembly.manifest))
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

"""Publishing and going back, broken at every step: readers find all of one site or all of another.

With and without a system that exchanges names in one step.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest

from builder.files import swap
from builder.files.lock import hold
from builder.publish import publish_site
from builder.publish.history import lock_of, retired_sites, roll_back
from builder.publish.publish import Publication
from builder.publish.seal import verify_folder
from builder.views.site_source import SiteSource
from tests.decisions.breaking import (
    FULL,
    KILL,
    REFUSED,
    SHORT,
    breaking,
    count_steps,
    killed_at,
)
from tests.proof_share import Share
from tests.publish.test_publish import KEY, ROOT, PlainTheme, contents, no_questions, site_source

pytestmark = pytest.mark.proof

KILLED = replace(KILL, opens=True)
FAULTS = {
    "a full disk": replace(FULL, opens=True),
    "half a write": replace(SHORT, opens=True),
    "a refused name": REFUSED,
}
Act = Callable[[Path], object]


def publish(target: Path, number: int) -> None:
    source = SiteSource(site_source(number, 4))
    publish_site(Publication(target, ROOT, source, PlainTheme(), no_questions, key=KEY))


def go_back(target: Path) -> None:
    with hold(lock_of(target)):
        roll_back(target, retired_sites(target)[0])


ACTS: dict[str, Act] = {"build": lambda target: publish(target, 2), "rollback": go_back}


@pytest.fixture(params=[True, False], ids=["exchanges", "renames"])
def at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether names are exchanged in one step."""
    if not request.param:
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    return bool(request.param)


@dataclass
class Site:
    """A site that was published twice, and what either of its versions holds."""

    target: Path
    versions: tuple[dict[str, bytes], ...]

    def look(self, *, at_once: bool) -> None:
        """After a break: one of the versions, or, between two renames, nothing for a moment."""
        assert self.target.exists() or not at_once
        if self.target.exists():
            assert contents(self.target) in self.versions
            assert list(verify_folder(self.target)) == []

    def goes_on(self) -> None:
        """The next build is whole, and so is everything that is kept."""
        publish(self.target, 3)
        assert contents(self.target) == self.versions[3]
        kept = retired_sites(self.target)
        assert kept
        for one in kept:
            assert contents(one.folder) in self.versions
        left = [x for x in self.target.parent.iterdir() if x.name.startswith(".site.")]
        assert left == []


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], ...]:
    folder = tmp_path_factory.mktemp("versions")
    made = []
    for number in range(4):
        publish(folder / f"{number}/site", number)
        made.append(contents(folder / f"{number}/site"))
    return tuple(made)


def prepared(folder: Path, versions: tuple[dict[str, bytes], ...]) -> Site:
    for number in range(2):
        publish(folder / "site", number)
    return Site(folder / "site", versions)


@pytest.mark.parametrize("name", ACTS)
def test_killed_at_every_step(
    tmp_path: Path,
    versions: tuple[dict[str, bytes], ...],
    name: str,
    share: Share,
    *,
    at_once: bool,
) -> None:
    site = prepared(tmp_path / "count", versions)
    steps = share.some(range(1, count_steps(lambda: ACTS[name](site.target), KILLED) + 1))
    for step in steps:
        site = prepared(tmp_path / f"{step}", versions)
        assert killed_at(step, partial(ACTS[name], site.target), KILLED)
        site.look(at_once=at_once)
        site.goes_on()
    print(f"{name}: {len(steps)} kills")  # noqa: T201


@pytest.mark.parametrize("kind", FAULTS)
@pytest.mark.parametrize("name", ACTS)
def test_a_fault_at_every_step(
    tmp_path: Path,
    versions: tuple[dict[str, bytes], ...],
    name: str,
    kind: str,
    share: Share,
    *,
    at_once: bool,
) -> None:
    site = prepared(tmp_path / "count", versions)
    count = count_steps(lambda: ACTS[name](site.target), FAULTS[kind])
    for step in share.some(range(1, count + 1)) if count else ():
        site = prepared(tmp_path / f"{step}", versions)
        with breaking(step, FAULTS[kind]), suppress(OSError):
            ACTS[name](site.target)
        site.look(at_once=True)
        site.goes_on()
    print(f"{name}: {count} times {kind}")  # noqa: T201

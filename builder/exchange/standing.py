"""Another version of a layer: put beside the one that holds, looked at, and then made to hold.

What holds is one line of a lock file, written in one step: whenever the work breaks off, either
the old version holds or the new one.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from builder.cache import NO_CACHE, Cache
from builder.exchange.changes import Changes, changes_between
from builder.exchange.folder import put_folder
from builder.exchange.parcel import Parcel, ParcelError
from builder.exchange.unfit import refuse_unfit
from builder.files.lock import BusyError, hold
from builder.files.unchanged import replace_unchanged
from builder.files.write import write_text
from builder.model import Finding, Library
from builder.model.layer import LAYERS, TAKEN
from builder.model.layer_version import (
    UNVERSIONED,
    VERSIONS,
    folder_name,
    versions_text,
)
from builder.pipeline import Reading, check_loaded
from builder.sources import Loaded, load_library
from builder.sources.layers import folder_of, read_versions

KEPT = 3
"""Versions of a layer that stay: the one that holds and those one may go back to."""
_LOCK = ".update.lock"


class FaultyLayerError(ParcelError):
    """A version that has errors of its own, or makes them in the layers around it."""

    def __init__(self, told: Finding, errors: Sequence[Finding]) -> None:
        example = f"如 {errors[0]}" if errors else ""
        super().__init__(f"没有用：{told.message}{example}请告诉编这一层的人。")
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which version of a layer shall hold in an office."""

    root: Path
    name: str
    versions: tuple[str, ...]
    """The latest first, as the lock will say them."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Of the office's own files that are written with it, by path."""


@dataclass(frozen=True, slots=True)
class Step:
    """From the version of a layer that holds to another one, which lies ready."""

    wanted: Wanted
    before: Reading
    after: Reading

    @property
    def changes(self) -> Changes:
        """What it brings about."""
        return changes_between(self.before, self.after)

    @property
    def labels(self) -> str:
        """`前事库 2026-11 → 前事库 2026-12`."""
        name = self.wanted.name
        return f"{_label(self.before.library, name)} → {_label(self.after.library, name)}"

    def take(self) -> None:
        """Let the other version hold, and remove what is older than one may go back."""
        root, name = self.wanted.root, self.wanted.name
        versions, _ = read_versions(root)
        most = 1 if name == TAKEN else KEPT  # what was withdrawn does not come back
        rows = {**versions, name: self.wanted.versions[:most]}
        kept = {name: row for name, row in rows.items() if row != (UNVERSIONED,)}
        write_text(root / VERSIONS, versions_text(kept))
        for path, text in self.wanted.texts.items():
            replace_unchanged(root / path, (root / path).read_bytes(), text.encode())
        with suppress(OSError):  # a file that somebody reads goes the next time
            remove_stale(root, name)

    def leave(self) -> None:
        """Remove the version that lay ready."""
        remove_stale(self.wanted.root, self.wanted.name)


@contextmanager
def alone_at(root: Path) -> Iterator[None]:
    """Keep others from changing the layers of an office meanwhile."""
    try:
        with hold(root / LAYERS / _LOCK):
            yield
    except BusyError:
        raise ParcelError("有人正在更新，请等它结束再试。") from None


def step_to(root: Path, parcel: Parcel, cache: Cache = NO_CACHE) -> Step:
    """The step to a layer that arrived; ParcelError where it is none that may hold here."""
    loaded = load_library(root, cache)
    versions, _ = read_versions(root)
    refuse_unfit(loaded.library, parcel, folder_of(root, parcel.label.name, versions))
    wanted = wanted_version(root, parcel.label.name, parcel.label.version)
    step = step_with(wanted, parcel.files, loaded, cache)
    if step.after.library.layers[wanted.name].version != parcel.label.version:
        step.leave()
        raise ParcelError("包上写的版本和里面 layer.yml 写的不同，没有用。请告诉发的人。")
    return step


def wanted_version(
    root: Path, name: str, version: str, texts: Mapping[str, str] | None = None
) -> Wanted:
    """A version of a layer in front of those that held until now."""
    versions, _ = read_versions(root)
    row = (x for x in versions.get(name, (UNVERSIONED,)) if x != version)
    return Wanted(root, name, (version, *row), texts or {})


def step_with(wanted: Wanted, files: Mapping[str, bytes], loaded: Loaded, cache: Cache) -> Step:
    """The step to a version with these files, from what is `loaded`; nothing is left of a faulty
    one.
    """
    _lay(wanted.root, folder_name(wanted.name, wanted.versions[0]), files)
    try:
        return _step(check_loaded(loaded, cache), wanted, cache)
    except BaseException:
        remove_stale(wanted.root, wanted.name)
        raise


def step_back(root: Path, name: str, cache: Cache = NO_CACHE) -> Step:
    """The step to the version of a layer that held before; ParcelError where there is none."""
    versions, _ = read_versions(root)
    if not name and len(versions) > 1:
        raise ParcelError(f"更新过几层：{'、'.join(versions)}。请写明退回哪一层。")
    name = name or next(iter(versions), "")
    _, *row = versions.get(name, ("",))
    if not row:
        raise ParcelError("没有可以退回的上一版。")
    before = check_loaded(load_library(root, cache), cache)
    return _step(before, Wanted(root, name, tuple(row)), cache)


def _step(before: Reading, wanted: Wanted, cache: Cache) -> Step:
    """A step to a version that stands well with all that is above and below it."""
    root, name = wanted.root, wanted.name
    folder = folder_of(root, name, {name: wanted.versions})
    if not folder:
        raise ParcelError(f"{root / LAYERS} 里没有“{name}”的这一版了。")
    loaded = load_library(root, cache, wanted.texts, {name: folder})
    after = check_loaded(loaded, cache)
    known = {x.message for x in before.findings if x.code == "layer-errors"}
    for finding in after.findings:
        if finding.code == "layer-errors" and finding.message not in known:
            below = loaded.below() if loaded.below else loaded
            raise FaultyLayerError(finding, check_loaded(below, cache).errors)
    return Step(wanted, before, after)


def _lay(root: Path, name: str, files: Mapping[str, bytes]) -> None:
    """The files as a folder of `layers/`, whole or not at all."""
    target = root / LAYERS / name
    if target.parent.is_symlink():
        raise ParcelError(f"{target.parent} 是链接，没有用。请换成文件夹本身。")
    put_folder(files, target)


def remove_stale(root: Path, name: str) -> None:
    """Delete the versions of a layer to which no line of the lock leads, and half-written ones."""
    versions, _ = read_versions(root)
    kept = {folder_name(name, version) for version in versions.get(name, ())}
    found = [*(root / LAYERS).glob(f"{name}@*"), *(root / LAYERS).glob(f".{name}@*.building-*")]
    for folder in found:
        if folder.name not in kept and not folder.is_symlink():
            shutil.rmtree(folder)


def _label(library: Library, name: str) -> str:
    layer = library.layers.get(name)
    return layer.label if layer else "（没有）"

"""Another version of a layer: put beside the one that holds, looked at, and then made to hold.

What holds is one line of a lock file, written in one step: whenever the work breaks off, either
the old version holds or the new one.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from builder.cache import NO_CACHE, Cache
from builder.exchange.changes import Changes, changes_between
from builder.exchange.parcel import Parcel, ParcelError
from builder.files.lock import BusyError, hold
from builder.files.swap import make_workspace, put_in_place
from builder.files.write import below, write_bytes, write_text
from builder.model import Finding, Library
from builder.model.layer import LAYERS
from builder.model.layer_version import (
    UNVERSIONED,
    VERSIONS,
    folder_name,
    numbers_of,
    versions_text,
)
from builder.pipeline import Reading, check_loaded
from builder.publish.seal import checksums
from builder.sources import Loaded, load_library
from builder.sources.layers import folder_of, read_versions

KEPT = 3
"""Versions of a layer that stay: the one that holds and those one may go back to."""
_LOCK = ".update.lock"


@dataclass(frozen=True, slots=True)
class Step:
    """From the version of a layer that holds to another one, which lies ready."""

    root: Path
    name: str
    versions: tuple[str, ...]
    """The latest first, as the lock will say them."""
    before: Reading
    after: Reading

    @property
    def changes(self) -> Changes:
        """What it brings about."""
        return changes_between(self.before, self.after)

    @property
    def labels(self) -> str:
        """`前事库 2026-11 → 前事库 2026-12`."""
        return f"{_label(self.before.library, self.name)} → {_label(self.after.library, self.name)}"

    def take(self) -> None:
        """Let the other version hold, and remove what is older than one may go back."""
        versions, _ = read_versions(self.root)
        rows = {**versions, self.name: self.versions[:KEPT]}
        kept = {name: row for name, row in rows.items() if row != (UNVERSIONED,)}
        write_text(self.root / VERSIONS, versions_text(kept))
        with suppress(OSError):  # a file that somebody reads goes the next time
            remove_stale(self.root, self.name)


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
    name, version = parcel.label.name, parcel.label.version
    loaded = load_library(root, cache)
    _refuse_unnamed(loaded.library, parcel)
    versions, _ = read_versions(root)
    row = versions.get(name, (UNVERSIONED,))
    _refuse_older(loaded.library, parcel, folder_of(root, name, versions))
    _lay(root, folder_name(name, version), parcel.files)
    kept = (x for x in row if x != version)
    try:
        step = _step(check_loaded(loaded, cache), root, name, (version, *kept), cache)
        _refuse_mislabelled(step.after.library, parcel)
    except BaseException:
        remove_stale(root, name)
        raise
    return step


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
    return _step(before, root, name, tuple(row), cache)


def _step(before: Reading, root: Path, name: str, row: tuple[str, ...], cache: Cache) -> Step:
    """A step to a version that stands well with all that is above and below it."""
    folder = folder_of(root, name, {name: row})
    if not folder:
        raise ParcelError(f"{root / LAYERS} 里没有“{name}”的这一版了。")
    loaded = load_library(root, cache, layers={name: folder})
    after = check_loaded(loaded, cache)
    known = {x.message for x in before.findings if x.code == "layer-errors"}
    for finding in after.findings:
        if finding.code == "layer-errors" and finding.message not in known:
            raise ParcelError(f"没有用：{_first(loaded, finding, cache)}")
    return Step(root, name, row, before, after)


def _first(loaded: Loaded, told: Finding, cache: Cache) -> str:
    """What is wrong with a layer, and an example of it for whoever wrote it."""
    errors = check_loaded(loaded.below() if loaded.below else loaded, cache).errors
    return f"{told.message}如 {errors[0] if errors else told}。请告诉编这一层的人。"


def _refuse_unnamed(library: Library, parcel: Parcel) -> None:
    label, named = parcel.label, library.settings.layers
    if label.kind != "layer":
        raise ParcelError("这是交换来的经验，不是一层。请用 qianshi take。")
    if label.name not in named:
        after = ", ".join((*named, label.name))
        raise ParcelError(
            f"本单位没有站在“{label.name}”（{label.title}）这一层上，没有用。"
            f"要用它，先在 qianshi.yml 里写 layers: [{after}]，再更新。"
        )


def _refuse_older(library: Library, parcel: Parcel, folder: Path | None) -> None:
    """An old version that is offered as a new one may be a trick, and is always a mistake."""
    held = library.layers.get(parcel.label.name)
    if not folder or not held:
        return
    new, now = numbers_of(parcel.label.version), numbers_of(held.version)
    if new < now:
        raise ParcelError(
            f"包里是 {parcel.label.version}，比现在的 {held.version} 旧，没有用。"
            "想回到上一版，运行 qianshi update --back。"
        )
    if new == now:
        same = checksums(parcel.files) == checksums(_files(folder, parcel.files))
        raise ParcelError(
            f"现在就是 {held.version}，不用更新。"
            if same
            else f"包里也写 {held.version}，内容却和现在的不同，没有用。"
            "请告诉发的人：改了内容，版本也要改。"
        )


def _refuse_mislabelled(library: Library, parcel: Parcel) -> None:
    if library.layers[parcel.label.name].version != parcel.label.version:
        raise ParcelError("包上写的版本和里面 layer.yml 写的不同，没有用。请告诉发的人。")


def _files(folder: Path, like: Mapping[str, bytes]) -> dict[str, bytes]:
    """What a folder has at the paths of some files."""
    return {x: (folder / x).read_bytes() for x in like if (folder / x).is_file()}


def _lay(root: Path, name: str, files: Mapping[str, bytes]) -> Path:
    """The files as a folder of `layers/`, whole or not at all."""
    target = root / LAYERS / name
    if target.parent.is_symlink():
        raise ParcelError(f"{target.parent} 是链接，没有用。请换成文件夹本身。")
    fresh = make_workspace(target)
    try:
        for path, data in files.items():
            write_bytes(below(fresh, path), data)
        old = put_in_place(fresh, target)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    if old:
        shutil.rmtree(old, ignore_errors=True)
    return target


def remove_stale(root: Path, name: str) -> None:
    """Delete the versions of a layer to which no line of the lock leads."""
    versions, _ = read_versions(root)
    kept = {folder_name(name, version) for version in versions.get(name, ())}
    for folder in (root / LAYERS).glob(f"{name}@*"):
        if folder.name not in kept and not folder.is_symlink():
            shutil.rmtree(folder)


def _label(library: Library, name: str) -> str:
    layer = library.layers.get(name)
    return layer.label if layer else "（没有）"

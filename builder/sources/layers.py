"""Where the layers lie that an office stands on: in its own folder, or with the program."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.model import Finding, Place
from builder.model.layer import LAYERS, LIBRARY, path_in
from builder.model.layer_version import (
    UNVERSIONED,
    VERSIONS,
    Versions,
    folder_name,
    parse_versions,
)
from builder.model.settings import Settings
from builder.sources.text import read_text

LAYER = "layer.yml"
_PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class LayerFolder:
    """The folder of one layer."""

    name: str
    """"" is the office itself, which stands on all the others."""
    folder: Path

    def called(self, path: str) -> str:
        """How findings and records call one of its files."""
        return path_in(self.name, path)


def layers_of(
    root: Path, settings: Settings, instead: Mapping[str, Path] | None = None
) -> list[LayerFolder]:
    """What is there of the layers that an office names, from the bottom up, then the office.

    `instead` are folders of layers, by name, in place of those that hold now.
    """
    versions, _ = read_versions(root)
    given = instead or {}
    found = ((x, given.get(x) or folder_of(root, x, versions)) for x in settings.layers)
    below = [LayerFolder(name, folder) for name, folder in found if folder]
    return [*below, LayerFolder("", root)]


def missing_layers(
    root: Path, settings: Settings, instead: Mapping[str, Path]
) -> Iterator[Finding]:
    """Names of layers that lead to no folder, and lines of the lock that name no version."""
    versions, odd = read_versions(root)
    hint = "请删去这一行，再运行 qianshi update。"
    yield from (Finding(Place(VERSIONS, x), "bad-lock", "这一行读不懂。", hint) for x in odd)
    for index, name in enumerate(settings.layers):
        if name not in instead and folder_of(root, name, versions) is None:
            hint = f"请把它放进 {LAYERS}/{name}/，或从 qianshi.yml 的 layers 里去掉。"
            place = settings.place("layers", index)
            yield Finding(place, "missing-layer", f"没有“{name}”这一层。", hint)


def shipped_library() -> Path:
    """The knowledge base that comes with the program; in a checkout, the checkout itself."""
    checkout = _PACKAGE.parent
    return checkout if (checkout / LAYER).is_file() else _PACKAGE / "library"


def read_versions(root: Path) -> tuple[dict[str, tuple[str, ...]], list[int]]:
    """Which versions of layers hold, and the numbers of lines that say nothing."""
    file = root / VERSIONS
    text = read_text(file, VERSIONS) if file.is_file() else ""
    return parse_versions(text) if isinstance(text, str) else ({}, [1])


def folder_of(root: Path, name: str, versions: Versions) -> Path | None:
    """Of a layer; a link is none, because it may lead out of the knowledge base."""
    version, *_ = versions.get(name, (UNVERSIONED,))
    own = root / LAYERS / folder_name(name, version)
    if name == LIBRARY and version == UNVERSIONED and not own.exists():
        own = shipped_library()
    elif own.is_symlink() or own.parent.is_symlink():
        return None
    return own if own.is_dir() else None

"""Where the layers lie that an office stands on: in its own folder, or with the program."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.model import Finding
from builder.model.layer import LAYERS, LIBRARY, path_in
from builder.model.settings import Settings

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


def layers_of(root: Path, settings: Settings) -> list[LayerFolder]:
    """What is there of the layers that an office names, from the bottom up, then the office."""
    found = ((name, _folder(root, name)) for name in settings.layers)
    below = [LayerFolder(name, folder) for name, folder in found if folder]
    return [*below, LayerFolder("", root)]


def missing_layers(root: Path, settings: Settings) -> Iterator[Finding]:
    """Names of layers that lead to no folder."""
    for index, name in enumerate(settings.layers):
        if _folder(root, name) is None:
            hint = f"请把它放进 {LAYERS}/{name}/，或从 qianshi.yml 的 layers 里去掉。"
            place = settings.place("layers", index)
            yield Finding(place, "missing-layer", f"没有“{name}”这一层。", hint)


def shipped_library() -> Path:
    """The knowledge base that comes with the program; in a checkout, the checkout itself."""
    checkout = _PACKAGE.parent
    return checkout if (checkout / LAYER).is_file() else _PACKAGE / "library"


def _folder(root: Path, name: str) -> Path | None:
    """Of a layer; a link is none, because it may lead out of the knowledge base."""
    own = root / LAYERS / name
    if name == LIBRARY and not own.exists():
        own = shipped_library()
    elif own.is_symlink() or own.parent.is_symlink():
        return None
    return own if own.is_dir() else None

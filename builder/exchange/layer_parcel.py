"""A knowledge base as a layer for others: a signed parcel of what its own folder holds."""

from pathlib import Path

from builder.exchange.keys import Signer
from builder.exchange.parcel import Label, ParcelError, packed
from builder.model import Library
from builder.model.layer import Layer, is_layer_name
from builder.model.layer_version import VERSIONS, is_version
from builder.sources.layers import LAYER, LayerFolder
from builder.sources.tree import read_tree


def layer_parcel(
    root: Path, library: Library, name: str, layer: Layer, signer: Signer
) -> dict[str, bytes]:
    """The files of a parcel by path; `name` is what offices write under `layers`.

    ParcelError where the name or the version is none. The same folder gives the same bytes.
    """
    if not is_layer_name(name):
        raise ParcelError(f"“{name}”不能作层的名字，只用汉字、字母、数字和连字符。")
    if not is_version(layer.version):
        raise ParcelError(
            f"{LAYER} 的 version“{layer.version}”比不出先后。请写成 2026-12、2026-12.2 这样，"
            "每发一次大一些。"
        )
    paths = (*read_tree(LayerFolder("", root)).paths, LAYER)
    files = {path: (root / path).read_bytes() for path in paths if path != VERSIONS}
    label = Label(
        kind="layer",
        name=name,
        title=layer.title,
        version=layer.version,
        publisher=library.settings.office,
    )
    return packed(label, files, signer)

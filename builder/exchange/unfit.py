"""Which layers that arrive may hold here: newer ones, of a name that the office stands on."""

from collections.abc import Mapping
from pathlib import Path

from builder.exchange.parcel import Parcel, ParcelError
from builder.model import Library
from builder.model.layer import TAKEN
from builder.model.layer_version import numbers_of
from builder.publish.seal import checksums


def refuse_unfit(library: Library, parcel: Parcel, folder: Path | None) -> None:
    """ParcelError, unless a parcel is a newer version of a layer that the office stands on.

    `folder` is that of the version which holds.
    """
    _refuse_unnamed(library, parcel)
    _refuse_older(library, parcel, folder)


def _refuse_unnamed(library: Library, parcel: Parcel) -> None:
    label, named = parcel.label, library.settings.layers
    if label.kind != "layer" or label.name == TAKEN:
        raise ParcelError("这是别的单位发来的经验，不是一层。请用 qianshi take。")
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


def _files(folder: Path, like: Mapping[str, bytes]) -> dict[str, bytes]:
    """What a folder has at the paths of some files."""
    return {x: (folder / x).read_bytes() for x in like if (folder / x).is_file()}

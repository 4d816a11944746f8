"""Parcels for tests: small layers, signed, and what hostile people make of them."""

from collections.abc import Mapping

from builder.exchange.keys import Signer, new_signer
from builder.exchange.parcel import Label, Parcel, opened, packed

SIGNER = new_signer()


def label(name: str = "省厅", version: str = "2026-12") -> Label:
    return Label(kind="layer", name=name, title=name, version=version, publisher="省厅办公室")


def layer_files(
    texts: Mapping[str, str], version: str = "2026-12", signer: Signer = SIGNER, name: str = "省厅"
) -> dict[str, bytes]:
    """The files of a layer's parcel."""
    said = {"layer.yml": f"title: {name}\nversion: {version}\n", **texts}
    files = {path: text.encode() for path, text in said.items()}
    return packed(label(name, version), files, signer)


def layer(texts: Mapping[str, str], version: str = "2026-12") -> Parcel:
    files = layer_files(texts, version)
    return opened(files, files.__getitem__)

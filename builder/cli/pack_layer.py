"""`qianshi pack --layer`: the knowledge base as one signed file that other offices stand on."""

from pathlib import Path

import click

from builder.cli.folder import MissingError
from builder.cli.output import write_output
from builder.cli.publishers import own_signer
from builder.cli.site import tell_faults
from builder.exchange.keys import fingerprint_of
from builder.exchange.layer_parcel import layer_parcel
from builder.exchange.parcel import ParcelError
from builder.files.archive import zipped
from builder.pipeline import read_folder
from builder.sources import load_layer
from builder.sources.layers import LAYER


def pack_layer(root: Path, name: str, output: Path | None) -> int:
    """Write the parcel; 1, and nothing written, where the knowledge base has errors."""
    layer = load_layer(root)
    if not layer:
        raise MissingError(
            f"{root} 里没有可用的 {LAYER}，不知道这一层叫什么、是哪一版。请写两行："
            "title: 省厅 和 version: 2026-12。"
        )
    signer = own_signer()
    reading = read_folder(root)
    if reading.errors:
        faults = [str(finding) for finding in reading.errors]
        tell_faults(faults, "有错误，没有打包。请先改好。")
        return 1
    try:
        files = layer_parcel(root, reading.library, name, layer, signer)
    except ParcelError as fault:
        raise MissingError(str(fault)) from None
    file = output or root / f"dist/{name}-{layer.version}.zip"
    write_output(file, zipped(files))
    click.echo(f"已打包：{file}，{layer.label}。指纹 {fingerprint_of(signer.public)}。")
    click.echo("收的单位运行 qianshi update，头一次会请他们打电话同您核对指纹。", err=True)
    return 0

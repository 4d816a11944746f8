"""`qianshi pack` and `qianshi verify`: a site as one file, and whether a copy is whole."""

import os
import zipfile
from pathlib import Path

import click

from builder.cli.folder import MissingError, root_option
from builder.cli.output import format_of, write_output
from builder.cli.pack_layer import pack_layer
from builder.cli.site import site_folder, tell_faults
from builder.cli.today import build_moment
from builder.files.archive import DAMAGED, EARLIEST, Moment
from builder.files.lock import BusyError, hold
from builder.publish.history import lock_of
from builder.publish.inspect import inspect_standing
from builder.publish.package import pack_site
from builder.publish.seal import NAME, fingerprint, read_seal, verify_folder
from builder.publish.seal import verify as differences
from builder.sources import load_library

PATH = click.Path(path_type=Path)


@click.command(
    help="把站点打成一个压缩包，供不联网的单位使用；或把本知识库打成一层，签上名，供下级单位更新。"
)
@root_option
@click.option("--site", type=PATH, metavar="目录", help="站点；默认 site。")
@click.option("--layer", metavar="名字", help="打成一层；下级在 layers 里写的名字，如 省厅。")
@click.option(
    "--output",
    type=PATH,
    metavar="文件",
    help="压缩包；默认 dist/qianshi-site.zip、dist/名字-版本.zip。",
)
def pack(root: Path, site: Path | None, layer: str | None, output: Path | None) -> int:
    """Write the zip of the site that was built last, or of the knowledge base as a layer."""
    format_of(output, None, "zip", {".zip": "zip"})
    if layer:
        if site:
            raise click.UsageError("--site 和 --layer 只能写一个。")
        return pack_layer(root, layer, output)
    folder = site_folder(root, site)
    if not (folder / "index.html").is_file():
        raise MissingError(f"{folder} 里还没有站点，请先执行 qianshi build。")
    settings = load_library(root).library.settings
    file = output or root / "dist/qianshi-site.zip"
    try:
        with hold(lock_of(folder)):
            if faults := list(inspect_standing(folder)):
                tell_faults(faults, "站点和生成时不一样，没有打包。请重新执行 qianshi build。")
                return 1
            data = pack_site(folder, f"{settings.office} · {settings.site_name}", _moment())
    except BusyError:
        raise MissingError("有一个 qianshi build 正在生成，请等它结束再打包。") from None
    write_output(file, data)
    click.echo(f"已打包：{file}，{len(data) / 1e6:.1f} MB。收到的人先看“使用说明.txt”。")
    return 0


@click.command(help="核对站点、压缩包或解压后的目录是否完整、没有被改过，并报出指纹。")
@click.argument("target", type=PATH, metavar="目录或压缩包")
def verify(target: Path) -> int:
    """Compare a copy with the list it carries; 1 when they differ."""
    try:
        listed, faults = _looked_through(target)
    except (*DAMAGED, OSError, KeyError, RuntimeError) as fault:
        raise MissingError(f"{target} 读不出来，或者里面没有 {NAME}：{fault}") from None
    if faults:
        tell_faults(faults, f"有 {len(faults)} 处与清单不符，请重新拷贝。", asked=True)
        return 1
    click.echo(f"指纹 {fingerprint(listed)}")
    click.echo("与清单相符，完整。要确认清单本身没有被换，请同发布的人核对指纹。", err=True)
    return 0


def _looked_through(target: Path) -> tuple[str, list[str]]:
    """The list that a copy carries, and every way the copy differs from it."""
    if target.is_file():
        return _zip_looked_through(target)
    listed = read_seal(target)
    if not listed:
        raise KeyError(NAME)
    return listed, list(verify_folder(target))


def _zip_looked_through(file: Path) -> tuple[str, list[str]]:
    """Names are as some program of Windows may have written them again, in GBK or turned round."""
    with zipfile.ZipFile(file, metadata_encoding="gbk") as archive:
        names = {name.replace("\\", "/"): name for name in archive.namelist()}
        listed = archive.read(names[NAME]).decode()
        files = [name for name in names if not name.endswith("/")]
        return listed, list(differences(listed, files, lambda path: archive.read(names[path])))


def _moment() -> Moment:
    """Fixed, so that packing twice gives the same bytes, unless the environment names a moment."""
    if "SOURCE_DATE_EPOCH" not in os.environ:
        return EARLIEST
    now = build_moment()
    return max(EARLIEST, (now.year, now.month, now.day, now.hour, now.minute, now.second))

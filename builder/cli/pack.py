"""`qianshi pack` and `qianshi verify`: a site as one file, and whether a copy is whole."""

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import click

from builder.cli.folder import MissingError, root_option
from builder.cli.today import build_moment
from builder.files.write import write_bytes
from builder.publish.checksums import NAME
from builder.publish.checksums import verify as differences
from builder.publish.package import EARLIEST, Moment, pack_site
from builder.sources import load_library

PATH = click.Path(path_type=Path)


@click.command(help="把站点打成一个压缩包，供不联网的单位使用。")
@root_option
@click.option("--site", type=PATH, metavar="目录", help="站点；默认 site。")
@click.option("--output", type=PATH, metavar="文件", help="压缩包；默认 dist/qianshi-site.zip。")
def pack(root: Path, site: Path | None, output: Path | None) -> int:
    """Write the zip of the site that was built last."""
    folder = site or root / "site"
    if not (folder / "index.html").is_file():
        raise MissingError(f"{folder} 里还没有站点，请先执行 qianshi build。")
    settings = load_library(root).library.settings
    file = output or root / "dist/qianshi-site.zip"
    data = pack_site(folder, f"{settings.office} · {settings.site_name}", _moment())
    try:
        write_bytes(file, data)
    except OSError as fault:
        raise MissingError(f"写不进 {file}：{fault.strerror}。") from None
    click.echo(f"已打包：{file}，{len(data) / 1e6:.1f} MB。收到的人先看“使用说明.txt”。")
    return 0


@click.command(help="核对压缩包或解压后的目录是否完整、没有被改过。")
@click.argument("target", type=PATH, metavar="目录或压缩包")
def verify(target: Path) -> int:
    """Compare a copy with the list it carries; 1 when they differ."""
    try:
        faults = list(_verify_zip(target) if target.is_file() else _verify_folder(target))
    except (OSError, KeyError, UnicodeDecodeError, zipfile.BadZipFile) as fault:
        raise MissingError(f"{target} 读不出来，或者里面没有 {NAME}：{fault}") from None
    for difference in faults:
        click.echo(difference)
    if faults:
        click.echo(f"有 {len(faults)} 处与清单不符，请重新拷贝。", err=True)
        return 1
    click.echo("与清单相符，完整。", err=True)
    return 0


def _verify_folder(folder: Path) -> Iterator[str]:
    listed = (folder / NAME).read_text("utf-8")
    paths = [f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file()]
    yield from differences(listed, paths, lambda path: (folder / path).read_bytes())


def _verify_zip(file: Path) -> Iterator[str]:
    with zipfile.ZipFile(file) as archive:
        listed = archive.read(NAME).decode()
        names = [name for name in archive.namelist() if not name.endswith("/")]
        yield from differences(listed, names, archive.read)


def _moment() -> Moment:
    """Fixed, so that packing twice gives the same bytes, unless the environment names a moment."""
    if "SOURCE_DATE_EPOCH" not in os.environ:
        return EARLIEST
    now = build_moment()
    return max(EARLIEST, (now.year, now.month, now.day, now.hour, now.minute, now.second))

"""`qianshi site-source`: the site before any theme, as a folder that other tools can build."""

import shutil
from pathlib import Path
from typing import Any

import click
import yaml

from builder.cli.check import line_of
from builder.cli.folder import MissingError, root_option
from builder.cli.theme import OWN_FRAME, MkDocsTheme
from builder.cli.today import build_day
from builder.files.write import below
from builder.pipeline import read_folder, site_source
from builder.views.build_id import with_build_id

DOCS, FRAME = "docs", "frame"


@click.command(
    "site-source", help="把站点的源稿写成一个目录，原版 mkdocs-material 或 Zensical 都能生成。"
)
@click.argument("folder", type=click.Path(path_type=Path), metavar="目录")
@root_option
def site_source_command(folder: Path, root: Path) -> int:
    """Write pages, data, page frame and settings to a new folder."""
    if folder.exists() and any(folder.iterdir()):
        raise MissingError(f"{folder} 不是空目录，没有写。请换一个目录。")
    reading = read_folder(root)
    if reading.errors:
        for finding in reading.errors:
            click.echo(line_of(finding), err=True)
        return 1
    source = with_build_id(site_source(reading.library, build_day()))
    for path, content in source.items():
        data = content if isinstance(content, bytes) else content.encode()
        _write(below(folder / DOCS, path), data)
    shutil.copytree(OWN_FRAME, folder / FRAME)
    _write(folder / "mkdocs.yml", _settings(MkDocsTheme(root).text).encode())
    click.echo(f"已写出 {len(source)} 个文件。在 {folder} 里执行 mkdocs build 或 zensical build。")
    return 0


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _settings(text: str) -> str:
    """The office's own mkdocs.yml, without our plugin, which only MkDocs could run."""
    try:
        settings: dict[str, Any] = yaml.safe_load(text)
    except yaml.YAMLError as fault:
        raise click.ClickException(f"mkdocs.yml 里有只有 MkDocs 认得的写法：{fault}") from None
    theme = {**(settings.get("theme") or {"name": "material"}), "custom_dir": FRAME}
    changed = {"docs_dir": DOCS, "site_dir": "site", "theme": theme, "plugins": []}
    return yaml.safe_dump({**settings, **changed}, allow_unicode=True, sort_keys=False)

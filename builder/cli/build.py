"""`qianshi build` and `qianshi serve`: the site through MkDocs."""

import logging
import shutil
from pathlib import Path

import click
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from builder.cli.check import line_of
from builder.cli.folder import root_option
from builder.pipeline import read_folder
from builder.sources.publish import make_workspace, put_in_place


@click.command(help="生成站点。有错误就不生成，原来的站点不动。")
@root_option
@click.option(
    "--site", type=click.Path(path_type=Path), metavar="目录", help="放到哪里；默认 site。"
)
def build(root: Path, site: Path | None) -> int:
    """Build beside the old site and swap; a fault leaves the old site as it was."""
    reading = read_folder(root)
    if reading.errors:
        for finding in reading.errors:
            click.echo(line_of(finding), err=True)
        click.echo(f"有 {len(reading.errors)} 处错误，站点没有生成，原来的站点没有动。", err=True)
        return 1
    target = site or root / "site"
    fresh = make_workspace(target)
    try:
        _run_mkdocs(root, fresh)
        put_in_place(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    pages = sum(1 for _ in target.rglob("*.html"))
    click.echo(f"站点已生成：{target}，共 {pages} 页。双击 {target / 'index.html'} 即可打开。")
    return 0


@click.command(help="在本机预览站点；改了源文件会自动刷新。")
@root_option
@click.option("--port", default=8000, show_default=True, metavar="端口", help="本机端口。")
def serve(root: Path, port: int) -> int:
    """Serve a preview on the loopback address only."""
    click.echo(f"打开 http://127.0.0.1:{port}/ ，按 Ctrl+C 停止。")
    _show_log()
    mkdocs_serve.serve(str(root / "mkdocs.yml"), dev_addr=f"127.0.0.1:{port}")
    return 0


def _run_mkdocs(root: Path, site: Path) -> None:
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build.build(config)
    except (Abort, MkDocsException) as fault:
        raise click.ClickException(f"MkDocs 没有建成站点：{fault}") from None
    finally:
        config.plugins.on_shutdown()


def _show_log() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logging.getLogger("mkdocs").addHandler(handler)
    logging.getLogger("mkdocs").setLevel(logging.INFO)

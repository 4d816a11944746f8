"""Running MkDocs from a command: drawing given pages into a folder, and the preview."""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from builder.files.media_types import use_own_media_types
from builder.views.site_source import Content


def run_mkdocs(settings: Path, pages: Mapping[str, Content], folder: Path) -> None:
    """Draw `pages` and the theme's own files into `folder`, which is emptied first."""
    _show_log(logging.WARNING)
    try:
        config = load_config(str(settings), site_dir=str(folder), strict=True)
    except (Abort, MkDocsException) as fault:
        raise click.ClickException(f"mkdocs.yml 用不了：{fault}") from None
    plugin: Any = config.plugins["qianshi"]  # the other door, builder/mkdocs_plugin.py
    plugin.handed = pages
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build.build(config)
    except (Abort, MkDocsException) as fault:
        raise click.ClickException(f"MkDocs 没有建成站点：{fault}") from None
    finally:
        plugin.handed = None  # MkDocs keeps its plugins for the next build of this process
        config.plugins.on_shutdown()


def run_preview(settings: Path, port: int) -> None:
    """Serve the preview on the loopback address until somebody stops it."""
    _show_log(logging.INFO)
    use_own_media_types()
    mkdocs_serve.serve(str(settings), dev_addr=f"127.0.0.1:{port}")


def _show_log(level: int) -> None:
    log = logging.getLogger("mkdocs")
    log.setLevel(level)
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(message)s"))
        log.addHandler(handler)

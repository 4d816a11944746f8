"""`qianshi search`: the site's search on the command line, over the same terms and scores."""

import json
from pathlib import Path

import click

from builder import search as engine
from builder.cli.folder import data_folder, data_option, root_option
from builder.pipeline import read_folder


@click.command(help="检索：汉字、繁体、拼音、首字母。")
@click.argument("query", nargs=-1, required=True, metavar="词语")
@root_option
@data_option
@click.option("--limit", default=10, show_default=True, metavar="条数", help="最多列出几条。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def search(query: tuple[str, ...], root: Path, data: Path | None, limit: int, as_json: bool) -> int:
    """Print hits with their scores; 1 when nothing was found."""
    raise NotImplementedError(engine, json, data_folder, read_folder, query, root, limit, as_json)

"""`qianshi search`: the site's search on the command line, over the same terms and scores."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from builder.cli.folder import MissingError, data_folder, data_option, root_option
from builder.model import Library
from builder.pipeline import read_folder
from builder.search import Results, Store, StoreBusyError, documents_of
from builder.search import search as find


@click.command(help="检索：汉字、繁体、拼音、首字母。")
@click.argument("query", nargs=-1, required=True, metavar="词语")
@root_option
@data_option
@click.option("--limit", default=10, show_default=True, metavar="条数", help="最多列出几条。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def search(query: tuple[str, ...], root: Path, data: Path | None, limit: int, as_json: bool) -> int:
    """Print hits with their scores; 1 when nothing was found."""
    library = read_folder(root).library
    folder = data_folder(library.settings, data) / "search"
    results = _find(library, folder, " ".join(query), limit)
    if as_json:
        click.echo(json.dumps(asdict(results), ensure_ascii=False, indent=1))
    else:
        _show(results)
    return 0 if results.hits else 1


def _find(library: Library, folder: Path, query: str, limit: int) -> Results:
    """Bring the index in the data folder up to date, then ask it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        store = Store(folder)
        store.update(documents_of(library), library.synonyms)
    except (StoreBusyError, OSError) as fault:
        raise MissingError(f"检索库 {folder} 打不开：{fault}") from None
    try:
        return find(store, query, limit)
    finally:
        store.close()


def _show(results: Results) -> None:
    if results.notice:
        click.echo(results.notice, err=True)
    for hit in results.hits:
        anchor = f"#{hit.anchor}" if hit.anchor and "#" not in hit.id else ""
        click.echo(f"{hit.score:>7}  {hit.title}  {hit.id}{anchor}")
        click.echo(f"         {hit.snippet}")
    if results.suggestions:
        click.echo(f"可以试试：{'、'.join(results.suggestions)}", err=True)

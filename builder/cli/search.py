"""`qianshi search`: the site's search on the command line, over the same terms and scores."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from builder.cache import open_cache, user_cache
from builder.cli.folder import MissingError, root_option
from builder.model import Library
from builder.program.compile import calendar_of
from builder.search import (
    FACETS,
    KIND_LABELS,
    Answer,
    Answers,
    Results,
    answer_table,
    askings_of,
    documents_of,
)
from builder.search import search as find
from builder.search.store import Store, StoreBusyError
from builder.sources import load_library

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _facet_options(command: _Command) -> _Command:
    """One option for every facet, such as `--event-type`."""
    for facet, label in reversed(FACETS.items()):
        text = f"只要这一项的结果：{label}。"
        command = click.option(f"--{facet}", default="", metavar=label, help=text)(command)
    return command


@click.command(help="检索：汉字、繁体、拼音、首字母、同音字；加引号按原文找。")
@click.argument("query", nargs=-1, required=True, metavar="词语")
@root_option
@click.option(
    "--kind", default="", metavar="类别", help=f"只要这一类：{'、'.join(KIND_LABELS.values())}。"
)
@_facet_options
@click.option("--limit", default=10, show_default=True, metavar="条数", help="最多列出几条。")
@click.option("--data", hidden=True, expose_value=False, help="从前放索引的目录；现在用不着。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def search(
    query: tuple[str, ...],
    root: Path,
    *,
    kind: str,
    limit: int,
    as_json: bool,
    **only: str,
) -> int:
    """Print hits with their scores; 1 when nothing was found."""
    library = load_library(root).library
    wanted = {"kind": _kind(kind), **_facets(only, library)}
    text = " ".join(query)
    answer = _answer(library, root, text)
    results = _find(library, root, text, limit, wanted)
    if as_json:
        said = {"answer": asdict(answer) if answer else None, **asdict(results)}
        click.echo(json.dumps(said, ensure_ascii=False, indent=1))
    else:
        _show(results, answer)
    return 0 if results.hits or answer else 1


def _kind(text: str) -> str:
    """A kind by its name or its label."""
    names = {
        **{label: name for name, label in KIND_LABELS.items()},
        **{name: name for name in KIND_LABELS},
    }
    if text and text not in names:
        raise click.BadParameter(f"没有这一类：{text}；可用：{'、'.join(KIND_LABELS.values())}")
    return names.get(text, "")


def _facets(only: Mapping[str, str], library: Library) -> dict[str, str]:
    """Facets as the index knows them; an event type may be given by its id."""
    found = {name.replace("_", "-"): value for name, value in only.items()}
    event_type = library.event_types.get(found["event-type"])
    return {**found, **({"event-type": event_type.title} if event_type else {})}


def _find(
    library: Library, root: Path, query: str, limit: int, wanted: Mapping[str, str]
) -> Results:
    """Bring this user's index up to date, then ask it."""
    try:
        store = Store(user_cache(), root)
        store.update(documents_of(library), library.synonyms)
    except (StoreBusyError, OSError) as fault:
        raise MissingError(f"检索库打不开：{fault}") from None
    try:
        return find(store, query, limit, only=wanted)
    finally:
        store.close()


def _answer(library: Library, root: Path, text: str) -> Answer | None:
    """The one record that answers a question, by the calendar of the office."""
    with open_cache(user_cache(), root) as cache:
        answers = Answers(answer_table(askings_of(library, cache)))
    return answers.ask(text, date.today(), calendar_of(library))


def _show(results: Results, answer: Answer | None) -> None:
    if answer:
        click.echo(f"答：{answer.said}（{answer.kind} · {answer.title}，{answer.address}）")
    if results.notice:
        click.echo(results.notice, err=True)
    for hit in results.hits:
        anchor = f"#{hit.anchor}" if hit.anchor and "#" not in hit.id else ""
        click.echo(f"{hit.score:>7}  {hit.title}  {hit.id}{anchor}")
        click.echo(f"         {hit.snippet}")
    if results.suggestions:
        click.echo(f"可以试试：{'、'.join(results.suggestions)}", err=True)

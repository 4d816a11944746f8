"""`qianshi join`: the drafts of two phones at one event as one."""

import json
from pathlib import Path

import click

from builder.cli.checklist import read_draft, save
from builder.cli.folder import root_option
from builder.letters.run_lines import line_words
from builder.model import Event, Library
from builder.model.mark import Mark
from builder.pipeline import program_of, read_folder
from builder.program import Result, evaluate, make_event
from builder.program.marks import Contradiction, contradictions
from builder.program.two_phones import beside, joined_event


@click.command(help="两台手机上同一次活动的草稿合成一份：按行、按点的时间合，说法不一的逐条问。")
@click.argument("one", metavar="草稿文件", type=click.Path(path_type=Path))
@click.argument("other", metavar="另一份", type=click.Path(path_type=Path))
@click.option(
    "--output", required=True, type=click.Path(path_type=Path), metavar="文件", help="写到哪里。"
)
@click.option("--yes", is_flag=True, help="不逐条问：说法不一的，先按要紧的记，并列出来。")
@root_option
def join(one: Path, other: Path, output: Path, yes: bool, root: Path) -> int:
    """Write the joined draft; 1 where contradictions were not settled."""
    library = read_folder(root).library
    first, second = _read(one, library), _read(other, library)
    if not first.id or (first.id, first.type) != (second.id, second.type):
        raise click.ClickException(
            f"两份不是同一次活动：编号一份是“{first.id}”，一份是“{second.id}”。没有合。"
        )
    whole = joined_event(first, second)
    result = evaluate(program_of(library, whole.type), whole)
    open_ones = list(contradictions(first.marks, beside(first, second).marks))
    chosen = {x.line: _settled(x, result, yes=yes) for x in open_ones}
    whole = whole.model_copy(update={"marks": {**whole.marks, **chosen}})
    value = whole.model_dump(mode="json", exclude_none=True)
    save(output, (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())
    more = len(whole.marks) - len(first.marks)
    click.echo(
        f"{output}：第 {whole.revision} 版，勾了 {len(whole.marks)} 条，另一份多 {more} 条。"
    )
    return int(yes and bool(open_ones))


def _read(file: Path, library: Library) -> Event:
    made = make_event(read_draft(file), library.own_types, library.blocks)
    if isinstance(made, Event):
        return made
    raise click.ClickException(f"{file}：" + "\n".join(made))


def _settled(one: Contradiction, result: Result, *, yes: bool) -> Mark:
    """The mark that somebody chose, or the weightier."""
    first, second = one.one.words, one.other.words
    said = f"{line_words(result, one.line)}：1 {first}；2 {second}"
    if yes:
        click.echo(f"说法不一，先按 1 记：{said}")
        return one.one
    choice = click.prompt(said, type=click.Choice(["1", "2"]), default="1")
    return one.one if choice == "1" else one.other

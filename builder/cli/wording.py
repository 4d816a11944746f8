"""`qianshi wording`: a text that the office sends, blank or filled in by an event."""

from dataclasses import replace
from pathlib import Path

import click

from builder.cli.checklist import present_minute, read_draft, save
from builder.cli.folder import root_option, roster_option
from builder.cli.output import format_of, output_option
from builder.cli.roster import people_in
from builder.model import Library
from builder.model.roster import Roster
from builder.model.words import did_you_mean
from builder.outputs.wording import docx
from builder.outputs.wording.write import specimen, text_of, write
from builder.pipeline import entry_of_draft
from builder.program import WordingProgram, compile_wordings
from builder.program.wording_format import Written
from builder.sources import load_library

_FORMATS = ("docx", "txt")


@click.command(help="出一篇文稿：标着空的范本，或照活动草稿填好。不写代号，就列出全部文稿。")
@click.argument("name", metavar="[文稿代号]", default="")
@click.argument("draft", metavar="[草稿文件]", type=click.Path(path_type=Path), required=False)
@root_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    help="Word，或可以复制的文字（不写 --output 就显示出来）；不写是 Word。",
)
@roster_option
@output_option
def wording(
    name: str,
    draft: Path | None,
    *,
    root: Path,
    format_: str | None,
    roster: Path | None,
    output: Path | None,
) -> int:
    """Write one text to a file, or show it."""
    wanted = format_of(output, format_, "docx", {f".{each}": each for each in _FORMATS})
    library = load_library(root).library
    wordings = compile_wordings(library)
    if not name:
        return _list(wordings)
    chosen = _find(wordings, name)
    written = _written(library, chosen, draft, people_in(roster))
    if wanted == "txt" and not output:
        click.echo(text_of(written))
        return 0
    file = output or Path(f"{written['name']}.docx".replace("/", "／"))
    save(file, text_of(written).encode() if wanted == "txt" else docx.render(written))
    click.echo(f"{file}：{chosen['label']}，〔…〕里的请手填")
    return 0


def _list(wordings: list[WordingProgram]) -> int:
    for each in wordings:
        click.echo(f"{each['id']}\t{each['label']}")
    return 0


def _find(wordings: list[WordingProgram], name: str) -> WordingProgram:
    for each in wordings:
        if name in (each["id"], each["label"]):
            return each
    known = [word for each in wordings for word in (each["id"], each["label"])]
    hint = did_you_mean(name, known) or "不写代号可列出全部文稿。"
    raise click.UsageError(f"没有文稿“{name}”。{hint}")


def _written(
    library: Library, chosen: WordingProgram, draft: Path | None, roster: Roster
) -> Written:
    if draft is None:
        return specimen(chosen)
    entry = entry_of_draft(read_draft(draft), library, present_minute())
    if isinstance(entry, list):
        raise click.ClickException("\n".join(entry))
    return write(chosen, replace(entry, roster=roster))

"""`qianshi plan`: several draft files as one timetable, with what collides."""

from pathlib import Path

import click

from builder.cli.checklist import present_minute, read_draft, save
from builder.cli.folder import root_option
from builder.cli.output import format_of, format_option, output_option
from builder.model import Library
from builder.outputs import FORMATS, Paper, RenderError
from builder.outputs.plans import VIEWS, make_plan
from builder.pipeline import entry_of_draft
from builder.program.plan import Planned, conflicts, latest
from builder.sources import load_library

_VIEW_HELP = "哪一种：" + "、".join(f"{name} {view['label']}" for name, view in VIEWS.items())


@click.command(help="几份活动草稿合成一张安排表，并列出相互冲突的地方。")
@click.argument("files", nargs=-1, required=True, metavar="草稿文件…")
@root_option
@click.option("--view", type=click.Choice(list(VIEWS)), default="day", help=_VIEW_HELP)
@format_option
@output_option
def plan(
    files: tuple[str, ...], root: Path, view: str, format_: str | None, output: Path | None
) -> int:
    """Write the timetable; conflicts are also said on the terminal."""
    wanted = format_of(output, format_, "pdf")
    printed = present_minute()
    planned = read_plan(files, load_library(root).library, printed)
    found = conflicts(planned)
    file = write_paper(make_plan(view, planned, found, printed), wanted, output)
    click.echo(f"{file}：{len(planned)} 项活动，{len(found)} 处要处理")
    for fault in found:
        click.echo(str(fault))
    return 1 if found else 0


def write_paper(paper: Paper, format_: str, output: Path | None) -> Path:
    """Render a finished paper into a file and say which."""
    chosen = FORMATS[format_]
    file = output or Path(f"{paper.label}{chosen.suffix}")
    try:
        save(file, chosen.render(paper))
    except RenderError as fault:
        raise click.ClickException(str(fault)) from None
    return file


def read_plan(files: tuple[str, ...], library: Library, printed: str) -> list[Planned]:
    """Every draft file evaluated; the faults of all of them at once stop the command."""
    found: list[tuple[str, Planned]] = []
    faults: list[str] = []
    for file in files:
        try:
            found.append((file, read_event(file, library, printed)))
        except click.ClickException as fault:
            faults.append(fault.message)
    if faults:
        raise click.ClickException("\n".join(faults))
    return each_once(found)


def read_event(file: str, library: Library, printed: str) -> Planned:
    """One draft file evaluated; its faults stop the command."""
    entry = entry_of_draft(read_draft(Path(file)), library, printed)
    if isinstance(entry, list):
        raise click.ClickException("\n".join(f"{file}：{fault}" for fault in entry))
    return Planned(entry.result, entry.event)


def each_once(found: list[tuple[str, Planned]]) -> list[Planned]:
    """Of several versions of an event the last, which is said."""
    plan, said = latest(found)
    for words in said:
        click.echo(words, err=True)
    return plan

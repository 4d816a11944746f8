"""`qianshi due`: what was promised and what the law sets a limit for, the earliest first."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
from pydantic import ValidationError

from builder.cli.at_desk import desk_of, refusals
from builder.cli.checklist import present_minute, read_draft
from builder.cli.folder import data_option, root_option
from builder.cli.output import format_of, output_option
from builder.cli.plan import each_once, read_event, write_paper
from builder.decisions import stored_runs
from builder.model.faults import sentences
from builder.model.run_record import RunRecord
from builder.model.shape import shape_of
from builder.outputs import FORMATS
from builder.outputs.plans import make_ledger
from builder.program.commitments import Debt, debts
from builder.program.times import DAY, minute_of, moment_words
from builder.sources import load_library

T = TypeVar("T")


@click.command(
    help="列出未了的承诺和法定期限（承诺台账）。不写文件，就看数据目录里的 events 和 runs。"
)
@click.argument("files", nargs=-1, metavar="草稿文件…")
@root_option
@data_option
@click.option("--run", "runs", multiple=True, metavar="文件", help="运行记录，可重复。")
@click.option("--tasks", is_flag=True, help="连同全部倒排任务。")
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    help="另存成台账文件；不写则看 --output 的后缀，都不写就不存。",
)
@output_option
def due(
    files: tuple[str, ...], root: Path, data: Path | None, runs: tuple[str, ...], **options: object
) -> int:
    """Say what is due; 1 when something is overdue, or a file could not be read."""
    saved = _saved(options["output"], options["format_"])
    library = load_library(root).library
    stored: list[RunRecord] = []
    if not files and not runs:
        with refusals(root):
            desk = desk_of(library, root, data)
            stored = stored_runs(desk)
        files, runs = _all_in(desk.data / "events"), _all_in(desk.data / "runs")
    printed = present_minute()
    drafts, lost = _each(files, lambda file: (file, read_event(file, library, printed)))
    records, lost_too = _each(runs, lambda file: _run(Path(file)))
    found = debts(each_once(drafts), [*stored, *records], tasks=bool(options["tasks"]))
    open_ones = [debt for debt in found if not debt.done]
    for debt in open_ones:
        click.echo(_line(debt, minute_of(printed)))
    if not open_ones:
        click.echo("没有未了的承诺和法定期限。")
    if saved:
        click.echo(str(write_paper(make_ledger(found, printed), *saved)))
    overdue = any(debt.due < minute_of(printed) for debt in open_ones)
    return int(overdue or lost + lost_too > 0)


def _saved(output: Any, format_: Any) -> tuple[str, Path | None] | None:
    """In what format the ledger is written too, and where; None where nobody asked for it."""
    return (format_of(output, format_, "pdf"), output) if output or format_ else None


def _each(files: Sequence[str], read: Callable[[str], T]) -> tuple[list[T], int]:
    """What stands in the files, and how many cannot be read: they are named, the rest goes on."""
    found: list[T] = []
    lost = 0
    for file in files:
        try:
            found.append(read(file))
        except click.ClickException as fault:
            lost += 1
            click.echo(f"没有算进来：{fault.format_message()}", err=True)
    return found, lost


def _all_in(folder: Path) -> tuple[str, ...]:
    return tuple(str(file) for file in sorted(folder.glob("*.json")))


def _run(file: Path) -> RunRecord:
    try:
        return RunRecord.model_validate(read_draft(file))
    except ValidationError as fault:
        said = "".join(sentences(fault, shape_of(RunRecord)))
        raise click.ClickException(f"{file}：运行记录读不懂。{said}") from None


def _line(debt: Debt, now: int) -> str:
    owner = f"，{debt.owner}" if debt.owner else ""
    law = f"；{debt.note}" if debt.kind == "法定" else ""
    what = f"{debt.kind}：{debt.matter}（{debt.event}{owner}{law}）"
    return f"{_left(debt.due, now)}　{moment_words(debt.due)}　{what}"


def _left(due: int, now: int) -> str:
    days = due // DAY - now // DAY
    if due < now:
        return f"已过 {max(1, -days)} 天" if days < 0 else "今天已过"
    return "今天" if days == 0 else f"还有 {days} 天"

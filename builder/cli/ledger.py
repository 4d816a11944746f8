"""`qianshi ledger`: 同类问题复发情况, for the maintainer."""

from collections.abc import Mapping
from pathlib import Path

import click

from builder.cache import open_cache, user_cache
from builder.cli.at_desk import desk_of, refusals
from builder.cli.check import line_of
from builder.cli.folder import data_option, root_option
from builder.decisions import drills_of, runs_over, waiting
from builder.decisions.line_values import LineValues, line_values
from builder.letters.inbox import Received
from builder.model import Finding, HandIn, Item, Library, Task
from builder.model.drill_record import DrillRecord
from builder.review.opinions import opinions_of
from builder.review.recurrence import HELD, Run, escapes, lesson_rows, stops, type_rows
from builder.sources import load_library


@click.command(help="同类问题复发情况：每条案例拦住几次、没拦住几次，各类活动多久没有再犯。")
@root_option
@data_option
@click.option("--lines", is_flag=True, help="改看每一条检查项、任务拦住几次，哪些可以考虑撤下。")
def ledger(root: Path, data: Path | None, *, lines: bool) -> int:
    """Print the ledger from events and run records in the data folder; 1 for unreadable files."""
    library = load_library(root).library
    with refusals(root):
        desk = desk_of(library, root, data)
        found = list(runs_over(desk, library))
        drills = drills_of(desk)
        letters = [one.hand_in for one in waiting(desk) if isinstance(one, Received)]
    faults = [one for one in found if not isinstance(one, Run)]
    runs = [one for one in found if isinstance(one, Run)]
    for fault in faults:
        click.echo(line_of(fault) if isinstance(fault, Finding) else fault, err=True)
    if lines:
        with open_cache(user_cache(), root) as cache:
            _show_lines(line_values(library, runs, cache))
    else:
        _show_slips(library, runs)
        _show_opinions(library, letters)
        _show_drills(library, drills)
    over = sum(run.is_over for run in runs)
    click.echo(f"共 {over} 次活动有记录。", err=True)
    return 1 if faults else 0


def _show_slips(library: Library, runs: list[Run]) -> None:
    _show_lessons(library, runs)
    _show_escapes(library, runs)
    _show_stops(runs)
    for row in type_rows(library, runs):
        click.echo(f"{row.title}：办过 {row.events} 次，上次再犯以来 {row.since} 次。")


def _show_lines(values: LineValues) -> None:
    for value in values.rows:
        click.echo(f"{value.line.text}（{value.line.id}）：{value.tally.words}")
    click.echo(values.verdict)
    for value in values.retirable:
        click.echo(f"  {value.line.text}（{value.line.place('text')}）：{value.tally.words}")


def _show_lessons(library: Library, runs: list[Run]) -> None:
    for row in lesson_rows(library, runs):
        counts = f"查过 {row.tested}，拦住 {row.held}，没拦住 {row.leaked}"
        click.echo(f"{row.title}（{row.lesson}）：{counts}")


def _show_escapes(library: Library, runs: list[Run]) -> None:
    for escape in escapes(library, runs):
        if escape.kind != HELD:
            where = f"{_title(library, escape.lesson)}，{escape.event}"
            click.echo(f"  {escape.kind}：{where}。{escape.repair}")


def _show_stops(runs: list[Run]) -> None:
    """What somebody marked 拦住, in their words."""
    for stop in stops(runs):
        click.echo(f"拦住了：{stop.text}（{stop.line}，{stop.event}）{stop.note}".rstrip())


def _show_opinions(library: Library, letters: list[HandIn]) -> None:
    """What waits in the inbox about items, at the item that it is about."""
    for said in opinions_of(letters, library):
        where = f"{said.line.id}，{said.line.place('text')}"
        click.echo(f"对条目的意见：{said.line.text}（{where}）：{said.words}")


def _show_drills(library: Library, drills: list[DrillRecord]) -> None:
    """桌面推演 by themselves: nobody's real event is among them, and they count for none."""
    if drills:
        click.echo("桌面推演（不算在上面的次数里）：")
    for one in drills:
        kind = library.own_types.get(one.type)
        about = f"{one.lesson}，{kind.title if kind else one.type}"
        click.echo(f"  {one.held[:10]} {_title(library, one.lesson)}（{about}）：{one.counts}")
        for key, heard in one.lines.items():
            if heard == "没人提":
                click.echo(f"    没人提：{_line_text(library, key)}")


def _line_text(library: Library, key: str) -> str:
    kind, _, id_ = key.partition(" ")
    lines: Mapping[str, Item | Task] = library.items if kind == "item" else library.tasks
    return lines[id_].text if id_ in lines else id_


def _title(library: Library, lesson: str) -> str:
    known = library.lessons.get(lesson)
    return known.title if known else lesson

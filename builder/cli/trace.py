"""`qianshi trace`: which lessons and clauses the lines of the sheets rest on."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from pathlib import Path

import click

from builder.checks.impact import Impact, impact_of
from builder.checks.trace import Row, accepted_stamps, names_of, own_lock, trace_rows
from builder.cli.at_desk import desk_of, echo_said, refusals
from builder.cli.folder import data_option, root_option
from builder.decisions import SaidOfLines, said_of_lines
from builder.files.write import write_text
from builder.model import Lesson, Library
from builder.model.words import did_you_mean
from builder.sources import load_library
from builder.sources.stamps import LOCK

ACCEPT = "accept"
_HELP = """依据与条目的对照。

\b
  qianshi trace                     全部：案例、条款 ↔ 检查项、任务 ↔ 类型，来源备注，对条目的意见
  qianshi trace 路径或代号          改它会牵动哪些检查项、任务、类型、处置卡，和来源备注
  qianshi trace accept 代号...      看过了，依据的变动不影响这些条目
  qianshi trace accept --all        全部确认无变化
"""


@click.command(help=_HELP)
@click.argument("words", nargs=-1, metavar="[accept] [路径或代号]...")
@root_option
@data_option
@click.option("--all", "everything", is_flag=True, help="accept 时：全部条目。")
def trace(words: tuple[str, ...], root: Path, data: Path | None, *, everything: bool) -> int:
    """Print the trace, or accept it; 1 where something is suspect or unknown."""
    library = load_library(root).library
    if words[:1] == (ACCEPT,):
        return _accept(library, root, words[1:], everything=everything)
    if everything:
        raise click.UsageError("--all 只和 accept 一起用。")
    with refusals(root):
        said = said_of_lines(desk_of(library, root, data), library)
    if words:
        return max(_show_impact(library, root, word, said) for word in words)
    code = _show_table(trace_rows(library), library)
    _show_notes(library.lessons.values())
    _show_said(library, said)
    return code


def _show_table(rows: tuple[Row, ...], library: Library) -> int:
    """One block a ground, one line an edge."""
    by_ground = sorted(rows, key=_ground)
    for ground, here in groupby(by_ground, key=_ground):
        block = list(here)
        click.echo(f"{ground}  {_title(block[0])}")
        for row in block:
            click.echo(f"  {_mark(row)} {row.edge.line}  {row.line.text}  ← {_types(row, library)}")
    suspects = sum(row.is_suspect for row in rows)
    unstamped = sum(row.stamp is None for row in rows)
    summary = f"{len(rows)} 条对照，{suspects} 条依据有变待复核，{unstamped} 条新加未确认。"
    click.echo(summary, err=True)
    return 1 if suspects else 0


def _ground(row: Row) -> str:
    return row.edge.ground


def _title(row: Row) -> str:
    return getattr(row.ground, "title", "") or getattr(row.ground, "label", "")


def _mark(row: Row) -> str:
    if row.stamp is None:
        return "新"
    return "变" if row.is_suspect else "  "


def _types(row: Row, library: Library) -> str:
    types = library.types_of_item if row.edge.kind == "item" else library.types_of_task
    return "、".join(event_type.title for event_type in types[row.line.id]) or "（没有活动类型）"


def _show_said(library: Library, said: SaidOfLines) -> None:
    """Lines of which something was said, those most is said of first."""
    if said:
        click.echo("对条目的意见")
    for name in sorted(said, key=lambda name: (-len(said[name]), name)):
        line = library.items.get(name) or library.tasks[name]
        click.echo(f"  {name}  {line.text}")
        echo_said(said[name])


def _show_notes(lessons: Iterable[Lesson]) -> None:
    """What whoever keeps the lessons should know of their sources."""
    noted = [lesson for lesson in lessons if lesson.source_note]
    if noted:
        click.echo("案例的来源备注")
    for lesson in noted:
        extent = f"（{lesson.source_extent}）" if lesson.source_extent else ""
        click.echo(f"  lessons/{lesson.id}{extent}  {lesson.source_note}")


def _show_impact(library: Library, root: Path, word: str, said: SaidOfLines) -> int:
    impact = impact_of(library, _name(word, root))
    if impact is None:
        click.echo(f"没有 {word}。{did_you_mean(word, _known(library))}", err=True)
        return 1
    click.echo(f"改 {word} 会牵动：")
    _echo_lines(impact, said)
    _show_notes(impact.lessons)
    return 0


def _echo_lines(impact: Impact, said: SaidOfLines) -> None:
    for label, lines in (("检查项", impact.items), ("任务", impact.tasks)):
        click.echo(f"{label} {len(lines)} 条")
        for line in lines:
            click.echo(f"  {line.id}  {line.text}")
            echo_said(said.get(line.id, ()))
    click.echo(f"活动类型 {len(impact.event_types)} 种")
    for event_type in impact.event_types:
        click.echo(f"  {event_type.id}  {event_type.title}")
    click.echo(f"应急处置卡 {len(impact.cards)} 张")
    for card in impact.cards:
        click.echo(f"  {card.id}  {card.title}")


def _name(word: str, root: Path) -> str:
    """What was typed, as a path below the root where it is one."""
    path = Path.cwd() / word
    if path.exists() and path.resolve().is_relative_to(root):
        return path.resolve().relative_to(root).as_posix()
    return word


def _known(library: Library) -> list[str]:
    references = [f"lessons/{id_}" for id_ in library.lessons]
    return [*references, *library.items, *library.tasks, *library.event_types]


def _accept(library: Library, root: Path, ids: tuple[str, ...], *, everything: bool) -> int:
    if bool(ids) == everything:
        raise click.UsageError("accept 后面写代号，或写 --all。")
    names = {name for row in trace_rows(library) for name in names_of(row.edge)}
    if unknown := [id_ for id_ in ids if id_ not in names]:
        for id_ in unknown:
            click.echo(f"没有以 {id_} 为一端的对照。{did_you_mean(id_, names)}", err=True)
        return 1
    before = library.stamps
    stamps = accepted_stamps(library, None if everything else frozenset(ids), date.today())
    write_text(root / LOCK, own_lock(stamps, library))
    changed = sum(before.get(edge) != stamp for edge, stamp in stamps.items())
    click.echo(f"已确认 {changed} 条，写入 {LOCK}。", err=True)
    return 0

"""`qianshi accept`: a hand-in becomes a lesson, and lines of sheets remember it."""

from pathlib import Path
from typing import Any

import click

from builder.cli.accept_options import Given, decision_of, decision_options
from builder.cli.at_desk import (
    commit_option,
    desk_of,
    echo_losses,
    echo_said_type,
    put_in_git,
    refusals,
)
from builder.cli.check import line_of
from builder.cli.folder import data_option, root_option
from builder.decisions import DeskError
from builder.decisions import accept as accept_at
from builder.decisions.names import AT_REVIEW, names_message
from builder.decisions.preview import Preview, came_of, preview
from builder.model import Library
from builder.model.line_words import is_plain_action
from builder.review import Acceptance, UnfitError
from builder.review.sheets import Row, SheetLine, Touched
from builder.sources import load_library

_WIDTH = 24
"""Characters of a line of the sheet in the left column of a preview."""


@click.command(help="收录一条经验：写进 lessons/，并加上检查项，或关联本该拦住它的那一条。")
@click.argument("receipt", metavar="回执号")
@root_option
@data_option
@commit_option
@click.option("--preview", "only_look", is_flag=True, help="只看前后对照，什么都不写。")
@decision_options
def accept(
    receipt: str,
    root: Path,
    data: Path | None,
    *,
    commit: bool,
    only_look: bool,
    **options: Any,  # click hands every option over by its name; `Given` has a type for each
) -> int:
    """Write the lesson and its lines, then move the hand-in out of the inbox."""
    library = load_library(root).library
    with refusals(root):
        desk = desk_of(library, root, data)
        try:
            decision = decision_of(Given(**options), library)
        except UnfitError as unfit:
            raise DeskError(str(unfit)) from None
        if only_look:
            return _show(preview(desk, receipt, decision), library)
        done = accept_at(desk, receipt, decision)
    _tell(done.acceptance, library)
    after = load_library(root).library
    for words in came_of(library, after, done.acceptance.types):
        click.echo(f"这样收录以后，{words}。")
    if commit:
        put_in_git(root, done.paths, f"收录 {done.acceptance.lesson_id}（{receipt}）")
    return 0


def _tell(made: Acceptance, library: Library) -> None:
    done = "早已收录" if made.already_in else "已收录"
    click.echo(f"{done}：{made.lesson_path}")
    titles = "、".join(library.event_types[name].title for name in made.types)
    click.echo(f"活动类型：{titles or '没有，哪张单上都不会出现。请用 --type 写明'}")
    if made.case:
        echo_said_type(made.case.told, library)
    for line in made.lines:
        place = line.place.title(library)
        text = str(line.entry["text"])
        click.echo(f"已加检查项：{place}：{text}（{line.path}）")
        if when := line.condition:
            click.echo(f"  适用条件：{when}")
        if not is_plain_action(text):
            click.echo(f"  这是提交人的原话，还不像一条检查项，请到 {line.path} 里改写。")
    for name in made.known:
        click.echo(f"已关联：{library.items[name].text}（{name}）")
    if not made.lines and not made.known:
        click.echo("还没有检查项记住它：加 --expect 写明应看到什么，或用 --existing 关联一条。")


def _show(seen: Preview, library: Library) -> int:
    """The preview on a terminal; 1 where it would be refused."""
    click.echo(f"会写成 {seen.acceptance.lesson_path}：\n\n{seen.acceptance.lesson}")
    if seen.acceptance.case:
        echo_said_type(seen.acceptance.case.told, library)
    for words in seen.effect_words:
        click.echo(f"这样收录以后，{words}。")
    echo_losses(seen.effect.losses)
    for sheet in seen.touched:
        _show_sheet(sheet)
    if not seen.touched:
        click.echo("没有一张单会变。")
    for finding in seen.findings:
        click.echo(line_of(finding), err=True)
    if seen.acceptance.unsettled:
        click.echo(names_message(seen.acceptance.unsettled, AT_REVIEW), err=True)
    words = "什么都没有写。" if seen.is_sound else "这样收录会出错，请先改好。什么都没有写。"
    click.echo(words, err=True)
    return 0 if seen.is_sound else 1


def _show_sheet(sheet: Touched) -> None:
    before, after = sheet.counts
    click.echo(f"{sheet.title}（最多 {sheet.most} 条）\n  之前 {before} 条 → 之后 {after} 条")
    for row in sheet.rows:
        click.echo(f"  {row.mark or '　　'} {_cell(row, row.before)} | {_cell(row, row.after)}")


def _cell(row: Row, line: SheetLine | None) -> str:
    """A line padded to the column; full-width spaces are as wide as its characters."""
    words = f"{'必 ' if line and line.killer else ''}{line.text if line else ''}"
    changed = line is not None and row.mark == "改了"
    words += f"（只在：{line.when}）" if line and line.when and row.mark == "新增" else ""
    return (words + (f"（{line.expect}）" if changed and line else "")).ljust(_WIDTH, "　")

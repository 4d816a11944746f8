"""`qianshi return`, `merge`, `settle`, `undo` and `purge`: the other ways a hand-in may go."""

from pathlib import Path

import click

from builder.cli.accept_options import name_options
from builder.cli.at_desk import commit_option, open_desk, put_in_git
from builder.cli.folder import data_option, root_option
from builder.decisions import give_back as return_at
from builder.decisions import merge as merge_at
from builder.decisions import purge as purge_at
from builder.decisions import settle as settle_at
from builder.decisions import undo as undo_at
from builder.decisions.desk import STATES, TAKEN_BACK
from builder.review.names import Names


@click.command("return", help="退回补充：写明缺什么，提交人凭回执号看得到。")
@click.argument("receipt", metavar="回执号")
@root_option
@data_option
@click.option("--reason", required=True, metavar="理由", help="缺什么、请怎样补。")
def return_command(receipt: str, root: Path, data: Path | None, reason: str) -> int:
    """Move a hand-in out of the inbox with a reason."""
    with open_desk(root, data) as desk:
        return_at(desk, receipt, reason)
    click.echo(f"已退回补充：{receipt}")
    return 0


@click.command(help="并入已有：又发生了一次，记在已有的案例名下。")
@click.argument("receipt", metavar="回执号")
@click.argument("lesson", metavar="案例")
@root_option
@data_option
@commit_option
@name_options
def merge(
    receipt: str,
    lesson: str,
    root: Path,
    data: Path | None,
    *,
    commit: bool,
    replaced: tuple[tuple[str, str], ...],
    not_names: tuple[str, ...],
) -> int:
    """Write a short lesson that repeats an earlier one."""
    with open_desk(root, data) as desk:
        done = merge_at(desk, receipt, lesson, names=Names(replaced, not_names))
    click.echo(f"已并入已有：lessons/{done.acceptance.lesson_id}.md 重复了 {lesson}")
    if commit:
        put_in_git(root, done.paths, f"并入 {lesson}（{receipt}）")
    return 0


@click.command(help="已处理：对条目的意见看过了，写明怎样处理的，提意见的人凭回执号看得到。")
@click.argument("receipt", metavar="回执号")
@root_option
@data_option
@click.option("--reason", required=True, metavar="处理", help="改了哪里，或为什么不改。")
def settle(receipt: str, root: Path, data: Path | None, reason: str) -> int:
    """Move an opinion on an item out of the inbox."""
    with open_desk(root, data) as desk:
        settle_at(desk, receipt, reason)
    click.echo(f"已处理：{receipt}")
    return 0


@click.command(help="撤销收录、并入、退回或处理，这一条回到待审；撤销改别处，放回原来的样子。")
@click.argument("receipt", metavar="回执号")
@root_option
@data_option
@commit_option
def undo(receipt: str, root: Path, data: Path | None, *, commit: bool) -> int:
    """Take the last decision on a hand-in back; refused where its texts were edited since."""
    with open_desk(root, data) as desk:
        paths = undo_at(desk, receipt)
        state = desk.state_of(receipt)
    left = "改过的地方放回原来的样子" if state == STATES[TAKEN_BACK] else f"回到{state}"
    click.echo(f"已撤销，{receipt} {left}。")
    if commit:
        put_in_git(root, paths, f"撤销 {receipt}")
    return 0


@click.command(help="清除一条收件的全部文字：收件箱和审计记录的内容。已收录的案例不动。")
@click.argument("receipt", metavar="回执号")
@root_option
@data_option
@click.option("--yes", is_flag=True, help="不再询问。")
def purge(receipt: str, root: Path, data: Path | None, *, yes: bool) -> int:
    """Throw a hand-in's words away for good; that it existed stays in the audit log."""
    if not yes:
        click.confirm(f"清除 {receipt} 的全部文字，不能恢复。清除吗", abort=True)
    with open_desk(root, data) as desk:
        copies = purge_at(desk, receipt)
    click.echo(f"已清除 {receipt}。办理经过仍在审计记录里，没有文字。")
    for copy in copies:
        click.echo(f"这份备份里可能还有，请自行处理：{copy.path}（{copy.at}）")
    return 0

"""`qianshi update`: a newer version of a layer, looked at, taken, or taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from builder.cache import Cache, open_cache, user_cache
from builder.cli.check import told_to_wait
from builder.cli.folder import MissingError, root_option
from builder.cli.publishers import confirm_publisher, confirmed, fingerprint_option, yes_option
from builder.exchange.fetch import fetch_parcel
from builder.exchange.parcel import ParcelError
from builder.exchange.standing import Step, alone_at, step_back, step_to

_HELP = """更新一层：上级或前事库发来的新版。先列出变了什么，同意了才换；可以退回。

\b
  qianshi update 压缩包、文件夹或网址     先看变了什么，再问换不换
  qianshi update 压缩包 --yes            看过了，不再问
  qianshi update --back                  退回上一版
"""


@click.command(help=_HELP)
@click.argument("where", required=False, default="", metavar="[压缩包、文件夹或网址]")
@root_option
@click.option("--back", is_flag=True, help="退回上一版；更新过几层的，后面写层的名字。")
@yes_option
@fingerprint_option
def update(where: str, root: Path, fingerprint: str, *, back: bool, yes: bool) -> int:
    """Show what would change and change it when it is wanted; 1 when it is not."""
    if not where and not back:
        raise click.UsageError("写新版的压缩包、文件夹或网址；退回上一版写 --back。")
    with refused_in_words(), alone_at(root):
        if back:
            with _looking(root) as cache:
                step = step_back(root, where, cache)
        else:
            parcel = fetch_parcel(where)
            confirm_publisher(root, parcel, fingerprint)
            with _looking(root) as cache:
                step = step_to(root, parcel, cache)
        taken = _asked(step, yes=yes)
    if taken and not back:
        click.echo("不合适，运行 qianshi update --back。", err=True)
    return 0 if taken else 1


@contextmanager
def _looking(root: Path) -> Iterator[Cache]:
    """Two knowledge bases are read and checked, most of which is the same."""
    with told_to_wait(), open_cache(user_cache(), root) as cache:
        yield cache


def _asked(step: Step, *, yes: bool) -> bool:
    """Tell what changes, and take the step where somebody says so; whether it was taken."""
    click.echo(step.labels)
    for line in step.changes.lines():
        click.echo(line)
    if not yes and not confirmed("换成这一版吗？"):
        step.leave()
        click.echo("没有换，什么也没有变。", err=True)
        return False
    step.take()
    click.echo("已换好。接着运行 qianshi check 和 qianshi build。")
    return True


@contextmanager
def refused_in_words() -> Iterator[None]:
    """What is wrong with a parcel ends the command with its words."""
    try:
        yield
    except ParcelError as fault:
        raise MissingError(str(fault)) from None

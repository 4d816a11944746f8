"""`qianshi outbox`: send what is to be sent, and see what became of it."""

from pathlib import Path

import click

from builder.cli.at_desk import desk_of, refusals
from builder.cli.check import line_of
from builder.cli.folder import MissingError, data_option, root_option
from builder.decisions import Desk
from builder.decisions.desk import OUTBOX
from builder.files.durable import create
from builder.outbox import (
    SAMPLE,
    OutboxFaultyError,
    OutboxSettings,
    deliver,
    gather,
    latest_dispatches,
    read_outbox,
)
from builder.outbox.carried import NotSentError, UncertainError
from builder.outbox.post import REFUSED, SENT, STATES, UNKNOWN, carry
from builder.sources import load_library
from builder.store import Dispatch

SHOWN = 50
_HELP = """外发：把到期的事、待审的经验、审核的答复发到邮箱或群里。

没有设就什么也不发；先用 --new 写出设置文件，改好，再用 --try 试一试。
收件箱服务（qianshi desk）开着时每分钟自己发；不开服务，用计划任务每天运行本命令。
"""


@click.command("outbox", help=_HELP)
@root_option
@data_option
@click.option("--new", "is_new", is_flag=True, help="写出带说明的设置文件。")
@click.option("--try", "tried", metavar="名称", help="往这一处发一条试试。")
@click.option("--list", "listed", is_flag=True, help="只列出发过的和没发出的。")
def outbox(root: Path, data: Path | None, *, is_new: bool, tried: str | None, listed: bool) -> int:
    """Send; 1 when something did not arrive, 3 where nothing is set."""
    library = load_library(root).library
    with refusals(root):
        desk = desk_of(library, root, data)
        if is_new:
            return _write_sample(desk)
        if listed:
            return _list(desk)
        settings = settings_of(desk)
        if tried:
            return _try(settings, tried)
        gather(desk, library, settings)
        done = deliver(desk, settings)
    for one in done:
        click.echo(_line(one))
    if not done:
        click.echo("没有要发的。")
    return int(any(one.state != SENT for one in done))


def settings_of(desk: Desk) -> OutboxSettings:
    """The settings of a data folder; what is wrong with them is said, and MissingError raised."""
    try:
        settings = read_outbox(desk.data)
    except OutboxFaultyError as fault:
        for finding in fault.findings:
            click.echo(line_of(finding), err=True)
        raise MissingError(f"{desk.data / OUTBOX}：{fault}") from None
    if settings is None:
        raise MissingError("没有设外发，什么也没有发。要设请运行 qianshi outbox --new。")
    return settings


def _write_sample(desk: Desk) -> int:
    """For its owner alone: it will hold passwords."""
    file = desk.data / OUTBOX
    desk.store  # noqa: B018 - makes the folder, for its owner alone
    try:
        create(file, SAMPLE.encode())
    except FileExistsError:
        raise MissingError(f"已有 {file}，没有改它。") from None
    click.echo(f"写好了 {file}。请改成本单位的，再运行 qianshi outbox --try 办公室邮箱。")
    return 0


def _try(settings: OutboxSettings, name: str) -> int:
    channel = settings.channel(name)
    if channel is None:
        known = "、".join(one.name for one in settings.channels) or "一处也没有"
        raise click.UsageError(f"没有叫“{name}”的，现在有：{known}。")
    try:
        said = carry(channel, "前事：试发一条", f"收到这一条，就是设好了。\n{settings.link}")
    except (NotSentError, UncertainError) as fault:
        raise click.ClickException(f"{name}：{fault}。") from None
    click.echo(f"{name}：已发出，请去看看收到没有。{said}")
    return 0


def _list(desk: Desk) -> int:
    found = latest_dispatches(desk, SHOWN)
    for one in found:
        click.echo(f"{one.at.replace('T', ' ')[:16]}  {_line(one)}")
    if not found:
        click.echo("还没有发过什么。")
    return int(any(one.state in (REFUSED, UNKNOWN) for one in found))


def _line(one: Dispatch) -> str:
    why = f"：{one.why}" if one.why else ""
    return f"{STATES[one.state]}　{one.channel}　{one.title}{why}"

"""`qianshi backup` and `qianshi restore`: the whole desk in one file, and back."""

from pathlib import Path

import click

from builder.cli.at_desk import open_desk
from builder.cli.folder import data_option, root_option
from builder.decisions import back_up
from builder.decisions import restore as restore_at

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(help="备份收件、办理、审计记录和运行记录，成一个 zip；里面是一行一条的 JSON。")
@click.argument("file", metavar="文件.zip", type=_FILE)
@root_option
@data_option
def backup(file: Path, root: Path, data: Path | None) -> int:
    """Write a copy of one moment for its owner alone; a file that is there is not written over."""
    with open_desk(root, data) as desk:
        count = back_up(desk, file)
    click.echo(f"已备份到 {file}，收件 {count} 条。里面有全部文字和签名的密钥，请收好。")
    return 0


@click.command(help="从备份恢复；数据目录须是空的。")
@click.argument("file", metavar="文件.zip", type=_FILE)
@root_option
@data_option
def restore(file: Path, root: Path, data: Path | None) -> int:
    """Make the desk of a copy where there is none."""
    with open_desk(root, data) as desk:
        count = restore_at(desk, file)
    click.echo(f"已恢复到 {desk.data}，收件 {count} 条。请用 qianshi audit 核对。")
    return 0

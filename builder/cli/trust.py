"""`qianshi trust`: this user wants the desk where qianshi.yml says."""

from pathlib import Path

import click

from builder.cli.desk_place import confirm, in_words, named_by
from builder.cli.folder import root_option
from builder.sources import load_library


@click.command(
    help="确认 qianshi.yml 另指的数据目录、收件数据库、共享收件箱是本单位的；改了要再确认。"
)
@root_option
@click.option("--forget", is_flag=True, help="收回以前的确认。")
def trust(root: Path, forget: bool) -> None:
    """Remember it in the user's own settings, for this folder alone."""
    wanted = {} if forget else named_by(load_library(root).library.settings, root)
    confirm(root, wanted)
    if wanted:
        click.echo(f"已记住：{root} 收件的地方是：{in_words(wanted)}。")
    else:
        click.echo("已收回。" if forget else "qianshi.yml 没有另指地方，不用确认。")

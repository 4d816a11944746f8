"""`qianshi migrate`: source files of an older schema to the present one."""

from pathlib import Path

import click

from builder.cli.folder import MissingError, root_option
from builder.model.settings import SCHEMA
from builder.sources.migrations import SETTINGS, schema_of
from builder.sources.migrations import migrate as migrate_files


@click.command(help="把旧版式的源文件改成现在的版式。先提交 git，改完用 git diff 看。")
@root_option
def migrate(root: Path) -> int:
    """Apply what is due and list the files that changed."""
    try:
        before = schema_of((root / SETTINGS).read_text("utf-8"))
        if before > SCHEMA:
            raise MissingError(
                f"这里是第 {before} 版版式，本机的前事只认到第 {SCHEMA} 版，请升级。"
            )
        changed = list(migrate_files(root))
    except (OSError, UnicodeDecodeError) as fault:
        raise MissingError(f"读不出来或写不进去：{fault}") from None
    for path in changed:
        click.echo(path)
    if before == SCHEMA:
        click.echo(f"已经是现在的版式（第 {SCHEMA} 版），没有要改的。", err=True)
    else:
        click.echo(f"从第 {before} 版改到第 {SCHEMA} 版，改了 {len(changed)} 个文件。", err=True)
    return 0

"""`qianshi audit`: who did what at the desk, and whether anybody has touched the log."""

from pathlib import Path

import click

from builder.cli.at_desk import desk_of, refusals
from builder.cli.folder import data_option, root_option
from builder.sources import load_library


@click.command(help="审计记录：谁在何时办了什么；检查记录有没有被改动。")
@root_option
@data_option
@click.option("--list", "show", is_flag=True, help="逐条列出。")
def audit(root: Path, data: Path | None, *, show: bool) -> int:
    """Verify chain, seals and head; 1 when one of them is broken."""
    with refusals(root):
        log = desk_of(load_library(root).library, root, data).audit
        rows, faults = log.rows(), list(log.faults())
    for row in rows if show else ():
        click.echo(f"{row.number:>6}  {row.at}  {row.act:<9} {row.receipt}  {_plain(row.who)}")
    for fault in faults:
        click.echo(fault, err=True)
    last = rows[-1].hash[:16] if rows else "无"
    click.echo(f"审计记录 {len(rows)} 条，末条指纹 {last}。", err=True)
    return 1 if faults else 0


def _plain(text: str) -> str:
    """A login name comes from outside: no line ends, no terminal codes."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)

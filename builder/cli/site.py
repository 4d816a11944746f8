"""What the commands around a finished site share: where it stands, how its faults are said."""

from collections.abc import Sequence
from pathlib import Path

import click

SHOWN = 20
"""Faults that are listed; one cause often has hundreds."""


def site_folder(root: Path, given: Path | None) -> Path:
    """Where the site stands, absolute; a link is followed, so that readers see what is built."""
    named = (given or root / "site").absolute()
    target = named.resolve()
    if named.is_symlink():
        click.echo(f"{named} 是链接，实际的目录是 {target}。", err=True)
    return target


def tell_faults(faults: Sequence[str], conclusion: str, *, asked: bool = False) -> None:
    """Say the first faults, how many there are besides, and what follows.

    `asked` puts the faults where results go: they are what the command was called for.
    """
    for fault in faults[:SHOWN]:
        click.echo(fault, err=not asked)
    if len(faults) > SHOWN:
        click.echo(f"……还有 {len(faults) - SHOWN} 处", err=True)
    click.echo(conclusion, err=True)

"""What a killed act at the desk left half done in the sources is settled before they are used."""

import os
from pathlib import Path

import click

from builder.cli.desk_place import desk_place
from builder.cli.folder import DATA, MissingError
from builder.model import Library
from builder.store import HELD_IN, is_postgresql

_KEY = "audit.key"
"""A machine that never acted at the desk of a PostgreSQL store has none, and left nothing."""


def settle_half_done(library: Library, root: Path, data: Path | None = None) -> bool:
    """Take back or finish it; whether there was anything, so that the sources are to be read again.

    Raises MissingError where the store cannot be asked.
    """
    data = data or _named_by_the_environment()
    try:
        place = desk_place(library.settings, data, root, asks=False, takes=False)
    except MissingError:  # a desk that nobody here has acted at
        return False
    if not (place.data / (_KEY if is_postgresql(place.address) else HELD_IN)).is_file():
        return False
    from builder.cli.at_desk import desk_at, refusals  # noqa: PLC0415 - slow to load
    from builder.decisions import recover_alone  # noqa: PLC0415

    with refusals(root):
        settled = recover_alone(desk_at(place, root))
    for receipt in settled:
        click.echo(f"上次办理 {receipt} 时中断，已收拾好。", err=True)
    return bool(settled)


def _named_by_the_environment() -> Path | None:
    """The data folder as commands with `--data` take it."""
    return Path(os.environ[DATA]) if os.environ.get(DATA) else None

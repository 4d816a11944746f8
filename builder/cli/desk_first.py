"""What the desk has to say before the sources are used: acts left half done, and its answers."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.desk_place import desk_place
from builder.cli.folder import DATA, MissingError
from builder.model import Library
from builder.model.receipts import NO_RECEIPTS, Receipts
from builder.store import HELD_IN, is_postgresql

if TYPE_CHECKING:
    from builder.decisions import Desk

_KEY = "audit.key"
"""A machine that never acted at the desk of a PostgreSQL store has none, and left nothing."""
MOST_ANSWERS = 1_000
"""The latest ones are published."""


def settle_half_done(library: Library, root: Path, data: Path | None = None) -> bool:
    """Take back or finish it; whether there was anything, so that the sources are to be read again.

    Raises MissingError where the store cannot be asked.
    """
    desk = _desk_in_use(library, root, data)
    if desk is None:
        return False
    from builder.cli.at_desk import refusals  # noqa: PLC0415 - slow to load
    from builder.decisions import recover_alone  # noqa: PLC0415

    with refusals(root):
        settled = recover_alone(desk)
    for receipt in settled:
        click.echo(f"上次办理 {receipt} 时中断，已收拾好。", err=True)
    return bool(settled)


def answers_of(library: Library, root: Path) -> Receipts:
    """Receipts that became no lesson, with the state in a word, and those of records.

    Raises MissingError where the store cannot be asked.
    """
    desk = _desk_in_use(library, root, None)
    if desk is None:
        return NO_RECEIPTS
    from builder.cli.at_desk import refusals  # noqa: PLC0415 - slow to load
    from builder.decisions import answered  # noqa: PLC0415

    with refusals(root):
        return answered(desk, MOST_ANSWERS)


def _desk_in_use(library: Library, root: Path, data: Path | None) -> "Desk | None":
    """The desk of this user; None where nobody here has acted at one."""
    data = data or _named_by_the_environment()
    try:
        place = desk_place(library.settings, data, root, asks=False, takes=False)
    except MissingError:
        return None
    if not (place.data / (_KEY if is_postgresql(place.address) else HELD_IN)).is_file():
        return None
    from builder.cli.at_desk import desk_at  # noqa: PLC0415 - slow to load

    return desk_at(place, root)


def _named_by_the_environment() -> Path | None:
    """The data folder as commands with `--data` take it."""
    return Path(os.environ[DATA]) if os.environ.get(DATA) else None

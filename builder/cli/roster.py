"""The roster that a command is given: read, or refused with what to do."""

from pathlib import Path

import click

from builder.cli.check import line_of
from builder.cli.folder import MissingError
from builder.letters.roster import read_roster
from builder.model.roster import NOBODY, Roster


def people_in(file: Path | None) -> Roster:
    """Everybody in the roster, rows without a name said aloud; MissingError where it has nobody."""
    if file is None:
        return NOBODY
    roster, findings = read_roster(file)
    if not roster.people:
        raise MissingError("\n".join(map(line_of, findings)) or f"{file}：名册里一个人也没有。")
    for finding in findings:
        click.echo(line_of(finding), err=True)
    return roster

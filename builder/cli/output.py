"""What an output is written as: what `--format` says and what its file is named say the same.

A file whose name says another thing than its content cannot be opened by whoever gets it.
"""

from collections.abc import Mapping
from pathlib import Path

import click

from builder.cli.folder import MissingError
from builder.files.reason import reason_of
from builder.files.write import write_bytes
from builder.outputs import FORMATS

SUFFIXES = {chosen.suffix: name for name, chosen in FORMATS.items()}
"""The formats of a paper, by what its file's name ends in."""

format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    help="输出格式；不写则看 --output 的后缀，都不写是 PDF。",
)
output_option = click.option(
    "--output", type=click.Path(path_type=Path), metavar="文件", help="写到哪里。"
)


def format_of(
    output: Path | None, given: str | None, default: str, suffixes: Mapping[str, str] = SUFFIXES
) -> str:
    """The format to write in; refuses a name that tells of none, or of another than was asked."""
    if not output:
        return given or default
    named = suffixes.get(output.suffix.lower())
    if not named and (output.suffix or not given):
        known = "、".join(suffixes)
        raise click.UsageError(
            f"从“{output.name}”看不出要写成哪种文件，没有写。文件名请以 {known} 结尾。"
        )
    if given and named and given != named:
        raise click.UsageError(
            f"--format 要的是 {given}，文件名“{output.name}”却是 {named}，没有写。请改成一样的。"
        )
    return named or given or default


def write_output(file: Path, data: bytes) -> None:
    """Write a file that somebody asked for, or say why it cannot be."""
    try:
        write_bytes(file, data)
    except OSError as fault:
        raise MissingError(f"写不进 {file}：{reason_of(fault)}。") from None

"""`qianshi import`: filled-in forms, Word, Excel or text, into the inbox."""

from dataclasses import replace
from pathlib import Path

import click

from builder.cli.at_desk import echo_left_out, echo_said_type, open_desk
from builder.cli.folder import data_option, root_option
from builder.cli.import_list import import_lists
from builder.decisions import keep_copy, reason_of_refusal, take_form
from builder.letters.forms import read_form
from builder.model import HandIn
from builder.server.settings import make_secret
from builder.sources import load_library


@click.command("import", help="把填好的表（.docx .xlsx .md .txt）收进收件箱。")
@click.argument(
    "files", nargs=-1, required=True, metavar="文件...", type=click.Path(path_type=Path)
)
@root_option
@data_option
@click.option(
    "--list", "own_list", is_flag=True, help="是本单位原有的检查单或值班手册，逐条收进来。"
)
@click.option("--type", "event_type", default="", metavar="活动类型", help="同 --list 用。")
@click.option("--yes", is_flag=True, help="同 --list 用：不再问，写进去。")
def import_command(
    files: tuple[Path, ...],
    root: Path,
    data: Path | None,
    *,
    own_list: bool,
    event_type: str,
    yes: bool,
) -> int:
    """Take every form in, or every line of an office's own lists; 1 when one was refused."""
    library = load_library(root).library
    if own_list:
        return import_lists(files, event_type, root, library, yes=yes)
    if event_type or yes:
        raise click.UsageError("--type 和 --yes 只同 --list 一起用。")
    types = list(library.whole_types.values())
    refused = 0
    with open_desk(root, data) as desk:
        own = replace(desk, secret=make_secret(desk.data))
        for file in files:
            try:
                letter = read_form(file, types)
                receipt, new = take_form(own, letter)
                keep_copy(own, letter, receipt)
                done = "已收进收件箱" if new else "早已收过"
                click.echo(f"{file.name}：{done}，回执号 {receipt}")
                echo_left_out(letter)
                hand_in = letter if isinstance(letter, HandIn) else letter.hand_ins()[0]
                echo_said_type(hand_in, library)
            except Exception as fault:  # one form must not keep the others out
                refused += 1
                click.echo(f"{file.name}：{reason_of_refusal(fault)}", err=True)
    return 1 if refused else 0

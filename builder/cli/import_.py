"""`qianshi import`: filled-in forms, Word, Excel or text, into the inbox."""

from dataclasses import replace
from pathlib import Path

import click

from builder.cli.at_desk import echo_left_out, open_desk
from builder.cli.folder import data_option, root_option
from builder.decisions import ChangedError, Desk, DeskError, PrivateError, receive, receive_meeting
from builder.letters.forms import FormError, read_form
from builder.letters.part_xml import DocumentError
from builder.model import HandIn
from builder.model.meeting_record import MeetingRecord
from builder.pipeline import read_folder
from builder.server.settings import make_secret


@click.command("import", help="把填好的表（.docx .xlsx .md .txt）收进收件箱。")
@click.argument(
    "files", nargs=-1, required=True, metavar="文件...", type=click.Path(path_type=Path)
)
@root_option
@data_option
def import_command(files: tuple[Path, ...], root: Path, data: Path | None) -> int:
    """Take every form in; 1 when one was refused."""
    types = list(read_folder(root).library.event_types.values())
    refused = 0
    with open_desk(root, data) as desk:
        own = replace(desk, secret=make_secret(desk.data))
        for file in files:
            try:
                letter = read_form(file, types)
                click.echo(f"{file.name}：{_take_in(own, letter)}")
                echo_left_out(letter)
            except Exception as fault:  # one form must not keep the others out
                refused += 1
                click.echo(f"{file.name}：{_reason(fault)}", err=True)
    return 1 if refused else 0


def _take_in(desk: Desk, letter: HandIn | MeetingRecord) -> str:
    try:
        if isinstance(letter, HandIn):
            receipt, new = receive(desk, letter)
        else:
            receipt, new = receive_meeting(desk, letter)
    except ChangedError:
        raise DeskError("同一份表收过一次，内容不一样，没有再收。") from None
    return f"已收进收件箱，回执号 {receipt}" if new else f"早已收过，回执号 {receipt}"


def _reason(fault: Exception) -> str:
    if isinstance(fault, PrivateError):
        return "；".join(dict.fromkeys(f.message for f in fault.findings)) + "请改写后再导入。"
    if isinstance(fault, DocumentError | FormError | DeskError):
        return str(fault)
    kind = type(fault).__name__
    return f"本工具读它时出错（{kind}），没有收；请改用空白表另填，并把文件发给维护本工具的人。"

"""What the commands at the desk share: opening it, saying what went wrong, a commit on request."""

import getpass
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from builder.cli.check import line_of
from builder.cli.desk_place import DeskPlace, desk_place
from builder.cli.folder import MissingError
from builder.decisions import Desk, DeskError, LinesError, PrivateError, Said
from builder.decisions.decide import BrokenError
from builder.files.reason import reason_of
from builder.model import HandIn, Library
from builder.model.meeting_record import MeetingRecord
from builder.replay import Loss
from builder.review.propose import likely_type
from builder.review.said_type import beside_type, said_type
from builder.sources import load_library
from builder.store import StoreError

commit_option = click.option("--commit", is_flag=True, help="另外把改动提交到 git。")


def desk_of(library: Library, root: Path, data: Path | None) -> Desk:
    """The desk of a knowledge base, with whoever is logged in sitting at it."""
    return desk_at(desk_place(library.settings, data, root), root)


def desk_at(place: DeskPlace, root: Path) -> Desk:
    """The same at a place that is known."""
    who = f"命令行 {_user()}"
    return Desk(root, place.data, who, datetime.now(), place.shared, address=place.address)


def echo_losses(losses: Iterable[Loss]) -> None:
    """Known slips that would be stopped worse than now."""
    for loss in losses:
        of = f"{loss.title}（{loss.lesson}；{loss.severity}；{'、'.join(loss.types)}）"
        words = f"{'会少拦住：' if loss.is_worse else ''}{of}：{loss.words}。"
        click.secho(words, fg="red" if loss.is_worse else None)


@contextmanager
def open_desk(root: Path, data: Path | None) -> Iterator[Desk]:
    """The desk; whatever it refuses becomes a message, the findings before it."""
    with refusals(root):
        yield desk_of(load_library(root).library, root, data)


@contextmanager
def refusals(root: Path) -> Iterator[None]:
    """What the desk refuses in here becomes a message."""
    try:
        yield
    except (PrivateError, BrokenError, LinesError) as refused:
        for finding in refused.findings:
            click.echo(line_of(finding), err=True)
        raise click.ClickException(str(refused)) from None
    except DeskError as refused:
        raise click.ClickException(str(refused)) from None
    except StoreError as fault:
        raise MissingError(f"{fault.filename} {reason_of(fault)}。") from None
    except OSError as fault:
        raise MissingError(f"写不进 {fault.filename or root}：{reason_of(fault)}。") from None


def echo_said(said: Iterable[Said]) -> None:
    """What staff said of one line, below the line."""
    for one in said:
        click.echo(f"    意见 {one.words}")


def echo_left_out(letter: HandIn | MeetingRecord) -> None:
    """What of a form stands in no box, word for word: the reviewer decides what it is worth."""
    if lines := beside_type(letter.left_out):
        click.echo("  没有收进的内容：")
        for line in lines:
            click.echo(f"    {line}")


def echo_said_type(hand_in: HandIn, library: Library) -> None:
    """How the sender's word for the type was understood, and what else it may mean."""
    said, likely = said_type(hand_in, library), likely_type(hand_in, library)
    if told := said.told(likely, library):
        click.echo(f"  {told}")
    others = [library.event_types[name].title for name in said.kinds if name != likely]
    if others:
        click.echo(f"    换一种，收录时写 --type：{'；'.join(others)}")


def put_in_git(root: Path, paths: list[str], message: str) -> None:
    """Commit exactly these files; a repository that refuses is reported, nothing is undone."""
    git = shutil.which("git")
    if not git or not paths:
        return
    here = [git, "-C", str(root)]
    for words in (["add", "--", *paths], ["commit", "-q", "-m", message, "--", *paths]):
        done = subprocess.run([*here, *words], capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            raise click.ClickException(f"已写好，但没有提交到 git：{done.stderr.strip()}")
    click.echo("已提交到 git。")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name
        return "未知"

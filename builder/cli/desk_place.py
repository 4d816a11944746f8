"""Where the desk of a knowledge base is, and whether this user said that it may be there.

`data`, `desk` and `inbox` of qianshi.yml come with the knowledge base, from whoever wrote it last:
followed blindly, a clone would send an office's hand-ins to a stranger's database, show a
stranger's as its own, or read and move away files of any folder. So each is followed only once this
user has confirmed it for this folder, word for word; a later change is asked anew. What was
confirmed stands in the user's own settings folder. An inbox inside the knowledge base holds what
came with it, and is followed.
"""

import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click
from platformdirs import user_data_path

from builder.cli.folder import MissingError
from builder.cli.own_settings import read_own, write_own
from builder.model import Settings

_FILE = "desks.json"
_PASSWORD = re.compile(r"(//[^/@:]*):[^/@]*@")
_MADE = "made"
_BETWEEN = "\0"
"""Between the names of several folders: what no name holds."""
_INSIDE = (
    "qianshi.yml 的 data 指到知识库里面（{folder}），那里的东西可能是随知识库从别处来的，没有用。"
    "请把 data 改到知识库外面；确是您自己的，请加 --data {folder}。"
)


@dataclass(frozen=True, slots=True)
class DeskPlace:
    """Where letters are kept, and where they are put."""

    data: Path
    """The folder of people's data."""
    address: str = ""
    """Of a database; "" for SQLite in that folder."""
    shared: tuple[Path, ...] = ()
    """Inbox folders."""


def desk_place(
    settings: Settings, given: Path | None, root: Path, *, asks: bool = True, takes: bool = True
) -> DeskPlace:
    """The desk's place; `given` is a data folder that whoever runs the command names.

    Raises MissingError where the place was not confirmed; `asks` lets it be asked for first. Who
    `takes` nothing out of inboxes needs, and is told, none.
    """
    wanted = named_by(settings, root)
    if not takes:
        wanted.pop("inbox", None)
    if given:
        wanted.pop("data", None)
    elif "data" in wanted and _lies_in(Path(wanted["data"]), root):
        raise MissingError(_INSIDE.format(folder=wanted["data"]))
    known = wanted if _is_own(root) else _confirmed(root)
    if open_ones := {name: value for name, value in wanted.items() if known.get(name) != value}:
        _ask(root, open_ones, may_ask=asks)
    folder = given or Path(wanted.get("data") or user_data_path("qianshi", appauthor=False))
    return DeskPlace(folder, settings.desk, _inboxes(root, settings.inbox) if takes else ())


def named_by(settings: Settings, root: Path) -> dict[str, str]:
    """What qianshi.yml says of the place; a relative folder starts at the knowledge base."""
    data = str(root / Path(settings.data).expanduser()) if settings.data else ""
    outside = (x for x in _inboxes(root, settings.inbox) if not _leads_into(x, root))
    said = {"data": data, "desk": settings.desk, "inbox": _BETWEEN.join(map(str, outside))}
    return {name: value for name, value in said.items() if value}


def _inboxes(root: Path, names: Iterable[str]) -> tuple[Path, ...]:
    """`~` is the home, a relative path begins at the knowledge base."""
    return tuple(root / Path(name).expanduser() for name in names)


def confirm(root: Path, wanted: dict[str, str]) -> None:
    """Remember that this user wants it so; with nothing wanted, forget what was."""
    known = {key: value for key, value in _kept().items() if key != _key(root)}
    if wanted:
        known[_key(root)] = {**_confirmed(root), **wanted}
    write_own(_FILE, known)


def made_here(root: Path) -> None:
    """Remember that this user made the folder, so that its settings are this user's own."""
    with suppress(MissingError):
        confirm(root, {_MADE: "here"})


def _is_own(root: Path) -> bool:
    """Made by this user's `init`, and nobody else can have changed it by way of a pull."""
    git = root / ".git"
    config = git / "config"
    shared = git.is_file() or (
        config.is_file() and "[remote" in config.read_text("utf-8", "replace")
    )
    return _MADE in _confirmed(root) and not shared


def in_words(wanted: dict[str, str]) -> str:
    """What is wanted, for people; without the password that should not stand there."""
    titles = {"data": "数据目录", "desk": "收件数据库", "inbox": "共享收件箱"}
    plain = {name: value.replace(_BETWEEN, "、") for name, value in wanted.items()}
    told = {name: _PASSWORD.sub(r"\1@", value) for name, value in plain.items()}
    return "，".join(f"{titles[name]} {value}" for name, value in told.items())


def _ask(root: Path, wanted: dict[str, str], *, may_ask: bool) -> None:
    told = f"{root} 的 qianshi.yml 把收件的地方指到别处：{in_words(wanted)}"
    if may_ask and sys.stdin.isatty() and sys.stderr.isatty():
        if click.confirm(f"{told}。确是本单位的吗？", default=False, err=True):
            confirm(root, wanted)
            return
        raise MissingError("没有用那里，什么也没有做。")
    raise MissingError(
        f"{told}。这是随知识库来的设置，您还没有确认，没有用。"
        f"确是本单位的，请先运行：qianshi trust --root {root}"
    )


def _confirmed(root: Path) -> dict[str, str]:
    found = _kept().get(_key(root))
    return found if isinstance(found, dict) else {}


def _kept() -> dict[str, dict[str, str]]:
    """Everything this user confirmed."""
    return read_own(_FILE)


def _key(root: Path) -> str:
    return str(root.resolve())


def _lies_in(folder: Path, root: Path) -> bool:
    """Whether a folder lies in another, by its name or by where links lead."""
    by_name = Path(os.path.abspath(folder)).is_relative_to(root)  # noqa: PTH100 - resolves no links
    return by_name or _leads_into(folder, root)


def _leads_into(folder: Path, root: Path) -> bool:
    return folder.resolve().is_relative_to(root.resolve())

"""What every command needs: the folder of the knowledge base and its data folder."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from builder.model import Settings

ENVIRONMENT = 3
DATA = "QIANSHI_DATA"
Command = TypeVar("Command", bound=Callable[..., Any])


class MissingError(click.ClickException):
    """Something is missing on this machine or in this folder; exit code 3."""

    exit_code = ENVIRONMENT


def _find_root(context: click.Context, parameter: click.Parameter, value: str | None) -> Path:
    start = Path(value) if value else Path.cwd()
    for folder in (start, *start.resolve().parents) if not value else (start,):
        if (folder / "qianshi.yml").is_file():
            return folder.resolve()
    raise MissingError(
        f"{start} 里没有 qianshi.yml，不是一个知识库。请进入知识库目录，或用 --root 指明。"
    )


def root_option(command: Command) -> Command:
    """The option that every command has: `--root`."""
    text = "知识库所在目录；不写则从当前目录向上找。"
    return click.option("--root", metavar="目录", callback=_find_root, help=text)(command)


def data_option(command: Command) -> Command:
    """The option of commands that touch people's data: `--data`, or QIANSHI_DATA."""
    text = "数据目录（收件箱等）；不写则按 qianshi.yml。"
    path = click.Path(path_type=Path)
    option = click.option("--data", type=path, envvar=DATA, metavar="目录", help=text)
    return option(command)


def data_folder(settings: Settings, given: Path | None, root: Path) -> Path:
    """Where people's data lives; a relative `data` in qianshi.yml starts at the knowledge base.

    What lies inside the knowledge base may have come with it from somebody else, secret and
    letters and all: it is used only when whoever runs the command names it.
    """
    if given:
        return given
    if not settings.data:
        return Path("~/.local/share/qianshi").expanduser()
    folder = root / Path(settings.data).expanduser()
    if _lies_in(folder, root):
        raise MissingError(
            f"qianshi.yml 的 data 指到知识库里面（{folder}），那里的东西可能是随知识库从别处来的，"
            f"没有用。请把 data 改到知识库外面；确是您自己的，请加 --data {folder}。"
        )
    return folder


def _lies_in(folder: Path, root: Path) -> bool:
    """Whether a folder lies in another, by its name or by where links lead."""
    by_name = Path(os.path.abspath(folder)).is_relative_to(root)  # noqa: PTH100 - resolves no links
    return by_name or folder.resolve().is_relative_to(root.resolve())

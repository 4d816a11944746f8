"""What every command needs: the folder of the knowledge base; many a data folder by option."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

ENVIRONMENT = 3
DATA, ROSTER = "QIANSHI_DATA", "QIANSHI_ROSTER"
ROOT = "QIANSHI_ROOT"
"""The knowledge base that is meant where the current folder lies in none."""
SETTINGS = "qianshi.yml"
Command = TypeVar("Command", bound=Callable[..., Any])


class MissingError(click.ClickException):
    """Something is missing on this machine or in this folder; exit code 3."""

    exit_code = ENVIRONMENT


def _find_root(context: click.Context, parameter: click.Parameter, value: str | None) -> Path:
    start = Path(value) if value else Path.cwd()
    for folder in (start,) if value else _meant(start):
        if (folder / SETTINGS).is_file():
            return folder.resolve()
    raise MissingError(
        f"{start} 里没有 qianshi.yml，不是一个知识库。请进入知识库目录，或用 --root 指明。"
    )


def _meant(start: Path) -> tuple[Path, ...]:
    """Where a knowledge base is looked for when none is named."""
    named = os.environ.get(ROOT)
    return (start, *start.resolve().parents, *([Path(named)] if named else []))


def root_option(command: Command) -> Command:
    """The option that every command has: `--root`."""
    text = "知识库所在目录；不写则从当前目录向上找。"
    return click.option("--root", metavar="目录", callback=_find_root, help=text)(command)


def roster_option(command: Command) -> Command:
    """The option of commands that know the office's people: `--roster`, or QIANSHI_ROSTER."""
    text = "名册：有“姓名”“电话”“角色”几栏的 .xlsx 或 .csv，放在知识库外面。"
    path = click.Path(path_type=Path)
    option = click.option("--roster", type=path, envvar=ROSTER, metavar="文件", help=text)
    return option(command)


def data_option(command: Command) -> Command:
    """The option of commands that touch people's data: `--data`, or QIANSHI_DATA."""
    text = "数据目录（收件箱等）；不写则按 qianshi.yml。"
    path = click.Path(path_type=Path)
    option = click.option("--data", type=path, envvar=DATA, metavar="目录", help=text)
    return option(command)

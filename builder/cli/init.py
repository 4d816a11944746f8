"""`qianshi init`: an office's own folder, standing on the library that comes with the program.

A folder without an office's name is for practice: a small example that stands alone and builds in
seconds.
"""

import re
import sys
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from builder.cli.desk_place import made_here
from builder.cli.folder import SETTINGS, MissingError
from builder.cli.new import skeleton
from builder.files.reason import reason_of
from builder.files.write import write_bytes
from builder.sources.yaml_line import on_one_line

HIDDEN = {"gitignore": ".gitignore", "gitlab-ci.yml": ".gitlab-ci.yml"}
"""Shipped without the dot, so that they do not act on this repository."""
_OFFICE = re.compile(r"^office:.*$", re.MULTILINE)
_HELP = """新建本单位的知识库，站在程序自带的全部内容上。

没有写单位名称的，是一个练手的小例子：一类会议、一条经验，几秒钟生成一遍。
"""
_PRACTICE = (
    "没有写单位名称，建的是练手的小例子。本单位用的，请写："
    'qianshi init 目录 --office "××局办公室"，程序自带的检查单、案例、处置卡都在下面一层。'
)


@click.command(help=_HELP)
@click.argument("folder", type=click.Path(path_type=Path), metavar="目录")
@click.option("--office", default="", metavar="名称", help="单位名称；不写就问。")
def init(folder: Path, office: str) -> int:
    """Write the office's own, still empty layer, or an example to practise with."""
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise MissingError(f"{folder} 不是空目录，什么也没有写。请换一个目录。")
    name = office.strip() or _asked()
    shipped = _files_of(example=not name)
    if name:
        shipped[SETTINGS] = _named(shipped[SETTINGS], name)
    try:
        for path, data in shipped.items():
            write_bytes(folder / path, data)
    except OSError as fault:
        raise MissingError(f"写不进 {folder}：{reason_of(fault)}。") from None
    made_here(folder)
    click.echo(f"已建好：{folder}，{len(shipped)} 个文件。接着：")
    click.echo(f'  cd "{folder}"，再执行 qianshi check 和 qianshi build')
    click.echo("要添、要改、不采用的怎样写，见 README.md。" if name else _PRACTICE)
    return 0


def _files_of(*, example: bool) -> dict[str, bytes]:
    """What an office begins with, by path."""
    starter = files("builder.starter")
    shipped = dict(_shipped(starter / "office", ""))
    if example:
        shipped |= dict(_shipped(starter / "example", ""))
    shipped["lessons/_template.md"] = skeleton("lesson", "template", date.today()).encode()
    return shipped


def _asked() -> str:
    """The office's name, from whoever sits there; "" where nobody does."""
    if not sys.stdin.isatty():
        return ""
    typed: str = click.prompt(
        "单位名称（直接按回车：建一个练手的小例子）", default="", show_default=False
    )
    return typed.strip()


def _named(settings: bytes, office: str) -> bytes:
    line = f"office: {on_one_line(office)}"
    return _OFFICE.sub(lambda _: line, settings.decode(), count=1).encode()


def _shipped(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _shipped(entry, f"{prefix}{entry.name}/")
        else:
            yield prefix + HIDDEN.get(entry.name, entry.name), entry.read_bytes()

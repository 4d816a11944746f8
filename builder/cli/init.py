"""`qianshi init`: an office's own knowledge base, with a small example that checks and builds."""

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from builder.cli.desk_place import made_here
from builder.cli.folder import MissingError
from builder.cli.new import skeleton
from builder.files.reason import reason_of
from builder.files.write import write_bytes

HIDDEN = {"gitignore": ".gitignore", "gitlab-ci.yml": ".gitlab-ci.yml"}
"""Shipped without the dot, so that they do not act on this repository."""


@click.command(help="新建一个本单位自己的知识库，带一个能用的小例子。")
@click.argument("folder", type=click.Path(path_type=Path), metavar="目录")
def init(folder: Path) -> int:
    """Write the example office into a new or empty folder."""
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise MissingError(f"{folder} 不是空目录，什么也没有写。请换一个目录。")
    shipped = dict(_shipped(files("builder.starter") / "example", ""))
    shipped["lessons/_template.md"] = skeleton("lesson", "template", date.today()).encode()
    try:
        for path, data in shipped.items():
            write_bytes(folder / path, data)
    except OSError as fault:
        raise MissingError(f"写不进 {folder}：{reason_of(fault)}。") from None
    made_here(folder)
    click.echo(f"已建好：{folder}，{len(shipped)} 个文件。接着：")
    click.echo(f"  cd {folder} && git init && qianshi check && qianshi build")
    click.echo("先读 README.md，再把 qianshi.yml 里的单位名称改成自己的。")
    return 0


def _shipped(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _shipped(entry, f"{prefix}{entry.name}/")
        else:
            yield prefix + HIDDEN.get(entry.name, entry.name), entry.read_bytes()

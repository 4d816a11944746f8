"""`qianshi menu`: what an office does with 前事, by number, for who knows no command line."""

import webbrowser
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from builder.cli.folder import SETTINGS, MissingError
from builder.cli.main import run_words
from builder.files.archive import zipped
from builder.files.reason import reason_of
from builder.files.write import write_bytes
from builder.publish.package import read_files

KEPT = "备份"
"""Beside the office's folder."""
_MADE = ("site/", ".site-history/")
_WELCOME = "第一次用：请写单位名称，就在 {folder} 建本单位的文件夹。"


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the menu."""

    title: str
    act: Callable[[Path], object]


@click.command(help="按数字选：看网站、待审、生成、备份、更新。还没有这个文件夹的，先建好。")
@click.argument("folder", type=click.Path(path_type=Path), metavar="目录")
def menu(folder: Path) -> int:
    """Do what is chosen until nothing more is; an office's folder is made where there is none."""
    if not (folder / SETTINGS).is_file() and _make(folder):
        return 1
    while chosen := _chosen(folder):
        chosen.act(folder)
    return 0


def _make(folder: Path) -> int:
    click.echo(_WELCOME.format(folder=folder))
    name = click.prompt("单位名称", default="", show_default=False).strip()
    if not name:
        raise MissingError("没有写单位名称，什么也没有建。")
    return run_words(["init", str(folder), "--office", name])


def _chosen(folder: Path) -> Choice | None:
    """What is asked for; None when it is enough."""
    click.echo(f"\n前事 · {folder}")
    for number, choice in CHOICES.items():
        click.echo(f"  {number}  {choice.title}")
    click.echo("  0  退出")
    while True:
        typed = click.prompt("请选", default="0", show_default=False).strip()
        if typed == "0":
            return None
        if typed in CHOICES:
            return CHOICES[typed]
        click.echo(f"没有“{typed}”这一项，请写 0 到 {len(CHOICES)}。")


def _look(folder: Path) -> None:
    page = folder / "site/index.html"
    if not page.is_file():
        click.echo("还没有网站，先生成一次，要一两分钟。")
        _build(folder)
    if page.is_file() and not webbrowser.open(page.resolve().as_uri()):
        click.echo(f"这台电脑没有打开浏览器，请自己双击：{page}")


def _review(folder: Path) -> None:
    run_words(["inbox", "--root", str(folder)])
    if not (folder / "site/index.html").is_file():
        _build(folder)
    click.echo("在浏览器里审；审完回到这个窗口按 Ctrl+C。")
    run_words(["desk", "--root", str(folder), "--port", "0", "--open"])


def _build(folder: Path) -> None:
    run_words(["build", "--root", str(folder)])


def _back_up(folder: Path) -> None:
    """Two files: the desk, and what the office wrote."""
    at = f"{datetime.now():%Y-%m-%d-%H%M%S}"
    kept = folder.parent / KEPT
    own = {path: data for path, data in read_files(folder).items() if not path.startswith(_MADE)}
    file = kept / f"本单位-{at}.zip"
    try:
        write_bytes(file, zipped(own))
    except OSError as fault:
        click.echo(f"写不进 {file}：{reason_of(fault)}。", err=True)
        return
    click.echo(f"本单位写的 {len(own)} 个文件已备份到 {file}")
    run_words(["backup", str(kept / f"收件-{at}.zip"), "--root", str(folder)])
    click.echo("请把这两个文件拷到另一个盘上。")


def _update(folder: Path) -> None:
    """Take a newer layer; the program itself is unpacked anew, beside the old one."""
    click.echo(
        "更新内容：写更新包的位置，也可以把它拖进这个窗口。换新程序：解压到旁边的新文件夹即可。"
    )
    typed = click.prompt("更新包", default="", show_default=False).strip().strip("\"'")
    if typed:
        run_words(["update", typed, "--root", str(folder)])


CHOICES: Mapping[str, Choice] = {
    "1": Choice("看网站：开检查单、检索、记一条经验", _look),
    "2": Choice("待审：同事交来的经验", _review),
    "3": Choice("生成：改了内容以后，重新生成网站", _build),
    "4": Choice("备份：收件和本单位写的内容", _back_up),
    "5": Choice("更新：收下一层新版的内容", _update),
}
"""By the number that is typed."""

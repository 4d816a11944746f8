"""`qianshi doctor`: what this machine and this folder have, and what to do about the rest."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from builder import __version__
from builder.cli.desk_place import desk_place
from builder.cli.folder import ENVIRONMENT, MissingError, data_option, root_option
from builder.decisions import refused_forms
from builder.decisions.desk import WAITING
from builder.files.reason import reason_of
from builder.letters.unread import AWAY, files_in, unread_files
from builder.model import Library
from builder.outputs.fonts import FAMILIES
from builder.program.calendar import known_years
from builder.prose.names.model import PACKAGE
from builder.sources import load_library

OLDEST_PYTHON = (3, 11)
PACKAGES = ("mkdocs", "mkdocs-material", "typst", "whoosh-reloaded")
GOOD, HINT, BAD = "好", "注意", "缺"


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that was looked at."""

    mark: str
    text: str


@click.command(help="看看这台电脑和这个知识库还缺什么。")
@root_option
@data_option
def doctor(root: Path, data: Path | None) -> int:
    """Explain what is there and what is missing; 3 when something cannot work."""
    library = load_library(root).library
    signs = [*_machine(), *_calendar(date.today()), *_folders(root, library, data)]
    for sign in signs:
        click.echo(f"{sign.mark}  {sign.text}")
    if any(sign.mark == BAD for sign in signs):
        click.echo("标“缺”的要先补上。", err=True)
        return ENVIRONMENT
    click.echo("可以用。", err=True)
    return 0


def _machine() -> Iterator[Sign]:
    python = ".".join(map(str, sys.version_info[:3]))
    yield Sign(
        GOOD if sys.version_info >= OLDEST_PYTHON else BAD, f"前事 {__version__}，Python {python}"
    )
    for package in PACKAGES:
        yield _package(package)
    absent = [name for name, file in FAMILIES.items() if not file.is_file()]
    if absent:
        yield Sign(
            BAD,
            f"打印用的字体 {'、'.join(absent)} 不在，"
            "请重新安装：pip install --force-reinstall justmytype-intl-cjk",
        )
    else:
        yield Sign(GOOD, "打印用的中文字体随程序带着，不靠系统字体")
    if shutil.which("git"):
        yield Sign(GOOD, "有 git，改动可以留下记录")
    else:
        yield Sign(HINT, "没有 git：照样能检查和生成，但改动没有记录。Debian：apt-get install git")
    yield _names_model()
    yield Sign(GOOD, "读者只要浏览器；Chromium 只有跑测试（make test）才需要")


def _package(name: str) -> Sign:
    try:
        return Sign(GOOD, f"{name} {version(name)}")
    except PackageNotFoundError:
        return Sign(BAD, f"没有安装 {name}，请执行：pip install {name}")


def _names_model() -> Sign:
    try:
        return Sign(GOOD, f"审核时找人名用规则和语言模型（{PACKAGE} {version(PACKAGE)}）")
    except PackageNotFoundError:
        return Sign(GOOD, f"审核时找人名只用规则；装上语言模型找得更全：pip install {PACKAGE}")


def _calendar(today: date) -> Iterator[Sign]:
    first, last = known_years()
    known = f"放假安排已知 {first} 至 {last} 年"
    if today.year < last:
        yield Sign(GOOD, known)
    else:
        reckoned = "之后的工作日按周一至周五推算"
        cure = (
            "每年 11 月通知公布后执行 pip install -U chinesecalendar，"
            "或在 checklists/calendar.yml 里写全"
        )
        yield Sign(HINT, f"{known}，{reckoned}。{cure}")


def _folders(root: Path, library: Library, data: Path | None) -> Iterator[Sign]:
    yield _writable(root, "知识库目录", "站点要生成在这里")
    try:
        place = desk_place(library.settings, data, root, asks=False)
    except MissingError as fault:
        yield Sign(BAD, fault.message)
        return
    yield _writable(place.data, "数据目录", "可在 qianshi.yml 的 data 另指一处")
    for folder in place.shared:
        if folder.is_dir():
            yield Sign(GOOD, f"共享收件箱 {folder} 在，里面 {len(files_in([folder]))} 个文件")
    inboxes = (place.data / WAITING, *place.shared)
    refused = refused_forms(inboxes, list(library.whole_types.values()))
    for found in (*unread_files(inboxes, place.shared), *refused):
        said = f"{found.place.path}：{found.message}{found.hint}"
        yield Sign(BAD if found.code == AWAY else HINT, said)


def _writable(folder: Path, name: str, hint: str) -> Sign:
    """Try it: what permissions say and what a network drive does are two things."""
    present = next(x for x in (folder, *folder.absolute().parents) if x.exists())
    try:
        with tempfile.TemporaryFile(dir=present):
            pass
    except OSError as fault:
        return Sign(BAD, f"{name} {folder} 写不进（{reason_of(fault)}）；{hint}")
    return Sign(
        GOOD, f"{name} {folder} 可以写" + ("" if folder.exists() else "（还没有，用到时建立）")
    )

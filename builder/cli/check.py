"""`qianshi check`: every fault of the knowledge base in one run."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Timer

import click

from builder import __version__
from builder.checks import check_ageing, gathered, masked, severity_of
from builder.checks.report import REPORTS, line_of, render_report
from builder.cli.desk_first import settle_half_done
from builder.cli.folder import root_option
from builder.model import Finding
from builder.pipeline import read_folder

__all__ = ["check", "line_of"]

PATIENCE = 1.0
"""Seconds after which somebody who waits is told that work goes on."""


@click.command(help="检查全部源文件，一次列出所有问题。写了路径，就只列那些文件的。")
@click.argument("paths", nargs=-1, metavar="[路径]...", type=click.Path(path_type=Path))
@root_option
@click.option(
    "--format",
    "report",
    type=click.Choice(list(REPORTS)),
    default="text",
    show_default=True,
    help="输出格式。",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    envvar="QIANSHI_TODAY",
    metavar="日期",
    help="按哪一天判断过期；不写则按今天。",
)
def check(paths: tuple[Path, ...], root: Path, report: str, today: object) -> int:
    """Print findings to stdout, a summary to stderr; 1 when there is an error."""
    wanted = [_below(root, path) for path in paths]
    with told_to_wait():
        reading = read_folder(root)
        if settle_half_done(reading.library, root):
            reading = read_folder(root)
        aged = gathered(check_ageing(reading.library, _day(today)), reading.library)
        found = sorted({masked(finding) for finding in (*reading.findings, *aged)})
    shown = [f for f in found if not wanted or _is_wanted(f.place.path, wanted)]
    if shown or report in ("json", "sarif"):
        click.echo(render_report(shown, report, __version__))
    return _summary(shown, len(found) - len(shown))


def _day(today: object) -> date:
    return date.fromisoformat(str(today)[:10]) if today else date.today()


def _below(root: Path, path: Path) -> str:
    """A path as findings write it: relative to the root, with forward slashes."""
    full = path if path.is_absolute() else Path.cwd() / path
    if not full.exists():
        full = root / path
    try:
        relative = full.resolve().relative_to(root).as_posix()
    except ValueError:
        raise click.UsageError(f"{path} 不在知识库 {root} 里。") from None
    if not full.exists():
        raise click.UsageError(f"找不到 {path}。")
    return relative


def _is_wanted(path: str, wanted: Sequence[str]) -> bool:
    return any(w in (".", path) or path.startswith(f"{w}/") for w in wanted)


def _summary(shown: Sequence[Finding], hidden: int) -> int:
    errors = sum(1 for finding in shown if severity_of(finding.code) == "error")
    elsewhere = f"别的文件还有 {hidden} 处。" if hidden else ""
    click.echo(f"{errors} 处错误，{len(shown) - errors} 处提醒。{elsewhere}", err=True)
    return 1 if errors else 0


@contextmanager
def told_to_wait() -> Iterator[None]:
    """A line on stderr, only where it takes long enough to wonder."""
    timer = Timer(PATIENCE, lambda: click.echo("正在读取和检查，请稍候……", err=True))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()

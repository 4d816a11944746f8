"""`qianshi run`: what came of an event, by the printed numbers of its sheet."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from builder.cli.at_desk import open_desk
from builder.cli.checklist import read_draft
from builder.cli.folder import data_option, root_option
from builder.decisions import (
    DeskError,
    Recorded,
    record_run,
    record_sent_drills,
    record_sent_runs,
    told_run,
)
from builder.model import Finding
from builder.review.recurrence import HELD
from builder.server.settings import make_secret
from builder.sources.text import read_text

STDIN = "-"
_HELP = """办完登记：按纸上的编号写哪几项没做好，存成运行记录。

\b
  qianshi run 草稿.json 例外.txt      例外.txt 里一行一条：
      07 未做
      12 有问题 话筒没电
      3 不涉及 本次无媒体
      8 拦住 旗绳松，当场换了         这一条今天拦住了问题
      其余 完成                      不写这一行，没写到的一律不算查过
      5 不清楚 旗杆有两根            对条目的意见，送进收件箱（还有：多余）
      没拦住 2013/flag-rope 来不及   已有的案例又发生了
      问题 停车场没人引导
      用时 20
      校验 1e7b6927c6ba              纸上的校验，对不上就不记
  qianshi run 草稿.json - --yes      从标准输入读
  qianshi run 草稿.json              屏幕上勾过的，不用再写
  qianshi run                        收件箱里交来的运行记录，全部登记
"""


@click.command("run", help=_HELP)
@click.argument("event", metavar="[草稿文件]", required=False, type=click.Path(path_type=Path))
@click.argument("lines", metavar="[例外文件]", default="")
@click.option("--yes", is_flag=True, help="不再问，直接登记。")
@root_option
@data_option
def run_command(event: Path | None, lines: str, yes: bool, root: Path, data: Path | None) -> int:
    """Keep the event and its run record in the data folder, and say what follows."""
    if event is None:
        return _record_sent(root, data)
    if lines == STDIN and not yes:
        raise click.UsageError("从标准输入读例外，就不能再问您了：看准编号，加上 --yes 再来。")
    draft, text, name = read_draft(event), _text(lines), lines or event.name
    with open_desk(root, data) as desk:
        own = replace(desk, secret=make_secret(desk.data))
        _ask(told_run(own, draft, text, name), yes=yes)
        done = record_run(own, draft, text, name)
    _tell(done, "，换下了先前那份")
    return 0


def _ask(told: list[str], *, yes: bool) -> None:
    """Show what is about to be recorded; whoever says no has recorded nothing."""
    for sentence in told or ["没有写哪一项，也没有勾过：这样登记，一项都不算查过。"]:
        click.echo(f"  {sentence}")
    if not yes:
        click.confirm("照此登记吗", abort=True)


def _record_sent(root: Path, data: Path | None) -> int:
    """Everything that was sent; 1 where something could not be recorded and stays."""
    with open_desk(root, data) as desk:
        own = replace(desk, secret=make_secret(desk.data))
        outcomes = [*record_sent_runs(own), *record_sent_drills(own)]
    for one in outcomes:
        if isinstance(one, Recorded):
            _tell(one, "，和先前那份合在一起")
        elif isinstance(one, DeskError):
            click.echo(f"没有登记：{one}", err=True)
        else:
            click.echo(f"已记下推演：{one.lesson}，{one.held}，{one.counts}")
    if not outcomes:
        click.echo("收件箱里没有运行记录。")
    return int(any(isinstance(one, DeskError) for one in outcomes))


def _text(lines: str) -> str:
    if not lines:
        return ""
    if lines == STDIN:
        return sys.stdin.read()
    file = Path(lines)
    text = read_text(file, file.name)
    if isinstance(text, Finding):
        raise click.ClickException(f"{lines}：{text.message}")
    return text


def _tell(done: Recorded, again: str) -> None:
    record = done.record
    click.echo(f"已记下：{record.event}{again if done.replaced else ''}")
    click.echo(f"例外 {len(record.exceptions)} 项，问题 {len(record.problems)} 个。")
    for dispute in done.disputed:
        click.echo(f"  说法不一：{dispute}")
    for escape in done.escapes:
        click.echo(f"  {escape.kind}：{escape.lesson}。{escape.repair}")
    if any(escape.kind != HELD for escape in done.escapes):
        click.echo("没拦住的，改好条目再办下一次；合计看 qianshi ledger。")
    if done.receipts:
        click.echo(f"对条目的意见已送进收件箱，回执号 {'、'.join(done.receipts)}")

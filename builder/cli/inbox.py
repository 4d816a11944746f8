"""`qianshi inbox` and `qianshi accept`: what was handed in, and what becomes of it."""

import re
from datetime import date
from pathlib import Path

import click

from builder.cli.check import line_of
from builder.cli.folder import data_folder, data_option, root_option
from builder.model import Finding, Library
from builder.model.values import SLUG
from builder.pipeline import Reading, check_hand_in, read_folder
from builder.review import Acceptance, Decision, propose_item
from builder.review import accept as accept_hand_in
from builder.sources.inbox import Received, read_inbox
from builder.sources.write import move_file, write_text


@click.command(help="列出待审的经验。")
@root_option
@data_option
def inbox(root: Path, data: Path | None) -> int:
    """Show every hand-in with its age, its faults and the item it would become."""
    library = read_folder(root).library
    received = list(read_inbox(inbox_folders(library, root, data)))
    for one in received:
        if isinstance(one, Finding):
            click.echo(line_of(one))
        else:
            _show(one, library)
    readable = [one for one in received if isinstance(one, Received)]
    click.echo(f"待审 {len(readable)} 条。", err=True)
    return 1 if len(readable) < len(received) else 0


def _check_slug(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if not re.match(SLUG, value):
        raise click.BadParameter("只能用小写英文字母、数字和连字符，如 flag-rope-worn。")
    return value


@click.command(help="收录一条经验：写进 lessons/，并提出检查项。")
@click.argument("receipt", metavar="回执号")
@root_option
@data_option
@click.option(
    "--slug",
    required=True,
    callback=_check_slug,
    metavar="代号",
    help="英文短名，如 flag-rope-worn；也是网址。",
)
@click.option("--title", default="", metavar="标题", help="不超过 24 字，写失误不写人。")
@click.option(
    "--severity", default="S3", type=click.Choice(["S1", "S2", "S3", "S4"]), help="影响。"
)
@click.option("--phase", default="事前", type=click.Choice(["事前", "事中", "事后"]), help="阶段。")
@click.option("--expect", default="", metavar="应看到", help="写了它，检查项才会一并加上。")
@click.option("--item", "item_text", default="", metavar="检查项", help="不写则取提交人的话。")
@click.option("--pause", default="", metavar="节点", help="检查节点的代号。")
@click.option("--checker", default="", metavar="角色", help="检查角色。")
@click.option("--why", default="", metavar="缘由", help="印在必查项下面的往事，不超过 30 字。")
def accept(receipt: str, root: Path, data: Path | None, **answers: str) -> int:
    """Write the lesson and the item, then move the hand-in out of the inbox."""
    reading = read_folder(root)
    folders = inbox_folders(reading.library, root, data)
    received = _find(receipt, folders)
    if faults := check_hand_in(received.hand_in, received.file.name):
        for fault in faults:
            click.echo(line_of(fault), err=True)
        raise click.ClickException("收件里有不能入库的内容，没有收录。请退回提交人改写。")
    decision = Decision(**answers)
    acceptance = accept_hand_in(received.hand_in, decision, reading.library, date.today())
    _write(acceptance, root, reading)
    move_file(received.file, data_folder(reading.library.settings, data) / "accepted")
    _tell(acceptance)
    return 0


def inbox_folders(library: Library, root: Path, data: Path | None) -> list[Path]:
    """The data folder's inbox and the shared folders of qianshi.yml."""
    shared = [root / folder for folder in library.settings.inbox]
    return [data_folder(library.settings, data) / "inbox", *shared]


def _find(receipt: str, folders: list[Path]) -> Received:
    received = [one for one in read_inbox(folders) if isinstance(one, Received)]
    for one in received:
        if one.hand_in.receipt == receipt:
            return one
    waiting = "、".join(one.hand_in.receipt for one in received) or "（空）"
    raise click.ClickException(f"收件箱里没有回执号 {receipt}。现有：{waiting}")


def _write(acceptance: Acceptance, root: Path, before: Reading) -> None:
    """Write both files; when the knowledge base gets worse by it, put everything back."""
    lesson = root / f"lessons/{acceptance.lesson_id}.md"
    if acceptance.lesson and lesson.exists():
        raise click.ClickException(f"已有 {lesson.name}，没有覆盖。请换一个 --slug。")
    items = root / acceptance.items_path
    old_items = items.read_text("utf-8") if acceptance.item and items.is_file() else ""
    if acceptance.lesson:
        write_text(lesson, acceptance.lesson)
    if acceptance.item:
        write_text(items, old_items + acceptance.item)
    new_errors = [e for e in read_folder(root).errors if e not in before.errors]
    if not new_errors:
        return
    if acceptance.lesson:
        lesson.unlink()
    if acceptance.item:
        write_text(items, old_items)
    listed = "\n".join(line_of(error) for error in new_errors)
    raise click.ClickException(f"{listed}\n这样收录会出错，已全部还原。请改好参数再来。")


def _show(received: Received, library: Library) -> None:
    hand_in = received.hand_in
    click.echo(f"{hand_in.receipt}  {hand_in.month}  {hand_in.event_type or '未选活动类型'}")
    click.echo(f"  出了什么事：{hand_in.what}")
    click.echo(f"  下次怎样拦住：{hand_in.prevent}")
    for fault in check_hand_in(hand_in, received.file.name):
        click.echo(f"  {line_of(fault)}")
    if proposal := propose_item(hand_in, library):
        click.echo(
            f"  可列入：{proposal.event_type.title} · {proposal.pause.title}：{proposal.text}"
        )


def _tell(acceptance: Acceptance) -> None:
    done = "早已收录" if acceptance.already_in else "已收录"
    click.echo(f"{done}：lessons/{acceptance.lesson_id}.md")
    proposal = acceptance.proposal
    if acceptance.item:
        click.echo(f"已加检查项：{acceptance.items_path}，下次开单就会出现。")
    elif proposal:
        click.echo(
            f"建议检查项：{proposal.pause.title}：{proposal.text}（加 --expect 写明应看到什么）"
        )
    if proposal and not proposal.killer:
        crowd = "；".join(item.text for item in proposal.crowd)
        click.echo(f"这个节点的必查项已满，增一减一，请看能否换下：{crowd}")

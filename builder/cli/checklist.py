"""`qianshi checklist`: any paper of one event, from a draft file or from options."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from builder.cli.check import line_of
from builder.cli.folder import MissingError, root_option, roster_option
from builder.cli.output import format_of, format_option, output_option
from builder.cli.roster import people_in
from builder.cli.theme import site_address
from builder.cli.typed_event import typed_event
from builder.files.reason import reason_of
from builder.files.write import write_bytes
from builder.letters.events import read_event_data
from builder.model import Event, Finding, Library
from builder.outputs import FORMATS, Entry, RenderError, make_paper
from builder.pipeline import entry_of_draft
from builder.program import PaperProgram, Result, compile_papers
from builder.program.spans import MAIN
from builder.sources import load_library

_NO_ID = (
    "请看：草稿没有编号（id），改期后再导入，日历里旧的提醒不会换掉；"
    "请在草稿里写上 id，或用 --before 给出上次的草稿。"
)

_RUSH = "请看：有来不及按时办的，先印一页急单，照着打电话：--paper rush"

_NO_STRETCH = (
    "请看：没有写明环节，会场、用餐等各环节的检查都不在单上。"
    "这类活动平常的一天可以这样写，时间照实改：{}"
)


@click.command(help="开检查单：给活动草稿文件，或活动类型的代号。")
@click.argument("target", metavar="草稿文件或活动类型")
@root_option
@click.option("--start", metavar="时间", help='开始时间，如 "2026-12-08 09:00"。')
@click.option("--end", metavar="时间", help="结束时间。")
@click.option("--place", default="", metavar="地点", help="地点。")
@click.option("--guests", default="", metavar="来宾", help="来宾，如“省厅一行 12 人”。")
@click.option(
    *("--segment", "segments"),
    multiple=True,
    metavar="时段",
    help='如 "用餐 12:00 食堂"，可重复。',
)
@click.option("--with", "circumstances", multiple=True, metavar="情形", help="如 媒体，可重复。")
@click.option("--title", default="", metavar="名称", help="活动名称。")
@click.option("--answer", "answers", multiple=True, metavar="问题=回答", help="可重复。")
@click.option("--person", "people", multiple=True, metavar="角色=姓名", help="可重复。")
@click.option("--minimal", is_flag=True, help="最简版：只留红线、必查项和类型写明的几条。")
@click.option(
    "--paper", default="sheet", metavar="单子", help="印哪一张，不写是总表；写错时列出全部。"
)
@click.option("--pocket", is_flag=True, help="卡片印成 A5 口袋版。")
@click.option("--qr", is_flag=True, help="总表上印二维码，只含类型和回答；须有网址（site_url）。")
@roster_option
@click.option(
    "--before", metavar="文件", help="上次的草稿文件，用来写变更通知单、撤回日历里旧的提醒。"
)
@format_option
@output_option
@click.option("--explain", is_flag=True, help="另外列出没有列入的条目和原因。")
def checklist(
    target: str,
    root: Path,
    output: Path | None,
    format_: str | None,
    roster: Path | None,
    **options: object,
) -> int:
    """Write one paper to a file and say where it is."""
    chosen = FORMATS[format_of(output, format_, "pdf")]
    library = load_library(root).library
    kind = _kind(str(options["paper"]), library)
    entry = _entry(_data(target, library, options), library, present_minute())
    entry = replace(entry, roster=people_in(roster))
    _refuse_unfinished(entry, format_of(output, format_, "pdf"))
    if options["before"]:
        earlier = _entry(read_draft(Path(str(options["before"]))), library, entry.printed)
        entry = replace(entry, before=earlier)
    name = entry.event.title or entry.result["type_title"]
    file = output or Path(f"{name}-{_file_label(kind['label'])}{chosen.suffix}".replace("/", "／"))
    try:
        site = _site_for_code(kind, root) if options["qr"] else ""
        paper = make_paper(kind, entry, pocket=bool(options["pocket"]), site=site)
        save(file, chosen.render(paper))
    except RenderError as fault:
        raise click.ClickException(str(fault)) from None
    _tell(entry.result, file, explain=bool(options["explain"]))
    if usual := _usual_day(entry.event, library):
        click.echo(_NO_STRETCH.format(usual), err=True)
    if entry.result["urgent"] and kind["name"] == "sheet":
        click.echo(_RUSH, err=True)
    if chosen is FORMATS["ics"] and not entry.event.id:
        click.echo(_NO_ID, err=True)
    return 0


def _usual_day(event: Event, library: Library) -> str:
    """How the usual day of the type is typed, where the event is one stretch of no block and
    the day is not: without its blocks a sheet is nearly empty and does not look it.
    """
    presets = library.whole_types[event.type].presets
    named = [segment.kind for segment in event.segments]
    if named != [MAIN] or not presets or any(x.kind == MAIN for x in presets[0].segments):
        return ""
    stretches = [f'--segment "{x.kind} {x.at}"' for x in presets[0].segments if not x.day]
    return " ".join([*stretches, *(f"--with {x}" for x in presets[0].circumstances)])


def _kind(name: str, library: Library) -> PaperProgram:
    """The paper of a name, or a message with all that there are."""
    papers = compile_papers(library)
    if name not in papers:
        known = "、".join(f"{each} {kind['label']}" for each, kind in papers.items())
        raise click.UsageError(f"没有“{name}”这张单子。可以写：{known}。")
    return papers[name]


def _site_for_code(kind: PaperProgram, root: Path) -> str:
    """The public address that a QR code leads to; a code that leads nowhere is not printed."""
    if not kind["code"]:
        raise click.UsageError(f"二维码只印在总表上，“{kind['label']}”不印。")
    address = site_address(root)
    if not address:
        raise click.UsageError("还没有网址可印：请先在 mkdocs.yml 里写 site_url。")
    return address


def save(file: Path, data: bytes) -> None:
    """Write a finished output; a place that cannot be written to is said in Chinese."""
    try:
        write_bytes(file, data)
    except OSError as fault:
        raise MissingError(f"写不进 {file}：{reason_of(fault)}。") from None


def read_draft(file: Path) -> object:
    """The plain data of a draft file; a file that cannot be read stops the command."""
    if not file.is_file():
        raise click.ClickException(f"找不到草稿文件 {file}。")
    data = read_event_data(file)
    if isinstance(data, Finding):
        raise click.ClickException(line_of(data))
    return data


def _entry(data: object, library: Library, printed: str) -> Entry:
    made = entry_of_draft(data, library, printed)
    if isinstance(made, Entry):
        return made
    raise click.ClickException("\n".join(made))


_FOR_PROGRAMS = ("ics", "json")


def _refuse_unfinished(entry: Entry, format_: str) -> None:
    """Nothing is printed while the place or the people are wanting; programs get what is known."""
    if entry.result["missing"] and format_ not in _FOR_PROGRAMS:
        raise click.ClickException("\n".join(entry.result["missing"]))


def present_minute() -> str:
    """`YYYY-MM-DD HH:MM` of this machine's clock."""
    return datetime.now().strftime("%Y-%m-%d %H:%M")


def _file_label(label: str) -> str:
    """`总表` was called 检查单 before there were others, and people look for that name."""
    return "检查单" if label == "总表" else label.replace("：", "-")


def _data(target: str, library: Library, options: dict[str, object]) -> object:
    file = Path(target)
    if target not in library.event_types and (file.is_file() or "." in target or "/" in target):
        return read_draft(file)
    return typed_event(target, options)


def _tell(result: Result, file: Path, *, explain: bool) -> None:
    items = sum(len(pause["items"]) for pause in result["pauses"])
    click.echo(f"{file}：{len(result['tasks'])} 项任务，{items} 项检查，{result['hash']}")
    for remark in result["remarks"]:
        click.echo(f"请看：{remark}", err=True)
    for line in result["left_out"] if explain else ():
        click.echo(f"未列入：{line['text']}（{line['because']}）")

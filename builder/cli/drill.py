"""`qianshi drill`: a lesson as a 桌面推演, all its papers from one command."""

from dataclasses import replace
from pathlib import Path

import click

from builder.cli.at_desk import desk_at, refusals
from builder.cli.check import line_of
from builder.cli.checklist import present_minute
from builder.cli.desk_place import DeskPlace, desk_place
from builder.cli.folder import data_option, root_option
from builder.cli.output import format_of, format_option, output_option
from builder.cli.plan import write_paper
from builder.cli.prove import lesson_named
from builder.decisions import receive_drill
from builder.letters.drill_lines import read_drill_lines
from builder.letters.inbox import SUFFIX, NewerError, parse_letter, reason_of
from builder.model import Finding, Lesson, Library
from builder.model.drill_record import DrillRecord
from builder.model.trial import TypeTrial
from builder.outputs import FORMATS
from builder.outputs.drills import make_drill_paper
from builder.program import PaperProgram, compile_papers
from builder.program.drill_format import Drill
from builder.replay import Sheets, fittest, make_drill, nearest, play, unfit
from builder.server.settings import make_secret
from builder.sources import load_library
from builder.sources.text import read_text

_WHOLE = "drill"
_DRILL_SHEET = "办演练这件事本身（定时间、告诉谁、谁喊停）也有单子：qianshi checklist drill。"


_HELP = """拿一条案例做一次桌面推演：主持单、评估单、一个岗位一张卡。

\b
  qianshi drill 2013/flag-at-half-mast               一次印齐，PDF
  qianshi drill 2013/flag-at-half-mast --record 勾的.txt   演完登记，照评估单的编号一行一条：
      时间 2026-11-20 14:30
      推演号 caf9ba                纸上的推演号，对不上就不记
      3 拦住
      其余 没人提                  不写这一行，没写到的一律不算
      人数 8
      用时 40
      一问 总协调，第 8 分钟，照单子
推演记录单独算，不进真办的活动的次数；合计看 qianshi ledger。
"""


@click.command("drill", help=_HELP)
@click.argument("lesson", metavar="案例编号")
@root_option
@data_option
@click.option("--type", "event_type", default="", metavar="活动类型", help="对照哪一类的检查单。")
@click.option("--paper", default=_WHOLE, metavar="单子", help="只印一张；写错时列出全部。")
@format_option
@output_option
@click.option(
    "--record",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="不印，登记演得怎样：按编号写的文字，或网页存的推演记录。",
)
def drill(
    lesson: str,
    *,
    root: Path,
    data: Path | None,
    event_type: str,
    paper: str,
    format_: str | None,
    output: Path | None,
    record: Path | None,
) -> int:
    """Write the papers to a file and say where it is; or keep what came of the exercise."""
    wanted = format_of(output, format_, "pdf")
    library = load_library(root).library
    kind = _kind(paper, library)
    one = lesson_named(lesson, library)
    made = make_drill(one, _trial(one, event_type, library), library)
    if record:
        return _record(record, made, library, desk_place(library.settings, data, root), root)
    file = output or Path(f"桌面推演-{kind['label']}-{made['number']}{FORMATS[wanted].suffix}")
    write_paper(make_drill_paper(kind, made, present_minute()), wanted, file)
    cards = sum(len(seat["cards"]) for seat in made["seats"])
    click.echo(
        f"{file}：推演号 {made['number']}，{len(made['people'])} 个岗位，{cards} 张卡，"
        f"共 {made['minutes']} 分钟；对照“{made['type_title']}”的 {len(made['lines'])} 行"
    )
    click.echo(_DRILL_SHEET, err=True)
    return 0


def _record(file: Path, made: Drill, library: Library, place: DeskPlace, root: Path) -> int:
    """Keep what the evaluator ticked, and say how it is counted."""
    record = _told(file, made)
    with refusals(root):
        desk = desk_at(place, root)
        receipt, new = receive_drill(replace(desk, secret=make_secret(desk.data)), record, library)
    done = "已记下" if new else "已经记过"
    click.echo(f"{done}：{record.held} 的推演，{record.counts}（回执号 {receipt}）")
    return 0


def _told(file: Path, made: Drill) -> DrillRecord:
    text = read_text(file, file.name)
    if isinstance(text, Finding):
        raise click.ClickException(f"{file}：{text.message}")
    if file.suffix != SUFFIX:
        told = read_drill_lines(text, file.name, made)
        if isinstance(told, DrillRecord):
            return told
        raise click.ClickException("\n".join(line_of(finding) for finding in told))
    try:
        letter = parse_letter(text)
    except (ValueError, RecursionError, NewerError) as fault:
        raise click.ClickException(f"{file}：{reason_of(fault)}") from None
    if not isinstance(letter, DrillRecord) or letter.lesson != made["lesson"]:
        raise click.ClickException(f"{file} 不是“{made['case']}”的推演记录。")
    return letter


def _kind(name: str, library: Library) -> PaperProgram:
    """The paper of a name, or a message with all that there are."""
    papers = compile_papers(library, "演练")
    if name not in papers:
        known = "、".join(f"{each} {kind['label']}" for each, kind in papers.items())
        raise click.UsageError(f"没有“{name}”这张单子。可以写：{known}。")
    return papers[name]


def _trial(lesson: Lesson, event_type: str, library: Library) -> TypeTrial:
    """The lesson on the sheet of a type, else on the one that stops it best."""
    if why := unfit(lesson, library):
        near = "".join(f"\n  {x.id}　{x.title}" for x in nearest(lesson, library))
        told = f"做得成的，相近的有：{near}" if near else "本库还没有做得成的案例。"
        raise click.ClickException(f"“{lesson.title}”做不成桌面推演：{why}{told}")
    trial = play(lesson, Sheets(library))
    named = {x.event_type: x for x in trial.types}
    if event_type and event_type not in named:
        raise click.UsageError(f"这条案例不是“{event_type}”的，可以写：{'、'.join(named)}。")
    return named.get(event_type) or fittest(trial)

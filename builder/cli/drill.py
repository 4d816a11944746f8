"""`qianshi drill`: a lesson as a 桌面推演, all its papers from one command."""

from pathlib import Path

import click

from builder.cli.checklist import present_minute
from builder.cli.folder import root_option
from builder.cli.output import format_of, format_option, output_option
from builder.cli.plan import write_paper
from builder.cli.prove import lesson_named
from builder.model import Lesson, Library
from builder.model.trial import TypeTrial
from builder.outputs import FORMATS
from builder.outputs.drills import make_drill_paper
from builder.program import PaperProgram, compile_papers
from builder.replay import Sheets, fittest, make_drill, nearest, play, unfit
from builder.sources import load_library

_WHOLE = "drill"
_DRILL_SHEET = "办演练这件事本身（定时间、告诉谁、谁喊停）也有单子：qianshi checklist drill。"


@click.command(help="拿一条案例做一次桌面推演：主持单、评估单、一个岗位一张卡。")
@click.argument("lesson", metavar="案例编号")
@root_option
@click.option("--type", "event_type", default="", metavar="活动类型", help="对照哪一类的检查单。")
@click.option("--paper", default=_WHOLE, metavar="单子", help="只印一张；写错时列出全部。")
@format_option
@output_option
def drill(
    lesson: str,
    *,
    root: Path,
    event_type: str,
    paper: str,
    format_: str | None,
    output: Path | None,
) -> int:
    """Write the papers to a file and say where it is."""
    wanted = format_of(output, format_, "pdf")
    library = load_library(root).library
    kind = _kind(paper, library)
    one = lesson_named(lesson, library)
    made = make_drill(one, _trial(one, event_type, library), library)
    file = output or Path(f"{kind['label']}-{made['number']}{FORMATS[wanted].suffix}")
    write_paper(make_drill_paper(kind, made, present_minute()), wanted, file)
    cards = sum(len(seat["cards"]) for seat in made["seats"])
    click.echo(
        f"{file}：推演号 {made['number']}，{len(made['people'])} 个岗位，{cards} 张卡，"
        f"共 {made['minutes']} 分钟；对照“{made['type_title']}”的 {len(made['lines'])} 行"
    )
    click.echo(_DRILL_SHEET, err=True)
    return 0


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

"""`qianshi prove`: every known slip played against the sheets as they are now."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from builder.cli.folder import MissingError, root_option
from builder.files.write import write_text
from builder.model import Lesson, Library
from builder.model.mutation import (
    GROUPS,
    OPERATOR_WORDS,
    OPERATORS,
    Group,
    digest_of_lines,
    report_of,
)
from builder.model.trial import LessonTrial, TypeTrial
from builder.model.values import GRAVE
from builder.model.words import did_you_mean
from builder.mutation import mutate
from builder.replay import Sheets, measured, play, play_all
from builder.sources import load_library
from builder.sources.mutations import MUTATIONS, mutations_text
from builder.sources.trend import TREND, trend_text
from builder.views.mutants import by_words, score_words

_GROUPS: Mapping[Group, str] = {"grave": "必查项和红线", "rest": "其余的行"}
_KEEP = f"把今天的数记进 {TREND}，页面“检查单凭什么”画成历次的样子。"
_MUTATE = f"把每一行故意改坏，看有没有人知道；要十几分钟，结果写进 {MUTATIONS}。"


@click.command(help="检查单凭什么：每起案例放到它那类活动的单子上走一遍，看拦不拦得住、提前多久。")
@click.argument("lesson", required=False, metavar="[案例]")
@click.option("--keep", is_flag=True, help=_KEEP)
@click.option("--mutate", "worse", is_flag=True, help=_MUTATE)
@root_option
def prove(lesson: str | None, root: Path, *, keep: bool, worse: bool) -> int:
    """One lesson line by line; without one, all of them in sum and those that nothing stops."""
    if keep and lesson:
        raise click.UsageError("--keep 记全部的数，不和案例一起写。")
    library = load_library(root).library
    if worse:
        if lesson or keep:
            raise click.UsageError("--mutate 试全部的行，单独写。")
        _make_worse(library, root)
        return 0
    if lesson is None:
        trials = play_all(library)
        _sum_up(list(trials.values()), library)
        if keep:
            row = measured(library, trials, date.today().isoformat())
            write_text(root / TREND, trend_text([*library.trend, row]))
            click.echo(f"已记下 {row.day} 的数：{TREND}。", err=True)
        return 0
    known = lesson_named(lesson, library)
    _tell(play(known, Sheets(library)), library)
    return 0


def lesson_named(name: str, library: Library) -> Lesson:
    """The lesson of an id or of the path of its file; one that is not there stops the command."""
    id_ = name.removeprefix("lessons/").removesuffix(".md")
    if id_ in library.lessons:
        return library.lessons[id_]
    near = did_you_mean(id_, library.lessons)
    raise MissingError(f"没有案例 {name}；写成 2013/flag-at-half-mast 这样。{near}")


def _make_worse(library: Library, root: Path) -> None:
    """Every mutant of every line; the report is kept for the page 检查单凭什么."""
    content = digest_of_lines(library.digests)
    report = report_of(mutate(library), date.today().isoformat(), content)
    write_text(root / MUTATIONS, mutations_text(report))
    for group in GROUPS:
        whole = report.whole(group)
        click.echo(f"{_GROUPS[group]}：{score_words(whole)}有人知道，{by_words(whole)}；")
        for operator in OPERATORS:
            one = report.one(group, operator)
            same = f"，另有 {one.equal} 处改了单子一样" if one.equal else ""
            click.echo(f"  {OPERATOR_WORDS[operator]}：{score_words(one)}，{by_words(one)}{same}")
    for left in report.left:
        click.echo(f"没有人知道：{left.kind}s/{left.line} {OPERATOR_WORDS[left.operator]}")


def _sum_up(trials: Sequence[LessonTrial], library: Library) -> None:
    lessons = library.lessons
    kept = [trial for trial in trials if not lessons[trial.lesson].held_out]
    click.echo(_count("全部", kept))
    click.echo(
        _count("造成影响的（S1、S2）", [x for x in kept if lessons[x.lesson].severity in GRAVE])
    )
    click.echo(_count("留作检验的", [x for x in trials if lessons[x.lesson].held_out]))
    for trial in trials:
        if trial.state == "拦不住":
            one, best = lessons[trial.lesson], trial.best
            where = f"{_title(best, library)}：{best.reason}" if best else "没有活动类型"
            click.echo(f"拦不住：{one.title}（{one.id}，{one.severity}）{where}")


def _count(name: str, trials: Sequence[LessonTrial]) -> str:
    counts = Counter(trial.state for trial in trials)
    own = sum(any(x.own for x in trial.best.stopping) for trial in trials if trial.best)
    stopped = counts["拦得住"] + counts["只在答了时"]
    share = f"，{stopped * 100 // len(trials)}%" if trials else ""
    return (
        f"{name} {len(trials)} 起：拦得住 {counts['拦得住']}，"
        f"只在答了某个问题时 {counts['只在答了时']}，拦不住 {counts['拦不住']}{share}；"
        f"由为它写的行拦住 {own}，点到出事那样东西的 {sum(x.is_named for x in trials)}"
    )


def _tell(trial: LessonTrial, library: Library) -> None:
    one = library.lessons[trial.lesson]
    click.echo(f"{one.title}（{one.id}，{one.severity}）")
    for on_type in trial.types:
        last = one.last_chance(on_type.event_type)
        where = f"{_title(on_type, library)}（最晚 {last or '不知道'}）"
        click.echo(f"{where}：{on_type.state}{on_type.reason and '，'}{on_type.reason}")
        for line in on_type.lines:
            asked = f"须{'、'.join(line.asked)}；" if line.asked else ""
            whose = "为它写的" if line.own else "别的"
            said = line.fault or f"提前 {line.early}"
            click.echo(f"  {whose}：{line.line.text}（{line.line.id}）{asked}{said}")


def _title(trial: TypeTrial, library: Library) -> str:
    return library.own_types[trial.event_type].title

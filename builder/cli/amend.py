"""`qianshi amend`: one passage of the knowledge base beside the lines of a hand-in, amended."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from builder.cli.at_desk import commit_option, desk_of, echo_losses, put_in_git, refusals
from builder.cli.check import line_of
from builder.cli.folder import data_option, root_option
from builder.decisions import DeskError, amend, show_amendment
from builder.decisions.amend import Shown
from builder.decisions.names import AT_AMENDING, names_message
from builder.model import Library
from builder.model.words import did_you_mean
from builder.review.amend import Amendment, matching, passages_at
from builder.review.amendable import AMENDABLE, Amendable
from builder.review.passages import Passage
from builder.review.rewrite import LIKE, Act
from builder.sources import load_library

_MOST = 40
"""Passages listed at once."""
_TITLES = {kind.title: name for name, kind in AMENDABLE.items()}


@dataclass(frozen=True, slots=True)
class Given:
    """The options, as click hands them over."""

    commit: bool
    said: str
    kind: str
    given: tuple[str, ...]
    add: bool
    strike: bool
    receipt: str
    still_right: bool
    not_names: tuple[str, ...]
    only_look: bool
    yes: bool

    @property
    def act(self) -> Act:
        """What is to be done with the passage."""
        return "add" if self.add else "strike" if self.strike else "change"

    def faults(self, place: str) -> Iterator[str]:
        """Options that would be of no use beside the others."""
        of_act = (self.given, self.add, self.strike)
        looked = (self.receipt, self.still_right, self.not_names)
        of_writing = (*looked, self.only_look, self.yes, self.commit)
        if not place and any((*of_act, *of_writing)):
            yield "没有写改哪一处（文件:行号），别的都用不上。先用 --find 找。"
        if place and self.said:
            yield "写了文件:行号，就不用 --find。"
        if place and any(of_writing) and not any(of_act):
            yield "没有写要改成什么。请写 --set 栏目=内容，或 --strike。"
        if self.add and self.strike:
            yield "--add 和 --strike 只能写一个。"

    def amendment(self, passage: Passage) -> Amendment:
        """What is wanted of the passage that stands there now."""
        fields = dict(_fields(AMENDABLE[passage.kind], self.given))
        looked_at = (str(passage.place), self.act, fields, passage.seen)
        said = (self.receipt, self.still_right, self.not_names)
        return Amendment(passage.kind, *looked_at, *said)


@click.command(
    "amend",
    help="改别处：任务、处置卡的一步、指引的一句、制度的一条、本单位标准、同义词。"
    "先用 --find 找到那一处的“文件:行号”，再写要改成什么。",
)
@click.argument("place", required=False, default="", metavar="[文件:行号]")
@root_option
@data_option
@commit_option
@click.option("--find", "said", default="", metavar="词", help="列出有这几个词的地方，空格隔开。")
@click.option("--kind", default="", metavar="种类", help=f"只找这一种：{'、'.join(_TITLES)}。")
@click.option("--set", "given", multiple=True, metavar="栏目=内容", help="这一栏改成什么。")
@click.option("--add", is_flag=True, help="不改这一处，在它后面加一处。")
@click.option("--strike", is_flag=True, help="删去这一处。")
@click.option("--from", "receipt", default="", metavar="回执号", help="因为哪一条收件改的。")
@click.option("--still-right", is_flag=True, help="依据这一条的检查项和任务看过了，都还对。")
@click.option(
    "--no-name", "not_names", multiple=True, metavar="词", help="确认不是人名；可写几次。"
)
@click.option("--preview", "only_look", is_flag=True, help="只看改动，什么都不写。")
@click.option("--yes", is_flag=True, help="看过改动不再问，直接写。")
def amend_command(place: str, root: Path, data: Path | None, **options: Any) -> int:
    """List passages, or show and write what becomes of one."""
    library, given = load_library(root).library, Given(**options)
    if faults := list(given.faults(place)):
        raise click.UsageError(" ".join(faults))
    kinds = _kinds(given.kind)
    if not place:
        return _list(library, kinds, given.said)
    passage = _passage(library, kinds, place)
    if not (given.given or given.act != "change"):
        return _show_fields(passage)
    wanted = given.amendment(passage)
    with refusals(root):
        desk = desk_of(library, root, data)
        if not _is_wanted(show_amendment(desk, wanted), given):
            return 0
        written = amend(desk, wanted)
    click.echo(f"已写好：{'、'.join(written.paths)}。下次生成站点后看得到。")
    click.echo(f"撤销：qianshi undo {written.receipt}")
    if given.commit:
        come = given.receipt or written.receipt
        put_in_git(root, written.paths, f"{written.amended.title}（{come}）")
    return 0


def _is_wanted(shown: Shown, given: Given) -> bool:
    """Show what would be done; DeskError where it would do harm."""
    _show(shown)
    if shown.draft.unsettled:
        raise DeskError(names_message(shown.draft.unsettled, AT_AMENDING))
    if not shown.is_sound:
        raise DeskError("这样改会出错，什么都没有写。请照上面说的改好再来。")
    if given.only_look:
        click.echo("什么都没有写。", err=True)
    elif not given.yes:
        click.confirm("照这样写进去吗", abort=True)
    return not given.only_look


def _kinds(said: str) -> tuple[str, ...]:
    if not said:
        return tuple(AMENDABLE)
    name = _TITLES.get(said, said)
    if name not in AMENDABLE:
        raise click.UsageError(f"没有“{said}”这一种。{did_you_mean(said, _TITLES)}")
    return (name,)


def _list(library: Library, kinds: tuple[str, ...], said: str) -> int:
    found = [one for kind in kinds for one in matching(library, kind, said)]
    for one in found[:_MOST]:
        click.echo(f"{one.place}  {AMENDABLE[one.kind].title}（{one.under}）\n  {one.text}")
    if len(found) > _MOST:
        click.echo(f"还有 {len(found) - _MOST} 处没有列出，请多写几个词，或用 --kind。", err=True)
    if not found:
        click.echo("没有找到。请换一个词。", err=True)
    return 0 if found else 1


def _passage(library: Library, kinds: tuple[str, ...], place: str) -> Passage:
    found = [one for kind in kinds for one in passages_at(library, kind, place)]
    if not found:
        titles = "、".join(AMENDABLE[kind].title for kind in kinds)
        raise click.ClickException(
            f"{place} 不是能在这里改的（{titles}）。请用 qianshi amend --find 找“文件:行号”。"
        )
    return found[-1]


def _show_fields(passage: Passage) -> int:
    kind = AMENDABLE[passage.kind]
    click.echo(f"{passage.place}  {kind.title}（{passage.under}）")
    for name, said in passage.fields.items():
        click.echo(f"  {kind.label(name)}：{said or '（空着）'}")
    click.echo("要改，写 --set 栏目=内容；在后面加，另写 --add；删去，写 --strike。", err=True)
    return 0


def _fields(kind: Amendable, given: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """By the name of the field; its title is as good as its name."""
    names = {kind.label(name): name for name in (*kind.names, *LIKE)}
    seen: set[str] = set()
    for pair in given:
        title, equals, said = pair.partition("=")
        name = names.get(title.strip(), title.strip())
        if not equals:
            raise click.UsageError(f"“{pair}”里没有等号。请写成 栏目=内容。")
        if name in seen:
            raise click.UsageError(f"“{title}”写了两次，请只写一次。")
        seen.add(name)
        yield name, said


def _show(shown: Shown) -> None:
    made = shown.draft.amended
    click.echo(made.title)
    _show_words(made.fields)
    for row in made.rows:
        click.echo(f"{row.place}")
        click.echo(f"  原来  {row.before.strip() or '（没有）'}")
        click.echo(f"  改后  {row.after.strip() or '（没有）'}")
    echo_losses(shown.losses or ())
    if shown.losses == ():
        click.echo("拦得住的已知失误一起不少。")
    for edge in shown.draft.resting:
        click.echo(f"依据它的：{edge.line.text}（{edge.line.place()}）")
    if shown.draft.resting:
        click.echo("上面这几行看过了、都还对，请加 --still-right；不对的，先改好它。", err=True)
    for finding in shown.said:
        click.echo(line_of(finding), err=True)


def _show_words(fields: Mapping[str, tuple[str, str]]) -> None:
    for label, (before, after) in fields.items():
        click.echo(f"  {label}：{before or '（空着）'} → {after or '（空着）'}")

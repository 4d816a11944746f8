"""`qianshi inbox`: what was handed in and waits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from builder.cache import open_cache, user_cache
from builder.checks.suspects import unsettled_names
from builder.cli.at_desk import (
    desk_of,
    echo_left_out,
    echo_said,
    echo_said_type,
    refusals,
)
from builder.cli.check import line_of
from builder.cli.folder import data_option, root_option
from builder.decisions import (
    Desk,
    SaidOfLines,
    first_of,
    held_lines,
    recover_alone,
    runs_waiting,
    said_of_lines,
    take_forms,
    waiting,
)
from builder.decisions.again import First
from builder.letters.inbox import Received
from builder.model import Finding, HandIn, Library, Reference
from builder.model.hand_in import day_of
from builder.model.values import SEVERITY_LABELS
from builder.pipeline import check_hand_in
from builder.review import Chance, Proposal, propose
from builder.review.chance import chance_in
from builder.review.names import told_words
from builder.review.opinions import line_of_opinion
from builder.search import LessonIndex, lesson_index, similar
from builder.server.settings import make_secret
from builder.sources import load_library


@dataclass(frozen=True, slots=True)
class _Known:
    """What a hand-in is shown beside."""

    library: Library
    desk: Desk
    lessons: LessonIndex
    said: SaidOfLines
    held: frozenset[str]
    """Ids of lines that stopped a slip."""


@click.command(help="列出待审的经验。")
@root_option
@data_option
def inbox(root: Path, data: Path | None) -> int:
    """Show every hand-in with its age, its faults, what is like it, the item it would become."""
    with open_cache(user_cache(), root) as cache:
        library = load_library(root, cache).library
        lessons = lesson_index(library, cache)
    with refusals(root):
        desk = desk_of(library, root, data)
        recover_alone(desk)
        unreadable = _show_all(library, lessons, desk)
        _show_runs(desk)
    return 1 if unreadable else 0


def _show_all(library: Library, lessons: LessonIndex, desk: Desk) -> int:
    """Everything that waits; how many files cannot be read."""
    taker = replace(desk, secret=make_secret(desk.data))
    unread = take_forms(taker, list(library.whole_types.values()))
    received, said = [*unread, *waiting(desk)], said_of_lines(desk, library)
    known = _Known(library, desk, lessons, said, held_lines(desk))
    for one in received:
        if isinstance(one, Finding):
            click.echo(line_of(one))
        else:
            _show(one, known)
    readable = [one for one in received if isinstance(one, Received)]
    click.echo(f"待审 {len(readable)} 条。", err=True)
    for folder in desk.shared:
        click.echo(f"共享收件箱：{folder}", err=True)
    return len(received) - len(readable)


def _show_runs(desk: Desk) -> None:
    runs = runs_waiting(desk)
    for sent in runs:
        title = sent.record.title or sent.record.event
        click.echo(f"运行记录：{title}，例外 {len(sent.record.exceptions)} 项（{sent.file.name}）")
    if runs:
        click.echo("运行记录用 qianshi run 登记。", err=True)


def _show(received: Received, known: _Known) -> None:
    hand_in = received.hand_in
    head = f"{hand_in.receipt}  {hand_in.month}  {hand_in.event_type or '未选活动类型'}"
    click.echo(f"{head}  {_age(hand_in.receipt)}")
    line = line_of_opinion(hand_in, known.library)
    if line:
        click.echo(f"  对条目的意见：{hand_in.opinion}，{line.id}（{line.place('text')}）")
        echo_said([one for one in known.said[line.id] if one.receipt != hand_in.receipt])
    click.echo(f"  出了什么事：{hand_in.what}")
    click.echo(f"  下次怎样拦住：{hand_in.prevent}")
    echo_left_out(hand_in)
    if names := unsettled_names(told_words(hand_in), known.library.not_names):
        click.echo(f"  像是人名：{'、'.join(names)}（收录前换成角色，或确认不是）")
        click.echo(f'    写法：--replace "{names[0]}=联络员"，或 --no-name "{names[0]}"')
    for fault in check_hand_in(hand_in, received.file.name):
        click.echo(f"  {line_of(fault)}")
    if hand_in.adds_to:
        _echo_first(first_of(known.desk, hand_in), hand_in)
    if hand_in.repeats:
        click.echo(f"  提交人说又发生了：{hand_in.repeats}")
    for one in similar(known.lessons, f"{hand_in.what}\n{hand_in.prevent}"):
        click.echo(f"  相近：{one.title}（{Reference.at(one.id).id}）")
    if not line:
        echo_said_type(hand_in, known.library)
        proposals = propose(hand_in, known.library, known.held)
        _show_proposals(proposals, known)
        _show_chance(chance_in(hand_in, proposals[0], known.library))


def _echo_first(first: First | None, hand_in: HandIn) -> None:
    """What a hand-in adds to, why that was given back, and what stood there."""
    if first is None:
        click.echo(f"  补充的是：{hand_in.adds_to}（收件箱里没有这一份）")
        return
    click.echo(f"  补充的是：{first.receipt}（{first.state}：{first.reason}）")
    click.echo(f"    当时写的：{first.what} {first.prevent}")


def _show_proposals(proposals: Sequence[Proposal], known: _Known) -> None:
    for number, proposal in enumerate(proposals, start=1):
        if len(proposals) > 1:
            click.echo(f"  第 {number} 件：{proposal.what}")
        if proposal.place:
            _show_proposal(proposal, known)
        else:
            click.echo("  可列入：从文字看不出列到哪张单上，请选活动类型和节点。")


def _show_proposal(proposal: Proposal, known: _Known) -> None:
    for place in proposal.places:
        why = f"（{'；'.join(place.because)}）" if place.because else ""
        click.echo(f"  可列入：{place.title(known.library)}{why}")
    if proposal.place and proposal.place.when:
        why = f"写到“{proposal.place.when_because}”，不写就每次都列"
        click.echo(f'  适用条件可写：--only-when "{proposal.place.when}"（{why}）')
    killer = "，可作必查项" if proposal.killer else ""
    grade = f"影响像是{SEVERITY_LABELS[proposal.severity]}{killer}"
    click.echo(f"  检查项：{proposal.text or '请改写：原话不合检查项的写法'}（{grade}）")
    for one in proposal.caught_by:
        click.echo(f"  本可拦住：{one.item.text}（{one.where}，{one.item.id}）")
        echo_said(known.said.get(one.item.id, ()))
    for full in proposal.full:
        title = known.library.event_types[full.event_type].title
        out = "、".join(item.text for item in full.displaces) or "（没有可换的）"
        click.echo(f"  {title}：这个节点已满，增一减一，可换下：{out}")
        for item in full.displaces:
            echo_said(known.said.get(item.id, ()))


def _show_chance(chance: Chance) -> None:
    """When it was found, as the text says: an acceptance writes it unless told otherwise."""
    if chance.found:
        who = f"，由{chance.found_by}" if chance.found_by else ""
        click.echo(f"  发现的时候：{chance.found}{who}（收录时照此写，不对就用 --found 改）")


def _age(receipt: str) -> str:
    """How long it has waited, by the day in its receipt."""
    days = (date.today() - day_of(receipt)).days
    return f"等了 {days} 天" if days > 0 else "今天交的"

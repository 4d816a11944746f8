"""`qianshi standards`: the office's own limits, prices, seats, rooms and cars, asked once."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

import click
from pydantic import ValidationError

from builder.cli.check import line_of
from builder.cli.folder import MissingError, root_option
from builder.files.durable import create
from builder.files.unchanged import ChangedSinceError, replace_unchanged
from builder.letters.events import read_event_data
from builder.model import Finding, Library
from builder.model.faults import sentences
from builder.model.kinds import kind_of
from builder.model.questionnaire import OwnValue, OwnValues, Question, questions_of
from builder.model.shape import shape_of
from builder.model.standard import Standards
from builder.pipeline import check_words, forbids
from builder.sources import load_library
from builder.sources.standard_text import with_own_values

FILE = kind_of(Standards).files


@click.command(help="首次设置：逐条问本单位的时限、标准、座次和场地；或收下网页存的回答文件。")
@click.argument("answers", required=False, metavar="[回答文件]", type=click.Path(path_type=Path))
@root_option
@click.option("--all", "again", is_flag=True, help="已经填了的也再问一遍。")
@click.option("--yes", is_flag=True, help="收下回答文件，不再问。")
def standards(answers: Path | None, root: Path, again: bool, yes: bool) -> int:
    """Ask what is not set, or take a file; write what was answered, whatever ended the asking."""
    library = load_library(root).library
    if not library.standards:
        raise MissingError(f"没有 {FILE}，或者它有错；先运行 qianshi check 看看。")
    given = _read(answers, library) if answers else _asked(library, again=again)
    _check_private(given)
    for name, own in given.items():
        click.echo(f"{library.standards[name].label}：{_was(library, name)} → {_said(own)}")
    if not given:
        click.echo(f"没有要改的，{FILE} 没有动。")
    elif not answers or yes or click.confirm("照这样写进去吗", default=True):
        _write(root, given)
    return 0


def _asked(library: Library, *, again: bool) -> dict[str, OwnValue]:
    """By the name of the standard what was typed; an early end keeps what came before it."""
    click.echo("直接按回车是先不定；按 Ctrl+C 停下，已经答的会写进去。")
    given: dict[str, OwnValue] = {}
    with suppress(click.Abort):
        for area, rows in questions_of(library).items():
            open_ones = [x for x in rows if again or not x.standard.value]
            click.echo(f"\n【{area}】" if open_ones else "", nl=bool(open_ones))
            for question in open_ones:
                _ask(question, given)
    click.echo()
    return given


def _ask(question: Question, given: dict[str, OwnValue]) -> None:
    """Put the answer under the name of its standard, the value before its ground is asked."""
    standard = question.standard
    if standard.known and not question.ways:
        click.echo(f"  （{standard.known}。只供参考）")
    for number, way in enumerate(question.ways, start=1):
        click.echo(f"  {number} {way}")
    value = _way(_typed(question.text, standard.value), question)
    if value and value != standard.value:
        given[standard.name] = OwnValue(value=value)
        if not question.ways and not standard.listed:
            ground = _typed("  依据哪份文件？", standard.ground)
            given[standard.name] = OwnValue(value=value, ground=ground)


def _typed(question: str, now: str = "") -> str:
    """What somebody typed, what stands there now where nothing was."""
    shown = f"{question}［{now}］" if now else question
    typed: str = click.prompt(shown, default=now, show_default=False, prompt_suffix=" ")
    return typed.strip()


def _way(typed: str, question: Question) -> str:
    """The way of a number; asked again until it is one of them."""
    ways = question.ways
    while typed and ways and typed not in ways:
        if typed.isdecimal() and 1 <= int(typed) <= len(ways):
            return ways[int(typed) - 1]
        numbers = "、".join(str(number + 1) for number in range(len(ways)))
        typed = _typed(f"  请写 {numbers}，或直接按回车：")
    return typed


def _read(file: Path, library: Library) -> dict[str, OwnValue]:
    """What the page saved; every fault with its place, nothing taken where there is one."""
    made = read_event_data(file)
    if isinstance(made, Finding):
        raise click.ClickException(line_of(made))
    try:
        given = OwnValues.model_validate(made).standards
    except ValidationError as fault:
        said = "\n".join(sentences(fault, shape_of(OwnValues)))
        raise click.ClickException(f"{file}：不是“存成文件”存下来的回答。\n{said}") from None
    if faults := list(_misfits(given, library)):
        raise click.ClickException("\n".join(f"{file}：{fault}" for fault in faults))
    return {name: own for name, own in given.items() if not _same(library, name, own)}


def _misfits(given: Mapping[str, OwnValue], library: Library) -> Iterator[str]:
    known = {x.standard.name: x for rows in questions_of(library).values() for x in rows}
    for name, own in given.items():
        if name not in known:
            yield f"“{name}”不在 {FILE} 里，这里没有这一条。请在这个知识库的网页上重新填。"
        elif known[name].ways and own.value not in known[name].ways:
            yield f"{known[name].standard.label}只能是{'、'.join(known[name].ways)}。"


def _check_private(given: Mapping[str, OwnValue]) -> None:
    words = [text for own in given.values() for text in (own.value, own.ground)]
    if found := [finding for finding in check_words(words, FILE) if forbids(finding)]:
        said = "\n".join(line_of(finding) for finding in found)
        raise click.ClickException(f"{said}\n一条也没有写。电话写进名册，不写在这里。")


def _same(library: Library, name: str, own: OwnValue) -> bool:
    row = library.standards[name]
    return (row.value, row.ground) == (own.value, own.ground)


def _was(library: Library, name: str) -> str:
    return library.standards[name].value or "未设置"


def _said(own: OwnValue) -> str:
    return f"{own.value}（{own.ground}）" if own.ground else own.value


def _write(root: Path, given: Mapping[str, OwnValue]) -> None:
    file = root / FILE
    try:
        was = file.read_bytes() if file.is_file() else b""
        text = with_own_values(was.decode("utf-8-sig"), given, date.today())
        if was or not create(file, text.encode()):
            replace_unchanged(file, was, text.encode())
    except (ValueError, ChangedSinceError, OSError) as fault:
        said = "刚刚被别人改过" if isinstance(fault, ChangedSinceError) else fault
        raise click.ClickException(f"{FILE}：{said}") from None
    click.echo(f"写好了：{FILE}，{len(given)} 条。卡片、表单、座次和网页下次生成就用它。")

"""The options of `qianshi accept`, and the decision they add up to: nothing given is dropped."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

import click

from builder.model import Library
from builder.model.values import PHASES, SEVERITIES, SLUG
from builder.review import Chance, Decision, Displaced, NewItem, Sharpened, UnfitError
from builder.review.chance import listed
from builder.sources import NOT_NAMES

Command = TypeVar("Command", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Given:
    """What was written after the command, by the names of its options."""

    slug: str
    title: str
    severity: str
    phase: str
    types: tuple[str, ...]
    what: str
    when: str
    do: str
    because: str
    found: str | None
    found_by: str | None
    until: str | None
    seen_by: str | None
    look: str | None
    items: tuple[str, ...]
    expects: tuple[str, ...]
    blocks: tuple[str, ...]
    pauses: tuple[str, ...]
    checkers: tuple[str, ...]
    whys: tuple[str, ...]
    conditions: tuple[str, ...]
    killer: bool | None
    existing: tuple[str, ...]
    sharper: str
    sharper_expect: str
    displaced: tuple[str, ...]
    moves_to: tuple[str, ...]
    replaced: tuple[tuple[str, str], ...]
    not_names: tuple[str, ...]


def _check_slug(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if value and not re.fullmatch(SLUG, value):
        raise click.BadParameter("只能用小写英文字母、数字和连字符，如 flag-rope-worn。")
    return value


def _text(name: str, key: str, metavar: str, words: str) -> Callable[[Command], Command]:
    return click.option(name, key, default="", metavar=metavar, help=words)


def _maybe(name: str, key: str, metavar: str, words: str) -> Callable[[Command], Command]:
    """An option that, where it is not given, is as proposed; "" is for nothing."""
    return click.option(name, key, default=None, metavar=metavar, help=words)


def _texts(name: str, key: str, metavar: str, words: str) -> Callable[[Command], Command]:
    return click.option(name, key, multiple=True, metavar=metavar, help=words)


def _pairs(
    context: click.Context, parameter: click.Parameter, value: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    parted = [one.partition("=") for one in value]
    if any(not (old and equals) for old, equals, _ in parted):
        raise click.BadParameter("请写成 人名=角色，如 王建国=联络员；等号后面空着就是删去。")
    return tuple((old, new) for old, _, new in parted)


NAME_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option(
        *("--replace", "replaced"),
        multiple=True,
        callback=_pairs,
        metavar="人名=角色",
        help="文字里的人名都换成角色，如 王建国=联络员；可写几次。",
    ),
    _texts("--no-name", "not_names", "词", f"确认不是人名（记入 {NOT_NAMES}）；可写几次。"),
)
"""How a command is told what becomes of the names in a hand-in."""
_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option(
        *("--slug", "slug"),
        default="",
        callback=_check_slug,
        metavar="代号",
        help="英文短名，也是网址；不写则用标题的拼音。",
    ),
    _text("--title", "title", "标题", "不超过 24 字，写失误不写人。"),
    click.option("--severity", default="S3", type=click.Choice(SEVERITIES), help="影响。"),
    click.option("--phase", default="事前", type=click.Choice(PHASES), help="阶段。"),
    _texts("--type", "types", "活动类型", "名称或代号；可写几次。不写则照提交人的、建议的。"),
    _text("--what", "what", "经过", "改写出了什么事；不写则照提交人的话。"),
    _text("--when", "when", "哪一步", "下次哪一步拦住；不写则是检查项的节点。"),
    _text("--do", "do", "谁做什么", "不写则照提交人的话。"),
    _text("--because", "because", "因为", "不写则是出了什么事的头一句。"),
    _maybe("--found", "found", "时候", "什么时候发现的，如“开始前 10 分钟”“前一天”“当场”。"),
    _maybe("--found-by", "found_by", "角色", "由谁发现。"),
    _maybe("--until", "until", "时候", "最晚还来得及；不写就是发现的时候。"),
    _maybe("--seen-by", "seen_by", "角色", "谁看得见，几个用顿号隔开。"),
    _maybe("--look", "look", "词", "看什么，如“话筒”；几个用顿号隔开。"),
    _texts(
        "--item",
        "items",
        "检查项",
        "动词开头；不写则照建议的，没有建议就照提交人的话。可写几次，和 --expect 一一对应。",
    ),
    _texts("--expect", "expects", "应看到", "写了它，检查项才会一并加上。"),
    _texts("--block", "blocks", "环节块", "节点在哪一块，如“座谈”。"),
    _texts("--pause", "pauses", "节点", "名称或代号；只写一次则各条都在这里。"),
    _texts("--checker", "checkers", "角色", "检查角色。"),
    _texts("--why", "whys", "缘由", "印在必查项下面的往事，不超过 30 字。"),
    _texts(
        "--only-when",
        "conditions",
        "适用条件",
        "只在什么情形下列，如“外宾 = 是”；不写就每次都列。能写哪些，写错时会列出来。",
    ),
    click.option("--killer/--no-killer", default=None, help="设不设必查项；只给 S1、S2。"),
    _texts("--existing", "existing", "检查项", "本该拦住它的那一条，代号或原文；可写几次。"),
    _text("--sharper", "sharper", "新写法", "把 --existing 那一条改成这样。"),
    _text("--sharper-expect", "sharper_expect", "新的应看到", "同上，改应看到。"),
    _texts("--displace", "displaced", "检查项", "节点满了，换下哪一条（增一减一）。"),
    _texts("--move-to", "moves_to", "节点", "换下的移到这个节点，不删。"),
    *NAME_OPTIONS,
)


def decision_options(command: Command) -> Command:
    """Put every option of a decision on a command."""
    return _with_options(command, _OPTIONS)


def name_options(command: Command) -> Command:
    """Put those on a command that say what becomes of names."""
    return _with_options(command, NAME_OPTIONS)


def _with_options(command: Command, options: Sequence[Callable[[Any], Any]]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def decision_of(given: Given, library: Library) -> Decision:
    """The decision; UnfitError with everything that has no place in it."""
    if faults := list(_faults(given)):
        raise UnfitError(faults)
    same = {field.name for field in fields(Decision)} & {field.name for field in fields(Given)}
    plain = {name: getattr(given, name) for name in same - {"items", "displaced"}}
    return Decision(
        **plain,
        chance=_chance(given),
        event_types=tuple(_type_named(word, library) for word in given.types),
        items=tuple(_new_items(given)),
        known=tuple(Sharpened(x, given.sharper, given.sharper_expect) for x in given.existing),
        displaced=tuple(_displaced(given)),
        as_said=True,
    )


def _chance(given: Given) -> Chance:
    words = {name: getattr(given, name) for name in ("seen_by", "look")}
    lists = {name: None if said is None else listed(said) for name, said in words.items()}
    return Chance(given.found, given.found_by, given.until, **lists)


def _type_named(word: str, library: Library) -> str:
    """The id of the type of that title; else the word, which is an id or will be refused."""
    return next((x.id for x in library.event_types.values() if x.title == word), word)


def _new_items(given: Given) -> Iterator[NewItem]:
    for index, expect in enumerate(given.expects):
        yield NewItem(
            expect=expect,
            text=_nth(given.items, index),
            pause=_nth(given.pauses, index),
            block=_nth(given.blocks, index),
            checker=_nth(given.checkers, index),
            why=_nth(given.whys, index),
            when=_nth(given.conditions, index),
            killer=given.killer,
        )


def _displaced(given: Given) -> Iterator[Displaced]:
    for index, item in enumerate(given.displaced):
        yield Displaced(item, _nth(given.moves_to, index))


def _nth(words: tuple[str, ...], index: int) -> str:
    """Of the words for several lines the one for this; one word is for all of them."""
    return words[0] if len(words) == 1 else "".join(words[index : index + 1])


def _faults(given: Given) -> Iterator[str]:
    lines = len(given.expects)
    if len(given.items) > lines:
        yield "有检查项没有写应看到什么，看不见的不能列。请给每个 --item 配一个 --expect。"
    for name, words in _OF_LINES.items():
        said: tuple[str, ...] = getattr(given, words)
        if said and not lines and words != "items":
            yield f"写了 {name}，没有新检查项，用不上。请写 --expect，或去掉 {name}。"
        elif len(said) not in (0, 1, lines) or (words == "items" and 0 < len(said) < lines):
            yield f"{name} 写了 {len(said)} 次，检查项有 {lines} 条，对不上。请一一对应。"
    if given.killer is not None and not lines:
        yield "写了 --killer 或 --no-killer，没有新检查项，用不上。请写 --expect，或去掉它。"
    if (given.sharper or given.sharper_expect) and len(given.existing) != 1:
        yield "--sharper 改的是 --existing 那一条，请只写一个 --existing。"
    if len(given.moves_to) > len(given.displaced):
        yield "写了 --move-to，没有写移走哪一条。请写 --displace。"


_OF_LINES = {
    "--item": "items",
    "--pause": "pauses",
    "--block": "blocks",
    "--checker": "checkers",
    "--why": "whys",
    "--only-when": "conditions",
}

"""Papers name only lists, fields and papers that there are, so that none is printed with holes."""

from collections.abc import Collection, Iterable, Iterator
from typing import get_args

from builder.cache import NO_CACHE, Cache
from builder.checks.remembered import findings_of
from builder.model import Finding, Library
from builder.model.paper_spec import About, PaperSpec
from builder.model.record import Record
from builder.model.words import did_you_mean
from builder.program.paper_names import Strange, strange_names

_SAID = {
    "空": ("unknown-blank", "没有叫 {} 的内容可填。"),
    "栏": ("unknown-blank", "这个清单的行里没有 {} 这一栏。"),
    "清单": ("unknown-list", "没有 {} 这个清单。"),
    "单子": ("unknown-link", "没有 {} 这张单子可接。"),
}
_TO_SEE = "可用的清单和栏，写在 qianshi new paper 生成的文件里。"


def check_papers(library: Library, cache: Cache = NO_CACHE) -> Iterator[Finding]:
    """Every unknown name, on its line."""
    names = {about: _names_about(about, library) for about in get_args(About)}
    yield from _left_out(library, names["活动"])
    for paper in library.papers.values():
        yield from findings_of(paper, _strange_in, library, cache, names[paper.about])


def _names_about(about: About, library: Library) -> tuple[str, ...]:
    return tuple(name for name, paper in library.papers.items() if paper.about == about)


def _strange_in(paper: PaperSpec, names: Collection[str]) -> Iterator[Finding]:
    return strange_findings(paper, strange_names(paper, names))


def strange_findings(record: Record, found: Iterable[Strange]) -> Iterator[Finding]:
    """What is said of names that stand for nothing."""
    for strange in found:
        code, said = _SAID[strange.sort]
        hint = did_you_mean(strange.name, strange.known) or _TO_SEE
        yield Finding(record.place(*strange.location), code, said.format(strange.name), hint)


def _left_out(library: Library, names: Collection[str]) -> Iterator[Finding]:
    """Papers that a type goes without have to be there."""
    for event_type in library.own_types.values():
        for number, name in enumerate(event_type.without):
            if name not in names:
                hint = did_you_mean(name, names) or f"有 {'、'.join(names)}。"
                place = event_type.place("without", number)
                yield Finding(place, "unknown-link", f"没有 {name} 这张单子。", hint)

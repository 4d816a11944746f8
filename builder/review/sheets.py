"""The 节点 that a change touches, before and after it, line beside line."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from builder.model import EventType, Item, Library, Pause
from builder.model.limits import MOST_ITEMS
from builder.views.conditions import condition_text

Mark = Literal["", "新增", "撤下", "改了", "移来", "移走"]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line as the sheet prints it, under whatever answers."""

    item: str
    text: str
    expect: str
    checker: str
    killer: bool
    why: str
    when: str
    """适用条件 in the words of the questions; "" where it stands whatever is answered."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line before and after; None where it does not stand."""

    before: SheetLine | None
    after: SheetLine | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class Touched:
    """A 节点 whose lines change, the same way on the sheets of all these event types."""

    types: tuple[str, ...]
    """Their titles."""
    block: str
    """Title of the block that brings the 节点; "" for a 节点 of the types' own."""
    pause: str
    """Title of the 节点."""
    most: int
    """How many lines it may have at once."""
    rows: tuple[Row, ...]

    @property
    def counts(self) -> tuple[int, int]:
        """How many lines stand there before and after."""
        before = sum(row.before is not None for row in self.rows)
        return before, sum(row.after is not None for row in self.rows)

    @property
    def title(self) -> str:
        """`公务接待、集体来访 · 座谈 · 会前半小时`."""
        return " · ".join(filter(None, ("、".join(self.types), self.block, self.pause)))


@dataclass(frozen=True, slots=True)
class _Key:
    """What makes two 节点 one to a reader."""

    block: str
    pause: str
    most: int
    rows: tuple[Row, ...]


def touched(before: Library, after: Library, about: Collection[str] = ()) -> tuple[Touched, ...]:
    """Every 节点 whose lines differ; the same change on several types' sheets is told once.

    The sheets of the types that it is about, by their ids, come first.
    """
    found: dict[_Key, list[str]] = {}
    for event_type in sorted(before.types_in_order, key=lambda x: x.id not in about):
        for key in _of_type(event_type.id, before, after):
            found.setdefault(key, []).append(event_type.title)
    return tuple(Touched(tuple(t), k.block, k.pause, k.most, k.rows) for k, t in found.items())


def _of_type(name: str, before: Library, after: Library) -> Iterator[_Key]:
    old, new = before.whole_types[name], after.whole_types.get(name)
    if new is None:
        return
    was = {pause.key: _lines(before, old, pause) for pause in old.pauses}
    then = {pause.key: _lines(after, new, pause) for pause in new.pauses}
    gone = _ids(was.values()) - _ids(then.values())
    fresh = _ids(then.values()) - _ids(was.values())
    for pause in old.pauses:
        if was[pause.key] != then.get(pause.key):
            block = before.blocks.get(pause.brought_by)
            rows = tuple(_rows(was[pause.key], then.get(pause.key, ()), gone, fresh))
            yield _Key(block.title if block else "", pause.title, MOST_ITEMS[pause.mode], rows)


def _lines(library: Library, whole: EventType, pause: Pause) -> tuple[SheetLine, ...]:
    return tuple(_line(x.line, whole) for x in library.items_at(whole, pause))


def _line(item: Item, whole: EventType) -> SheetLine:
    when = condition_text(item.when, whole)
    return SheetLine(item.id, item.text, item.expect, item.checker, item.killer, item.why, when)


def _ids(sheets: Iterable[Sequence[SheetLine]]) -> set[str]:
    return {line.item for sheet in sheets for line in sheet}


def _rows(
    was: Sequence[SheetLine], then: Sequence[SheetLine], gone: set[str], fresh: set[str]
) -> Iterator[Row]:
    names, new_names = [x.item for x in was], [x.item for x in then]
    matcher = SequenceMatcher(None, names, new_names, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(was[start:end], then[first:last], strict=True)
            yield from (Row(old, new, "" if old == new else "改了") for old, new in pairs)
            continue
        for line in was[start:end]:
            yield Row(line, None, "撤下" if line.item in gone else "移走")
        for line in then[first:last]:
            yield Row(None, line, "新增" if line.item in fresh else "移来")

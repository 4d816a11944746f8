"""Small faults that somebody could make in one line, each made once.

A mutant is the line as it would then be written; None where it is gone. Only the one line is
touched: what leads to it from lessons and 来源对照 stays as it is.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from builder.model import Due, Item, Library, Pause, Task
from builder.model.composition import pauses_of_topic
from builder.model.condition import Comparison, Condition
from builder.model.mutation import Operator
from builder.model.reference import LineKind

Line = Item | Task
_DUE = re.compile(r"(?P<anchor>.+)(?P<sign>[+-])(?P<amount>\d+)(?P<unit>[a-z]+)(?P<clock>.*)")
_LARGER = {"m": "h", "h": "d", "d": "wd"}
_OPPOSITE = {"=": "!=", "!=": "=", ">=": "<", "<": ">=", "<=": ">", ">": "<="}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A line with one fault."""

    line: Line
    operator: Operator
    instead: Line | None

    @property
    def kind(self) -> LineKind:
        """Of the line."""
        return "item" if isinstance(self.line, Item) else "task"


def mutants_of(line: Line, library: Library) -> Iterator[Mutant]:
    """Every mutant of a line; an operator that has nothing to change makes none."""
    yield Mutant(line, "dropped", None)
    for operator, changed in _CHANGES.items():
        if update := changed(line, library):
            yield Mutant(line, operator, line.model_copy(update=update))


def _moved(line: Line, library: Library) -> Mapping[str, object]:
    """Each of its 节点 exchanged for the next one in time, on the first of its types."""
    if not isinstance(line, Item):
        return {}
    known = [event_type.id for event_type in library.types_of_item[line.id]][:1]
    later = [name for id_ in known for name in _later(line, library, id_)]
    return {"pauses": tuple(dict.fromkeys(later))} if later else {}


def _later(item: Item, library: Library, type_id: str) -> Iterator[str]:
    whole = library.whole_types[type_id]
    for name in item.pauses:
        here = pauses_of_topic(item.topic, name, whole, library.blocks)
        if here:
            beside = [x for x in whole.pauses if x.brought_by == here[0].brought_by]
            after = [x for x in beside if _at(x) > _at(here[0])]
            yield from (x.name for x in sorted(after, key=_at)[:1])


def _at(pause: Pause) -> int:
    return Due.parse(pause.at).shown_at


def _flipped(line: Line, _library: Library) -> Mapping[str, object]:
    """The line stands exactly where it did not; of a condition with both groups, the first."""
    when = line.when
    if when.all:
        return {"when": Condition(any=tuple(map(_negated, when.all)))}
    return {"when": Condition(all=tuple(map(_negated, when.any)))} if when.any else {}


def _negated(text: str) -> str:
    one = Comparison.parse(text)
    return f"{one.question} {_OPPOSITE[one.operator]} {one.value}"


def _swapped(line: Line, library: Library) -> Mapping[str, object]:
    """Who reads the line out is made its checker too, so that two pairs of eyes become one."""
    if not isinstance(line, Item) or not line.checker:
        return {}
    callers = [
        pause.caller
        for event_type in library.types_of_item[line.id]
        for pause in library.whole_types[event_type.id].pauses
        if pause.name in line.pauses and pause.caller != line.checker
    ]
    return {"checker": callers[0]} if callers else {}


def _late(line: Line, _library: Library) -> Mapping[str, object]:
    """Before typed as after, `start-3wd` as `start+3wd`; after in a larger unit, 30m as 30h.

    There is no larger one than working days: their number is doubled.
    """
    written = _DUE.match(line.due) if isinstance(line, Task) else None
    if not written or not int(written["amount"]):
        return {}
    amount, unit, clock = int(written["amount"]), written["unit"], written["clock"]
    if written["sign"] == "+":
        amount = 2 * amount if unit == "wd" else amount
        unit = _LARGER.get(unit, unit)
        clock = "" if unit != written["unit"] else clock
    return {"due": f"{written['anchor']}+{amount}{unit}{clock}"}


def _cut(field: str) -> Callable[[Line, Library], Mapping[str, object]]:
    return lambda line, _library: {field: ()} if getattr(line, field) else {}


_CHANGES: Mapping[Operator, Callable[[Line, Library], Mapping[str, object]]] = {
    "moved": _moved,
    "flipped": _flipped,
    "swapped": _swapped,
    "late": _late,
    "unmade": _cut("makes"),
    "unneeded": _cut("needs"),
}

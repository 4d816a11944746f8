"""What the page's scripts are checked against: the Python types of whatever they share with us.

`make shapes` writes `browser/shapes.d.ts` again; a test keeps it fresh. What only the page knows
stands in the hand-written `types.d.ts` files beside it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from textwrap import indent
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    TypeGuard,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from pydantic import BaseModel

from builder.checks.privacy import DATA as PRIVACY
from builder.files.write import write_text
from builder.model import Event, HandIn
from builder.model.drill_record import DrillRecord
from builder.model.meeting_record import MeetingRecord, MeetingRow
from builder.model.run_record import Leak, Promised, RunRecord
from builder.outputs.paper import Block, Section
from builder.pipeline import HandInChoice
from builder.program.drill_format import Drill, DrillEntry
from builder.program.format import IndexEntry, Program, TypeProgram
from builder.program.lists import row_types
from builder.program.paper_format import PaperProgram
from builder.program.result import Result
from builder.program.shared_rules import Rules
from builder.program.wording_format import WordingProgram, Written
from builder.search.analysis import CHARACTERS
from builder.search.answer_table import Reckoning
from builder.search.constants import SHARED
from builder.seating.shapes import LayoutData, Names, Ranked, Seating

FILE = Path(__file__).parent / "browser" / "shapes.d.ts"
WRITTEN = (
    *(TypeProgram, Program, IndexEntry, Rules, Result, PaperProgram, Section, Event, HandInChoice),
    *(WordingProgram, Written),
    *(Drill, DrillEntry),
    *row_types(),
    *(LayoutData, Names, Ranked, Seating),
    Reckoning,
)
"""What Python hands over whole, or the page keeps whole."""
READ = (DrillRecord, RunRecord, Leak, Promised, HandIn, MeetingRecord, MeetingRow)
"""What the page hands in: a field that Python has a default for may be missing."""
DATA: Mapping[str, Mapping[str, Any]] = {
    "QsPrivacy": PRIVACY,
    "SearchCharacters": {"build": "", **CHARACTERS},
    "SearchShared": SHARED,
}
"""Data files that are no type of ours; their shape is that of what stands in them."""
_UNIONS: Mapping[object, str] = {Block: "QsBlock"}
"""Those that the scripts call by a name."""
_HEAD = """\
// Generated from the Python types by builder/browser_types.py (`make shapes`); not to be edited.
"""
_PLAIN: Mapping[object, str] = {
    str: "string",
    date: "string",
    datetime: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    NoneType: "null",
    Any: "unknown",
}


def shapes_text() -> str:
    """The whole of `shapes.d.ts`."""
    shapes = shape_texts((*WRITTEN, *READ)).values()
    unions = (f"type {name} = {_either(get_args(union))};" for union, name in _UNIONS.items())
    data = (f"interface {name} {_type_of([value])}" for name, value in DATA.items())
    return "\n".join((_HEAD, *shapes, *unions, *data)) + "\n"


def shape_texts(roots: Iterable[type]) -> dict[str, str]:
    """The interfaces of classes and of all that their fields name, by name on the page."""
    reached: dict[str, type] = {}
    for cls in roots:
        _reach(cls, reached)
    return {
        name: f"interface {name} {{ // {cls.__module__}\n{''.join(_fields(cls))}}}"
        for name, cls in reached.items()
    }


def name_of(cls: type) -> str:
    """What a class is called on the page: `ProgramTask` is `QsTask`."""
    return "Qs" + (cls.__name__.removeprefix("Program") or "Program")


def _reach(cls: type, reached: dict[str, type]) -> None:
    name = name_of(cls)
    if reached.get(name) is cls:
        return
    if other := reached.get(name):
        raise ValueError(f"{name} is two shapes: {cls.__module__} and {other.__module__}")
    reached[name] = cls
    for hint in get_type_hints(cls, include_extras=True).values():
        for part in _classes(hint):
            _reach(part, reached)


def _fields(cls: type) -> Iterator[str]:
    if issubclass(cls, BaseModel):
        loose = {name for name, field in cls.model_fields.items() if not field.is_required()}
        optional = loose if cls in READ else set()
        hints = {name: field.annotation for name, field in cls.model_fields.items()}
    else:
        hints = get_type_hints(cls, include_extras=True)
        optional = {name for name, hint in hints.items() if get_origin(hint) is NotRequired}
    for name, hint in hints.items():
        yield f"  {name}{'?' * (name in optional)}: {_type(hint)};\n"


def _classes(hint: object) -> Iterator[type]:
    """The shapes that a type speaks of."""
    if _is_shape(hint):
        yield hint
    for part in get_args(hint):
        yield from _classes(part)


def _is_shape(hint: object) -> TypeGuard[type]:
    return isinstance(hint, type) and (is_typeddict(hint) or issubclass(hint, BaseModel))


def _type(hint: Any) -> str:
    """A Python type as TypeScript writes it."""
    if known := _PLAIN.get(hint) or _UNIONS.get(hint):
        return known
    if _is_shape(hint):
        return name_of(hint)
    return _MADE_OF_PARTS[get_origin(hint)](get_args(hint))


def _either(parts: Iterable[Any]) -> str:
    return " | ".join(dict.fromkeys(_type(part) for part in parts if part is not Ellipsis))


def _list(part: str) -> str:
    return f"({part})[]" if " | " in part else f"{part}[]"


_MADE_OF_PARTS: Mapping[object, Callable[[tuple[Any, ...]], str]] = {
    Literal: lambda parts: " | ".join(f'"{part}"' for part in parts),
    Annotated: lambda parts: _type(parts[0]),
    NotRequired: lambda parts: _type(parts[0]),
    Union: _either,
    UnionType: _either,
    dict: lambda parts: f"Record<string, {_type(parts[1])}>",
    list: lambda parts: _list(_either(parts)),
    tuple: lambda parts: _list(_either(parts)),
}


def _type_of(samples: Sequence[object]) -> str:
    """The type of a piece of JSON, from all that stands in its place; they look alike."""
    if all(isinstance(sample, Mapping) for sample in samples):
        return _type_of_mappings([sample for sample in samples if isinstance(sample, Mapping)])
    lists = [sample for sample in samples if isinstance(sample, list)]
    if len(lists) == len(samples):
        return _list(_type_of([part for sample in lists for part in sample]))
    return " | ".join(sorted({_PLAIN[type(sample)] for sample in samples}))


def _type_of_mappings(samples: Sequence[Mapping[str, object]]) -> str:
    if all(isinstance(part, str) for sample in samples for part in sample.values()):
        return "Record<string, string>"
    fields = (f"{name}: {_type_of([sample[name] for sample in samples])};\n" for name in samples[0])
    return f"{{\n{indent(''.join(fields), '  ')}}}"


if __name__ == "__main__":
    write_text(FILE, shapes_text())

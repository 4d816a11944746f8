"""The form of an amendment: boxes for the fields of a passage, and what stands in them.

Every box carries the title that the record gives its field. Nobody has to know how a limit or a
list is written: a limit is five boxes, what may be chosen is offered.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from builder.model import Due, Library
from builder.model.limits import LONGEST_WORDS
from builder.model.program_words import ANCHORS
from builder.model.questionnaire import questions_of
from builder.model.reference import OURS, Reference
from builder.model.standard import Area
from builder.model.task import Task
from builder.model.values import CONFIDENCE_LABELS, Confidence, Day
from builder.review.amend import DUE, SAME, Amendment
from builder.review.amendable import AMENDABLE
from builder.review.passages import Passage
from builder.review.rewrite import LIKE, Act
from builder.server.review_choices import Choice

PREFIX = "of_"
"""Before the name of a field."""
DUE_PARTS = tuple(f"due_{x}" for x in ("anchor", "side", "amount", "unit", "clock"))
ANCHOR = DUE_PARTS[0]
SIDES = {"-": "之前", "+": "之后"}
_COUNTED = re.compile(r"([+-])([0-9]+)(?:m|h|d|wd)\b")
"""How long before or after, in the text of a limit."""
_UNSET = "先问分管领导"
"""What is to be done while a new standard has no value, where nobody says it better."""
_LONG = 30
"""Characters from which on a text gets a box of several lines."""
_NAMES = dict.fromkeys(x for kind in AMENDABLE.values() for x in kind.names)
FIELDS = (
    *("place", "doing", "from", "looked", "still_right", "not_names", *DUE_PARTS),
    *(f"{PREFIX}{name}" for name in (*_NAMES, *LIKE)),
)
LONGEST = {
    **dict.fromkeys((f"{PREFIX}{name}" for name in _NAMES), 1000),
    **dict.fromkeys((f"{PREFIX}text", f"{PREFIX}words"), LONGEST_WORDS),
}
SEVERAL_LINES = tuple(f"{PREFIX}{name}" for name in _NAMES)


@dataclass(frozen=True, slots=True)
class Box:
    """One field on the page."""

    name: str
    """Of the field."""
    label: str
    hint: str
    value: str
    look: str
    """`line`, `text`, `day`, `choice`, `due` or `same`."""
    choices: tuple[Choice, ...] = ()
    """To choose from; of a line they are only offered."""
    is_needed: bool = False

    @property
    def is_choice(self) -> bool:
        """Whether nothing but what is offered may stand there."""
        return self.look == "choice"


@dataclass(frozen=True, slots=True)
class DueBoxes:
    """A limit as five boxes."""

    anchor: str = "start"
    side: str = "-"
    amount: str = ""
    unit: str = "wd"
    clock: str = ""

    @property
    def anchors(self) -> dict[str, str]:
        """What a limit may count from; one that is none of the usual stays on offer."""
        return {self.anchor: self.anchor, **ANCHORS}

    @property
    def text(self) -> str:
        """As records write it."""
        counted = f"{self.side}{self.amount}{self.unit}" if self.amount else ""
        return f"{self.anchor}{counted}" + (f" {self.clock}" if self.clock else "")


def due_boxes(text: str) -> DueBoxes:
    """The boxes of a limit; as they are at first where there is none."""
    try:
        due = Due.parse(text)
    except ValueError:
        return DueBoxes()
    has_clock = " " in text and due.clock is not None
    clock = f"{due.clock // 60:02}:{due.clock % 60:02}" if has_clock and due.clock else ""
    counted = _COUNTED.search(text)
    side, amount = (counted[1], counted[2]) if counted else ("-", "")
    return DueBoxes(due.anchor, side, amount, due.unit, clock)


def amendment_of(kind: str, sent: Mapping[str, str]) -> Amendment:
    """What a form that was sent wants."""
    act: Act = sent.get("doing", "change")  # type: ignore[assignment]
    fields = {
        name.removeprefix(PREFIX): said.strip()
        for name, said in sent.items()
        if name.startswith(PREFIX) and (said or act == "change")
    }
    if ANCHOR in sent:
        fields[DUE] = DueBoxes(*(sent.get(part, "").strip() for part in DUE_PARTS)).text
    looked_at = (sent["place"], act, fields, sent["etag"])
    confirmed = re.split("[、，,]", sent.get("not_names", ""))
    none = tuple(filter(None, map(str.strip, confirmed)))
    is_right = bool(sent.get("still_right"))
    return Amendment(kind, *looked_at, sent.get("from", ""), is_right, none)


def boxes(passage: Passage, act: Act, said: Mapping[str, str], library: Library) -> list[Box]:
    """The boxes of a passage with what was typed, or with what stands there now."""
    at_first = passage.fields if act == "change" else _at_first(passage)
    first = {} if said else at_first
    names = () if act == "strike" else AMENDABLE[passage.kind].fields_of(passage, act)
    shown = [_box(name, passage, said.get(name, first.get(name, "")), library) for name in names]
    return [*shown, *(_same(passage, said, library) if act == "add" else ())]


def _at_first(passage: Passage) -> dict[str, str]:
    """What a new entry has in common with the one before it."""
    if passage.kind == "task":
        return {"workstream": passage.fields["workstream"], "ground": str(OURS)}
    if passage.kind == "clause":
        return {"confidence": passage.fields["confidence"]}
    return {"area": passage.under, "unset": _UNSET} if passage.kind == "standard" else {}


def _box(name: str, passage: Passage, value: str, library: Library) -> Box:
    kind = AMENDABLE[passage.kind]
    info = kind.info(name)
    hint = (info.description or "") if info else ""
    choices = tuple(_choices(name, passage, library))
    look = "line" if choices and name in _OFFERED else "choice" if choices else ""
    look = look or _look(name, value, passage)
    needed = kind.is_needed(name)
    return Box(name, kind.label(name), hint, value, look, choices, needed)


_OFFERED = ("who", "ground")
"""Fields in which anything may be typed, whatever is offered."""


def _look(name: str, value: str, passage: Passage) -> str:
    info = AMENDABLE[passage.kind].info(name)
    if name == DUE:
        return "due"
    if info is not None and info.annotation is get_args(Day)[0]:
        return "day"
    is_long = passage.kind in ("sentence", "clause") and name == "text"
    return "text" if is_long or len(value) > _LONG else "line"


def _choices(name: str, passage: Passage, library: Library) -> Iterator[Choice]:
    if name == "who":
        yield from (Choice(role, role) for role in library.vocabulary.roles)
    elif name == "workstream":
        yield from _workstreams(passage, library)
    elif name == "confidence":
        known = [level for level in get_args(Confidence) if level != "L"]
        yield from (Choice(level, CONFIDENCE_LABELS[level]) for level in known)
    elif name == "area":
        yield from (Choice(area, area) for area in get_args(Area))
    elif name == "ground" and passage.kind == "task":
        yield from _grounds(library)
    elif name == "value":
        rows = (row for rows in questions_of(library).values() for row in rows)
        ways = [row.ways for row in rows if row.standard.name == passage.at[-1]]
        yield from (Choice(way, way) for row in ways for way in row)


def _workstreams(passage: Passage, library: Library) -> Iterator[Choice]:
    """Strands of the event types and blocks that take these tasks in."""
    task = _task(passage, library)
    scopes = [x for x in library.scopes if task and task.topic in x.modules]
    wholes = [library.whole_types.get(scope.id, scope) for scope in scopes]
    found = {x.name: x.title for scope in wholes for x in scope.workstreams}
    yield from (Choice(name, title) for name, title in found.items())


def _grounds(library: Library) -> Iterator[Choice]:
    yield Choice(str(OURS), "本库推断，没有条文")
    for regulation in library.regulations.values():
        for clause in regulation.clauses:
            reference = Reference("regulations", regulation.id, clause.name)
            yield Choice(str(reference), f"{regulation.title} {clause.label}")
    for lesson in library.accepted_lessons.values():
        yield Choice(f"lessons/{lesson.id}", lesson.title)


def _same(passage: Passage, said: Mapping[str, str], library: Library) -> Iterator[Box]:
    """Whether a new task appears only where the one before it does."""
    task = _task(passage, library)
    if task and task.when.comparisons:
        (name,) = LIKE
        label = f"和“{task.text}”一样，只在同样的情况下才列（不勾就每次都列）"
        yield Box(name, label, "", said.get(name, SAME if not said else ""), "same")


def _task(passage: Passage, library: Library) -> Task | None:
    same = (passage.place.path, passage.at)
    found = (x for x in library.tasks.values() if (x.path, (x.name,)) == same)
    return next(found, None)

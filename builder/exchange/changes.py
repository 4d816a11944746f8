"""What another version of a layer changes for an office that stands on it, in Chinese."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.checks.report import line_of
from builder.model import Clause, Finding, Item, Lesson, Library, Task
from builder.model.grounds import named_grounds
from builder.model.kinds import KINDS, Kind
from builder.model.layer import Layer, Strikes, layer_of
from builder.model.layer import stamp_of as record_stamp
from builder.model.record import Record
from builder.model.reference import Reference
from builder.model.regulation import Regulation
from builder.model.settings import Settings
from builder.model.trace import stamp_of as substance_of
from builder.pipeline import Reading

NEW, CHANGED, WITHDRAWN = "新增", "改动", "撤下"
_APART = (Layer, Settings, Strikes)
_TOLD_BETTER = ("suspect-item", "layer-errors", "layer-warnings")
"""An own line whose ground changed is told with what it says; how much layers have is no news."""
SHOWN = 20
"""Of one kind of document, and of findings."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is not as it was."""

    label: str
    """What readers call its kind: `检查项`."""
    act: str
    what: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that is not as it was."""

    below: tuple[Change, ...]
    """In the layers."""
    own: tuple[str, ...]
    """Sentences about what the office itself wrote."""
    findings: tuple[Finding, ...]
    """What will be found in the office's own files, and is not now."""

    def lines(self) -> Iterator[str]:
        """For people, a line each."""
        for label in dict.fromkeys(change.label for change in self.below):
            yield from _group(label, [x for x in self.below if x.label == label])
        if not self.below:
            yield "内容没有变化。"
        if self.own or self.findings:
            yield "和本单位写的有关："
            yield from _some([*self.own, *map(line_of, self.findings)])


def changes_between(before: Reading, after: Reading) -> Changes:
    """Of an office that stood and will stand on two versions of a layer."""
    below = [x for kind in KINDS if kind.model not in _APART for x in _of_kind(kind, before, after)]
    own = tuple(_own(before.library, after.library))
    known = set(before.findings)
    found = (x for x in after.findings if x not in known and not layer_of(x.place.path))
    return Changes(tuple(below), own, tuple(x for x in found if x.code not in _TOLD_BETTER))


def _group(label: str, changes: list[Change]) -> Iterator[str]:
    counts = {act: [x.what for x in changes if x.act == act] for act in (NEW, CHANGED, WITHDRAWN)}
    told = "、".join(f"{act} {len(whats)} 条" for act, whats in counts.items() if whats)
    yield f"{label}：{told}"
    yield from _some([f"{act} {what}" for act, whats in counts.items() for what in whats])


def _some(lines: list[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"  ……还有 {len(lines) - SHOWN} 条"


def _of_kind(kind: Kind, before: Reading, after: Reading) -> Iterator[Change]:
    was, now = _from_below(kind, before.library), _from_below(kind, after.library)
    for id_ in sorted({*was, *now}):
        old, new = was.get(id_), now.get(id_)
        if isinstance(old, Regulation) and isinstance(new, Regulation):
            yield from _clauses(kind.label, old, new)
        elif old is None or new is None or record_stamp(old) != record_stamp(new):
            act = NEW if old is None else WITHDRAWN if new is None else CHANGED
            yield Change(kind.label, act, _called(kind, new or old))


def _from_below(kind: Kind, library: Library) -> Mapping[str, Record]:
    """What readers see of a kind that is not the office's own; of a kind of one file the one."""
    records = library.published(kind.model)
    return {x: record for x, record in records.items() if kind.is_single or layer_of(record.path)}


def _called(kind: Kind, record: Record | None) -> str:
    if record is None or kind.is_single:
        return kind.label
    said = getattr(record, "title", "") or getattr(record, "text", "")
    return f"{said}（{kind.named(record.id)}）"


def _clauses(label: str, old: Regulation, new: Regulation) -> Iterator[Change]:
    """Clause by clause; where none changed, the document as a whole."""
    was, now = ({x.name: x for x in regulation.clauses} for regulation in (old, new))
    name = f"《{new.title.strip('《》')}》"
    found = [
        Change(label, _act(was.get(x), now.get(x)), name + (now.get(x) or was[x]).label)
        for x in dict.fromkeys((*was, *now))
        if was.get(x) != now.get(x)
    ]
    if not found and record_stamp(old) != record_stamp(new):
        found = [Change(label, CHANGED, name)]
    yield from found


def _act(old: Clause | None, new: Clause | None) -> str:
    return CHANGED if old and new else NEW if new else WITHDRAWN


def _own(before: Library, after: Library) -> Iterator[str]:
    """Own lines whose grounds say something else, or are gone."""
    lines: Iterable[Item | Task] = (*after.items.values(), *after.tasks.values())
    for line in lines:
        if layer_of(line.path):
            continue
        folder = "items" if isinstance(line, Item) else "tasks"
        did = "改过" if f"{folder}/{line.id}" in after.replaced else "写"
        for ground in line.ground:
            if told := _moved(ground, before, after):
                yield f"您{did}的“{line.text}”（{line.place()}）依据的{told}"


def _moved(ground: Reference, before: Library, after: Library) -> str:
    """What became of a ground, with its name; "" where it says what it said."""
    was, now = _substance(ground, before), _substance(ground, after)
    if not was or was == now:
        return ""
    named = named_grounds(before, [ground]).get(ground)
    return f"{named.name if named else ground}{'变了' if now else '撤下了'}"


def _substance(ground: Reference, library: Library) -> str:
    """Of a lesson or a clause that readers may see; "" for anything else."""
    lesson = library.accepted_lessons.get(ground.id) if ground.folder == "lessons" else None
    said: Lesson | Clause | None = lesson or library.clause(ground)
    return substance_of(said) if said else ""

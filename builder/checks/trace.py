"""The trace: what rests on what, what changed since it was accepted, what an edit would touch.

A lesson's substance (when, do, because, severity) or a clause's text may change only if somebody
looks again at the lines that rest on it; see `model/trace.py`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from builder.model import Clause, Finding, Item, Lesson, Library, Place, Task
from builder.model.layer import layer_of
from builder.model.trace import Edge, Stamp, stamp_of
from builder.sources.stamps import LOCK, parse_stamps, stamps_text

Line = Item | Task


@dataclass(frozen=True, slots=True)
class Row:
    """One edge with what stands at both of its ends."""

    edge: Edge
    line: Line
    ground: Lesson | Clause
    stamp: Stamp | None
    """What was accepted; None for an edge that nobody has accepted yet."""

    @property
    def is_suspect(self) -> bool:
        """The ground changed in substance since the line was accepted."""
        return self.stamp is not None and self.stamp.substance != stamp_of(self.ground)


def trace_rows(library: Library) -> tuple[Row, ...]:
    """Every edge from an item or task to a lesson or clause, declared from either side."""
    return tuple(sorted(_rows(library), key=lambda row: row.edge))


def check_suspects(library: Library) -> Iterator[Finding]:
    """依据有变，待复核: the line must be looked at before the next site is published."""
    for row in trace_rows(library):
        if row.is_suspect:
            changed = "做法" if isinstance(row.ground, Lesson) else "条文"
            message = f"“{row.line.text}”依据有变，待复核：{row.edge.ground} 的{changed}改过。"
            hint = f"看过、改好之后请运行 qianshi trace accept {row.line.id}。"
            yield Finding(_place_of(row), "suspect-item", message, hint)


def accepted_stamps(
    library: Library, ids: frozenset[str] | None, today: date
) -> Mapping[Edge, Stamp]:
    """The lock after accepting the edges of some lines or grounds, or all of them for None.

    Stamps of edges that no longer exist are dropped.
    """
    stamps: dict[Edge, Stamp] = {}
    for row in trace_rows(library):
        chosen = ids is None or not ids.isdisjoint(names_of(row.edge))
        stamp = Stamp(stamp_of(row.ground), today) if chosen else row.stamp
        if stamp:
            stamps[row.edge] = stamp
    return stamps


def own_lock(stamps: Mapping[Edge, Stamp], library: Library) -> str:
    """The office's own lock file, without what the layers below have accepted themselves."""
    below: dict[Edge, str] = {}
    for path in library.paths_called(LOCK):
        if layer_of(path):
            found, _ = parse_stamps(library.texts[path], path)
            below |= {edge: stamp.substance for edge, stamp in found.items()}
    own = {x: stamp for x, stamp in stamps.items() if below.get(x) != stamp.substance}
    return stamps_text(own)


def names_of(edge: Edge) -> frozenset[str]:
    """Every name under which an edge can be asked for."""
    bare = edge.ground.partition("#")[0]
    return frozenset(
        {edge.line, f"{edge.kind}s/{edge.line}", edge.ground, bare, bare.partition("/")[2]}
    )


def _rows(library: Library) -> Iterator[Row]:
    for kind, lines, lessons in (
        ("item", library.items, library.lessons_of_item),
        ("task", library.tasks, library.lessons_of_task),
    ):
        for line in lines.values():
            grounds: dict[str, Lesson | Clause] = {
                f"lessons/{lesson.id}": lesson for lesson in lessons.get(line.id, ())
            }
            grounds |= dict(_clauses(library, line))
            for reference, ground in grounds.items():
                edge = Edge("item" if kind == "item" else "task", line.id, reference)
                yield Row(edge, line, ground, library.stamps.get(edge))


def _clauses(library: Library, line: Line) -> Iterator[tuple[str, Clause]]:
    for reference in line.ground:
        if reference.folder == "regulations" and (clause := library.clause(reference)):
            yield str(reference), clause


def _place_of(row: Row) -> Place:
    """The ground in the line's own file, or the line where the lesson names it."""
    grounds = [str(reference) for reference in row.line.ground]
    if row.edge.ground in grounds:
        return row.line.place("ground", grounds.index(row.edge.ground))
    return row.line.place()

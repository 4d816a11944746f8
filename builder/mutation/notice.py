"""Who notices a mutant: a case, a clause, or a lint rule that looks at lines.

- *a case*: a lesson that was stopped on the sheets of a type is stopped no longer, or only once
  something was answered (`replay/`); or a demand of a lesson that the line rests on is not met;
- *a clause*: the same of a demand of a clause;
- *lint*: `qianshi check` finds something that it did not find before. Of a line that is gone also
  what it says of lessons that have no other line, and of records that name it.

Demands and findings are what every build looks at; nothing is asked here that it does not ask.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from builder.checks import line_findings
from builder.checks.demands import demands_of, is_met, lines_by_ground
from builder.checks.lessons import check_coverage
from builder.checks.references import names_in
from builder.model import Finding, Item, Library
from builder.model.demand import Demand
from builder.model.mutation import Evidence
from builder.model.published import all_grounds
from builder.model.source_map import Answer
from builder.mutation.mutants import Line, Mutant
from builder.mutation.parts import part_of, with_lessons, with_lines, with_mutant
from builder.mutation.replayed import Replay
from builder.mutation.same import same_sheets
from builder.replay import Sheets


@dataclass
class Watch:
    """A library with all that could notice a change of a line in it."""

    library: Library
    _parts: dict[tuple[str, ...], tuple[Library, frozenset[Finding]]] = field(default_factory=dict)

    def noticed(self, mutant: Mutant) -> tuple[frozenset[Evidence], bool]:
        """By whom; and, where by nobody, whether the sheets are the same."""
        types = tuple(x.id for x in self.library.types_of(mutant.line))
        part, before = self._part(types)
        changed = with_mutant(part, mutant)
        sheets = Sheets(changed, self.replay.calendar)
        found = set(self._unmet(mutant))
        if any(self.replay.notices(mutant, id_, sheets) for id_ in types):
            found.add("case")
        if self._missed(mutant) or line_findings(changed) - before:
            found.add("lint")
        same = not found and same_sheets(mutant, types, self.replay.sheets, sheets)
        return frozenset(found), same

    def _part(self, types: tuple[str, ...]) -> tuple[Library, frozenset[Finding]]:
        if types not in self._parts:
            part = part_of(self.library, types)
            self._parts[types] = part, line_findings(part)
        return self._parts[types]

    def _unmet(self, mutant: Mutant) -> Iterator[Evidence]:
        """Demands of the grounds of the line that were met by it and are met by nobody now."""
        for ground in map(str, all_grounds(self.library, mutant.line)):
            beside = [x for x in self._resting[ground] if x is not mutant.line]
            lines = [*beside, mutant.instead] if mutant.instead else beside
            for demand in self._demands[ground]:
                met = is_met(demand, [*beside, mutant.line], self.library)
                if met and not is_met(demand, lines, self.library):
                    yield "clause" if ground.startswith("regulations/") else "case"

    def _missed(self, mutant: Mutant) -> bool:
        """The line is gone, and something names it or has no other line."""
        if mutant.instead:
            return False
        items, tasks = self.library.lessons_of_item, self.library.lessons_of_task
        known = items if isinstance(mutant.line, Item) else tasks
        own = {lesson.id: lesson for lesson in known.get(mutant.line.id, ())}
        beside = [x for id_ in own for x in self._resting[f"lessons/{id_}"]]
        rest = with_lines(self.library, [x for x in beside if x is not mutant.line])
        alone = any(check_coverage(with_lessons(rest, own)))
        return alone or (mutant.kind, mutant.line.id) in self._named

    @cached_property
    def replay(self) -> Replay:
        """Lessons on the sheets as they are."""
        return Replay(self.library)

    @cached_property
    def _resting(self) -> defaultdict[str, list[Line]]:
        return defaultdict(list, lines_by_ground(self.library))

    @cached_property
    def _demands(self) -> defaultdict[str, list[Demand]]:
        found: defaultdict[str, list[Demand]] = defaultdict(list)
        for ground, _, demand in demands_of(self.library):
            found[ground].append(demand)
        return found

    @cached_property
    def _named(self) -> frozenset[tuple[str, str]]:
        """Lines that a lesson or a row of 来源对照 names; see `checks/references.py`."""
        kinds = {"items": "item", "tasks": "task"}
        rows = (row for document in self.library.sources.values() for row in document.rows)
        given = (Answer.parse(text) for row in rows for text in row.answer)
        fields = (named.reference for _, named in names_in(self.library))
        names = [*((x.folder, x.id) for x in given), *((x.folder, x.id) for x in fields)]
        return frozenset((kinds[folder], id_) for folder, id_ in names if folder in kinds)

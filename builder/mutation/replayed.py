"""Whether a lesson that a sheet stopped is stopped no longer, once a line is made worse."""

from dataclasses import dataclass, field

from builder.model import Lesson, Library
from builder.model.trial import Standing, TypeTrial
from builder.mutation.mutants import Mutant
from builder.program import Calendar
from builder.program.compile import calendar_of
from builder.replay import Sheets, play_on, played


@dataclass(slots=True)
class Replay:
    """The lessons of a library on its sheets as they are, to hold mutants against."""

    library: Library
    calendar: Calendar = field(init=False)
    sheets: Sheets = field(init=False)
    _trials: dict[str, list[tuple[Lesson, TypeTrial]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sheets are made when somebody asks for them."""
        self.calendar = calendar_of(self.library)
        self.sheets = Sheets(self.library, self.calendar)

    def notices(self, mutant: Mutant, event_type: str, sheets: Sheets) -> bool:
        """Whether a lesson of the type comes off worse on the sheets with the mutant.

        Played again are those with a line that is the mutant, or that it moves on the usual sheet.
        """
        name = (mutant.kind, mutant.line.id)
        trials = self._of(event_type)
        moves = mutant.operator != "swapped" and (mutant.line.needs or mutant.line.makes)
        if not trials:
            return False
        if not moves and not any(name in _names(trial) for _, trial in trials):
            return False
        touched = {name, *(self._moved(event_type, sheets) if moves else ())}
        return any(
            play_on(event_type, lesson, sheets).rank > trial.rank
            for lesson, trial in trials
            if trial.stopping and not touched.isdisjoint(_names(trial))
        )

    def _moved(self, event_type: str, sheets: Sheets) -> set[tuple[str, str]]:
        before = set(map(_when, self.sheets.lines(event_type)))
        after = set(map(_when, sheets.lines(event_type)))
        return {(kind, id_) for kind, id_, _ in before ^ after}

    def _of(self, event_type: str) -> list[tuple[Lesson, TypeTrial]]:
        if event_type not in self._trials:
            self._trials[event_type] = [
                (lesson, play_on(event_type, lesson, self.sheets))
                for lesson in played(self.library)
                if event_type in lesson.event_types
            ]
        return self._trials[event_type]


def _names(trial: TypeTrial) -> set[tuple[str, str]]:
    return {(x.line.kind, x.line.id) for x in trial.lines}


def _when(line: Standing) -> tuple[str, str, int]:
    return line.kind, line.id, line.at

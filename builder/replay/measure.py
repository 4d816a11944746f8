"""What a replay comes to in numbers, and how many lines nobody but the office itself stands for."""

from collections import Counter
from collections.abc import Mapping

from builder.model import Item, Library, Task
from builder.model.published import all_grounds
from builder.model.reference import OURS
from builder.model.trend import Measured
from builder.model.trial import LessonTrial


def measured(library: Library, trials: Mapping[str, LessonTrial], day: str) -> Measured:
    """What a replay comes to."""
    kept = (x for x in trials.values() if not library.lessons[x.lesson].held_out)
    states = Counter(trial.state for trial in kept)
    lines: tuple[Item | Task, ...] = (*library.items.values(), *library.tasks.values())
    ours = sum(all_grounds(library, line) == (OURS,) for line in lines)
    counts = (states["拦得住"], states["只在答了时"], states["拦不住"])
    return Measured(day, *counts, len(lines), ours)

"""The ticks of two drafts of one event put together, line by line and by the time of the tap.

`browser/checklist/open-checklist-joined.js` holds the same functions; they must stay parallel.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.model.limits import LONGEST_WORDS
from builder.model.mark import FOLLOWS, WEIGHT, Mark


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A line of which two people said different things; `one` stands until somebody chooses."""

    line: str
    one: Mark
    other: Mark


Marks = Mapping[str, Mark]


def joined_marks(one: Marks, other: Marks) -> dict[str, Mark]:
    """The ticks of both, those of `one` first; of a contradiction the weightier."""
    chosen = {x.line: x.one for x in contradictions(one, other)}
    both = {line: _joined(mark, other[line]) for line, mark in one.items() if line in other}
    agreed = {line: mark for line, mark in both.items() if mark}
    return {**one, **agreed, **chosen, **{k: x for k, x in other.items() if k not in one}}


def contradictions(one: Marks, other: Marks) -> Iterator[Contradiction]:
    """Every line of which the two do not agree."""
    for line in one:
        if line in other and not _joined(one[line], other[line]):
            first, second = sorted((one[line], other[line]), key=lambda x: WEIGHT.index(x.state))
            yield Contradiction(line, first, second)


def _joined(one: Mark, other: Mark) -> Mark | None:
    """The later tap, with what the earlier one knew; None where it contradicts that."""
    earlier, later = sorted((one, other), key=lambda mark: mark.at or "")
    if earlier.state == later.state:
        words = dict.fromkeys(f"{earlier.note}；{later.note}".split("；"))
        return later.model_copy(update={"note": "；".join(filter(None, words))[:LONGEST_WORDS]})
    is_later = bool(earlier.at) and (earlier.at or "") < (later.at or "")
    if not is_later or later.state not in FOLLOWS.get(earlier.state, ()):
        return None
    return later.model_copy(update={"note": later.note or earlier.note})

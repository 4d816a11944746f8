"""Whether sheets are the same with a mutant: then nobody can notice it, nor need he.

Only a later limit or a cut `makes` or `needs` can leave a sheet as it was, where something else
sets the time. Tried are the usual event, every way to have the line, and from the first of these
every other answer to each question and every block added, one at a time; nothing is proved of
answers changed together.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from builder.model.mutation import Operator
from builder.mutation.mutants import Mutant
from builder.program import Program
from builder.replay import Sheets
from builder.replay.wants import USUAL, Change, asked_of, changes_for

_MAY_BE_SAME: tuple[Operator, ...] = ("late", "unmade", "unneeded")


def same_sheets(mutant: Mutant, types: tuple[str, ...], before: Sheets, after: Sheets) -> bool:
    """Every task and item has the same time on all sheets of these types that are tried."""
    return mutant.operator in _MAY_BE_SAME and all(
        _times(before, id_, change) == _times(after, id_, change)
        for id_ in types
        for change in _tried(before.program(id_), mutant.line.id)
    )


def _tried(program: Program, line: str) -> Iterator[Change]:
    ways = list(dict.fromkeys(changes_for(program, line)))
    first = ways[0] if ways else USUAL
    return chain((USUAL, *ways), _beside(program, first))


def _beside(program: Program, first: Change) -> Iterator[Change]:
    given = dict(first.answers)
    for question in asked_of(program):
        for option in question["options"]:
            if given.get(question["name"]) != option:
                answers = {**given, question["name"]: option}
                yield replace(first, answers=tuple(sorted(answers.items())))
    for block in program["blocks"]:
        if block["title"] not in first.blocks:
            yield replace(first, blocks=(*first.blocks, block["title"]))


def _times(sheets: Sheets, event_type: str, change: Change) -> object:
    result = sheets.result(event_type, change)
    return result and {
        "tasks": [(task["id"], task["due"]) for task in result["tasks"]],
        "pauses": [(x["name"], x["at"], [y["id"] for y in x["items"]]) for x in result["pauses"]],
    }

"""What people wrote into a form: answers by box, rows of a record, and what is neither.

Boxes are found by what stands beside, above or before an answer, so rows may be moved, columns
exchanged and cells merged, and the forms of earlier years work. Whatever is not taken as an
answer, and is not the form's own words, is left over and said.
"""

import re
from dataclasses import dataclass, field

from builder.letters.own_words import is_prompt, theirs, tidy

_GAP = re.compile(r"\n\s*\n")
_ROOM = re.compile("^[_＿\\s]*[_＿]{2}[_＿]*\\s*|\\s*[_＿]{2}[_＿\\s]*$")
"""The line to write on, left and right of what was written on it."""


@dataclass(slots=True)
class Answer:
    """What was written for one label, a paragraph or cell after the other."""

    box: str
    label: str
    values: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        """One more piece of it."""
        if piece := _ROOM.sub("", _GAP.sub("\n", theirs(tidy(text)))):
            self.values.append(piece)

    @property
    def text(self) -> str:
        """The whole answer; "" where the form's prompt still stands."""
        whole = "\n".join(self.values)
        return "" if is_prompt(whole) else whole


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A row of a 总结会记录单: answers by box, and what stands in columns that nobody knows."""

    boxes: dict[str, str]
    labels: dict[str, str]
    """The heads of its columns, by box."""
    more: tuple[str, ...]


@dataclass(slots=True)
class Found:
    """Everything that was understood of a document, and the rest."""

    answers: list[Answer] = field(default_factory=list)
    rows: list[RecordRow] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    """Lines of running text that follow no label; they are in `left` as well."""

    def leave(self, text: str) -> None:
        """Something that is no answer."""
        if rest := theirs(tidy(text)):
            self.left.append(rest)

"""Questions that records answer, as findings on the lines where they stand."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from builder.model import Finding, Place


class Fault(Protocol):
    """What the search has found about a question."""

    @property
    def place(self) -> Place:
        """Of the questions."""

    @property
    def reason(self) -> str:
        """`twice`, `slot`, `nothing` or `number`."""

    @property
    def words(self) -> str:
        """The question, the slot or the number."""

    @property
    def other(self) -> str:
        """Title of the other record that answers it."""


_CODES = {
    "twice": "question-answered-twice",
    "slot": "unknown-slot",
    "nothing": "empty-question",
    "number": "number-not-in-clause",
}
_MESSAGES = {
    "twice": "“{words}”另有“{other}”也这样答，检索时两样都不答。",
    "slot": "“{words}”没有东西可填。",
    "nothing": "“{words}”去掉问的话就空了。",
    "number": "回答里的“{words}”在条文里没有。",
}
_HINTS = {
    "twice": "请只在一处写，或把问法写得更具体。",
    "slot": "有 brackets 才写 {数}、{得}，有 term 才写 {日}、{止}；问法里只写 {数}、{日}。",
    "nothing": "请写出问的是哪件事，如“停电了怎么办”。",
    "number": "请照条文写；条文有误，先改条文。",
}


def asking_findings(faults: Iterable[Fault]) -> Iterator[Finding]:
    """Faults of the library's questions, each on its line."""
    for fault in faults:
        message = _MESSAGES[fault.reason].format(words=fault.words, other=fault.other)
        yield Finding(fault.place, _CODES[fault.reason], message, _HINTS[fault.reason])

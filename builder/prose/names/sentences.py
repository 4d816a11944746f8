"""Names that stand among words, with what is between the runs of a text: labels, dots and lists.

`签到人：于敏` stands beside a role, in `阿依古丽·买买提` each half speaks for the other, and what
stands in one list with a name is more likely to be one too: 罗海、阳春、邓小芳.
"""

import re
from collections.abc import Iterable, Iterator

from builder.prose.names.called import Stretch
from builder.prose.names.context import DOTTED, EDGE, LABELLED, LISTED, ROLE, ROLE_BESIDE, Run
from builder.prose.names.lexicon import DATA
from builder.prose.names.reading import names_in

_RUN = re.compile("[\u4e00-\u9fff]{2,}")
_DOTS = frozenset("·•・‧")
_BRACKETS = frozenset("（(")
_LABELS = _BRACKETS | frozenset("：:")
_LABEL = re.compile(f"(?:{ROLE.pattern})|(?:{'|'.join(DATA['labels'])})$")
_LONGEST_LABEL = 5
_NEXT = re.compile("(?:（[^（）\n]{1,8}）)?[、/／ \u3000]{1,2}")
"""Between two that stand in a list."""


def names_among_words(text: str, told: bytes = b"") -> Iterator[Stretch]:
    """Where names start in a text, where they end with their titles and without.

    `told` has a 1 for each character of the text that a model takes for part of a name.
    """
    runs = {
        m.start(): Run(m[0], *_sides(text, m), told[m.start() : m.end()])
        for m in _RUN.finditer(text)
    }
    names = {start: names_in(run) for start, run in runs.items()}
    _read_lists(text, runs, names)
    found = ((at + a, at + b, at + c) for at, of_run in names.items() for a, b, c in of_run)
    return _joined(text, found)


def _sides(text: str, run: re.Match[str]) -> tuple[float, float]:
    """What speaks for a name at the left and at the right end of a run."""
    start, end = run.span()
    right = DOTTED if text[end : end + 1] in _DOTS else EDGE
    sign = text[start - 1 : start]
    if sign in _DOTS:
        return DOTTED, right
    if sign not in _LABELS:
        return EDGE, right
    label = text[max(start - 1 - _LONGEST_LABEL, 0) : start - 1]
    if _LABEL.search(label):
        return ROLE_BESIDE, right
    return EDGE if sign in _BRACKETS else LABELLED, right


def _read_lists(text: str, runs: dict[int, Run], names: dict[int, tuple[Stretch, ...]]) -> None:
    """Read again what stands in a list beside a name, first to the right and then to the left."""
    pairs = [(one, other) for one, run in runs.items() if (other := _next(text, one, run)) in runs]
    for one, other in pairs:
        if _ends(names[one], runs[one]) and not _begins(names[other]):
            runs[other] = runs[other]._replace(left=LISTED)
            names[other] = names_in(runs[other])
    for one, other in reversed(pairs):
        if _begins(names[other]) and not _ends(names[one], runs[one]):
            runs[one] = runs[one]._replace(right=LISTED)
            names[one] = names_in(runs[one])


def _next(text: str, start: int, run: Run) -> int:
    between = _NEXT.match(text, start + len(run.text))
    return between.end() if between else -1


def _begins(names: tuple[Stretch, ...]) -> bool:
    return bool(names) and names[0][0] == 0


def _ends(names: tuple[Stretch, ...], run: Run) -> bool:
    return bool(names) and names[-1][1] == len(run.text)


def _joined(text: str, names: Iterable[Stretch]) -> Iterator[Stretch]:
    """Both halves beside a dot as the one name that they are."""
    last: Stretch | None = None
    for one in names:
        if last and text[last[1] : one[0]] in _DOTS:
            last = last[0], one[1], one[2]
            continue
        if last:
            yield last
        last = one
    if last:
        yield last

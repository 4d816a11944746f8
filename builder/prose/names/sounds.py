"""What in a run may be a name that writes foreign sounds: 次仁卓玛, 阿依古丽·买买提, 克里斯蒂娜.

Such names are chains of parts that many are made of, and of characters that mostly write sounds.
Beside a dot any character that may write one is enough.
"""

import re
from collections.abc import Iterator

from builder.prose.names.called import Believed
from builder.prose.names.context import DOTTED, TITLE_BESIDE, Run
from builder.prose.names.lexicon import DATA, FOREIGN_PARTS, GIVEN, VERBS

_SOUNDS = frozenset(DATA["sounds"])
_LONGEST = max(map(len, FOREIGN_PARTS))
_SIGNS = "".join(sorted({*_SOUNDS, *"".join(FOREIGN_PARTS)}))
_STRETCH = re.compile(f"[{_SIGNS}]{{2,}}")
_PAIR, _MOST_BESIDE_DOT = 2, 7
_BESIDE_DOT = f"[{_SIGNS}{DATA['more_sounds']}]{{1,{_MOST_BESIDE_DOT}}}"
_AT_START, _AT_END = re.compile(_BESIDE_DOT), re.compile(f"{_BESIDE_DOT}$")
_ANY, _ANY_SHORT, _ANY_PURE = 5.0, 12.0, 9.0
"""What it costs that one stands somewhere: of several parts, a short one, one of sounds alone."""
_PART, _SOUND, _MAYBE_SOUND, _VERB = 2.0, 4.5, 6.0, 8.0
_MOST_PIECES = 6
_SHORT, _LONGEST_PURE = 3, 8

_Signs = tuple[float, int, int]
"""What it costs to read signs of a run as such a name, where they start and where they end."""


def spelled(run: Run) -> Iterator[Believed]:
    """Every stretch of a run that may be such a name, with what believing it costs."""
    found = (x for m in _STRETCH.finditer(run.text) for x in _of_stretch(m[0], m.start()))
    beside = (*_beside_dot(run.text, at_end=False),) if run.left >= DOTTED else ()
    for cost, start, end in (*found, *beside):
        own = cost + run.torn(start) - run.before(start)
        yield own + run.torn(end) - run.after(end), (start, end, end)
        if title := run.title(end):
            yield own - TITLE_BESIDE, (start, title.end(), end)
        elif title := run.title(end + 1):  # 斯琴高老师
            yield own + GIVEN - TITLE_BESIDE, (start, title.end(), end + 1)
    for cost, start, end in _beside_dot(run.text, at_end=True) if run.right >= DOTTED else ():
        yield cost + run.torn(start) - run.before(start) - run.right, (start, end, end)


def _beside_dot(text: str, *, at_end: bool) -> Iterator[_Signs]:
    match = _AT_END.search(text[-_MOST_BESIDE_DOT:]) if at_end else _AT_START.match(text)
    for size in range(_PAIR, len(match[0]) + 1) if match else ():
        start = len(text) - size if at_end else 0
        signs = text[start : start + size]
        yield sum(_cost(signs[a:b]) for a, b in _cut(signs)), start, start + size


def _cost(piece: str) -> float:
    if len(piece) > 1:
        return _PART
    if piece not in _SOUNDS:
        return _MAYBE_SOUND
    return _VERB if piece in VERBS else _SOUND


def _cut(signs: str) -> list[tuple[int, int]]:
    """Its parts, each as long as it can be, and the single characters between them."""
    cuts, at = [], 0
    while at < len(signs):
        sizes = range(min(_LONGEST, len(signs) - at), 1, -1)
        size = next((n for n in sizes if signs[at : at + n] in FOREIGN_PARTS), 1)
        cuts.append((at, at + size))
        at += size
    return cuts


def _of_stretch(signs: str, at: int) -> Iterator[_Signs]:
    cuts = _cut(signs)
    if all(end - start == 1 for start, end in cuts):
        if _SHORT <= len(signs) <= _LONGEST_PURE and _SOUNDS.issuperset(signs):
            yield _ANY_PURE + _SOUND * len(signs), at, at + len(signs)
        return
    costs = [_cost(signs[start:end]) for start, end in cuts]
    for first in range(len(cuts)):
        for last in range(first + 1, min(first + _MOST_PIECES, len(cuts)) + 1):
            pieces = costs[first:last]
            parts = pieces.count(_PART)
            if _MAYBE_SOUND in pieces or len(pieces) > parts * 2 + 2:
                break
            start, end = cuts[first][0], cuts[last - 1][1]
            is_long = parts > 1 or end - start - len(pieces) >= _SHORT
            base = _ANY if is_long else _ANY_SHORT
            if parts:
                yield base + sum(pieces), at + start, at + end

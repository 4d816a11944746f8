"""What letters and mistyped characters may stand for.

Mirrored in `browser/search/search-correction.js`.

Letters are read as pinyin. Two characters that stand (almost) nowhere are taken for others that
sound alike and that titles, tags or headings know. Both add alternatives; neither takes any away.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from builder.search.constants import SHARED
from builder.search.index import Index, likely_readings
from builder.search.pinyin import BEGUN, PREFIX
from builder.search.query import Clause, Query
from builder.search.scoring import Scorer
from builder.search.sounds import syllables_of
from builder.search.words import same_meaning


@dataclass(slots=True)
class Settled:
    """Clauses with all their alternatives, and what was put in place of mistyped text."""

    clauses: list[Clause]
    mended: dict[int, str] = field(default_factory=dict)
    """Position of the query to the character that is meant there."""


def settle(query: Query, points: Scorer) -> Settled:
    """Give letters their readings and mistyped pairs what sounds alike."""
    index = points.index
    joined = [r for r in (_read(j, index) for j in query.joined) if r.alternatives]
    replaced = {position for r in joined for position in r.positions}
    kept = [r for r in query.clauses if not replaced.issuperset(r.positions)]
    settled = Settled([*(_read(r, index) for r in kept), *joined])
    if not _stands_whole(settled.clauses, points):
        _mend(settled, index)
    return settled


def _read(clause: Clause, index: Index) -> Clause:
    """Readings count as much as they are likely: 半旗 is meant by bq before 遍旗 of 一遍旗绳."""
    if not clause.latin:
        return clause
    typed = clause.alternatives
    ways = [
        (terms, chance)
        for reading, chance in _readings(clause.latin, index)
        for terms in same_meaning(reading, index.synonyms)
    ]
    return replace(
        clause,
        alternatives=(*typed, *(terms for terms, _ in ways)),
        chances=(*clause.chances, *(chance for _, chance in ways)),
    )


def _readings(latin: str, index: Index) -> Sequence[tuple[str, int]]:
    """What a form stands for; where it stands for nothing, what it may be the beginning of."""
    forms = (PREFIX + latin, *begun_forms(latin))
    return next(filter(None, (likely_readings(index.readings(form)) for form in forms)), [])


def begun_forms(latin: str) -> Iterator[str]:
    """`xinfan` may become xinfang: its last syllable has begun with f."""
    shortest = max(3, len(latin) - SHARED["begun"])
    return (BEGUN + latin[:end] for end in range(len(latin), shortest - 1, -1))


def _stands_whole(clauses: Sequence[Clause], points: Scorer) -> bool:
    """Whether some page holds everything, so that more than a pair stands there as it was typed."""
    if len(clauses) < 2:
        return False
    found = (set(points.of_requirement(clause)) for clause in clauses)
    return bool(set.intersection(*found))


Alike = list[tuple[str, int]]
"""Words that sound like a typed pair, with the documents that hold them, the commonest first."""


def _mend(settled: Settled, index: Index) -> None:
    """Add what sounds like the pairs that stand nowhere, or next to nowhere."""
    wanted = settled.clauses
    alone = len(wanted) == 1
    alike = [
        _alike(r.pair, index, alone) if r.pair and not _is_seam(wanted, i, index) else []
        for i, r in enumerate(wanted)
    ]
    words = {i: _words_among(alike, i, index) for i, found in enumerate(alike) if found}
    for i, likely in words.items():
        if likely and not index.postings(wanted[i].pair):
            meant = zip(wanted[i].positions, likely[0][0], strict=False)
            settled.mended.update(dict(meant) | settled.mended)
    for i, likely in words.items():
        meant_here = not settled.mended.keys().isdisjoint(wanted[i].positions)
        if likely:
            settled.clauses[i] = _with(wanted[i], likely, meant_here)


def _words_among(alike: Sequence[Alike], i: int, index: Index) -> Alike:
    """Those that are words, or that a neighbouring pair becomes too."""
    around = (*alike[max(0, i - 1) : i], *alike[i + 1 : i + 2])
    likely = [one for one in alike[i] if _is_word(*one, index) or _agrees(one[0], around)]
    return likely[: SHARED["alike"]]


def _is_seam(clauses: Sequence[Clause], i: int, index: Index) -> bool:
    """Whether two known words meet here: a mistyped character spoils the pair beside it too."""
    around = (clauses[i - 1] if i else None, *clauses[i + 1 : i + 2])
    beside = [r for r in around if r and r.pair and _touch(r, clauses[i])]
    return len(beside) == 2 and not any(_is_rare(r.pair, index) for r in beside)


def _is_rare(pair: str, index: Index) -> bool:
    held = len(index.postings(pair))
    return held <= int(SHARED["few"]) and held * 100 <= index.count * int(SHARED["rare"])


def _touch(one: Clause, other: Clause) -> bool:
    return not set(one.positions).isdisjoint(other.positions)


def _with(clause: Clause, likely: Alike, meant: bool) -> Clause:
    """What sounds alike counts less than what was typed, unless it was put in its place."""
    most = likely[0][1]
    typed, alike = (SHARED["sound"], 100) if meant else (100, SHARED["sound"])
    return replace(
        clause,
        alternatives=(*clause.alternatives, *((word,) for word, _ in likely)),
        chances=(
            *(chance * typed // 100 for chance in clause.chances),
            *(alike * count // most for _, count in likely),
        ),
    )


def _alike(pair: str, index: Index, alone: bool) -> Alike:
    """What a pair may be mistyped for: by its usual reading, or else by any."""
    if not _is_rare(pair, index):
        return []
    least = len(index.postings(pair)) * SHARED["commoner"]
    forms = sounds_of(pair)
    ways = (_sounding(pair, part, least, index, alone) for part in (forms[:1], forms[1:]))
    return next(filter(None, ways), [])


def _sounding(pair: str, forms: Sequence[str], least: int, index: Index, alone: bool) -> Alike:
    found = {word for form in forms for word, _ in likely_readings(index.readings(PREFIX + form))}
    near = [w for w in found if len(w) == 2 and w != pair and (alone or _shares(w, pair))]
    counts = {word: len(index.postings(word)) for word in near}
    common = [one for one in counts.items() if one[1] > least]
    return sorted(common, key=lambda one: (-one[1], one[0]))


def _shares(word: str, pair: str) -> bool:
    """Whether one of the two characters was typed right: both wrong in a sentence is chance."""
    return word[0] == pair[0] or word[1] == pair[1]


def _agrees(word: str, around: Iterable[Alike]) -> bool:
    """Whether a neighbouring pair becomes one that shares a character with this one."""
    return any(word[0] == other[1] or word[1] == other[0] for one in around for other, _ in one)


def _is_word(pair: str, frequency: int, index: Index) -> bool:
    """Whether two characters stand together often enough to be more than neighbours by chance."""
    alone = min(len(index.postings(character)) for character in pair)
    return bool(frequency * 100 >= alone * SHARED["together"])


def sounds_of(pair: str) -> list[str]:
    """The full pinyin of two characters, in every way each is read, the usual one first."""
    readings = (syllables_of().get(character, ()) for character in pair)
    return list(dict.fromkeys("".join(way) for way in product(*readings)))

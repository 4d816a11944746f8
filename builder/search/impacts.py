"""How much a term says about a document, and how much it says at all. Integers only.

An impact is fixed when a document is indexed; what a term weighs follows from how many live
documents hold it. Both readers, and the browser, sum the same integers.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from itertools import chain

from builder.search.analysis import CHARACTERS, PIECE, tokens
from builder.search.constants import (
    B_PERCENT,
    FIELD_PIVOTS,
    FIELD_WEIGHTS,
    IMPACT_SCALE,
    K1,
    SHARED,
)
from builder.search.counting import count_terms
from builder.search.document import Document
from builder.search.pinyin import Reading, pinyin_terms

FINGERPRINT = sha256(
    repr((7, FIELD_WEIGHTS, FIELD_PIVOTS, B_PERCENT, K1, IMPACT_SCALE, CHARACTERS)).encode()
).hexdigest()[:16]
"""Changes when the same document would be given other numbers."""

_ONE = 1 << 15
_UNIT = 16
"""Steps in one doubling."""


def impacts_of(document: Document) -> dict[str, int]:
    """Every term of a document with its impact, 1 to 999."""
    frequencies: Counter[str] = Counter()
    for field, texts in _fields(document):
        counts, length = count_terms(texts)
        unit = _weighted(field, length)
        for term, count in counts.items():
            frequencies[term] += count * unit
    impacts = {f: _impact(f, document.boost) for f in set(frequencies.values())}
    return {term: impacts[frequency] for term, frequency in frequencies.items()}


def terms_of(document: Document) -> set[str]:
    """Every term of a document."""
    terms, _ = count_terms(chain.from_iterable(texts for _, texts in _fields(document)))
    return set(terms)


def spoken_texts(document: Document) -> tuple[str, ...]:
    """The short texts, which alone can be found by pinyin."""
    return (document.title, *document.tags, *document.headings)


def readings_of(spoken: tuple[str, ...]) -> tuple[Reading, ...]:
    """Pinyin terms of some texts with the characters they stand for.

    The same reading counts once, where it stands best.
    """
    best: dict[tuple[str, str], int] = {}
    for pinyin, reading, weight in chain.from_iterable(map(_text_readings, spoken)):
        if weight > best.get((pinyin, reading), 0):
            best[pinyin, reading] = weight
    return tuple((*term, weight) for term, weight in best.items())


@lru_cache(maxsize=50_000)
def _text_readings(text: str) -> tuple[Reading, ...]:
    """Tags and titles of types stand on many pages."""
    return tuple(pinyin_terms(tokens(text)))


def idf(count: int, frequency: int) -> int:
    """What a term weighs that stands in `frequency` of `count` documents; at least one unit."""
    return _UNIT + logarithm(2 * count + 1) - logarithm(2 * frequency + 1)


def logarithm(number: int) -> int:
    """log2 in sixteenths, rounded down, by repeated squaring: the same in any language."""
    exponent = number.bit_length() - 1
    mantissa = (number << 15) >> exponent
    result = exponent * _UNIT
    for bit in (8, 4, 2, 1):
        mantissa = mantissa * mantissa // _ONE
        if mantissa >= 2 * _ONE:
            mantissa //= 2
            result += bit
    return result


def weight(term: str) -> int:
    """Pairs and words outweigh single characters."""
    return int(SHARED["single"] if len(term.removeprefix(PIECE)) == 1 else SHARED["whole"])


def _fields(document: Document) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "title", (document.title,)
    yield "tags", document.tags
    yield "headings", document.headings
    yield "questions", document.questions
    yield "advice", (document.advice,)
    yield "summary", (document.summary,)
    yield "body", tuple(block.text for block in document.blocks)


def _weighted(field: str, length: int) -> int:
    """What one occurrence counts, in thousandths of a plain one in a body of usual length."""
    pivot = FIELD_PIVOTS[field]
    relative = (100 - B_PERCENT) * pivot + B_PERCENT * length
    return FIELD_WEIGHTS[field] * 100 * 100 * pivot // relative


def _impact(frequency: int, boost: int) -> int:
    """Rounded half up; never 0, so that a hit is always a hit."""
    bottom = K1 + frequency
    return max(1, (2 * IMPACT_SCALE * frequency + bottom) // (2 * bottom) * boost // 100)

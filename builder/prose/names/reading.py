"""The cheapest way to read a run of Chinese characters as words and names of persons.

A shortest path: a name is cheap beside a title or words that people are spoken of with, a frequent
word is cheaper. Everything asked of a place looks at a few characters, so the cost is linear.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from builder.prose.names.lexicon import (
    DATA,
    GIVEN,
    GIVEN_COSTS,
    LENGTHS,
    NOBODY,
    ODD_GIVEN,
    SURNAMES,
    UNKNOWN,
    WORDS,
)

_NEVER = float("inf")
_ANY = 9.0
"""What it costs that a name stands somewhere; what stands around it takes from that."""
_TITLED, _CALLED = 4.0, 6.0
_LESS, _SELDOM, _RARE = 5.0, 6.0, 7.0
"""Costs of surnames that need more around them to be taken for one."""
_FREQUENT, _TORN, _WORDY = 13.0, 4.0, 5.0
_LONGEST_GIVEN = 2
_LONGEST_BEFORE, _LONGEST_AFTER = 5, 3
"""Of the words that are looked for around a name, in characters."""
_BESIDE_TITLE, _BESIDE_ROLE, _ASKS, _CUE, _EDGE = 7.0, 6.0, 3.5, 2.0, 1.5
_BOTH = 3.0
"""Where words before and after it speak for a name."""
_ONE = (1,)
_REMEMBERED = 1 << 14

_HAN = "[\u4e00-\u9fff]"
_SURNAME = re.compile("|".join(sorted(map(re.escape, SURNAMES), key=len, reverse=True)))
_FAMILIAR = re.compile(f"(?:(?<={_HAN}[由让请派问找叫])|^)阿[{DATA['given']}](?=[说把没去在来])")
"""阿强, where what is around it leaves no doubt."""
TITLE = re.compile(
    f"(?:{'|'.join(DATA['deputy'])})?(?:{'|'.join(sorted(DATA['titles'], key=len, reverse=True))})"
)
_TITLE_STARTS = {title[0] for title in (*DATA["titles"], *DATA["deputy"])}
"""Quick to ask, and seldom met."""
_OF_A_PLACE = "省市县区镇乡村"
"""What a title begins with before which a place stands more often than a name: 徐州市长."""
_SHORT = re.compile(f"[{DATA['short_titles']}](?![{DATA['not_after_short']}])")
_SHORT_STARTS = set(DATA["short_titles"])
_ROLE = re.compile(f"(?:{'|'.join(DATA['roles'])}|[{DATA['role_ends']}])$")
_BEFORE = re.compile(f"(?:{'|'.join(DATA['before'])})$")
_ASKED = re.compile(f"(?:{'|'.join(DATA['asked'])})$")
_AFTER = re.compile(f"{'|'.join(DATA['after'])}|[{DATA['doing']}]")

_PAIR = 2
_PAIRS = {word for word, cost in WORDS.items() if len(word) == _PAIR and cost < _FREQUENT}
"""Frequent words that the edge of a name may tear."""

Stretch = tuple[int, int, int]
"""Of a run: where a name starts, where it ends with its title and without."""
_Believed = tuple[float, Stretch]
"""What it costs to believe in one."""


def names_in(run: str) -> list[Stretch]:
    """The names on the cheapest way, in their order."""
    names: dict[int, list[_Believed]] = {}
    for cost, one in _candidates(run):
        names.setdefault(one[0], []).append((cost, one))
    if not names:
        return []
    costs = [0.0, *[_NEVER] * len(run)]
    steps: list[Stretch] = [(0, 0, 0)] * len(costs)
    for start, sign in enumerate(run):
        before = costs[start]
        for length in LENGTHS.get(sign, _ONE):
            end = start + length
            word = before + WORDS.get(run[start:end], UNKNOWN if length == 1 else _NEVER)
            if end < len(costs) and word < costs[end]:
                costs[end], steps[end] = word, (start, end, 0)
        for cost, one in names.get(start, ()):
            if before + cost < costs[one[1]]:
                costs[one[1]], steps[one[1]] = before + cost, one
    return _traced(steps)


def is_name_like(words: str) -> bool:
    """Whether a surname and a given name are all there is, by their signs alone."""
    match = _SURNAME.match(words)
    given = words[match.end() :] if match else ""
    return 0 < len(given) <= _LONGEST_GIVEN and all(
        GIVEN_COSTS.get(sign, ODD_GIVEN) < UNKNOWN for sign in given
    )


def _traced(steps: list[Stretch]) -> list[Stretch]:
    """The names among the steps of the way, a word being a step of which no name ends."""
    found, at = [], len(steps) - 1
    while at:
        step = steps[at]
        if step[2]:
            found.append(step)
        at = step[0]
    return found[::-1]


def _candidates(run: str) -> Iterator[_Believed]:
    """Every stretch that may be a name, with what believing it costs."""
    for match in _FAMILIAR.finditer(run):
        left = _CALLED + GIVEN - _before(run, match.start()) - _after(run, match.end())
        yield left, (match.start(), match.end(), match.end())
    for match in _SURNAME.finditer(run):
        ends = {match.end()} if len(match[0]) == 1 else {match.start() + 1, match.end()}
        for end in ends:
            surname = run[match.start() : end]
            if surname in SURNAMES:
                yield from _from_surname(run, match.start(), end, SURNAMES[surname])


def _from_surname(run: str, start: int, after: int, cost: float) -> Iterator[_Believed]:
    before, torn = _before(run, start), _torn(run, start)
    title = _title(run, after) or _short_title(run, start, after)
    if title and (cost < _SELDOM or before):
        tail = 0.0 if title.end() == after + 1 else _torn(run, title.end())
        yield cost + _TITLED - before + torn + tail, (start, title.end(), after)
    if _is_nick(run, start, after, cost):
        own = cost + _CALLED - _before(run, start - 1) - _after(run, after)
        yield own + _torn(run, start - 1), (start - 1, after, after)
    for end in range(after + 1, min(after + _LONGEST_GIVEN, len(run)) + 1):
        own = cost + _ANY - before + torn + _given(run[start:end], after - start)
        title = _title(run, end)
        if title and (cost < _RARE or before) and not _is_place(run[start:end], title[0]):
            yield own - _BESIDE_TITLE + _torn(run, title.end()), (start, title.end(), end)
        if cost < _RARE or before >= _ASKS:
            behind = _after(run, end)
            both = _BOTH if before >= _CUE <= behind else 0.0
            torn_off = 0.0 if both else _torn(run, end)
            yield own - behind - both + torn_off, (start, end, end)


def _is_place(words: str, title: str) -> bool:
    return title[0] in _OF_A_PLACE and words in WORDS


def _title(run: str, at: int) -> re.Match[str] | None:
    return TITLE.match(run, at) if run[at : at + 1] in _TITLE_STARTS else None


def _short_title(run: str, start: int, after: int) -> re.Match[str] | None:
    """`总`, `工` after a frequent surname, where both are no word together (施工)."""
    if run[after : after + 1] not in _SHORT_STARTS or run[start : after + 1] in WORDS:
        return None
    return _SHORT.match(run, after)


def _is_nick(run: str, start: int, after: int, cost: float) -> bool:
    if not start or run[start - 1] not in DATA["nick"] or after - start > 1:
        return False
    if SURNAMES.get(run[start - 2 : start - 1], _RARE) < _SELDOM:
        return False
    if cost >= _LESS and run[start - 1 : after] in WORDS:
        return False
    return cost < _LESS or bool(cost < _RARE and _after(run, after))


@lru_cache(_REMEMBERED)
def _given(name: str, after: int) -> float:
    """What the given name costs; more where the characters are words that people write."""
    given = name[after:]
    cost = sum(GIVEN_COSTS.get(sign, ODD_GIVEN) for sign in given)
    if given == given[0] * _LONGEST_GIVEN and given[0] != NOBODY:
        return _LONGEST_GIVEN * GIVEN  # 圆圆, 多多
    if len(given) == _LONGEST_GIVEN and given in WORDS and cost > _LONGEST_GIVEN * GIVEN:
        cost += _WORDY
    return cost + (_WORDY if WORDS.get(name[: after + 1], UNKNOWN) < _FREQUENT else 0.0)


def _torn(run: str, at: int) -> float:
    """What it costs that a name begins or ends within a frequent word: 前任|局长, 处长|期."""
    return _TORN if at and run[at - 1 : at + 1] in _PAIRS else 0.0


def _before(run: str, start: int) -> float:
    first = start - _LONGEST_BEFORE if start > _LONGEST_BEFORE else 0
    return _speaks_before(run[first:start])


def _after(run: str, end: int) -> float:
    return _speaks_after(run[end : end + _LONGEST_AFTER])


@lru_cache(_REMEMBERED)
def _speaks_before(words: str) -> float:
    """What the words before speak for a name."""
    if not words:
        return _EDGE
    if _ROLE.search(words):
        return _BESIDE_ROLE
    if _ASKED.search(words):
        return _ASKS
    return _CUE if _BEFORE.search(words) else 0.0


@lru_cache(_REMEMBERED)
def _speaks_after(words: str) -> float:
    """What the words after speak for a name."""
    if not words:
        return _EDGE
    return _CUE if _AFTER.match(words) else 0.0

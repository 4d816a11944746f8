"""What in a run may be a Chinese name, and what believing it costs: 王建国, 小王, 张总, 阿强, 丽华.

A surname costs by how often it is one, a given name by its characters or as a whole; that a name
stands somewhere costs too, and what stands around it (`context.py`) takes from that.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from builder.prose.names.context import (
    ASKS,
    CUE,
    DOES,
    EDGE,
    LISTED,
    ROLE_BESIDE,
    TITLE_BESIDE,
    Run,
)
from builder.prose.names.lexicon import (
    DATA,
    GIVEN,
    GIVEN_COSTS,
    GIVEN_NAMES,
    NOBODY,
    ODD_GIVEN,
    SURNAMES,
    UNKNOWN,
    WORDS,
)

_ANY, _TITLED, _CALLED, _ALONE, _WORD = 9.0, 4.0, 6.0, 13.0, 5.0
"""What it costs that a name stands somewhere: a whole one, a surname with its title, 小王, a given
name alone, and one that is a word besides."""
_LESS, _OFTEN_LESS, _SELDOM, _RARE = 5.0, 5.5, 6.0, 7.0
"""Costs of surnames that need more around them to be taken for one."""
_SURE, _ENOUGH, _NOTHING, _BOTH = 5.0, 3.0, -9.0, 3.0
"""What must speak for a rare one, less where the given name is frequent; and what is added where
both sides of a name speak for one."""
_OFTEN_GIVEN, _WORDY, _FREQUENT = 8.0, 5.0, 13.0
_LONGEST_GIVEN = 2
_REMEMBERED = 1 << 14

_HAN = "[\u4e00-\u9fff]"
_SURNAME = re.compile("|".join(sorted(map(re.escape, SURNAMES), key=len, reverse=True)))
_FAMILIAR = re.compile(f"(?:(?<={_HAN}[由让请派问找叫])|^)阿[{DATA['given']}](?=[说把没去在来])")
"""阿强, where what is around it leaves no doubt."""
_PAIRS_GIVEN = {(name[0], name[1]) for name in GIVEN_NAMES}
_USUAL = frozenset(DATA["given"])
_NICK = frozenset(DATA["nick"])
_BIG = "大"
"""A nick only where both sides speak for one: 大李."""
_ORDINARY = frozenset(DATA["words"])
_OF_A_PLACE = "省市县区镇乡村"
"""What a title begins with before which a place stands more often than a name: 徐州市长."""

Stretch = tuple[int, int, int]
"""Of a run: where a name starts, where it ends with its title and without."""
Believed = tuple[float, Stretch]
"""What it costs to believe in one."""


def called(run: Run) -> Iterator[Believed]:
    """Every stretch that may be a name, with what believing it costs."""
    text = run.text
    for match in _FAMILIAR.finditer(text):
        around = run.before(match.start()) + run.after(match.end())
        yield _CALLED + GIVEN - around, (match.start(), match.end(), match.end())
    for match in _SURNAME.finditer(text):
        ends = {match.end()} if len(match[0]) == 1 else {match.start() + 1, match.end()}
        for end in ends:
            cost = SURNAMES.get(text[match.start() : end])
            if cost is not None:
                yield from _by_surname(run, match.start(), end, cost)
                yield from _whole(run, match.start(), end, cost)
    for start, pair in enumerate(pairwise(text)):
        if pair in _PAIRS_GIVEN:
            yield from _given_alone(run, start, start + _LONGEST_GIVEN)


def _by_surname(run: Run, start: int, after: int, cost: float) -> Iterator[Believed]:
    """周处长, 张总; 小王."""
    before = run.before(start)
    title = run.title(after) or run.short_title(start, after)
    if title and (cost < _SELDOM or (before and cost <= _RARE)):
        tail = 0.0 if title.end() == after + 1 else run.torn(title.end())
        yield cost + _TITLED - before + run.torn(start) + tail, (start, title.end(), after)
    if start and run.text[start - 1] in _NICK and _is_nick(run, start, after, cost):
        around = run.before(start - 1) + run.after(after)
        yield cost + _CALLED - around + run.torn(start - 1), (start - 1, after, after)


def _is_nick(run: Run, start: int, after: int, cost: float) -> bool:
    if SURNAMES.get(run.text[start - 2 : start - 1], _RARE) < _SELDOM:
        return False
    before, behind = run.before(start - 1), run.after(after)
    if run.text[start - 1] == _BIG and not before > 0 < behind:
        return False
    if cost >= _LESS and before < ASKS and run.text[start - 1 : after] in WORDS:
        return False
    return cost < _LESS or (cost < _RARE and behind > 0)


def _whole(run: Run, start: int, after: int, surname: float) -> Iterator[Believed]:
    """王建国, with his title and without."""
    before, torn = run.before(start), run.torn(start)
    for end in range(after + 1, min(after + _LONGEST_GIVEN, len(run.text)) + 1):
        name, given = run.text[start:end], run.text[after:end]
        often = given in GIVEN_NAMES
        if surname > _RARE and not _USUAL.issuperset(given):
            continue
        cost = min(surname, _OFTEN_LESS) if often and surname <= _RARE else surname
        cost += _ANY + _given(name, after - start) + torn - before
        title = run.title(end)
        if title and (surname < _RARE or before) and not _is_place(name, title[0]):
            yield cost - TITLE_BESIDE + run.torn(title.end()), (start, title.end(), end)
        behind = run.after(end)
        if before + behind >= _needs(surname, often=often):
            both = _BOTH if _agree(given, before, behind) else 0.0
            tail = 0.0 if both and _USUAL.issuperset(given) else run.torn(end)
            yield cost - behind - both + tail, (start, end, end)
        if end == after + 1 and surname < _RARE and _may_be_word(name, before, behind):
            yield WORDS[name] + _WORD - before - behind, (start, end, end)


def _needs(surname: float, *, often: bool) -> float:
    """How much must speak for a name: more for a rare surname, less for a frequent given name."""
    if surname < _RARE or (often and surname == _RARE):
        return _NOTHING
    return _ENOUGH if often else _SURE


def _agree(given: str, before: float, after: float) -> bool:
    """Whether what stands before and what stands after confirm one another."""
    if min(before, after) >= CUE:
        return True
    if not (before > 0 < after and _USUAL.issuperset(given)):
        return False
    return max(before, after) >= ASKS or given in GIVEN_NAMES


def _may_be_word(name: str, before: float, after: float) -> bool:
    """Whether a word is somebody's name here: 黎明没有带, 请高峰去."""
    if name not in WORDS or name in _ORDINARY or name[-1] not in _USUAL:
        return False
    if max(before, after) >= LISTED:
        return min(before, after) >= EDGE
    return (before and after >= DOES) or (ASKS <= before < ROLE_BESIDE and after >= CUE)


def _given_alone(run: Run, start: int, end: int) -> Iterator[Believed]:
    """志强他们, 打给丽华, where the words around it leave little doubt."""
    whole = SURNAMES.get(run.text[start - 1 : start], _RARE) < _RARE
    if whole or run.text[start:end] in _ORDINARY:
        return
    before, after = run.before(start), run.after(end)
    sure = CUE if run.text[start:end] not in WORDS else DOES
    if (before > 0 and after >= sure) or (before >= ASKS and after > 0):
        cost = _ALONE + _OFTEN_GIVEN - _BOTH - before - after
        yield cost + run.torn(start), (start, end, end)


def _is_place(words: str, title: str) -> bool:
    return title[0] in _OF_A_PLACE and words in WORDS


@lru_cache(_REMEMBERED)
def _given(name: str, after: int) -> float:
    """What the given name costs; more where the characters are words that people write."""
    given = name[after:]
    if given in GIVEN_NAMES:
        return _OFTEN_GIVEN
    cost = sum(GIVEN_COSTS.get(sign, ODD_GIVEN) for sign in given)
    if given == given[0] * _LONGEST_GIVEN and given[0] != NOBODY:
        return _LONGEST_GIVEN * GIVEN  # 圆圆, 多多
    if len(given) == _LONGEST_GIVEN and given in WORDS and cost > _LONGEST_GIVEN * GIVEN:
        cost += _WORDY
    return cost + (_WORDY if WORDS.get(name[: after + 1], UNKNOWN) < _FREQUENT else 0.0)

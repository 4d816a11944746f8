"""Names of persons in free text: 王建国处长, 主任刘伟, 小王, 张总, 由陈思远负责, 阿依古丽·买买提.

A run of Chinese characters is read as words and names in the cheapest way (a shortest path): a name
is cheap beside a title or words that people are spoken of with, a frequent word is cheaper. What is
`某` names nobody. Addresses by which somebody is reached (mail, 微信, QQ) are found too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.prose.names.lexicon import (
    DATA,
    GIVEN,
    GIVEN_COSTS,
    LONGEST_WORD,
    ODD_GIVEN,
    SURNAMES,
    UNKNOWN,
    WORDS,
)

_NEVER = float("inf")
PERSON, CONTACT = "person", "contact"
_ANY = 9.0
"""What it costs that a name stands somewhere; what stands around it takes from that."""
_TITLED, _CALLED = 4.0, 6.0
_LESS, _SELDOM, _RARE = 5.0, 6.0, 7.0
"""Costs of surnames that need more around them to be taken for one."""
_FREQUENT, _TORN, _WORDY = 13.0, 4.0, 5.0
_LONGEST_GIVEN = 2
_LONGEST_BEFORE = 5
"""Of the words that are looked for before a name, in characters."""
_BESIDE_TITLE, _BESIDE_ROLE, _ASKS, _CUE, _EDGE = 7.0, 6.0, 3.5, 2.0, 1.5

_RUN = re.compile("[\u4e00-\u9fff]{2,}")
_HAN = "[\u4e00-\u9fff]"
_SURNAME = re.compile("|".join(sorted(map(re.escape, SURNAMES), key=len, reverse=True)))
_FAMILIAR = re.compile(f"(?:(?<={_HAN}[由让请派问找叫])|^)阿[{DATA['given']}](?=[说把没去在来])")
"""阿强, where what is around it leaves no doubt."""
_TITLE = re.compile(
    f"(?:{'|'.join(DATA['deputy'])})?(?:{'|'.join(sorted(DATA['titles'], key=len, reverse=True))})"
)
_LAST_TITLE = re.compile(f"(?:{_TITLE.pattern})$")
_SHORT = re.compile(f"[{DATA['short_titles']}](?![{DATA['not_after_short']}])")
_ROLE = re.compile(f"(?:{'|'.join(DATA['roles'])}|[{DATA['role_ends']}])$")
_BEFORE = re.compile(f"(?:{'|'.join(DATA['before'])})$")
_ASKED = re.compile(f"(?:{'|'.join(DATA['asked'])})$")
_AFTER = re.compile("|".join(DATA["after"]))
_PART = "|".join(sorted(DATA["parts"], key=len, reverse=True))
_SOUND = f"(?:(?![{DATA['no_sound']}]){_HAN})"
_WHOLE = re.compile(f"{_SOUND}{{2,6}}·{_SOUND}{{2,6}}|(?:{_PART})+(?:{_HAN}(?={_TITLE.pattern}))?")
_CONTACT = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?<=微信)(?:号码|号|是|为|[:： ]){0,3}[A-Za-z][A-Za-z0-9_-]{5,19}"
    r"|(?<=QQ)(?:号码|号|是|为|[:： ]){0,3}[1-9][0-9]{4,11}",
)


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of a text that names somebody, or says how to reach him."""

    start: int
    end: int
    """With the title after it, which may stand there instead."""
    name_end: int
    kind: str


def find_names(text: str) -> list[Named]:
    """Everything that names a person, in the text's order, none over another."""
    found = [*_whole(text)]
    taken = [(x.start, x.end) for x in found]
    for run in _RUN.finditer(text):
        for one in _read(run[0]):
            start, end = run.start() + one.start, run.start() + one.end
            if not any(start < b and a < end for a, b in taken):
                found.append(Named(start, end, run.start() + one.name_end, PERSON))
    return sorted(found, key=lambda one: one.start)


def _whole(text: str) -> Iterator[Named]:
    for match in _CONTACT.finditer(text):
        start = match.start() + len(match[0]) - len(match[0].lstrip("号码是为:： "))
        yield Named(start, match.end(), match.end(), CONTACT)
    for match in _WHOLE.finditer(text):
        title = _LAST_TITLE.search(match[0])
        name_end = match.start() + title.start() if title else match.end()
        yield Named(match.start(), match.end(), name_end, PERSON)


def _read(run: str) -> list[Named]:
    """The names on the cheapest way through a run of characters."""
    names: dict[int, list[tuple[float, Named]]] = {}
    for cost, one in _candidates(run):
        names.setdefault(one.start, []).append((cost, one))
    if not names:
        return []
    best: list[tuple[float, int, Named | None]] = [(0.0, 0, None)]
    best += [(_NEVER, 0, None)] * len(run)
    for start in range(len(run)):
        before = best[start][0]
        for end in range(start + 1, min(start + LONGEST_WORD, len(run)) + 1):
            word = WORDS.get(run[start:end], _NEVER if end > start + 1 else UNKNOWN)
            if before + word < best[end][0]:
                best[end] = (before + word, start, None)
        for cost, one in names.get(start, ()):
            if before + cost < best[one.end][0]:
                best[one.end] = (before + cost, start, one)
    return _traced(best)


def _traced(best: list[tuple[float, int, Named | None]]) -> list[Named]:
    found, at = [], len(best) - 1
    while at:
        _, at_before, one = best[at]
        if one:
            found.append(one)
        at = at_before
    return found[::-1]


def _candidates(run: str) -> Iterator[tuple[float, Named]]:
    """Every stretch that may be a name, with what believing it costs."""
    for match in _FAMILIAR.finditer(run):
        left = _CALLED + GIVEN - _before(run, match.start()) - _after(run, match.end())
        yield left, Named(match.start(), match.end(), match.end(), PERSON)
    for match in _SURNAME.finditer(run):
        ends = {match.end()} if len(match[0]) == 1 else {match.start() + 1, match.end()}
        for end in ends:
            surname = run[match.start() : end]
            if surname in SURNAMES:
                yield from _from_surname(run, match.start(), end, SURNAMES[surname])


def _from_surname(run: str, start: int, after: int, cost: float) -> Iterator[tuple[float, Named]]:
    before, torn = _before(run, start), _torn(run, start)
    rare = cost >= _RARE and not before
    title = _TITLE.match(run, after) or _short_title(run, start, after)
    if title and (cost < _SELDOM or before):
        tail = 0.0 if title.end() == after + 1 else _torn(run, title.end())
        own = cost + _TITLED - before + torn + tail
        yield own, Named(start, title.end(), after, PERSON)
    if _is_nick(run, start, after, cost):
        own = cost + _CALLED - _before(run, start - 1) - _after(run, after)
        yield own + _torn(run, start - 1), Named(start - 1, after, after, PERSON)
    for end in range(after + 1, min(after + 2, len(run)) + 1):
        own = cost + _ANY - before + torn + _given(run, start, after, end)
        if (title := _TITLE.match(run, end)) and not rare:
            whole = own - _BESIDE_TITLE + _torn(run, title.end())
            yield whole, Named(start, title.end(), end, PERSON)
        if cost < _RARE or before == _BESIDE_ROLE:
            yield own - _after(run, end) + _torn(run, end), Named(start, end, end, PERSON)


def _short_title(run: str, start: int, after: int) -> re.Match[str] | None:
    """`总`, `工` after a frequent surname, where both are no word together (施工)."""
    match = _SHORT.match(run, after)
    return match if match and run[start : after + 1] not in WORDS else None


def _is_nick(run: str, start: int, after: int, cost: float) -> bool:
    if not start or run[start - 1] not in DATA["nick"] or after - start > 1:
        return False
    if SURNAMES.get(run[start - 2 : start - 1], _RARE) < _SELDOM:
        return False
    if cost >= _LESS and run[start - 1 : after] in WORDS:
        return False
    return cost < _LESS or bool(cost < _RARE and _after(run, after))


def _given(run: str, start: int, after: int, end: int) -> float:
    """What the given name costs; more where the characters are words that people write."""
    cost = sum(GIVEN_COSTS.get(sign, ODD_GIVEN) for sign in run[after:end])
    if end - after == _LONGEST_GIVEN and run[after:end] in WORDS and cost > _LONGEST_GIVEN * GIVEN:
        cost += _WORDY
    return cost + (_WORDY if WORDS.get(run[start : after + 1], UNKNOWN) < _FREQUENT else 0.0)


def _torn(run: str, at: int) -> float:
    """What it costs that a name begins or ends within a frequent word: 前任|局长, 处长|期."""
    if not 0 < at < len(run):
        return 0.0
    return _TORN if WORDS.get(run[at - 1 : at + 1], UNKNOWN) < _FREQUENT else 0.0


def _before(run: str, start: int) -> float:
    """What the words before speak for a name."""
    if not start:
        return _EDGE
    near = max(start - _LONGEST_BEFORE, 0)
    if _ROLE.search(run, near, start):
        return _BESIDE_ROLE
    if _ASKED.search(run, near, start):
        return _ASKS
    return _CUE if _BEFORE.search(run, near, start) else 0.0


def _after(run: str, end: int) -> float:
    """What the words after speak for a name."""
    if end == len(run):
        return _EDGE
    return _CUE if _AFTER.match(run, end) else 0.0

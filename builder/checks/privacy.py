"""Personal data and 密级 marks, which must never enter this non-classified system.

The patterns are data (`privacy.json`), so that the page on which people type warns about the same
things. Values are never repeated in full: a finding is read by more people than the file is.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from builder.cache import NO_CACHE, Cache, Results, data
from builder.model import Finding, Library, Place
from builder.sources.mutations import MUTATIONS
from builder.sources.stamps import LOCK

DATA: dict[str, Any] = json.loads(Path(__file__).with_name("privacy.json").read_text("utf-8"))

MOST_MATCHES = 100
"""Of one pattern in one text; whoever pasted a telephone directory has understood by then."""

_FOLD: dict[str, str] = {
    **{chr(ord(zero) + n): str(n) for zero in DATA["zeros"] for n in range(10)},
    **dict(zip(DATA["fold"]["from"], DATA["fold"]["to"], strict=True)),
}
_INVISIBLE = re.compile(DATA["invisible"])
_MARKS = re.compile(f"({_INVISIBLE.pattern}|{DATA['hidden']})|{DATA['entity']}")
"""What is not seen, and references."""
_STARTS = re.compile(f"[<&*_~`%\\\\{re.escape(''.join(_FOLD))}]|{_INVISIBLE.pattern}")
"""Signs that may not be read as they are written; one class, because a class is quick."""
_SEPARATOR = re.compile(r"[^0-9A-Za-z]+")
_CURES = {
    "classified-mark": "涉密内容不入本系统，请删去。",
    "personal-data": "请改写为角色，不留号码。",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as somebody sees it on a page."""

    text: str
    places: Sequence[int]
    """Where each character, and the end, stands in what was written."""


@dataclass(frozen=True, slots=True)
class Match:
    """Something found in a text, and where."""

    code: str
    label: str
    start: int
    end: int


_MATCHES: Results[list[Match]] = data("privacy", list[Match])


def check_privacy(library: Library, cache: Cache = NO_CACHE) -> Iterator[Finding]:
    """Look at every source file as it was typed, comments and broken files too."""
    for path, text in library.texts.items():
        if path.endswith((LOCK, MUTATIONS)):
            continue
        for match in cache.recall(_MATCHES, text, partial(find_private, text)):
            if match.code == DATA["names"]["code"] and _words(match, text) in library.not_names:
                continue
            line = text.count("\n", 0, match.start) + 1
            yield _finding(match, text, Place(path, line))


def check_text_privacy(text: str, place: Place) -> Iterator[Finding]:
    """Personal data and marks in one text, such as an answer somebody handed in."""
    reading = read_as_seen(text)
    for match in _placed(_find_patterns(reading.text), reading):
        yield _finding(match, text, place)


def check_text_names(text: str, place: Place) -> Iterator[Finding]:
    """Names in one text; a warning only, and no reason to refuse what somebody handed in."""
    reading = read_as_seen(text)
    for match in _placed(_find_names(reading.text), reading):
        yield _finding(match, text, place)


def masked(finding: Finding) -> Finding:
    """A finding fit to print: private values that its words quote are shortened."""
    return replace(finding, message=_mask_all(finding.message), hint=_mask_all(finding.hint))


def find_private(text: str) -> list[Match]:
    """Everything private in a text, in its order; no two matches of one sort overlap."""
    reading = read_as_seen(text)
    found = [*_find_patterns(reading.text), *_find_names(reading.text)]
    return sorted(_placed(found, reading), key=lambda match: match.start)


def read_as_seen(text: str) -> Reading:
    """Digits however written as plain ones, full-width signs as narrow ones, nothing unseen."""
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for start, end, shown in _marks(text):
        pieces += (text[at:start], shown)
        places += (*range(at, start), *[start] * len(shown))
        at = end
    if not at:
        return Reading(text, range(len(text) + 1))
    return Reading("".join((*pieces, text[at:])), [*places, *range(at, len(text) + 1)])


def _marks(text: str) -> Iterator[tuple[int, int, str]]:
    """Where something is not read as it is written, and as what it is read."""
    at = 0
    for sign in _STARTS.finditer(text):
        start = sign.start()
        if start < at:
            continue
        if sign[0] in _FOLD:
            yield start, start + 1, _FOLD[sign[0]]
        elif mark := _MARKS.match(text, start):
            at = mark.end()
            yield start, at, "" if mark[1] else _seen(_referred(mark[0]))


def _seen(character: str) -> str:
    return "" if _INVISIBLE.fullmatch(character) else _FOLD.get(character, character)


def _referred(reference: str) -> str:
    """The character that an HTML reference stands for; itself where it stands for none."""
    name = reference[1:].rstrip(";")
    if not name.startswith("#"):
        return str(DATA["entities"].get(name, reference))
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else reference


def _placed(found: Iterable[Match], reading: Reading) -> Iterator[Match]:
    """Matches of what is read, where they stand in what was written."""
    for match in found:
        start, end = reading.places[match.start], reading.places[match.end]
        yield replace(match, start=start, end=end)


def _find_patterns(narrow: str) -> Iterator[Match]:
    taken: list[tuple[int, int]] = []
    for needed, pattern, rule in _PATTERNS:
        if not needed.search(narrow):
            continue
        for match in islice(pattern.finditer(narrow), MOST_MATCHES):
            start, end = match.span()
            overlaps = any(start < stop and begin < end for begin, stop in taken)
            if not overlaps and all(_TESTS[name](match[0]) for name in rule["tests"]):
                taken.append((start, end))
                yield Match(rule["code"], rule["label"], start, end)


def _find_names(narrow: str) -> Iterator[Match]:
    """`张某某局长`: a surname, at most two characters, a title; and what only looks so is not."""
    names = DATA["names"]
    for match in islice(_NAME.finditer(narrow), MOST_MATCHES):
        before = narrow[match.start() - 1 : match.start()]
        if before and before in names["not_before"]:
            continue
        if not match[0].startswith(_NOT_NAMES):
            yield Match(names["code"], "", *match.span())


def _name_pattern(names: dict[str, Any]) -> str:
    surname = "|".join((*names["compound"], f"[{names['surnames']}]"))
    given = f"(?:(?![{names['not_given']}])[\\u4e00-\\u9fff]){{0,2}}"
    return f"(?:{surname}){given}{names['deputy']}?(?:{'|'.join(names['titles'])})"


_PATTERNS: Sequence[tuple[re.Pattern[str], re.Pattern[str], dict[str, Any]]] = [
    (re.compile(rule["needs"]), re.compile(rule["source"]), rule) for rule in DATA["patterns"]
]
"""What a text must hold at all, which is quick to see, before it is looked through."""
_NAME = re.compile(_name_pattern(DATA["names"]))
_NOT_NAMES = tuple(DATA["names"]["not_names"])


def _finding(match: Match, text: str, place: Place) -> Finding:
    if match.code == DATA["names"]["code"]:
        shown = f"{text[match.start]}…{text[match.end - 2 : match.end]}"
        hint = "请只写职务或岗位，不写姓名；不是人名的，不用改。"
        return Finding(place, match.code, f"像是写了人名（{shown}）。", hint)
    if match.code == "classified-mark":
        return Finding(place, match.code, "写有密级标志。", _CURES[match.code])
    shown = _shorten(_words(match, text))
    return Finding(place, match.code, f"像是{match.label}（{shown}）。", _CURES[match.code])


def _words(match: Match, text: str) -> str:
    return text[match.start : match.end]


def _shorten(value: str) -> str:
    return f"{value[:3]}…{value[-1]}".replace("\n", " ")


def _mask_all(text: str) -> str:
    reading = read_as_seen(text)
    found = sorted(_placed(_find_patterns(reading.text), reading), key=lambda match: match.start)
    for match in reversed(found):
        shown = "…" if match.code == "classified-mark" else _shorten(_words(match, text))
        text = text[: match.start] + shown + text[match.end :]
    return text


def _is_identity_number(value: str) -> bool:
    """GB 11643: a birth date, and a last character that is a weighted sum of the others mod 11."""
    number = _SEPARATOR.sub("", value)
    rule = DATA["identity"]
    first, last = rule["birth_years"]
    try:
        born = date.fromisoformat(number[6:14])
    except ValueError:
        return False
    total = sum(int(d) * w for d, w in zip(number, rule["weights"], strict=False))
    return first <= born.year <= last and str(rule["digits"])[total % 11] == number[-1].upper()


def _is_luhn_number(value: str) -> bool:
    """ISO/IEC 7812-1: every second digit from the right is doubled; the sum ends in 0."""
    digits = [int(d) for d in reversed(_SEPARATOR.sub("", value))]
    doubled = [d if i % 2 == 0 else d * 2 - 9 * (d > 4) for i, d in enumerate(digits)]
    return sum(doubled) % 10 == 0


def _is_one_number(value: str) -> bool:
    """Written in few groups, or digit by digit; `15 16 17 18 19 2` are several numbers."""
    pieces = _SEPARATOR.split(value)
    return len(pieces) <= DATA["most_pieces"] or max(map(len, pieces)) == 1


_TESTS: dict[str, Callable[[str], bool]] = {
    "identity": _is_identity_number,
    "luhn": _is_luhn_number,
    "pieces": _is_one_number,
}

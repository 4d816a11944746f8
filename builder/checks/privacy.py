"""Personal data and 密级 marks, which must never enter this non-classified system.

Values are never repeated in full: a finding is read by more people than the file is.
"""

import re
from collections.abc import Iterator
from typing import Any

from builder.model import Finding, Library, Place
from builder.model.record import Record

_MARK = re.compile(
    r"(绝密|机密|秘密)\s*[★☆]|[★☆]\s*(绝密|机密|秘密)|密级\s*[:：]\s*(绝密|机密|秘密)"
)
_MOBILE = re.compile(r"(?<![\d.])1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dA-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


def check_privacy(library: Library) -> Iterator[Finding]:
    """Look at every text of every record."""
    for records in (
        library.lessons,
        library.guides,
        library.regulations,
        library.forms,
        library.event_types,
        library.items,
        library.tasks,
    ):
        for record in records.values():
            yield from _check_record(record)


def check_text_privacy(text: str, place: Place) -> Iterator[Finding]:
    """Personal data and marks in one text, such as an answer somebody handed in."""
    narrow = text.translate(_TO_ASCII)
    if _MARK.search(narrow):
        yield Finding(place, "classified-mark", "写有密级标志。", "涉密内容不入本系统，请删去。")
    for match in _MOBILE.finditer(narrow):
        yield _personal(place, "手机号码", match[0])
    for match in _IDENTITY.finditer(narrow):
        if _is_identity_number(match[0]):
            yield _personal(place, "身份证号", match[0])


_TO_ASCII = {ord("０") + i: str(i) for i in range(10)} | {ord("Ｘ"): "X", ord("："): ":"}


def _check_record(record: Record) -> Iterator[Finding]:
    for location, text in _texts(record.model_dump(), ()):
        yield from check_text_privacy(text, record.place(*location))
    for section in record.sections:
        for number, line in enumerate(section.text.split("\n"), section.line + 1):
            yield from check_text_privacy(line, Place(record.path, number))


def _texts(value: Any, at: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from _texts(child, (*at, key))
    elif isinstance(value, (list, tuple)):
        for index, child in enumerate(value):
            yield from _texts(child, (*at, index))


def _personal(place: Place, what: str, value: str) -> Finding:
    shown = f"{value[:3]}…{value[-1]}"
    return Finding(place, "personal-data", f"像是{what}（{shown}）。", "请改写为角色，不留号码。")


def _is_identity_number(number: str) -> bool:
    """GB 11643: the last character is a weighted sum of the first seventeen, modulo 11."""
    total = sum(int(d) * w for d, w in zip(number, _WEIGHTS, strict=False))
    return _CHECK_DIGITS[total % 11] == number[-1].upper()

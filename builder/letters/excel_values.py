"""A worksheet's cell to the text that is seen in it: shared texts, numbers, dates, yes and no."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from builder.letters.packed import Parts
from builder.letters.part_xml import DocumentError, Element, value_of

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*.')
_CLOCK = re.compile("h|s|m[^a-z]*m|分|时")
_DATES = frozenset((*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58))
_TIMES = frozenset((*range(18, 22), *range(32, 36), *range(45, 48), 55, 56))
"""Formats that Excel knows by number; from 27 on those of Chinese, Japanese and Korean."""
_FIRST = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
"""Day nought of the two ways to count days; `True` is the one that began in 1904."""
_LAST_DAY = 2_958_465
MOST_CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True)
class Values:
    """What the cells of one workbook refer to."""

    shared: Sequence[str]
    formats: Sequence[str]
    """By a cell's style: `date`, `time` or ""."""
    from_1904: bool

    def text(self, cell: Element) -> str:
        """The text of a cell as a person would read it aloud."""
        kind, value = value_of(cell, "t"), cell.findtext("s_v") or ""
        if kind == "s":
            known = value.isdecimal() and int(value) < len(self.shared)
            return self.shared[int(value)] if known else ""
        if kind == "inlineStr":
            return text_of(cell.find("s_is"))
        if kind == "b":
            return {"1": "是", "0": "否"}.get(value, "")
        if kind in ("str", "d", "e"):
            return plain(value)
        return self._number(value, value_of(cell, "s"))

    def _number(self, value: str, style: str) -> str:
        known = style.isdecimal() and int(style) < len(self.formats)
        kind = self.formats[int(style)] if known else ""
        try:
            number = float(value)
        except ValueError:
            return plain(value)
        if kind and 0 <= number <= _LAST_DAY:
            return _moment(number, kind, from_1904=self.from_1904)
        return f"{number:.15g}"


def read_values(parts: Parts, workbook: Element) -> Values:
    """The shared texts and styles of a workbook, found by its relationships."""
    by_kind = {kind: part for _, kind, part in parts.related(parts.main) if part in parts.names}
    settings = workbook.find("s_workbookPr")
    return Values(
        _shared(parts, by_kind.get("sharedStrings", "")),
        _formats(parts, by_kind.get("styles", "")),
        settings is not None and value_of(settings, "date1904") in ("1", "true"),
    )


def text_of(item: Element | None) -> str:
    """Runs of one text; the reading that an input method keeps beside it is none of them."""
    if item is None:
        return ""
    runs = (t for child in item for t in ([child] if child.tag == "s_t" else _run(child)))
    return plain("".join(run.text or "" for run in runs))


def plain(text: str) -> str:
    """`_x000D_` is a sign that XML cannot hold; a carriage return is half of a line end."""
    return _ESCAPE.sub(lambda sign: chr(int(sign[1], 16)), text).replace("\r", "")


def _run(child: Element) -> list[Element]:
    return child.findall("s_t") if child.tag == "s_r" else []


def _shared(parts: Parts, name: str) -> list[str]:
    found: list[str] = []
    room = MOST_CHARACTERS
    for element in parts.elements(name) if name else ():
        if element.tag == "s_si":
            found.append(text_of(element))
            element.clear()
            room -= len(found[-1])
            if room < 0:
                raise DocumentError("文件里的文字太多，不是一份记录单，没有打开。")
    return found


def _formats(parts: Parts, name: str) -> list[str]:
    if not name:
        return []
    styles = parts.tree(name)
    own = {value_of(x, "numFmtId"): value_of(x, "formatCode") for x in styles.iter("s_numFmt")}
    used = [value_of(x, "numFmtId") for x in styles.findall("s_cellXfs/s_xf")]
    return [_kind(number, own.get(number, "")) for number in used]


def _kind(number: str, code: str) -> str:
    """Whether a number format shows a day, an hour or neither."""
    if code:
        letters = _QUOTED.sub("", code.partition(";")[0]).lower()
        if "#" in letters or re.match(r"0", letters):
            return ""
        return "date" if re.search("[yd年日]", letters) else "time" * bool(_CLOCK.search(letters))
    known = int(number) if number.isdecimal() and len(number) < 5 else 0
    return "date" if known in _DATES else "time" if known in _TIMES else ""


def _moment(number: float, kind: str, *, from_1904: bool) -> str:
    """`2026-11-03`, `2026-11-03 14:25`, or `14:25` where only the hour was written."""
    if not from_1904 and number < 60:
        number += number >= 1  # Excel counts a 29 February 1900 that never was
    try:
        moment = _FIRST[from_1904] + timedelta(seconds=round(number * 86_400))
    except OverflowError:
        return f"{number:.15g}"
    if kind == "time" and number < 1:
        return f"{moment:%H:%M}"
    return f"{moment:%Y-%m-%d %H:%M}" if moment.hour or moment.minute else f"{moment:%Y-%m-%d}"

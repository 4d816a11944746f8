"""A filled-in form to a letter: a hand-in, or the record of a 总结会 where it has several rows.

Nothing is cut off or dropped: what fits in no box of the letter goes under 没有收进的内容, and
what does not fit at all is refused with words that say why.
"""

import re
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from builder.letters.answer_lines import read_lines
from builder.letters.answer_rows import NEEDED, read_grid
from builder.letters.answers import Answer, Found, RecordRow
from builder.letters.cells import Content, Grid
from builder.letters.documents import read_document
from builder.letters.months import month_of
from builder.letters.needed import FormError, check_needed, words_of_faults
from builder.letters.own_words import is_nothing, is_page_number, theirs, tidy
from builder.letters.packed import read_small
from builder.letters.ticks import ticked
from builder.model import EventType, HandIn
from builder.model.hand_in import FORM, FORM_MARK, LONGEST_LEFT
from builder.model.meeting_record import MOST_ROWS, MeetingRecord, MeetingRow

_VERSION = re.compile(rf"{FORM_MARK} ([0-9]{{1,4}}) 版")
_CURE = re.compile(
    r"(?:^|(?<=[。；;！!\n]))\s*(?=(?:下次|下一次|下回|以后|今后|往后|建议)[^。；;]{4,})"
)
_ANY_DAY = "20000101"
"""The desk gives every letter a receipt of the day on which it came; a form has none yet."""
_SHORT = {"title": 24, "role": 40, "event": 60}
_OWN = ("what", "prevent", "handled", "causes", "title", "role")
"""Boxes that a hand-in keeps as they were written."""


def read_form(file: Path, event_types: Sequence[EventType]) -> HandIn | MeetingRecord:
    """The letter that a file holds; DocumentError or FormError, in Chinese, where it holds none.

    A form that names no month is of the month in which it was last written in.
    """
    content = read_document(file)
    written = date.fromtimestamp(file.stat().st_mtime)
    return letter_of(content, event_types, written, read_small(file))


def letter_of(
    content: Content, event_types: Sequence[EventType], written: date, seed: bytes
) -> HandIn | MeetingRecord:
    """The letter that a form holds. `written` is the day on which it was last written in.

    `seed` are the file's bytes: the same file is the same letter, however often it is imported.
    """
    _check_version(content)
    found = find_answers(content)
    receipt = f"{_ANY_DAY}-{sha256(seed).hexdigest()[:8]}"
    try:
        return _Letter(found, event_types, written, receipt).made()
    except ValidationError as faults:
        raise FormError(words_of_faults(faults)) from None


def find_answers(content: Content) -> Found:
    """Answers, rows and the rest of a document, in its order."""
    found = Found()
    for block in content.blocks:
        if isinstance(block, Grid):
            read_grid(block, found)
        else:
            read_lines(block.texts, found)
    if not found.answers and not found.rows:
        _split_plain_words(found)
    for answer in found.answers:
        if answer.values and not answer.text:
            found.leave(f"没有改过的提示文字：{answer.values[0]}")
    for text in dict.fromkeys(content.aside):
        if not is_page_number(text) and theirs(text.partition("：")[2] or text):
            found.leave(text)
    return found


def _split_plain_words(found: Found) -> None:
    """Two sentences without any label: what happened, and from 下次 or 建议 on what would help."""
    text = "\n".join(found.loose)
    cut = _CURE.search(text)
    if cut and theirs(text[: cut.start()]):
        halves = {"what": text[: cut.start()], "prevent": text[cut.start() :]}
        found.answers += [Answer(box, "", [tidy(half)]) for box, half in halves.items()]
        found.left.clear()


class _Letter:
    """One letter as it is put together."""

    def __init__(
        self, found: Found, event_types: Sequence[EventType], written: date, receipt: str
    ) -> None:
        self._types, self._written, self._receipt = event_types, written, receipt
        self._left = list(found.left)
        self._rows = [self._of_row(row) for row in found.rows]
        self._boxes: dict[str, Answer] = {}
        for group in _groups(found.answers):
            self._take_group(group)

    def made(self) -> HandIn | MeetingRecord:
        """The letter; FormError or ValidationError where it lacks what it needs."""
        if len(self._rows) == 1 and not self._boxes.keys() & {"event", *NEEDED}:
            self._boxes |= self._rows.pop()
        common = {
            "receipt": self._receipt,
            "month": self._when(),
            "event_type": self._type(),
        }
        if self._rows:
            return self._record(common)
        boxes = {name: text for name in _OWN if (text := self._own(name))}
        pause = self._pause(self._boxes.get("pause"), common["event_type"])
        self._leave("event")
        labels = {name: answer.label for name, answer in self._boxes.items()}
        check_needed(boxes, labels, self._left)
        return HandIn.model_validate({**common, **boxes, "pause": pause, "left_out": self._rest()})

    def _record(self, common: dict[str, str]) -> MeetingRecord:
        if len(self._rows) > MOST_ROWS:
            raise FormError(f"记录单有 {len(self._rows)} 行，一份最多 {MOST_ROWS} 行：请分成几份。")
        title = self._own("event")
        rows = [self._row(n, row, common["event_type"]) for n, row in enumerate(self._rows, 1)]
        for name in ("what", "prevent", "role", "pause", "title", "handled", "causes"):
            self._leave(name)
        return MeetingRecord.model_validate(
            {**common, "title": title, "rows": rows, "left_out": self._rest()}
        )

    def _row(self, number: int, row: dict[str, Answer], type_id: str) -> MeetingRow:
        texts = {name: answer.text for name, answer in row.items()}
        labels = {name: answer.label for name, answer in row.items()}
        check_needed(texts, labels, (), f"第 {number} 行")
        kept = {name: texts[name] for name in NEEDED}
        role = texts.get("role", "")
        if len(role) > _SHORT["role"]:
            self._left.append(f"{row['role'].label}：{role}")
            role = ""
        for name in sorted(row.keys() - NEEDED - {"role", "pause"}):
            self._left.append(f"第 {number} 行 {row[name].label}：{texts[name]}")
        return MeetingRow(**kept, role=role, pause=self._pause(row.get("pause"), type_id))

    # -- from answers to boxes

    def _of_row(self, row: RecordRow) -> dict[str, Answer]:
        self._left += row.more
        return {box: Answer(box, row.labels[box], [text]) for box, text in row.boxes.items()}

    def _take_group(self, group: dict[str, Answer]) -> None:
        """The first form of a document fills the boxes; further ones are rows beside it."""
        if self._boxes and group.keys() >= NEEDED:
            if not self._rows:
                named = ("what", "prevent", "role", "pause")
                first = {n: self._boxes.pop(n) for n in named if n in self._boxes}
                self._rows.append(first)
            self._rows.append(group)
        elif self._boxes:
            self._left += [f"{answer.label}：{answer.text}" for answer in group.values()]
        else:
            self._boxes = group

    def _own(self, name: str) -> str:
        """A box's text, where it fits; what is longer than its box is left over, whole."""
        answer = self._boxes.get(name)
        if answer and len(answer.text) > _SHORT.get(name, len(answer.text)):
            self._leave(name)
            return ""
        empty = answer is None or (name not in NEEDED and is_nothing(answer.text))
        return "" if empty or answer is None else answer.text

    def _leave(self, name: str) -> None:
        if (answer := self._boxes.pop(name, None)) and answer.text:
            self._left.append(f"{answer.label}：{answer.text}")

    def _when(self) -> str:
        answer = self._boxes.pop("month", None)
        text = answer.text if answer else ""
        month = month_of(text, self._written)
        if answer and text and not (month and month.alone):
            self._left.append(f"{answer.label}：{text}")
        return month.text if month else f"{self._written:%Y-%m}"

    def _type(self) -> str:
        answer = self._boxes.pop("event_type", None)
        if answer is None or not answer.text:
            return ""
        text = ticked(answer.text) or answer.text.strip()
        exact = [t.id for t in self._types if text in (t.id, t.title)]
        if not exact:
            self._left.append(f"{answer.label}：{answer.text}")
        near = [t.id for t in self._types if t.title in text]
        return exact[0] if exact else near[0] if len(near) == 1 else ""

    def _pause(self, answer: Answer | None, type_id: str) -> str:
        """The name of a pause by its name or title; other words are left over."""
        if answer is None or not answer.text:
            return ""
        own = [pause for t in self._types if t.id == type_id for pause in t.pauses]
        said = ticked(answer.text) or answer.text
        name = next((p.key for p in own if said in (p.title, p.name, p.key)), "")
        if not name:
            self._left.append(f"{answer.label}：{answer.text}")
        return name

    def _rest(self) -> str:
        rest = "\n".join(dict.fromkeys(text for text in self._left if text))
        if len(rest) > LONGEST_LEFT:
            raise FormError(
                f"有 {len(rest)} 字不在表的任何一栏里，不像一份填好的表：请只留填好的表再交。"
            )
        return rest


def _groups(answers: Sequence[Answer]) -> list[dict[str, Answer]]:
    """Answers of one form each: where a box comes again, the next form begins."""
    groups: list[dict[str, Answer]] = [{}]
    for answer in answers:
        if not answer.text:
            continue
        if answer.box in groups[-1]:
            if groups[-1][answer.box].text == answer.text:
                continue
            groups.append({})
        groups[-1][answer.box] = answer
    return [group for group in groups if group]


def _check_version(content: Content) -> None:
    """Older forms are understood by their labels; nobody knows what a newer one asks."""
    grids = [block for block in content.blocks if isinstance(block, Grid)]
    cells = [cell.text for grid in grids for row in grid.rows for cell in row.values()]
    lines = [text for b in content.blocks if not isinstance(b, Grid) for text in b.texts]
    newest = max((int(match[1]) for match in _VERSION.finditer(" ".join(cells + lines))), default=0)
    if newest > FORM:
        raise FormError(
            f"表样是第 {newest} 版，本程序只认到第 {FORM} 版：请先升级，或用站点上的表。"
        )

"""Cells of a filled-in form to letters: boxes are found by what stands beside or above them.

So rows may be moved, columns exchanged and cells merged, and the forms of earlier years work.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256

from pydantic import ValidationError

from builder.model import EventType, HandIn
from builder.model.hand_in import FORM, FORM_MARK
from builder.model.meeting_record import MeetingRecord

Table = Sequence[Sequence[str]]

LABELS = {
    "what": ("出了什么事", "什么问题", "发生了什么", "问题", "事情经过", "经过"),
    "prevent": ("下次哪一步", "下次谁", "下次怎样拦住", "谁看什么", "改进建议", "建议"),
    "role": ("谁提的", "由谁提出", "您的岗位", "提出人岗位", "岗位"),
    "pause": ("哪个检查节点", "检查节点", "节点", "环节"),
    "event_type": ("活动类型", "是哪类活动"),
    "month": ("发生在哪个月", "哪个月", "月份", "时间"),
    "title": ("给它起个标题", "标题"),
    "event": ("活动名称", "活动"),
    "handled": ("当时怎么处置", "应急处置", "处置"),
    "causes": ("您看是什么原因", "原因"),
}
"""Beginnings of the labels on this year's forms and on those of before."""
_MONTH = re.compile(r"(20[0-9]{2})\s*[-年./]\s*(1[0-2]|0?[1-9])")
_VERSION = re.compile(rf"{FORM_MARK} ([0-9]{{1,4}}) 版")
_SERIAL = re.compile(r"[2-9][0-9]{4}(\.[0-9]+)?")
"""A day as Excel keeps it; it makes one of whatever looks like a month."""
_FILLER = re.compile(r"^[\s_＿—-]*$")


class FormError(Exception):
    """No letter in these cells; the message is Chinese and names what is missing."""


def letter_of(
    tables: Sequence[Table], event_types: Sequence[EventType], month: str, seed: bytes
) -> HandIn | MeetingRecord:
    """The letter that a form holds. `month` is used where the form names none.

    `seed` are the file's bytes: the same file is the same letter, however often it is imported.
    """
    boxes = _boxes(tables)
    _check_version(tables)
    rows = [row for table in tables for row in _rows(table)]
    digest = sha256(seed).hexdigest()[:8]
    when = _month(boxes.get("month", ""), month)
    common = {
        "receipt": f"{when.replace('-', '')}01-{digest}",
        "month": when,
        "event_type": _type_of(boxes.get("event_type", ""), event_types),
    }
    pauses = _pauses_of(common["event_type"], event_types)
    try:
        if rows:
            return MeetingRecord.model_validate(
                {
                    **common,
                    "title": boxes.get("event", "")[:60],
                    "rows": [_plain(r, pauses) for r in rows],
                }
            )
        return HandIn.model_validate({**common, **_own_boxes(boxes)})
    except ValidationError as faults:
        raise FormError(_missing(faults)) from None


def _check_version(tables: Sequence[Table]) -> None:
    """Older forms are understood by their labels; nobody knows what a newer one asks."""
    said = " ".join(cell for table in tables for row in table for cell in row)
    newest = max((int(match[1]) for match in _VERSION.finditer(said)), default=0)
    if newest > FORM:
        raise FormError(
            f"表样是第 {newest} 版，本程序只认到第 {FORM} 版：请先升级，或用站点上的表。"
        )


def _rows(table: Table) -> Iterator[dict[str, str]]:
    """Rows below a header that names both what happened and what would stop it."""
    columns: dict[int, str] = {}
    for row in table:
        header = {i: name for i, cell in enumerate(row) if (name := _label(cell))}
        if {"what", "prevent"} <= set(header.values()):
            columns = header
        elif columns:
            found = {name: row[i] for i, name in columns.items() if i < len(row)}
            if any(_filled(found.get(name, "")) for name in ("what", "prevent")):
                yield found


def _boxes(tables: Sequence[Table]) -> dict[str, str]:
    """Values to the right of a label, or below it where nothing stands to its right."""
    found: dict[str, str] = {}
    for table in tables:
        for number, row in enumerate(table):
            below = table[number + 1] if number + 1 < len(table) else ()
            for name, value in _values(row, below):
                found.setdefault(name, value)
    return found


def _values(row: Sequence[str], below: Sequence[str]) -> Iterator[tuple[str, str]]:
    for column, cell in enumerate(row):
        name = _label(cell)
        if not name:
            continue
        right = next((x for x in row[column + 1 :] if _filled(x)), "")
        under = below[column] if column < len(below) else ""
        value = right if right and not _label(right) else under
        if _filled(value) and not _label(value):
            yield name, value


def _label(cell: str) -> str:
    """The box that a cell names; a long text is an answer, not a label."""
    bare = re.sub(r"[\s：:（(*＊].*$", "", cell.strip(), flags=re.DOTALL)
    if not bare or len(bare) > 24:
        return ""
    return next((n for n, words in LABELS.items() if bare.startswith(words)), "")


def _filled(cell: str) -> bool:
    return not _FILLER.match(cell)


def _plain(row: dict[str, str], pauses: Mapping[str, str]) -> dict[str, object]:
    kept = {name: row.get(name, "") for name in ("role", "what", "prevent")}
    return {**kept, "pause": pauses.get(row.get("pause", ""), "")}


def _pauses_of(type_id: str, event_types: Sequence[EventType]) -> dict[str, str]:
    """Names of the pauses of a type, by name and by the title that people write."""
    own = [p for t in event_types if t.id == type_id for p in t.pauses]
    return {word: pause.name for pause in own for word in (pause.title, pause.name)}


def _own_boxes(boxes: dict[str, str]) -> dict[str, str]:
    names = ("what", "prevent", "title", "handled", "causes", "role")
    return {name: boxes[name] for name in names if name in boxes}


def _month(text: str, otherwise: str) -> str:
    if _SERIAL.fullmatch(text):
        text = (date(1899, 12, 30) + timedelta(days=int(float(text)))).isoformat()
    match = _MONTH.search(text)
    return f"{match[1]}-{int(match[2]):02}" if match else otherwise


def _type_of(text: str, event_types: Sequence[EventType]) -> str:
    return next((t.id for t in event_types if text in (t.id, t.title)), "")


def _missing(faults: ValidationError) -> str:
    fields = {**HandIn.model_fields, **MeetingRecord.model_fields}
    names = {str(step) for e in faults.errors() for step in e["loc"] if str(step) in fields}
    titles = "、".join(sorted(fields[name].title or name for name in names))
    return f"这几栏没有填，或太长：{titles or '什么问题、下次谁看什么'}。请照空白表的栏目填写。"

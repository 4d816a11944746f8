"""Hand-ins waiting for review: files that the page 记一条经验 saved into an inbox folder."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from builder.model import Finding, HandIn, Place
from builder.model.hand_in import FORMAT
from builder.model.meeting_record import FORMAT as RECORD_FORMAT
from builder.model.meeting_record import MeetingRecord
from builder.sources.text import read_text

SUFFIX = ".json"
_UNREADABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ud800-\\udfff]")
"""Control characters and halves of characters; nobody types them."""


@dataclass(frozen=True, slots=True)
class Received:
    """One readable hand-in and the file it came in."""

    hand_in: HandIn
    file: Path
    record: MeetingRecord | None = None
    """The record of a 总结会 whose row it is; the file then holds all of its rows."""

    @property
    def etag(self) -> str:
        """Changes whenever a word of the hand-in does."""
        return sha256(self.hand_in.model_dump_json().encode()).hexdigest()[:32]


def read_inbox(folders: Iterable[Path]) -> Iterator[Received | Finding]:
    """Every hand-in of the folders, oldest receipt first; a Finding for a file that is not one.

    A receipt that stands in several places counts once, where it was found first.
    """
    seen: set[str] = set()
    for file in _files(folders):
        for one in read_letter(file):
            receipt = one.hand_in.receipt if isinstance(one, Received) else ""
            if not receipt or receipt not in seen:
                yield one
            seen.add(receipt)


def _files(folders: Iterable[Path]) -> list[Path]:
    """In the order of folders and names; an unreadable shared folder is like an absent one."""
    found: list[Path] = []
    for folder in folders:
        if folder.is_dir():
            found += [f for f in folder.glob(f"*{SUFFIX}") if not f.name.startswith(".")]
    return sorted(found, key=lambda file: file.name)


def read_letter(file: Path) -> list[Received | Finding]:
    """The hand-in of a file, or those of every row of a 总结会记录单."""
    text = read_text(file.parent, file.name)
    if isinstance(text, Finding):
        return [text]
    try:
        return list(_received(parse_letter(text), file))
    except NewerError:
        return [_refuse(file, "文件来自更新的版本，请先升级本工具。")]
    except (ValueError, RecursionError) as fault:
        return [_refuse(file, reason_of(fault))]


class NewerError(Exception):
    """Written by a later version of this tool."""


def parse_letter(text: str) -> HandIn | MeetingRecord:
    """A letter's text to its record; ValueError, RecursionError or NewerError for anything else."""
    data = json.loads(text, object_pairs_hook=_once)
    if any(_UNREADABLE.search(text) for text in _texts(data)):
        raise ValueError("control characters or half characters")
    is_record = isinstance(data, dict) and "rows" in data
    if _is_newer(data, RECORD_FORMAT if is_record else FORMAT):
        raise NewerError
    model = MeetingRecord if is_record else HandIn
    return model.model_validate(data)


def reason_of(fault: Exception) -> str:
    """Which boxes are wrong, in Chinese; never what stands in them."""
    if isinstance(fault, ValidationError):
        names = {".".join(map(str, error["loc"])) or "整个文件" for error in fault.errors()}
        return f"这些栏目不合要求：{'、'.join(sorted(names))}。"
    return "文件不完整，读不出来。"


def _texts(data: object) -> Iterator[str]:
    """Every text in parsed JSON, names of fields included."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from data
        yield from (text for value in data.values() for text in _texts(value))
    elif isinstance(data, list):
        yield from (text for value in data for text in _texts(value))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A field written twice is a trick: two readers may take it differently."""
    if len(pairs) != len(dict(pairs)):
        raise ValueError("duplicate field")
    return dict(pairs)


def _received(letter: HandIn | MeetingRecord, file: Path) -> Iterator[Received]:
    if isinstance(letter, HandIn):
        yield Received(letter, file)
        return
    for hand_in in letter.hand_ins():
        yield Received(hand_in, file, letter)


def _is_newer(data: object, known: int) -> bool:
    version = data.get("format") if isinstance(data, dict) else None
    return isinstance(version, int) and version > known


def _refuse(file: Path, message: str) -> Finding:
    hint = "请让提交人从网页重新保存一份；原文件留在原处。"
    return Finding(Place(file.name, 1), "bad-hand-in", message, hint)

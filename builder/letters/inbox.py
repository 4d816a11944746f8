"""Letters in an inbox folder: hand-ins that wait for review, and run records of events."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar, get_args

from pydantic import ValidationError

from builder.model import Finding, HandIn, Place
from builder.model.drill_record import DrillRecord
from builder.model.faults import sentences
from builder.model.hand_in import FORMAT
from builder.model.meeting_record import FORMAT as RECORD_FORMAT
from builder.model.meeting_record import MeetingRecord
from builder.model.plain import texts_in
from builder.model.run_record import RunRecord
from builder.model.shape import shape_of
from builder.model.values import whole_number
from builder.sources.text import read_text

_Told = TypeVar("_Told", RunRecord, DrillRecord)
SUFFIX = ".json"
MOST_SAID = 10
"""Faults of one letter that are said."""
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


@dataclass(frozen=True, slots=True)
class ReceivedRun:
    """What came of an event, and the file it came in."""

    record: RunRecord
    file: Path


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


def read_run_letters(folders: Iterable[Path]) -> Iterator[ReceivedRun | Finding]:
    """Every run record of the folders, by file name; a Finding for one that cannot be read."""
    for one in _read_all(folders, RunRecord):
        yield one if isinstance(one, Finding) else ReceivedRun(*one)


def read_drill_letters(
    folders: Iterable[Path],
) -> Iterator[tuple[DrillRecord, Path] | Finding]:
    """The same for records of 桌面推演."""
    return _read_all(folders, DrillRecord)


def _read_all(
    folders: Iterable[Path], model: type[_Told]
) -> Iterator[tuple[_Told, Path] | Finding]:
    """The letters of one kind; what is none at all is `read_inbox`'s."""
    for file in _files(folders):
        text = read_text(file, file.name)
        try:
            letter = parse_letter(text) if isinstance(text, str) else None
        except ValidationError as fault:
            if fault.title == model.__name__:
                yield _refuse(file, reason_of(fault))
        except (ValueError, RecursionError, NewerError):
            continue
        else:
            if isinstance(letter, model):
                yield letter, file


def _files(folders: Iterable[Path]) -> list[Path]:
    """In the order of folders and names; an unreadable shared folder is like an absent one."""
    found: list[Path] = []
    for folder in folders:
        if folder.is_dir():
            found += [f for f in folder.glob(f"*{SUFFIX}") if not f.name.startswith(".")]
    return sorted(found, key=lambda file: file.name)


def read_letter(file: Path) -> list[Received | Finding]:
    """The hand-in of a file, or those of every row of a 总结会记录单; nothing for a run record."""
    text = read_text(file, file.name)
    if isinstance(text, Finding):
        return [text]
    try:
        return list(_received(parse_letter(text), file))
    except NewerError:
        return [_refuse(file, "文件来自更新的版本，请先升级本工具。")]
    except _DraftError:
        hint = "请在“开检查单”打开它，按“办完了，存运行记录”，把存出的文件放进来。"
        return [Finding(Place(file.name, 1), "bad-hand-in", "这是活动草稿，不是收件。", hint)]
    except (ValueError, RecursionError) as fault:
        return [_refuse(file, reason_of(fault))]


class NewerError(Exception):
    """Written by a later version of this tool."""


class _DraftError(ValueError):
    """The draft of an event, which may hold names and plans."""


Letter = HandIn | MeetingRecord | RunRecord | DrillRecord


def parse_letter(text: str) -> Letter:
    """A letter's text to its record; ValueError, RecursionError or NewerError for anything else."""
    data = json.loads(text, object_pairs_hook=_once)
    if any(_UNREADABLE.search(text) for text in texts_in(data)):
        raise ValueError("control characters or half characters")
    model, version = _model_of(data)
    if _is_newer(data, version):
        raise NewerError
    return model.model_validate(data)


def _model_of(data: object) -> tuple[type[Letter], int]:
    """Of which kind a letter is, by what only that kind has, and the version known of it."""
    names = data.keys() if isinstance(data, dict) else ()
    if "rows" in names:
        return MeetingRecord, RECORD_FORMAT
    if "drill" in names:
        return DrillRecord, 0
    if "event" in names:
        return RunRecord, 0
    if "segments" in names and "type" in names:
        raise _DraftError
    return HandIn, FORMAT


def reason_of(fault: Exception) -> str:
    """Which boxes are wrong and why, in Chinese; never what stands in them."""
    if isinstance(fault, ValidationError):
        models = {model.__name__: model for model in get_args(Letter)}
        return "".join(sentences(fault, shape_of(models[fault.title]))[:MOST_SAID])
    return "文件不完整，读不出来。"


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A field written twice is a trick: two readers may take it differently."""
    if len(pairs) != len(dict(pairs)):
        raise ValueError("duplicate field")
    return dict(pairs)


def _received(letter: Letter, file: Path) -> Iterator[Received]:
    if isinstance(letter, HandIn):
        yield Received(letter, file)
    elif isinstance(letter, MeetingRecord):
        for hand_in in letter.hand_ins():
            yield Received(hand_in, file, letter)


def _is_newer(data: object, known: int) -> bool:
    version = whole_number(data.get("format")) if isinstance(data, dict) else None
    return version is not None and version > known


def _refuse(file: Path, message: str) -> Finding:
    hint = "请让提交人从网页重新保存一份；原文件留在原处。"
    return Finding(Place(file.name, 1), "bad-hand-in", message, hint)

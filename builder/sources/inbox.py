"""Hand-ins waiting for review: files that the page 记一条经验 saved into an inbox folder."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from builder.model import Finding, HandIn, Place
from builder.model.hand_in import FORMAT
from builder.sources.text import read_text

SUFFIX = ".json"


@dataclass(frozen=True, slots=True)
class Received:
    """One readable hand-in and the file it came in."""

    hand_in: HandIn
    file: Path


def read_inbox(folders: Iterable[Path]) -> Iterator[Received | Finding]:
    """Every hand-in of the folders, oldest receipt first; a Finding for a file that is not one."""
    files = (f for folder in folders if folder.is_dir() for f in folder.glob(f"*{SUFFIX}"))
    for file in sorted(files, key=lambda f: f.name):
        yield read_hand_in(file)


def read_hand_in(file: Path) -> Received | Finding:
    """Read one file; nothing in it is trusted beyond the fields of a hand-in."""
    text = read_text(file.parent, file.name)
    if isinstance(text, Finding):
        return text
    try:
        data = json.loads(text)
        if _is_newer(data):
            return _refuse(file, "文件来自更新的版本，请先升级本工具。")
        return Received(HandIn.model_validate(data), file)
    except (ValueError, RecursionError) as fault:
        return _refuse(file, _reason(fault))


def _is_newer(data: object) -> bool:
    version = data.get("format") if isinstance(data, dict) else None
    return isinstance(version, int) and version > FORMAT


def _reason(fault: Exception) -> str:
    if isinstance(fault, ValidationError):
        names = {".".join(map(str, error["loc"])) or "整个文件" for error in fault.errors()}
        return f"这些栏目不合要求：{'、'.join(sorted(names))}。"
    return "文件不完整，读不出来。"


def _refuse(file: Path, message: str) -> Finding:
    hint = "请让提交人从网页重新保存一份；原文件留在原处。"
    return Finding(Place(file.name, 1), "bad-hand-in", message, hint)

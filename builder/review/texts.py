"""The text of a new lesson file and of a new entry in an items file, and how texts are cut."""

import re
from collections.abc import Mapping

import yaml

from builder.model import HandIn
from builder.sources.yaml_line import on_one_line

_INLINE = re.compile(r"([\\`*_\[\]]|\{(?=[:.#])|[%$=](?=[%$=]))")
_LINE_START = re.compile(r"^([#>+:!?|-]|\d+(?=[.)]))")
_CLAUSE_END = re.compile(r"[，、,：:]")
_SENTENCE_END = re.compile(r"[。；;！!？?\n]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", "~": "&#126;"})


def lesson_text(front: Mapping[str, object], hand_in: HandIn) -> str:
    """A lesson file: front matter and the sections that the contributor answered."""
    kept = {name: value for name, value in front.items() if value}
    sections = (("经过", hand_in.what), ("应急处置", hand_in.handled), ("原因分析", hand_in.causes))
    body = "\n".join(f"## {title}\n\n{as_markdown(text)}\n" for title, text in sections if text)
    return f"---\n{_dump(kept)}---\n\n{body}"


def item_text(entry: Mapping[str, object]) -> str:
    """An entry to append to a list of items, written as people write theirs."""
    fields = "\n  ".join(f"{name}: {on_one_line(value)}" for name, value in entry.items())
    return f"\n- {fields}\n"


def as_markdown(text: str) -> str:
    """Plain text that somebody typed, as Markdown that shows exactly it, a paragraph a line."""
    lines = (line.strip() for line in text.splitlines())
    return "\n\n".join(_escape(line) for line in lines if line)


def first_sentence(text: str) -> str:
    """Up to the first full stop or line end that has words before it; all where none has."""
    sentences = (part.strip() for part in _SENTENCE_END.split(text))
    return next((sentence for sentence in sentences if sentence), text.strip())


def clipped(text: str, longest: int) -> str:
    """Whole clauses of a text, as many as fit; where not even one does, the text stays whole."""
    if len(text) <= longest:
        return text
    ends = [mark.start() for mark in _CLAUSE_END.finditer(text) if 0 < mark.start() <= longest]
    return text[: ends[-1]] if ends else text


def _escape(line: str) -> str:
    escaped = _INLINE.sub(r"\\\1", line.translate(_ENTITIES))
    return _LINE_START.sub(_escape_start, escaped)


def _escape_start(match: re.Match[str]) -> str:
    start = match[0]
    return f"{start[:-1]}&#{ord(start[-1])};" if start.isdecimal() else f"\\{start}"


def _dump(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)

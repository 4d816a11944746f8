"""Event files: the draft that the page 开检查单 saves, as JSON or written by hand as YAML."""

import json
from pathlib import Path

from builder.model import Finding, Place
from builder.sources.text import read_text
from builder.sources.yaml_text import parse_yaml


def read_event_data(file: Path) -> object | Finding:
    """The plain data of an event file; `program.make_event` makes it an event."""
    text = read_text(file, file.name)
    if isinstance(text, Finding):
        return text
    if not text.lstrip().startswith("{"):
        parsed = parse_yaml(text, file.name)
        return parsed if isinstance(parsed, Finding) else parsed.data
    try:
        return json.loads(text)  # type: ignore[no-any-return]
    except (ValueError, RecursionError) as fault:  # also a number of too many digits
        line = fault.lineno if isinstance(fault, json.JSONDecodeError) else 1
        hint = "文件可能没有保存完整，请从网页重新保存。"
        return Finding(Place(file.name, line), "bad-value", "不是完整的草稿文件。", hint)

"""`content/standards.yml` with the office's own values put in, comments and order as they were."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from builder.model.questionnaire import OwnValue
from builder.sources.yaml_line import on_one_line
from builder.sources.yaml_text import Parsed, parse_past_faults

_ROW = re.compile(r"^( *)- +name: *([a-z0-9-]+) *(?:#.*)?$")
_FIELD = re.compile(r"^ +(value|ground):(.*)$")
_REVISED = re.compile(r"^revised:[^\r\n]*", re.MULTILINE)


def with_own_values(text: str, given: Mapping[str, OwnValue], today: date) -> str:
    """The same file, `value` and `ground` of the rows named written on one line each.

    A row that stands in a layer below is added with these alone; the file itself may be new.

    ValueError, in Chinese, where the file is written in a way that cannot be changed line by line:
    what comes out is read again and must say exactly what was meant.
    """
    known = _rows(text)
    new = [name for name in given if name not in {row.get("name") for row in known}]
    text = _with_names(text or f"revised: {today.isoformat()}\nrows:\n", new)
    ends = "\r\n" if "\r\n" in text else "\n"
    lines = list(_written(text.splitlines(), given))
    changed = _REVISED.sub(f"revised: {today.isoformat()}", ends.join((*lines, "")), count=1)
    if _rows(changed) != _meant([*known, *({"name": name} for name in new)], given):
        raise ValueError("这个文件的写法和自带的不同，没有改。请照自带的样子一行一栏，再试。")
    return changed


def _with_names(text: str, names: Sequence[str]) -> str:
    """The text with a row of each name behind all others."""
    end = "\r\n" if "\r\n" in text else "\n"
    rows = "".join(f"  - name: {name}{end}" for name in names)
    return text + end * bool(rows and not text.endswith("\n")) + rows


def _written(lines: list[str], given: Mapping[str, OwnValue]) -> list[str]:
    """Old values of the rows named are left out, new ones stand below the name."""
    out: list[str] = []
    now: OwnValue | None = None
    for line in lines:
        if row := _ROW.match(line):
            now = given.get(row[2])
            out += [line, *(_fields(now, " " * (len(row[1]) + 2)) if now else ())]
        elif not (now and _FIELD.match(line)):
            out.append(line)
    return out


def _fields(own: OwnValue, indent: str) -> list[str]:
    fields = {"value": own.value, "ground": own.ground}
    written = {name: on_one_line(" ".join(text.split())) for name, text in fields.items() if text}
    return [f"{indent}{name}: {text}" for name, text in written.items()]


def names_of_rows(text: str) -> list[str]:
    """Names of the rows that a file has; none where there is no file yet."""
    return [str(row.get("name", "")) for row in _rows(text)]


def _rows(text: str) -> list[dict[str, str]]:
    parsed = parse_past_faults(text, "")
    data = parsed.data if isinstance(parsed, Parsed) else {}
    rows = data.get("rows", []) if isinstance(data, dict) else []
    return [dict(row) for row in rows if isinstance(row, dict)]


def _meant(rows: list[dict[str, str]], given: Mapping[str, OwnValue]) -> list[dict[str, str]]:
    return [_with(row, given.get(row.get("name", ""))) for row in rows]


def _with(row: dict[str, str], own: OwnValue | None) -> dict[str, str]:
    if own is None:
        return row
    kept = {name: text for name, text in row.items() if name not in ("value", "ground")}
    said = {"value": " ".join(own.value.split()), "ground": " ".join(own.ground.split())}
    return {**kept, **{name: text for name, text in said.items() if text}}

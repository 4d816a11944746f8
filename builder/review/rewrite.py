"""The text of a file with one passage put otherwise; every other sign of it stays as it is.

Each function takes the text, the passage, what is done (`change`, `add` behind it, `strike`), the
new fields and the day, and gives the new text; UnfitError where the file is written in a way that
is left to people.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from textwrap import indent
from typing import Literal

from builder.model.place import Location
from builder.model.questionnaire import OwnValue
from builder.review.decision import UnfitError
from builder.review.entries import with_entry_behind, with_fields, without_entry
from builder.review.passages import Passage, point_of
from builder.review.texts import item_text
from builder.sources.standard_text import names_of_rows, with_own_values
from builder.sources.yaml_text import Parsed, parse_past_faults

Act = Literal["change", "add", "strike"]
Fields = Mapping[str, str]
Rewrite = Callable[[str, Passage, Act, Fields, date], str]
LIKE = ("when",)
"""Fields that a new entry has as the one before it, or not at all."""
_SEVERAL = ("ground",)
"""Fields of records that hold a list."""
_DAY = len("2026-12-08")
_APART = re.compile(r"[、，,=＝\s]+")
_NO_ROWS = re.compile(r"^rows: *\[ *\] *$", re.MULTILINE)
_NUMBER = re.compile(r"^(\s*)(\d{1,9})([.)]\s)")


def entry(text: str, passage: Passage, act: Act, fields: Fields, today: date) -> str:
    """An entry of YAML, or the front matter of Markdown."""
    head, yaml, body = _front(text) if passage.place.path.endswith(".md") else ("", text, "")
    values = {name: _value(name, said) for name, said in fields.items()}
    if act == "strike":
        made = without_entry(yaml, passage.at)
    elif act == "add":
        like = {name: _same(name, yaml, passage.at) for name in LIKE if values.pop(name, "")}
        said = {name: value for name, value in {**values, **like}.items() if value}
        made = with_entry_behind(yaml, passage.at, said)
    else:
        made = with_fields(yaml, passage.at, values)
    return head + _revised(made, today) + body


def sentence(text: str, passage: Passage, act: Act, fields: Fields, today: date) -> str:
    """A line of Markdown below front matter."""
    point = point_of(text.split("\n")[passage.place.line - 1])
    if act == "add":
        point = _NUMBER.sub(lambda x: f"{x[1]}{int(x[2]) + 1}{x[3]}", point)
    written = _line(text, passage, act, point + fields.get("text", ""))
    head, yaml, body = _front(written)
    return head + _revised(yaml, today) + body


def synonym(text: str, passage: Passage, act: Act, fields: Fields, _: date) -> str:
    """A line of words that mean the same, its note kept."""
    words = [word for word in _APART.split(fields.get("words", "")) if word]
    if act != "strike" and len(words) < 2:
        raise UnfitError(["一组至少写两个词，中间用顿号隔开。"])
    now = text.split("\n")[passage.place.line - 1]
    note = now[len(now.partition("#")[0].rstrip()) :] if act == "change" else ""
    return _line(text, passage, act, "=".join(words) + note)


def standard(text: str, passage: Passage, act: Act, fields: Fields, today: date) -> str:
    """A row of the office's own values, by the writer that `qianshi standards` uses."""
    if act == "add":
        return _with_standard(text, passage, fields, today)
    value, ground = fields["value"], fields["ground"]
    if not value:
        raise UnfitError(["没有写本单位的值。请写上；还没有定的，不用改。"])
    given = {str(passage.at[-1]): OwnValue(value=value, ground=ground)}
    try:
        return with_own_values(text, given, today)
    except ValueError as fault:
        raise UnfitError([str(fault)]) from None


def _with_standard(text: str, passage: Passage, fields: Fields, today: date) -> str:
    """The file, which may be new, with one row more: behind the passage's, else behind all."""
    rows, name = names_of_rows(text), str(passage.at[-1])
    said = {name: value for name, value in fields.items() if value}
    if not rows:
        head = _NO_ROWS.sub("rows:", text) or f"revised: {today}\nrows:\n"
        return _revised(head + indent(item_text(said).strip("\n"), "  ") + "\n", today)
    behind = ("rows", name if name in rows else rows[-1])
    return _revised(with_entry_behind(text, behind, said), today)


def _line(text: str, passage: Passage, act: Act, new: str) -> str:
    lines, at = text.split("\n"), passage.place.line - 1
    if act == "change":
        return "\n".join([*lines[:at], new, *lines[at + 1 :]])
    behind = lines[at + 1 :]
    if act == "add":
        apart = [""] if passage.kind == "sentence" and not point_of(lines[at]) else []
        return "\n".join([*lines[: at + 1], *apart, new, *behind])
    alone = behind[:1] == [""] and lines[at - 1 : at] == [""]
    return "\n".join([*lines[:at], *behind[alone:]])


def _front(text: str) -> tuple[str, str, str]:
    """`---`, the front matter, and all that follows it."""
    lines = text.split("\n")
    end = next(number for number, line in enumerate(lines[1:], 1) if line.strip() == "---")
    front = "\n".join(lines[1:end]) + "\n"
    return f"{lines[0]}\n", front, "\n".join(lines[end:])


def _revised(text: str, today: date) -> str:
    """YAML with the day of its last revision, where the record has one."""
    has_day = re.search(r"^revised:", text, re.MULTILINE)
    return with_fields(text, (), {"revised": today}) if has_day else text


def _value(name: str, said: str) -> object:
    """As YAML is to have it; a day stands there without quotes, as people write it."""
    if name in _SEVERAL:
        return [part for part in _APART.split(said) if part]
    with suppress(ValueError):
        return date.fromisoformat(said) if len(said) == _DAY else said
    return said


def _same(name: str, text: str, at: Location) -> object:
    """What an entry of a list says in a field, for one that is to say the same."""
    parsed = parse_past_faults(text, "")
    data = parsed.data if isinstance(parsed, Parsed) else []
    found = [x for x in data if isinstance(x, dict) and x.get("name") == at[-1]]
    return found[0].get(name, "") if found else ""

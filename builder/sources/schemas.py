"""JSON Schemas of what people write, so that an editor completes and warns while they type.

They are made from the same models that validate; the copies in `builder/schemas/` are package
data and kept fresh by a test.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from builder.model import (
    EventType,
    Guide,
    Item,
    Lesson,
    OfficeCalendar,
    Regulation,
    Settings,
    Task,
    Vocabulary,
)
from builder.model.card import Card
from builder.model.form import Form
from builder.model.source_map import SourceDocument
from builder.model.standard import Standards

SCHEMAS = Path(__file__).parent.parent / "schemas"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_RECORDS: Mapping[str, tuple[type[BaseModel], str]] = {
    "lesson": (Lesson, "lessons/*/*.md 的资料段"),
    "guide": (Guide, "content/guides/*.md 的资料段"),
    "regulation": (Regulation, "content/regulations/*.md 的资料段"),
    "card": (Card, "checklists/cards/*.yml"),
    "form": (Form, "content/forms/*.yml"),
    "event-type": (EventType, "checklists/event-types/*.yml"),
    "vocabulary": (Vocabulary, "checklists/vocabulary.yml"),
    "calendar": (OfficeCalendar, "checklists/calendar.yml"),
    "source": (SourceDocument, "content/sources/*.yml"),
    "standards": (Standards, "content/standards.yml"),
    "settings": (Settings, "qianshi.yml"),
}
_LISTS: Mapping[str, tuple[type[BaseModel], str]] = {
    "items": (Item, "checklists/items/*.yml"),
    "tasks": (Task, "checklists/tasks/*.yml"),
}


def schema_texts() -> dict[str, str]:
    """File name, such as `lesson.schema.json`, to the text of the schema."""
    schemas = {name: _record(model, about) for name, (model, about) in _RECORDS.items()}
    schemas |= {name: _list(model, about) for name, (model, about) in _LISTS.items()}
    return {f"{name}.schema.json": _text(schema) for name, schema in sorted(schemas.items())}


def schema_uses() -> dict[str, str]:
    """File name of each schema and the files it is for, in Chinese."""
    uses = {**_RECORDS, **_LISTS}
    return {f"{name}.schema.json": uses[name][1] for name in sorted(uses)}


def _record(model: type[BaseModel], about: str) -> dict[str, Any]:
    return {"$schema": _DIALECT, **_plain(model.model_json_schema()), "title": about}


def _list(model: type[BaseModel], about: str) -> dict[str, Any]:
    entry = _plain(model.model_json_schema())
    definitions = entry.pop("$defs", {})
    definitions[model.__name__] = entry
    items = {"$ref": f"#/$defs/{model.__name__}"}
    return {
        "$schema": _DIALECT,
        "title": about,
        "type": "array",
        "items": items,
        "$defs": definitions,
    }


def _plain(node: Any) -> Any:
    """What an author should see: no docstrings of classes, flags and their defaults as words."""
    if isinstance(node, list):
        return [_plain(child) for child in node]
    if not isinstance(node, dict):
        return node
    kept = {name: _plain(child) for name, child in node.items()}
    if "properties" in kept:
        kept.pop("description", None)
    if isinstance(kept.get("default"), bool):
        kept["default"] = "是" if kept["default"] else "否"
    return kept


def _text(schema: object) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

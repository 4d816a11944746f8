"""JSON Schemas of what people write, so that an editor completes and warns while they type.

They are made from the same models that validate; the copies in `builder/schemas/` are package
data and kept fresh by a test.
"""

import json
from pathlib import Path
from typing import Any

from builder.model.kinds import KINDS, Kind
from builder.model.shape import READS

SCHEMAS = Path(__file__).parent.parent / "schemas"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_texts() -> dict[str, str]:
    """File name, such as `lesson.schema.json`, to the text of the schema."""
    return {name: _text(_schema(kind)) for name, kind in _by_file().items()}


def schema_uses() -> dict[str, str]:
    """File name of each schema and the files it is for, in Chinese."""
    return {name: _about(kind) for name, kind in _by_file().items()}


def _by_file() -> dict[str, Kind]:
    kinds = sorted(KINDS, key=lambda kind: kind.name)
    return {f"{kind.name}.schema.json": kind for kind in kinds}


def _about(kind: Kind) -> str:
    return kind.glob + (" 的资料段" if kind.has_prose else "")


def _schema(kind: Kind) -> dict[str, Any]:
    whole = _plain(kind.model.model_json_schema())
    if not kind.is_list:
        return {"$schema": _DIALECT, **whole, "title": _about(kind)}
    definitions = whole.pop("$defs", {})
    definitions[kind.model.__name__] = whole
    return {
        "$schema": _DIALECT,
        "title": _about(kind),
        "type": "array",
        "items": {"$ref": f"#/$defs/{kind.model.__name__}"},
        "$defs": definitions,
    }


def _plain(node: Any) -> Any:
    """What an author should see: no docstrings of classes, flags and their defaults as words."""
    if isinstance(node, list):
        return [_plain(child) for child in node]
    if not isinstance(node, dict):
        return node
    kept = {name: _plain(child) for name, child in node.items() if name != READS}
    if "properties" in kept:
        kept.pop("description", None)
    if isinstance(kept.get("default"), bool):
        kept["default"] = "是" if kept["default"] else "否"
    return kept


def _text(schema: object) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

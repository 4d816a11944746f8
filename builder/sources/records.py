"""Plain data to records; what pydantic complains about becomes findings in Chinese."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from builder.model import Finding, Origin, Source
from builder.model.place import Step
from builder.model.record import Record
from builder.model.words import did_you_mean

R = TypeVar("R", bound=Record)

_CODES = {"missing": "missing-field", "extra_forbidden": "unknown-field"}
_WORDS = {
    "string_type": "应是一段文字。",
    "tuple_type": "应是一个列表，写成 [甲, 乙] 或每行一个“- ”。",
    "model_type": "应是若干“字段: 值”。",
    "int_parsing": "应是整数。",
    "string_too_short": "不能为空。",
    "too_short": "至少要有一项。",
}


def make_record(model: type[R], data: Any, origin: Origin) -> R | list[Finding]:
    """Validate `data` into a record that knows its origin; else every fault of it as a finding."""
    try:
        return model.model_validate(data, context=origin)
    except ValidationError as faults:
        return [
            _finding(model, fault, origin.source, origin.prefix)
            for fault in faults.errors(include_url=False, include_context=True)
        ]


def _finding(
    model: type[BaseModel], fault: Any, source: Source, prefix: tuple[Step, ...]
) -> Finding:
    location: tuple[Step, ...] = fault["loc"]
    name = str(location[-1]) if location else ""
    code = _CODES.get(fault["type"], "bad-value")
    place = source.place(*prefix, *location)
    if code == "missing-field":
        return Finding(place, code, f"缺少字段 {_path(location)}。", "请照模板补上。")
    if code == "unknown-field":
        known = _fields_at(model, location[:-1])
        return Finding(place, code, f"没有 {name} 这个字段。", did_you_mean(name, known))
    return Finding(place, code, f"{_path(location)}：{_reason(fault)}", _suggestion(fault))


def _path(location: tuple[Step, ...]) -> str:
    shown = [f"第 {s + 1} 项" if isinstance(s, int) else s for s in location]
    return " ".join(shown) or "整个文件"


def _reason(fault: Any) -> str:
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == "value_error":
        return f"{context['error']}。"
    if kind == "literal_error":
        return f"没有“{fault['input']}”这个值。"
    if kind == "string_too_long":
        return f"最多 {context['max_length']} 字，现有 {len(fault['input'])} 字。"
    if kind == "string_pattern_mismatch":
        return "只能用小写英文字母、数字和连字符。"
    return _WORDS.get(kind, "写法不对。")


def _suggestion(fault: Any) -> str:
    if fault["type"] != "literal_error":
        return ""
    allowed = [
        part.strip(" '") for part in fault["ctx"]["expected"].replace(" or ", ", ").split(",")
    ]
    return did_you_mean(str(fault["input"]), [value for value in allowed if value])


def _fields_at(model: type[BaseModel], location: tuple[Step, ...]) -> list[str]:
    """Names of the fields that exist at a location inside a model."""
    schema = model.model_json_schema()
    here: Any = schema
    for step in location:
        here = here.get("items", {}) if isinstance(step, int) else here["properties"].get(step, {})
        here = _resolve(here, schema)
    return list(here.get("properties", {}))


def _resolve(node: Any, schema: Any) -> Any:
    for option in node.get("anyOf", []):
        if "$ref" in option:
            node = option
    if "$ref" in node:
        return schema["$defs"][node["$ref"].rpartition("/")[2]]
    return node

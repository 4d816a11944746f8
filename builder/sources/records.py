"""Plain data to records; what pydantic complains about becomes findings in Chinese."""

import re
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from builder.model import Finding, Origin, Place, Source
from builder.model.place import Step
from builder.model.record import Record
from builder.model.values import BAD_DATE
from builder.model.words import did_you_mean
from builder.sources.yaml_faults import (
    FULL_WIDTH_COLON,
    INVISIBLE_SPACE,
    full_width_colon,
    invisible_space,
)
from builder.sources.yaml_text import VALUE

R = TypeVar("R", bound=Record)

MOST_FAULTS = 50
"""Of one record; more are the sign of a wrong file, not of many slips."""

_CODES = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-field",
    "literal_error": "unknown-value",
    BAD_DATE: "bad-date",
}
_WORDS = {
    "string_type": "应是一段文字。",
    "tuple_type": "应是一个列表，写成 [甲, 乙] 或每行一个“- ”。",
    "model_type": "应是若干“字段: 值”。",
    "int_parsing": "应是整数。",
    "string_too_short": "不能为空。",
    "too_short": "至少要有一项。",
}
_LOOSE_DATE = re.compile(r"^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$")


def make_record(model: type[R], data: Any, origin: Origin) -> R | list[Finding]:
    """Validate `data` into a record that knows its origin; else every fault of it as a finding."""
    try:
        return model.model_validate(data, context=origin)
    except ValidationError as faults:
        return [
            _finding(model, fault, origin.source, origin.prefix)
            for fault in faults.errors(include_url=False, include_context=True)[:MOST_FAULTS]
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
        hint = did_you_mean(name, known) or "可用的字段见站点“查阅”里的“字段参考”。"
        return Finding(place, code, f"没有 {name} 这个字段。", hint)
    if slip := _slip(fault, source.place(*prefix, *location, VALUE)):
        return slip
    return Finding(place, code, f"{_path(location)}：{_reason(fault)}", _suggestion(fault))


def _slip(fault: Any, place: Place) -> Finding | None:
    """`- what：…` and `-　…` are one text to YAML where fields or a list were meant."""
    text = fault["input"]
    if fault["type"] not in ("model_type", "tuple_type") or not isinstance(text, str):
        return None
    if match := FULL_WIDTH_COLON.match(text):
        return full_width_colon(place, match["key"])
    return invisible_space(place, text) if INVISIBLE_SPACE.match(text) else None


def _path(location: tuple[Step, ...]) -> str:
    shown = [f"第 {s + 1} 项" if isinstance(s, int) else s for s in location]
    return " ".join(shown) or "整个文件"


def _reason(fault: Any) -> str:
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == "value_error":
        return f"{context['error']}。"
    if kind == BAD_DATE:
        return f"{fault['msg']}。"
    if kind == "literal_error":
        return f"没有“{fault['input']}”这个值。"
    if kind == "string_too_long":
        return f"最多 {context['max_length']} 字，现有 {len(fault['input'])} 字。"
    if kind == "string_pattern_mismatch":
        return "只能用小写英文字母、数字和连字符。"
    return _WORDS.get(kind, "写法不对。")


def _suggestion(fault: Any) -> str:
    if fault["type"] == BAD_DATE:
        return _as_date(str(fault["input"]))
    if fault["type"] != "literal_error":
        return "请照字段说明或模板改写。"
    allowed = [
        part.strip(" '") for part in fault["ctx"]["expected"].replace(" or ", ", ").split(",")
    ]
    return did_you_mean(str(fault["input"]), [value for value in allowed if value])


def _as_date(text: str) -> str:
    """`2025/3/5` and `2025年3月5日` as they should stand."""
    if match := _LOOSE_DATE.match(text):
        year, month, day = map(int, match.groups())
        if 1 <= month <= 12 and 1 <= day <= 31:
            return f"是否想写“{year:04}-{month:02}-{day:02}”？"
    return "年四位，月、日各两位，用连字符分开。"


@lru_cache(maxsize=1_000)
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

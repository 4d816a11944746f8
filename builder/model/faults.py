"""What is wrong with a letter, one sentence a fault: which field, and what it should be.

The page says the same sentences by the same words (`browser/shape.js`).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from builder.model.limits import MOST_SAID
from builder.model.shape import Shape
from builder.model.values import FIELDS_FORM, FLAG_FORM, TIME_WORDS, WHOLE_FORM

WORDS: Mapping[str, str] = {
    **TIME_WORDS,
    "flag_form": FLAG_FORM,
    "whole_form": WHOLE_FORM,
    "missing": "没有填",
    "extra_forbidden": "没有这个字段",
    "string_type": "应是一段文字",
    "string_too_short": "不能为空",
    "string_too_long": "不能超过 {maxLength} 字",
    "string_pattern_mismatch": "写法不对",
    "literal_error": "只能写{choices}",
    "too_short": "至少要有一项",
    "too_long": "不能超过 {maxItems} 项",
    "tuple_type": "应是一列",
    "dict_type": FIELDS_FORM,
    "model_type": FIELDS_FORM,
    "greater_than_equal": "不能小于 {minimum}",
    "whole": "整份文件",
    "more": "还有 {count} 处不对，没有一一列出。",
}
"""By pydantic's name of the fault; `{…}` is what the field's shape says."""


def sentences(faults: ValidationError, shape: Shape) -> list[str]:
    """The faults in Chinese, the first ones one by one; never what stands in the fields."""
    found = faults.errors(include_url=False, include_input=False)
    places = [fault["loc"] for fault in found]
    wrong = [fault for fault in found if not _is_consequence(fault, places)]
    said = [_sentence(fault, shape) for fault in wrong[:MOST_SAID]]
    left = len(wrong) - len(said)
    return [*said, WORDS["more"].format(count=left)] if left else said


def _is_consequence(fault: Any, places: list[tuple[int | str, ...]]) -> bool:
    """A list is also too short when all that stands in it is wrong."""
    inside = len(fault["loc"])
    return fault["type"] == "too_short" and any(
        len(place) > inside and place[:inside] == fault["loc"] for place in places
    )


def _sentence(fault: Any, shape: Shape) -> str:
    nodes = list(_along(fault["loc"], shape))
    where = "".join(name for name, _ in nodes) or WORDS["whole"]
    return f"{where}：{_reason(fault, nodes[-1][1] if nodes else shape)}。"


def _reason(fault: Any, node: Shape) -> str:
    if fault["type"] == "value_error":
        return str(fault["ctx"]["error"])
    words = WORDS.get(fault["type"])
    choices = "、".join(choice for choice in node.get("enum", ()) if choice)
    return words.format_map({**node, "choices": choices}) if words else str(fault["msg"])


def _along(place: tuple[int | str, ...], shape: Shape) -> Iterator[tuple[str, Shape]]:
    """How every step of a place is called, and the shape that it leads to."""
    node = shape
    for step in place:
        if isinstance(step, int):
            node = _whole(node.get("items", {}), shape)
            yield f"第 {step + 1} 个", node
        else:
            known = node.get("properties", {}).get(step)
            title = known["title"] if known else step
            node = _whole(known or node.get("additionalProperties") or {}, shape)
            yield f"“{title}”", node


def _whole(node: Shape, shape: Shape) -> Shape:
    """A node with what it refers to; of a field that may be null, what it is else."""
    if "anyOf" in node:
        return _whole(next(one for one in node["anyOf"] if one != {"type": "null"}), shape)
    if "$ref" in node:
        return {**shape["$defs"][node["$ref"].rpartition("/")[2]], **node}
    return node

"""Plain data from a draft file or a form to an `Event`, with every fault said in Chinese."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from unicodedata import normalize

from pydantic import ValidationError

from builder.model import Event, EventType, Question
from builder.model.condition import NUMBER
from builder.model.event import FORMAT
from builder.model.values import BAD_DATE
from builder.model.words import did_you_mean

_FIELDS = {name: field.title or name for name, field in Event.model_fields.items()} | {
    "start": "开始",
    "end": "结束",
    "kind": "环节",
    "place": "地点",
    "name": "姓名",
    "seconded": "借调或实习",
}
_WORDS = {
    "missing": "没有填",
    "extra_forbidden": "没有这个字段",
    "string_type": "应是一段文字",
    "string_too_short": "不能为空",
    "too_short": "至少要有一项",
}


def make_event(data: object, types: Mapping[str, EventType]) -> Event | list[str]:
    """The event that already parsed JSON or YAML describes, or all its faults.

    `types` are the event types of the library by id. Never raises on bad data.
    """
    if not isinstance(data, dict):
        return ["文件内容不是一份活动草稿，应是若干“字段: 值”。"]
    if fault := _format_fault(data.get("format", FORMAT)):
        return [fault]
    try:
        json.dumps(data, ensure_ascii=False).encode()
        event = Event.model_validate(_with_text_answers(data))
    except ValidationError as faults:
        return [_sentence(fault) for fault in faults.errors(include_url=False)]
    except UnicodeError:
        return ["文件里有不成字的编码，请重新保存。"]
    return list(_faults(event, types)) or _with_plain_numbers(event, types[event.type])


def _format_fault(value: object) -> str:
    if not isinstance(value, (int, str)) or not NUMBER.match(str(value)):
        return "格式版本（format）应是整数。"
    if int(value) > FORMAT:
        return f"这份草稿的格式版本是 {int(value)}，本程序只认到 {FORMAT}：请用新版程序打开。"
    return ""


def _with_text_answers(data: dict[Any, Any]) -> dict[Any, Any]:
    """Answers written as JSON numbers or booleans become the words the questions know."""
    answers = data.get("answers")
    if not isinstance(answers, dict):
        return data
    return {**data, "answers": {name: _answer_text(value) for name, value in answers.items()}}


def _answer_text(value: object) -> object:
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value) if isinstance(value, int) else value


def _sentence(fault: Any) -> str:
    where = "".join(
        f"第 {step + 1} 个" if isinstance(step, int) else f"“{_FIELDS.get(step, step)}”"
        for step in fault["loc"]
    )
    reason = _WORDS.get(fault["type"], "写法不对")
    if fault["type"] == BAD_DATE:
        reason = fault["msg"]
    if fault["type"] == "value_error":
        reason = str(fault["ctx"]["error"])
    return f"{where or '整份草稿'}：{reason}。"


def _faults(event: Event, types: Mapping[str, EventType]) -> Iterator[str]:
    event_type = types.get(event.type)
    if event_type:
        yield from _answer_faults(event, event_type)
    else:
        yield f"没有“{event.type}”这个活动类型。{did_you_mean(event.type, list(types))}"
    yield from _time_faults(event)


def _answer_faults(event: Event, event_type: EventType) -> Iterator[str]:
    questions = {question.name: question for question in event_type.questions}
    for name, answer in event.answers.items():
        if name not in questions:
            yield f"“{event_type.title}”不问“{name}”。{did_you_mean(name, list(questions))}"
        elif answer and (fault := _answer_fault(questions[name], answer)):
            yield fault


def _answer_fault(question: Question, answer: str) -> str:
    if question.kind == "数字":
        good = NUMBER.match(_plain(answer))
        return "" if good else f"“{question.text}”须填不超过九位的整数，现在是“{answer}”。"
    if answer in question.answers:
        return ""
    options = list(question.answers)
    return f"“{question.text}”没有“{answer}”这个答案。{did_you_mean(answer, options)}"


def _time_faults(event: Event) -> Iterator[str]:
    for number, segment in enumerate(event.segments, 1):
        if segment.end and segment.end < segment.start:
            yield f"第 {number} 个时段的结束（{segment.end}）早于开始（{segment.start}）。"


def _with_plain_numbers(event: Event, event_type: EventType) -> Event:
    """`１２` typed full-width is 12; the evaluators read plain digits only."""
    numbers = {question.name for question in event_type.questions if question.kind == "数字"}
    answers = {k: _plain(v) if k in numbers else v for k, v in event.answers.items()}
    return event.model_copy(update={"answers": answers})


def _plain(number: str) -> str:
    return normalize("NFKC", number).strip()

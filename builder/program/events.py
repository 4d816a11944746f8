"""Plain data from a draft file or a form to an `Event`, with every fault said in Chinese.

The page reads draft files by the same shape and says the same words (`browser/shape.js`,
`open-checklist-draft.js`); only what a word was perhaps meant to be is said here alone.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from unicodedata import normalize

from pydantic import ValidationError

from builder.model import Event, EventType, Question
from builder.model.condition import NUMBER
from builder.model.event import FORMAT
from builder.model.faults import sentences
from builder.model.plain import texts_in
from builder.model.shape import shape_of
from builder.model.values import whole_number
from builder.model.words import did_you_mean

DRAFT_WORDS = {
    "no_draft": "文件内容不是一份活动草稿，应是若干“字段: 值”。",
    "too_large": "文件超过 1 MB，不是活动草稿。",
    "no_format": "格式版本（format）应是整数。",
    "newer": "这份草稿的格式版本是 {format}，这里只认到 {known}：请用新版打开。",
    "no_characters": "文件里有不成字的编码，请重新保存。",
    "no_type": "没有“{type}”这个活动类型。",
    "not_asked": "“{title}”不问“{name}”。",
    "no_number": "“{text}”须填不超过九位的整数，现在是“{answer}”。",
    "no_answer": "“{text}”没有“{answer}”这个答案。",
}


def make_event(data: object, types: Mapping[str, EventType]) -> Event | list[str]:
    """The event that already parsed JSON or YAML describes, or all its faults.

    `types` are the event types of the library by id. Never raises on bad data.
    """
    if not isinstance(data, dict):
        return [DRAFT_WORDS["no_draft"]]
    if fault := _format_fault(data.get("format", FORMAT)):
        return [fault]
    try:
        "".join(texts_in(data)).encode()
        event = Event.model_validate(data)
    except ValidationError as faults:
        return [*sentences(faults, shape_of(Event)), *_type_faults(data.get("type"), types)]
    except UnicodeError:
        return [DRAFT_WORDS["no_characters"]]
    event_type = types.get(event.type)
    if event_type is None:
        return [*_type_faults(event.type, types)]
    return list(_answer_faults(event, event_type)) or _with_plain_numbers(event, event_type)


def _format_fault(value: object) -> str:
    number = whole_number(value)
    if number is None:
        return DRAFT_WORDS["no_format"]
    return DRAFT_WORDS["newer"].format(format=number, known=FORMAT) if number > FORMAT else ""


def _type_faults(value: Any, types: Mapping[str, EventType]) -> Iterator[str]:
    """A type that is no text, or none at all, was complained of already."""
    name = value.strip() if isinstance(value, str) else ""
    if name and name not in types:
        yield DRAFT_WORDS["no_type"].format(type=name) + did_you_mean(name, types)


def _answer_faults(event: Event, event_type: EventType) -> Iterator[str]:
    questions = {question.name: question for question in event_type.questions}
    for name, answer in event.answers.items():
        if name not in questions:
            fault = DRAFT_WORDS["not_asked"].format(title=event_type.title, name=name)
            yield fault + did_you_mean(name, questions)
        elif answer and (fault := _answer_fault(questions[name], answer)):
            yield fault


def _answer_fault(question: Question, answer: str) -> str:
    said = {"text": question.text, "answer": answer}
    if question.kind == "数字":
        return "" if NUMBER.match(_plain(answer)) else DRAFT_WORDS["no_number"].format(**said)
    if answer in question.answers:
        return ""
    return DRAFT_WORDS["no_answer"].format(**said) + did_you_mean(answer, question.answers)


def _with_plain_numbers(event: Event, event_type: EventType) -> Event:
    """`１２` typed full-width is 12; the evaluators read plain digits only."""
    numbers = {question.name for question in event_type.questions if question.kind == "数字"}
    answers = {k: _plain(v) if k in numbers else v for k, v in event.answers.items()}
    return event.model_copy(update={"answers": answers})


def _plain(number: str) -> str:
    return normalize("NFKC", number).strip()

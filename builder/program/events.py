"""Plain data from a draft file or a form to an `Event`, with every fault said in Chinese.

The page reads draft files by the same shape and says the same words (`browser/shape.js`,
`open-checklist-draft.js`); only what a word was perhaps meant to be is said here alone.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from unicodedata import normalize

from pydantic import ValidationError

from builder.model import Block, Event, EventType, Question
from builder.model.composition import parts_of
from builder.model.condition import NUMBER
from builder.model.event import FORMAT
from builder.model.faults import sentences
from builder.model.limits import MOST_NAMES
from builder.model.plain import texts_in
from builder.model.shape import shape_of
from builder.model.values import whole_number
from builder.model.words import did_you_mean
from builder.program.migrate import migrated

DRAFT_WORDS = {
    "no_draft": "文件内容不是一份活动草稿，应是若干“字段: 值”。",
    "too_large": "文件超过 1 MB，不是活动草稿。",
    "no_format": "格式版本（format）应是整数。",
    "newer": "这份草稿的格式版本是 {format}，这里只认到 {known}：请用新版打开。",
    "no_characters": "文件里有不成字的编码，请重新保存。",
    "no_type": "没有“{type}”这个活动类型。",
    "not_asked": "“{title}”不问“{name}”。",
    "no_number": "“{text}”须填不超过九位的整数，现在是“{answer}”。",
    "no_circumstance": "“{title}”没有“{name}”这个情形。",
    "no_answer": "“{text}”没有“{answer}”这个答案。",
}


_NO_BLOCKS: Mapping[str, Block] = {}


def make_event(
    data: object, types: Mapping[str, EventType], blocks: Mapping[str, Block] = _NO_BLOCKS
) -> Event | list[str]:
    """The event that already parsed JSON or YAML describes, or all its faults.

    `types` are the event types of the library by id, with what they extend; `blocks` its blocks.
    A draft of an earlier format is led to the present one. Never raises on bad data.
    """
    if not isinstance(data, dict):
        return [DRAFT_WORDS["no_draft"]]
    if fault := _format_fault(data.get("format", FORMAT)):
        return [fault]
    try:
        "".join(texts_in(data)).encode()
        event = Event.model_validate(_present(data, types, blocks))
    except ValidationError as faults:
        return [*sentences(faults, shape_of(Event)), *_type_faults(data.get("type"), types)]
    except UnicodeError:
        return [DRAFT_WORDS["no_characters"]]
    event_type = types.get(event.type)
    if event_type is None:
        return [*_type_faults(event.type, types)]
    parts = parts_of(event_type, blocks)
    wrong = list(_answer_faults(event, event_type, parts))
    return wrong or _with_ids(_with_plain_numbers(event, event_type, parts))


def _present(
    data: dict[str, Any], types: Mapping[str, EventType], blocks: Mapping[str, Block]
) -> dict[str, Any]:
    """The draft in the present format; one that is no draft at all is left to be complained of."""
    event_type = types.get(data["type"]) if isinstance(data.get("type"), str) else None
    whole = _is_drawn_up(data)
    if not event_type or not whole or whole_number(data.get("format", 1)) == FORMAT:
        return data
    return migrated(data, event_type, parts_of(event_type, blocks))


def _is_drawn_up(data: dict[str, Any]) -> bool:
    """Whether what is to be moved has the form of a draft."""
    segments: Any = data.get("segments")
    answers = data.get("answers", {})
    circumstances, unfinished = data.get("circumstances", {}), data.get("unfinished", [])
    if not all(isinstance(x, (list, dict)) and len(x) <= MOST_NAMES for x in (segments, answers)):
        return False
    lists = isinstance(segments, list) and isinstance(unfinished, list)
    tables = isinstance(answers, dict) and isinstance(circumstances, dict)
    return lists and tables and all(isinstance(segment, dict) for segment in segments)


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


def _answer_faults(event: Event, event_type: EventType, parts: tuple[Block, ...]) -> Iterator[str]:
    yield from _faults_of(event.answers, event_type.title, event_type.questions)
    timed = {block.title: block for block in parts if block.timed}
    for segment in event.segments:
        block = timed.get(segment.kind)
        yield from _faults_of(segment.answers, segment.kind, block.questions if block else ())
    untimed = {block.title: block for block in parts if not block.timed}
    for name, circumstance in event.circumstances.items():
        if name in untimed:
            yield from _faults_of(circumstance.answers, name, untimed[name].questions)
        else:
            fault = DRAFT_WORDS["no_circumstance"].format(title=event_type.title, name=name)
            yield fault + did_you_mean(name, untimed)


def _faults_of(
    answers: Mapping[str, str], title: str, asked: tuple[Question, ...]
) -> Iterator[str]:
    questions = {question.name: question for question in asked}
    for name, answer in answers.items():
        if name not in questions:
            fault = DRAFT_WORDS["not_asked"].format(title=title, name=name)
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


def _with_plain_numbers(event: Event, event_type: EventType, parts: tuple[Block, ...]) -> Event:
    """`１２` typed full-width is 12; the evaluators read plain digits only."""
    asked = {block.title: block.questions for block in parts}
    segments = tuple(
        x.model_copy(update={"answers": _plain_answers(x.answers, asked.get(x.kind, ()))})
        for x in event.segments
    )
    circumstances = {
        name: x.model_copy(update={"answers": _plain_answers(x.answers, asked[name])})
        for name, x in event.circumstances.items()
    }
    answers = _plain_answers(event.answers, event_type.questions)
    return event.model_copy(
        update={"answers": answers, "segments": segments, "circumstances": circumstances}
    )


def _plain_answers(answers: Mapping[str, str], asked: tuple[Question, ...]) -> dict[str, str]:
    numbers = {question.name for question in asked if question.kind == "数字"}
    return {k: _plain(v) if k in numbers else v for k, v in answers.items()}


def _with_ids(event: Event) -> Event:
    """Segments of one kind that nothing tells apart are numbered; the first keeps what it has."""
    taken: set[tuple[str, str]] = set()
    segments = []
    for segment in event.segments:
        id_, number = segment.id, 1
        while (segment.kind, id_) in taken:
            number += 1
            id_ = str(number)
        taken.add((segment.kind, id_))
        segments.append(segment.model_copy(update={"id": id_}))
    return event.model_copy(update={"segments": tuple(segments)})


def _plain(number: str) -> str:
    return normalize("NFKC", number).strip()

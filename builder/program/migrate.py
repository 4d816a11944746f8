"""A draft of format 1, where one list of answers spoke for the whole event, to format 2.

`browser/evaluate/evaluate-migrate.js` holds the same function; they must stay parallel. Nothing
typed is lost: an answer goes to where it is asked now, what a block says by being there becomes
that block, a stretch that was answered but never given a time is kept as unfinished, and what
nobody is asked any more stands in the notes.
"""

from collections.abc import Mapping
from typing import Any

from builder.model import Block, EventType
from builder.model.composition import WEEKEND
from builder.model.condition import NUMBER
from builder.model.scope import YES
from builder.program.spans import BEFORE_IT, MAIN

NOTHING = ("", "否", "0", "不安排")
"""Answers that say that there is no such stretch."""


def migrated(
    draft: Mapping[str, Any], event_type: EventType, blocks: tuple[Block, ...]
) -> dict[str, Any]:
    """The draft in format 2; `blocks` are those its type offers. The draft is plain parsed data."""
    move = _Move(draft, event_type, blocks)
    for name, answer in draft.get("answers", {}).items():
        move.place(name, answer)
    return {
        **draft,
        "format": 2,
        "answers": move.answers,
        "segments": move.segments,
        "circumstances": move.circumstances,
        "unfinished": move.unfinished,
        "notes": _joined(draft.get("notes", ""), move.notes),
    }


def main_kind(event_type: EventType) -> str:
    """What the main stretch of a type, once 活动 for all, is called in its first preset."""
    kinds = [segment.kind for preset in event_type.presets[:1] for segment in preset.segments]
    return next((kind for kind in kinds if kind not in BEFORE_IT), MAIN)


def _renamed(segment: Mapping[str, Any], main: str) -> dict[str, Any]:
    return {**segment, "kind": main} if segment.get("kind") == MAIN else dict(segment)


def _joined(notes: Any, more: list[str]) -> Any:
    """Notes that are no text stay as they are, to be complained of."""
    return "\n".join(filter(None, (notes, *more))) if isinstance(notes, str) else notes


class _Move:
    def __init__(
        self, draft: Mapping[str, Any], event_type: EventType, blocks: tuple[Block, ...]
    ) -> None:
        self.own = {question.name for question in event_type.questions}
        self.retired = event_type.retired
        self.blocks = blocks
        self.answers: dict[str, Any] = {}
        self.segments = [_renamed(x, main_kind(event_type)) for x in draft.get("segments", ())]
        self.circumstances: dict[str, Any] = dict(draft.get("circumstances", {}))
        self.unfinished = list(draft.get("unfinished", ()))
        self.notes: list[str] = []

    def place(self, name: str, answer: Any) -> None:
        """Put one answer where it is asked now; one that is asked nowhere stays and is refused."""
        asking = [x for x in self.blocks if name in {question.name for question in x.questions}]
        saying = [x for x in self.blocks if name in x.sets or name == x.counts]
        known = asking or saying or name == WEEKEND or name in self.retired
        if name in self.own or not known:
            self.answers[name] = answer
        elif asking:
            self._answer(asking, name, answer)
        elif name in self.retired:
            self.notes += [f"{self.retired[name]}：{answer}"] if answer else []
        elif saying and self._wants(saying[0], answer):
            self._add(saying[0], {})

    def _answer(self, asking: list[Block], name: str, answer: Any) -> None:
        """To the first stretch that asks it; else the first block that asks it comes in."""
        titles = {block.title: block for block in asking}
        if segment := next((x for x in self.segments if x.get("kind") in titles), None):
            question = next(q for q in titles[segment["kind"]].questions if q.name == name)
            if not question.answers or answer in question.answers:
                segment["answers"] = {**segment.get("answers", {}), name: answer}
        elif answer not in NOTHING:
            self._add(asking[0], {name: answer})

    def _add(self, block: Block, answers: dict[str, Any]) -> None:
        if block.timed:
            self.unfinished.append({"kind": block.title, **answers})
        else:
            given = self.circumstances.setdefault(block.title, {"answers": {}})
            given["answers"] = {**given["answers"], **answers}

    def _wants(self, block: Block, answer: Any) -> bool:
        """Whether an answer says that the block belongs, and it is not there yet."""
        there = sum(1 for segment in self.segments if segment.get("kind") == block.title)
        if isinstance(answer, str) and NUMBER.match(answer):
            return int(answer) > there
        return answer == YES and not there

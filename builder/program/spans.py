"""The event and its segments as stretches that lines count from, each with the facts it knows.

`browser/evaluate/evaluate-spans.js` holds the same functions; they must stay parallel.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.model import Event, Segment
from builder.model.composition import WEEKEND
from builder.model.scope import NO, YES
from builder.program.format import EventBlock, Program, Question
from builder.program.times import Days, day_of, minute_of

MAIN = "活动"
BEFORE_IT = ("接站", "住宿")
"""What comes before the main stretch where none is called that: the way there, a night before."""
ON_THE_WAY = (*BEFORE_IT, "送站")
"""Where none of our leaders comes who is not named there."""
Facts = Mapping[str, tuple[str, ...]]
"""Answers, and what blocks, counts and the date say; several where several segments answered."""
Anchors = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Span:
    """The whole event, a circumstance it is under, or one segment."""

    number: int
    """0 of the event and its circumstances; segments count from 1."""
    scope: str
    """The block; "" is the event."""
    suffix: str
    """What tells its lines from those of other segments: `@s2`, or ""."""
    title: str
    place: str
    """Typed for the segment; "" where none is."""
    usual_place: str
    """The word that stands for it in the places of the block's pauses."""
    facts: Facts
    anchors: Anchors

    def placed(self, place: str) -> str:
        """The place of a pause, with what was typed in the place of the usual word."""
        named = self.place and self.usual_place
        return place.replace(self.usual_place, self.place) if named else place


def spans_of(program: Program, event: Event, days: Days) -> list[Span]:
    """The event first, then what it is made of."""
    blocks = {block["title"]: block for block in program["blocks"]}
    anchors = anchors_of(program, event)
    facts = _facts(program, event, anchors["start"], days)
    place, usual = _main_place(program, event), program["place_word"]
    spans = [Span(0, "", "", "", place, usual, facts, anchors)]
    for title, block in blocks.items():
        if title in event.circumstances and not block["timed"]:
            own = facts | _answers(block["questions"], event.circumstances[title].answers)
            scope, word = block["slug"], block["place_word"]
            spans.append(Span(0, scope, "", title, place, word, own, anchors))
    titles = titles_of(program, event)
    for number, segment in enumerate(event.segments, 1):
        described = blocks.get(segment.kind)
        if described:
            own = facts | _answers(described["questions"], segment.answers)
            start, end = minute_of(segment.start), end_of(program, event, segment)
            between = {**anchors, "start": start, "end": end}
            suffix = f"@{segment.id}" if segment.id else ""
            title, place, usual = titles[number - 1], segment.place, described["place_word"]
            scope = described["slug"]
            spans.append(Span(number, scope, suffix, title, place, usual, own, between))
    return spans


def anchors_of(program: Program, event: Event) -> dict[str, int]:
    """Every anchor the whole event has, in minutes.

    Where nobody called a segment 活动, the first one that does not come before it is meant.
    """
    anchors: dict[str, int] = {}
    for segment in event.segments:
        key, start = f"seg:{segment.kind}", minute_of(segment.start)
        anchors[key] = min(anchors.get(key, start), start)
    inside = _inside(program, event)
    anchors["start"] = min(minute_of(s.start) for s in inside)
    anchors["end"] = max(end_of(program, event, s) for s in inside)
    anchors.setdefault(f"seg:{MAIN}", min(minute_of(s.start) for s in _there(inside)))
    anchors["arrive"] = anchors.get("seg:接站", anchors["start"])
    if event.promise:
        anchors["promise"] = minute_of(event.promise)
    return anchors | {"event-start": anchors["start"], "event-end": anchors["end"]}


def _there(inside: list[Segment]) -> list[Segment]:
    """Where the event itself takes place: on the way is before it."""
    return [s for s in inside if s.kind not in BEFORE_IT] or inside


def _main_place(program: Program, event: Event) -> str:
    """Of the first stretch that has one and does not come before the event."""
    there = sorted(_there(_inside(program, event)), key=lambda s: minute_of(s.start))
    return next((s.place for s in there if s.place), "")


def _inside(program: Program, event: Event) -> list[Segment]:
    """The segments with which the event starts and ends."""
    apart = {block["title"] for block in program["blocks"] if block["apart"]}
    return [s for s in event.segments if s.kind not in apart] or list(event.segments)


def end_of(program: Program, event: Event, segment: Segment) -> int:
    """When a segment ends; without an end, after its usual length."""
    start = minute_of(segment.start)
    return minute_of(segment.end) if segment.end else start + usual_length(program, event, segment)


def usual_length(program: Program, event: Event, segment: Segment) -> int:
    """Minutes; 0 where nobody can say."""
    block = block_of(program, segment)
    if block:
        return block["length"]
    return program["length"] if segment.kind == MAIN or len(event.segments) == 1 else 0


def block_of(program: Program, segment: Segment) -> EventBlock | None:
    """What describes a segment; None for a stretch that no block describes."""
    return next((b for b in program["blocks"] if b["title"] == segment.kind), None)


def titles_of(program: Program, event: Event) -> list[str]:
    """What each segment is called: its own title, else its word, numbered where there are more."""
    called = {block["title"]: block["stretch_word"] for block in program["blocks"]}
    called[MAIN] = program["stretch_word"]
    words = [called.get(segment.kind, segment.kind) for segment in event.segments]
    return [
        segment.title or word + (f" {words[: i + 1].count(word)}" if words.count(word) > 1 else "")
        for i, (segment, word) in enumerate(zip(event.segments, words, strict=True))
    ]


def given_answers(block: EventBlock, event: Event) -> list[Mapping[str, str]]:
    """The answers of every segment of a block, or of the circumstance."""
    if not block["timed"]:
        one = event.circumstances.get(block["title"])
        return [one.answers] if one else []
    return [s.answers for s in event.segments if s.kind == block["title"]]


def _facts(program: Program, event: Event, start: int, days: Days) -> dict[str, tuple[str, ...]]:
    facts: dict[str, tuple[str, ...]] = {}
    for name, values in _said_by_blocks(program, event):
        facts[name] = (*facts.get(name, ()), *values)
    facts |= _said_by_presence(program, event)
    day = day_of(start)
    facts[WEEKEND] = (YES if days.is_odd(day) else NO,)
    return facts | _answers(program["questions"], event.answers)


def _said_by_blocks(program: Program, event: Event) -> Iterator[tuple[str, tuple[str, ...]]]:
    for block in program["blocks"]:
        for answers in given_answers(block, event):
            yield from _answers(block["questions"], answers).items()


def _said_by_presence(program: Program, event: Event) -> dict[str, tuple[str, ...]]:
    """A fact that several blocks set is 是 when one of them is there; numbers are added up."""
    present: dict[str, bool] = {}
    counts: dict[str, int] = {}
    for block in program["blocks"]:
        number = len(given_answers(block, event))
        for name in block["sets"]:
            present[name] = present.get(name, False) or number > 0
        if block["counts"]:
            counts[block["counts"]] = counts.get(block["counts"], 0) + number
    said: dict[str, tuple[str, ...]] = {
        name: (YES if there else NO,) for name, there in present.items()
    }
    return said | {name: (str(number),) for name, number in counts.items()}


def _answers(questions: list[Question], answers: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The pre-filled answer stands where none was given."""
    return {q["name"]: (answers.get(q["name"]) or q["default"],) for q in questions}

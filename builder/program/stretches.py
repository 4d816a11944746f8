"""What is said of an event's stretches: when and where, what was answered, what is wanting.

`browser/evaluate/evaluate-stretches.js` holds the same functions; they must stay parallel.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations

from builder.model import Event, Segment
from builder.program.format import EventBlock, Program, Question
from builder.program.result import ResultAnswer, ResultSegment
from builder.program.spans import (
    MAIN,
    ON_THE_WAY,
    block_of,
    end_of,
    given_answers,
    titles_of,
    usual_length,
)
from builder.program.times import DAY, Days, clock_text, length_words, minute_of


def segments_of(program: Program, event: Event, days: Days, year: int) -> list[ResultSegment]:
    """The stretches of an event by time, with day and clock in words."""
    found = [_segment(program, event, number, days, year) for number in range(len(event.segments))]
    return sorted(found, key=lambda segment: segment["start"])


def _segment(program: Program, event: Event, number: int, days: Days, year: int) -> ResultSegment:
    segment = event.segments[number]
    block = block_of(program, segment)
    start, end = minute_of(segment.start), end_of(program, event, segment)
    until = clock_text(end) if end // DAY == start // DAY else days.text(end, year)
    return ResultSegment(
        id=segment.id,
        kind=segment.kind,
        title=titles_of(program, event)[number],
        start=start,
        end=end,
        day=days.date_text(start, year),
        clock=clock_text(start) + (f"—{until}" if segment.end else ""),
        place=segment.place,
        people=list(segment.people),
        car=segment.car,
        leaders=list(segment.leaders),
        own_leaders=_our_leaders_attend(program, block, segment.kind),
        touches=block["touches"] if block else program["touches"],
    )


def _our_leaders_attend(program: Program, block: EventBlock | None, kind: str) -> bool:
    if block:
        return block["own_leaders"]
    return program["own_leaders"] and kind not in ON_THE_WAY


def place_of(event: Event) -> str:
    """Every place in the order of time."""
    in_order = sorted(event.segments, key=lambda segment: minute_of(segment.start))
    return "→".join(dict.fromkeys(s.place for s in in_order if s.place))


def answered(program: Program, event: Event) -> list[ResultAnswer]:
    """Every question of the event and of what it is made of, the pre-filled answers included."""
    found = list(_answers(program["questions"], event.answers, ""))
    for block in program["blocks"]:
        given = given_answers(block, event)
        for number, answers in enumerate(given, 1):
            title = f"{block['title']} {number}：" if len(given) > 1 else ""
            found += _answers(block["questions"], answers, title)
    return found


def _answers(
    questions: list[Question], answers: Mapping[str, str], title: str
) -> Iterator[ResultAnswer]:
    for question in questions:
        yield ResultAnswer(
            name=question["name"],
            text=title + question["text"].partition("？")[0],
            answer=answers.get(question["name"]) or question["default"],
            about=question["about"],
            touches=question["touches"],
        )


def remarks_on_stretches(program: Program, event: Event) -> Iterator[str]:
    """What the reader must know of the stretches."""
    yield from _assumed(program, event)
    yield from _undescribed(program, event)
    yield from _clashes(program, event)


def _undescribed(program: Program, event: Event) -> Iterator[str]:
    """Stretches that bring no lines because no block of the type is called so."""
    known = [block["title"] for block in program["blocks"] if block["timed"]]
    for kind in dict.fromkeys(segment.kind for segment in event.segments):
        if known and kind not in (MAIN, *known):
            yield f"“{kind}”不是本类型的环节块，只进行程，没有它的清单；可用：{'、'.join(known)}"


def _clashes(program: Program, event: Event) -> Iterator[str]:
    """Who would have to be in two places at once; an end nobody typed is no clash.

    Prizes are given in the course of a meeting, in its own hall: that is one place.
    """
    titles = titles_of(program, event)
    for (i, one), (k, other) in combinations(enumerate(event.segments), 2):
        both = [x for x in (*one.leaders, *one.people) if x in (*other.leaders, *other.people)]
        first, second = minute_of(one.start), minute_of(other.start)
        apart = _surely_until(one) <= second or _surely_until(other) <= first
        if both and not apart and one.place != other.place:
            names = "、".join(dict.fromkeys(both))
            yield f"“{titles[i]}”和“{titles[k]}”时间重叠，{names}两处都要到，请改时间或换人"


def _surely_until(segment: Segment) -> int:
    """From where its usual length is only a guess: who has the next stretch goes there."""
    return minute_of(segment.end) if segment.end else minute_of(segment.start) + 1


def _assumed(program: Program, event: Event) -> Iterator[str]:
    """Usual lengths that stand for an end that nobody typed."""
    stretches = zip(titles_of(program, event), event.segments, strict=True)
    lengths = [
        (x, usual_length(program, event, segment)) for x, segment in stretches if not segment.end
    ]
    if known := [f"{title} {length_words(length)}" for title, length in lengths if length]:
        yield f"没有填结束时间，按通常时长算：{'、'.join(known)}"


def missing(program: Program, event: Event) -> list[str]:
    """三要素 that are wanting, each with what to do."""
    return [*_no_end(program, event), *_no_elements(program, event)]


def _no_end(program: Program, event: Event) -> Iterator[str]:
    """Lines that hang on an end nobody knows would stand at the start."""
    blocks = {block["title"]: block for block in program["blocks"]}
    for title, segment in zip(titles_of(program, event), event.segments, strict=True):
        block = blocks.get(segment.kind)
        hangs = (
            block["hangs_on_end"]
            if block
            else _is_last(event, segment.start) and program["hangs_on_end"]
        )
        if hangs and not segment.end and not usual_length(program, event, segment):
            yield f"“{title}”没有填结束时间：有的节点从结束时刻算起，请填上"


def _is_last(event: Event, start: str) -> bool:
    return start == max(segment.start for segment in event.segments)


def _no_elements(program: Program, event: Event) -> Iterator[str]:
    if not program["elements"]:
        return
    if not place_of(event):
        yield "没有填地点：三要素（时间、地点、人员）不全不发单，请在时段里填上"
    people = any(segment.people or segment.leaders for segment in event.segments)
    if not (event.guests or event.leaders or event.people or people):
        yield "没有填人员：请填来宾、参加人员或谁来做，填一处就行"

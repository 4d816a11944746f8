"""What the sheets stop, reckoned a second time from the files alone.

All that a sheet is made of is reckoned anew: what a type takes over, what blocks bring, pre-filled
answers and what blocks, counts and the date say, conditions, 节点, limits, office hours, and things
that pull tasks forward. Taken as given are the days off (the same package), the usual office hours,
and that every file is read from this folder alone, without layers below.
"""

import shutil
from collections.abc import Iterator, Mapping
from copy import copy
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from builder.model import Library
from builder.model.condition import Condition
from builder.model.trial import Standing
from builder.model.values import GRAVE
from builder.mutation.mutants import Line
from builder.replay import Sheets, play, played
from builder.sources import load_library
from tests.conftest import ROOT, with_records
from tests.mutation.later import later
from tests.mutation.raw import Raw, Row, this_library
from tests.proof_share import Share
from tests.replay.raw_coverage import ASKED, OPEN, USUAL, Coverage
from tests.replay.raw_day import usual_day
from tests.replay.raw_sheet import Stands

_EPOCH = datetime(1970, 1, 1)
_MINUTE = timedelta(minutes=1)
_DRAWN = 20
"""Lines that are changed in a whole proof."""


@cache
def coverage() -> Coverage:
    return Coverage(this_library())


def told(sheets: Sheets, lesson: str) -> dict[str, str]:
    """By type, as `qianshi prove` says it."""
    trial = play(sheets.library.lessons[lesson], sheets)
    return {x.event_type: x.state for x in trial.types}


@pytest.mark.proof
def test_files_alone_say_the_same_of_every_lesson(repository: Library, share: Share) -> None:
    sheets = Sheets(repository)
    assert {x.id for x in played(repository)} == coverage().played.keys()
    for name in share.some(sorted(coverage().played)):
        assert coverage().states(name) == told(sheets, name), name


@pytest.mark.proof
def test_nineteen_of_twenty_grave_slips_are_stopped_by_the_files_alone(share: Share) -> None:
    played = coverage().played
    grave = [x for x, row in played.items() if row["severity"] in GRAVE and "held_out" not in row]
    names = share.some(sorted(grave))
    stopped = [x for x in names if {USUAL, ASKED} & set(coverage().states(x).values())]
    assert len(stopped) >= 0.95 * len(names), sorted(set(names) - set(stopped))


@pytest.mark.proof
def test_usual_sheets_have_the_same_lines_at_the_same_time(
    repository: Library, share: Share
) -> None:
    sheets, raw = Sheets(repository), coverage().raw
    for name in share.some(sorted(raw.types)):
        found = coverage().lines(name, usual_day(raw.wholes[name]))
        assert set(map(_here, found)) == set(map(_there, sheets.lines(name))), name


def _here(line: Stands) -> tuple[object, ...]:
    at, start = ((x - _EPOCH) // _MINUTE for x in (line.at, line.start))
    return line.line, tuple(line.words.split()), at, start, line.roles


def _there(line: Standing) -> tuple[object, ...]:
    return (
        f"{line.kind}s/{line.id}",
        tuple(line.words.split()),
        line.at,
        line.start,
        frozenset(line.roles),
    )


# ---- It can fail: lines made worse, in memory and in files


@pytest.mark.proof
def test_files_alone_say_the_same_of_lines_made_worse(repository: Library, share: Share) -> None:
    raw = coverage().raw
    own = {x for id_ in coverage().played for x in raw.resting.get(f"lessons/{id_}", ())}
    for name in Share(_DRAWN / len(own) * share.part).some(sorted(own)):
        lessons = [x for x in coverage().played if name in raw.resting.get(f"lessons/{x}", ())]
        for row, line in _worse(name, repository):
            mine, sheets = _with_row(raw, name, row), _with_line(repository, name, line)
            for lesson in lessons:
                assert mine.states(lesson) == told(sheets, lesson), (name, row, lesson)


def _worse(name: str, library: Library) -> Iterator[tuple[Row | None, Line | None]]:
    """Gone, at a later time, and under a condition; as its file says it and as it is read."""
    kind, _, id_ = name.partition("/")
    line: Line = (library.items if kind == "items" else library.tasks)[id_]
    row = coverage().raw.lines[name]
    moved = later(coverage().raw, name) if kind == "items" else {**row, "due": "end+9d"}
    yield None, None
    if moved:
        field = "pauses" if kind == "items" else "due"
        value = tuple(moved[field]) if kind == "items" else moved[field]
        yield moved, line.model_copy(update={field: value})
    weekend = Condition(all=("weekend = 是",))
    yield {**row, "when": list(weekend.all)}, line.model_copy(update={"when": weekend})


def _with_row(raw: Raw, name: str, row: Row | None) -> Coverage:
    other = copy(raw)
    lines = {x: row if x == name else known for x, known in raw.lines.items()}
    other.lines = {x: known for x, known in lines.items() if known}
    on_type = {x: [y for y in lines if y in other.lines] for x, lines in raw.on_type.items()}
    resting = {x: {y for y in lines if y in other.lines} for x, lines in raw.resting.items()}
    other.__dict__.update(on_type=on_type, resting=resting)
    return Coverage(other)


def _with_line(library: Library, name: str, line: Line | None) -> Sheets:
    kind, _, id_ = name.partition("/")
    known: Mapping[str, Line] = library.items if kind == "items" else library.tasks
    rest = {x: record for x, record in known.items() if x != id_}
    lines = {x: line if x == id_ else known[x] for x in known} if line else rest
    return Sheets(with_records(library, lines))


_LESSON, _ITEMS = "lessons/2013/rope.md", "checklists/items/flag.yml"
_TYPE, _FLAG = "checklists/event-types/flag.yml", "modules: [flag]"
_OTHERS = (_ITEMS, "ground: [lessons/2013/rope, ", "ground: [")
_BLOCK = """title: {title}
summary: 一段
reviewed: 2026-11-22
revised: 2026-11-22
modules: [{topic}]
"""
_AT_END = (_TYPE, "at: start-60m", "at: end-70m")
Edit = tuple[str, str, str]


def _catch(text: str) -> Edit:
    return _LESSON, "severity: S2", f"catch: {{{text}}}\nseverity: S2"


def _lasting(minutes: int) -> Edit:
    day = f'{{title: 上午, segments: [{{kind: 活动, at: "09:00", length: {minutes}}}]}}'
    return _TYPE, _FLAG, f"{_FLAG}\npresets: [{day}]"


@pytest.mark.parametrize(
    ("otherwise", "state", "edits"),
    [
        ("as it is", USUAL, []),
        ("found at that very minute", OPEN, [(_LESSON, "at: T-15m", "at: T-60m")]),
        ("found a minute later", USUAL, [(_LESSON, "at: T-15m", "at: T-59m")]),
        ("line moved behind it", OPEN, [(_ITEMS, "[before, last]", "[last]")]),
        ("node moved behind it", OPEN, [(_TYPE, "at: start-60m", "at: start-15m")]),
        ("longer than usual", OPEN, [_AT_END, _lasting(60)]),
        ("a little shorter", USUAL, [_AT_END, _lasting(50)]),
        ("harm done before it was found", OPEN, [_catch("until_on: {flag: T-60m}")]),
        ("nothing to be seen yet", OPEN, [_catch("since: T-14m, until: T0")]),
        ("right role", USUAL, [_catch("by: [检查员]")]),
        ("wrong role", OPEN, [_catch("by: [检查员]"), (_ITEMS, "检查员", "旗手")]),
        ("condition to be answered", ASKED, [(_ITEMS, "killer: 是", "when: [media = 是]")]),
        ("condition never met", OPEN, [(_ITEMS, "killer: 是", "when: [media = 是, media = 否]")]),
        ("block to be added", ASKED, [(_TYPE, _FLAG, "modules: [others]\nblocks: [ride]")]),
        ("wrong block", OPEN, [(_TYPE, _FLAG, "modules: [others]\nblocks: [walk]")]),
        ("line at no node of it", OPEN, [(_ITEMS, "[before, last]", "[after]")]),
        ("line that names it no more", OPEN, [_OTHERS]),
        ("other line on that thing", USUAL, [_OTHERS, _catch("look: [旗杆]")]),
        ("other line on another thing", OPEN, [_OTHERS, _catch("look: [话筒]")]),
    ],
)
def test_both_see_what_somebody_wrote_otherwise(
    tmp_path: Path, otherwise: str, state: str, edits: list[Edit]
) -> None:
    shutil.copytree(ROOT / "tests/samples/small", tmp_path, dirs_exist_ok=True)
    (tmp_path / "checklists/blocks").mkdir()
    for name, title, topic in (("ride", "乘车", "flag"), ("walk", "步行", "others")):
        block = tmp_path / f"checklists/blocks/{name}.yml"
        block.write_text(_BLOCK.format(title=title, topic=topic), "utf-8")
    for path, old, new in edits:
        text = (tmp_path / path).read_text("utf-8")
        assert old in text
        (tmp_path / path).write_text(text.replace(old, new), "utf-8")
    assert Coverage(Raw(tmp_path)).states("2013/rope") == {"flag": state}, otherwise
    assert told(Sheets(load_library(tmp_path).library), "2013/rope") == {"flag": state}, otherwise

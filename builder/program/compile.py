"""An event type with all it draws on, compiled to one JSON document."""

from collections.abc import Iterable, Iterator

from builder.model import Block, EventType, Library, Workstream
from builder.model import Question as AskedQuestion
from builder.model.card import Card as EmergencyCard
from builder.model.composition import composed
from builder.model.event_type import Preset as TypedPreset
from builder.model.event_type import extended
from builder.model.scope import Limit as AskedLimit
from builder.model.thing import Thing
from builder.program.calendar import working_days
from builder.program.canonical import short_hash
from builder.program.format import (
    FORMAT,
    Calendar,
    Card,
    CardStep,
    EventBlock,
    IndexEntry,
    Limit,
    LimitStep,
    Preset,
    PresetSegment,
    Program,
    ProgramPause,
    ProgramTask,
    Question,
    TypeProgram,
)
from builder.program.grounds import cases_of, grounds_of
from builder.program.lines import LineCompiler
from builder.program.order import slacks
from builder.program.outside import outside_of
from builder.program.shared_rules import RULES
from builder.program.spans import MAIN
from builder.seating import LayoutData, layouts_of

NO_GROUND = "依据待补"
"""Said of a limit whose ground was retired."""
_WITH_ELEMENTS = ("公务接待", "会务")
"""Categories of events that nobody can be called to before 三要素 are known (S2-21)."""


def compile_program(
    library: Library, event_type: EventType, calendar: Calendar | None = None
) -> Program:
    """The program of one event type, by the office's own calendar where none is given."""
    compiled = _compiled(library, extended(event_type, library.event_types))
    return Program(**compiled, calendar=calendar or calendar_of(library))


def type_programs(library: Library) -> dict[str, TypeProgram]:
    """Every event type compiled, by its id, without a calendar."""
    return {id_: _compiled(library, own) for id_, own in library.own_types.items()}


def program_files(library: Library) -> dict[str, object]:
    """What 开检查单 and 活动安排 load: data name, such as `programs/index`, to JSON value."""
    compiled = type_programs(library)
    shared = {
        "programs/index": [
            IndexEntry(type=t.id, title=t.title, category=t.category, summary=t.summary)
            for t in library.types_in_order
        ],
        "programs/calendar": calendar_of(library),
        "programs/rules": RULES,
        "programs/layouts": layouts_of(library),
    }
    return {**{f"programs/{id_}": x for id_, x in compiled.items()}, **shared}


def calendar_of(library: Library) -> Calendar:
    """The known notices, the days the office set right itself, and its hours."""
    return working_days(library.calendar, library.settings.office_hours)


def _compiled(library: Library, own: EventType) -> TypeProgram:
    whole = composed(own, library.blocks)
    compiler = LineCompiler(library, whole)
    tasks, pauses = compiler.tasks(), compiler.pauses()
    streams = [*whole.workstreams, *(x for b in library.blocks_of(own) for x in b.workstreams)]
    program = TypeProgram(
        format=FORMAT,
        type=own.id,
        title=own.title,
        category=own.category,
        version="",
        questions=[_question(question) for question in own.questions],
        retired=dict(own.retired),
        roles=list(dict.fromkeys(_roles(streams, pauses))),
        segments=list(dict.fromkeys(_segments(tasks, pauses))),
        blocks=[_block(library, part, tasks, pauses) for part in library.blocks_of(own)],
        layouts=_layouts(library, own),
        presets=[_preset(preset) for preset in own.presets],
        length=own.length,
        place_word=own.place_word,
        stretch_word=own.stretch_word or MAIN,
        own_leaders=own.own_leaders,
        without=list(own.without),
        hangs_on_end=_hangs_on_end("", tasks, pauses),
        elements=own.category in _WITH_ELEMENTS and not own.desk,
        touches=_touches(library, tasks),
        approvers=_approvers(library, tasks),
        slack=slacks(_states(tasks), library.things),
        tasks=tasks,
        pauses=pauses,
        closing=whole.closing,
        reading=grounds_of(library, whole.reading),
        minimal=list(whole.minimal) or _all_where_nothing_stays(tasks, pauses),
        limits=[_limit(library, limit) for limit in whole.limits],
        outside=outside_of(library, whole),
        cases=cases_of(library, tasks, pauses),
        cards=[_card(library, card) for card in library.cards_for(own.id)],
    )
    unversioned = {name: value for name, value in program.items() if name != "version"}
    program["version"] = short_hash(unversioned, 8)
    return program


def _touches(library: Library, tasks: list[ProgramTask]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for thing in _made(library, tasks):
        for field in thing.touched_by:
            found.setdefault(field, []).append(thing.name)
    return found


def _approvers(library: Library, tasks: list[ProgramTask]) -> dict[str, str]:
    return {x.name: x.approved_by for x in _made(library, tasks) if x.approved_by}


def _made(library: Library, tasks: list[ProgramTask]) -> list[Thing]:
    """The things that one of the tasks makes."""
    made = {state.partition("/")[0] for state in _states(tasks)}
    return [thing for thing in library.things.values() if thing.name in made]


def _states(tasks: Iterable[ProgramTask]) -> Iterator[str]:
    for task in tasks:
        yield from task["makes"]


def _block(
    library: Library, part: Block, tasks: list[ProgramTask], pauses: list[ProgramPause]
) -> EventBlock:
    return EventBlock(
        slug=part.id,
        title=part.title,
        stretch_word=part.called,
        summary=part.summary,
        timed=part.timed,
        length=part.length,
        hangs_on_end=_hangs_on_end(part.id, tasks, pauses),
        people_word=part.people_word,
        place_word=part.place_word,
        apart=part.apart,
        own_leaders=part.own_leaders,
        sets=list(part.sets),
        counts=part.counts or "",
        seating=[name for name in part.seating if name in library.layouts],
        touches=_touches(library, [x for x in tasks if {"", part.id}.intersection(x["scopes"])]),
        questions=[_question(question) for question in part.questions],
    )


def _layouts(library: Library, own: EventType) -> dict[str, LayoutData]:
    known = layouts_of(library)
    names = (name for block in library.blocks_of(own) for name in block.seating)
    return {name: known[name] for name in names if name in known}


def _hangs_on_end(scope: str, tasks: list[ProgramTask], pauses: list[ProgramPause]) -> bool:
    dues = [task["due"] for task in tasks if scope in task["scopes"]]
    dues += [pause["at"] for pause in pauses if pause["scope"] == scope]
    return any(due["anchor"] == "end" for due in dues)


def _preset(preset: TypedPreset) -> Preset:
    segments = [
        PresetSegment(kind=x.kind, day=x.day, at=x.at, length=x.length) for x in preset.segments
    ]
    return Preset(title=preset.title, segments=segments, circumstances=list(preset.circumstances))


def _all_where_nothing_stays(tasks: list[ProgramTask], pauses: list[ProgramPause]) -> list[str]:
    """A type without 红线, 必查项 and 最简版 of its own is printed whole rather than empty."""
    items = [item for pause in pauses for item in pause["items"]]
    if any(task["red_line"] for task in tasks) or any(item["killer"] for item in items):
        return []
    return list(dict.fromkeys([*(task["id"] for task in tasks), *(item["id"] for item in items)]))


def _limit(library: Library, limit: AskedLimit) -> Limit:
    steps = [LimitStep(to=x.to, allowed=x.allowed, one_in=x.one_in) for x in limit.table]
    clause = "；".join(ground["text"] for ground in grounds_of(library, [limit.ground]))
    return Limit(
        title=limit.title,
        guests=limit.guests,
        companions=limit.companions,
        table=steps,
        clause=clause or NO_GROUND,
    )


def _card(library: Library, card: EmergencyCard) -> Card:
    return Card(
        title=card.title,
        trigger=card.trigger,
        command=card.command,
        report_to=card.report_to,
        limit=library.limit_of(card),
        steps=[CardStep(text=x.text, who=x.who, note=x.note) for x in card.steps],
        never=list(card.never),
        write_down=list(card.write_down),
        blocks=[b.title for slug in card.blocks if (b := library.blocks.get(slug))],
    )


def _question(question: AskedQuestion) -> Question:
    return Question(
        name=question.name,
        text=question.text,
        why=question.why,
        kind=question.kind,
        options=list(question.answers),
        default=question.default,
        about=question.about,
        touches=list(question.touches),
    )


def _roles(workstreams: Iterable[Workstream], pauses: list[ProgramPause]) -> Iterator[str]:
    for stream in workstreams:
        yield from (stream.lead, stream.assist, stream.check)
    for pause in pauses:
        yield pause["caller"]
        yield from (item["checker"] for item in pause["items"] if item["checker"])


def _segments(tasks: list[ProgramTask], pauses: list[ProgramPause]) -> Iterator[str]:
    dues = [*(task["due"] for task in tasks), *(pause["at"] for pause in pauses)]
    for anchor in (due["anchor"] for due in dues):
        if anchor.startswith("seg:"):
            yield anchor.removeprefix("seg:")
        elif anchor == "arrive":
            yield "接站"

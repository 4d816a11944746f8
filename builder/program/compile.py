"""An event type with all it draws on, compiled to one JSON document."""

from collections.abc import Iterator

from builder.model import Due, EventType, Item, Library, Pause, Task, Workstream
from builder.model import Question as AskedQuestion
from builder.model.card import Card as EmergencyCard
from builder.model.condition import Comparison as ParsedComparison
from builder.model.condition import Condition
from builder.model.event_type import Limit as AskedLimit
from builder.model.event_type import extended
from builder.model.published import all_grounds
from builder.model.wording import absent_words, label_words, relation_words, wanted_words
from builder.program.calendar import working_days
from builder.program.canonical import short_hash
from builder.program.format import (
    FORMAT,
    Calendar,
    Card,
    CardStep,
    Comparison,
    Ground,
    IndexEntry,
    Limit,
    LimitStep,
    Program,
    ProgramItem,
    ProgramPause,
    ProgramTask,
    Question,
    TypeProgram,
    When,
)
from builder.program.format import Due as ProgramDue
from builder.program.grounds import cases_of, grounds_of
from builder.program.outside import outside_of
from builder.program.shared_rules import RULES

NO_GROUND = "依据待补"
"""Said of a limit whose ground was retired."""


def compile_program(
    library: Library, event_type: EventType, calendar: Calendar | None = None
) -> Program:
    """The program of one event type, by the office's own calendar where none is given."""
    compiled = _TypeCompiler(library, extended(event_type, library.event_types)).compile()
    return Program(**compiled, calendar=calendar or _calendar_of(library))


def type_programs(library: Library) -> dict[str, TypeProgram]:
    """Every event type compiled, by its id, without a calendar."""
    whole = library.whole_types
    return {id_: _TypeCompiler(library, whole[id_]).compile() for id_ in library.event_types}


def program_files(library: Library) -> dict[str, object]:
    """What 开检查单 and 活动安排 load: data name, such as `programs/index`, to JSON value."""
    compiled = type_programs(library)
    types = library.event_types.values()
    index = [
        IndexEntry(type=t.id, title=t.title, category=t.category, summary=t.summary) for t in types
    ]
    shared = {
        "programs/index": index,
        "programs/calendar": _calendar_of(library),
        "programs/rules": RULES,
    }
    return {**{f"programs/{id_}": x for id_, x in compiled.items()}, **shared}


def _calendar_of(library: Library) -> Calendar:
    """The known notices, and the days the office set right itself."""
    return working_days(library.calendar)


class _TypeCompiler:
    def __init__(self, library: Library, event_type: EventType) -> None:
        self.library = library
        self.event_type = event_type
        self.questions = {question.name: question for question in event_type.questions}
        self.workstreams = {stream.name: stream for stream in event_type.workstreams}

    def compile(self) -> TypeProgram:
        event_type = self.event_type
        tasks = [self._task(task) for task in self.library.tasks_of_type(event_type)]
        pauses = [self._pause(pause) for pause in event_type.pauses]
        program = TypeProgram(
            format=FORMAT,
            type=event_type.id,
            title=event_type.title,
            category=event_type.category,
            version="",
            questions=[_question(question) for question in event_type.questions],
            roles=list(dict.fromkeys(_roles(event_type.workstreams, pauses))),
            segments=list(dict.fromkeys(_segments(tasks, pauses))),
            tasks=tasks,
            pauses=pauses,
            closing=event_type.closing,
            reading=grounds_of(self.library, event_type.reading),
            minimal=list(event_type.minimal) or _all_where_nothing_stays(tasks, pauses),
            limits=[_limit(self.library, limit) for limit in event_type.limits],
            outside=outside_of(self.library, event_type),
            cases=cases_of(self.library, tasks, pauses),
            cards=[_card(self.library, card) for card in self.library.cards_for(event_type.id)],
        )
        unversioned = {name: value for name, value in program.items() if name != "version"}
        program["version"] = short_hash(unversioned, 8)
        return program

    def _task(self, task: Task) -> ProgramTask:
        stream = self.workstreams[task.workstream]
        return ProgramTask(
            id=task.id,
            text=task.text,
            due=due_of(task.due),
            workstream=stream.title,
            lead=stream.lead,
            assist=stream.assist,
            check=stream.check,
            document=task.document,
            red_line=task.red_line,
            statute=due_of(task.statute) if task.statute else None,
            fallback=task.fallback,
            droppable=task.droppable,
            when=self._when(task.when),
            grounds=self._grounds(task),
        )

    def _pause(self, pause: Pause) -> ProgramPause:
        here = [x for x in self.library.items_of_type(self.event_type) if pause.name in x.pauses]
        if pause.mode == "念单":
            here.sort(key=self._last_slip, reverse=True)
            here.sort(key=lambda item: not item.killer)
        return ProgramPause(
            name=pause.name,
            title=pause.title,
            at=due_of(pause.at),
            relation=relation_words(Due.parse(pause.at)),
            place=pause.place,
            caller=pause.caller,
            mode=pause.mode,
            items=[self._item(item) for item in here],
        )

    def _last_slip(self, item: Item) -> str:
        """When this office last slipped on it: that is dealt with first next time (S2-34)."""
        lessons = self.library.lessons_of_item.get(item.id, ())
        own = (x for x in lessons if x.origin == "本单位" and x.is_published)
        return max((lesson.occurred for lesson in own), default="")

    def _item(self, item: Item) -> ProgramItem:
        return ProgramItem(
            id=item.id,
            text=item.text,
            expect=item.expect,
            killer=item.killer,
            checker=item.checker,
            why=item.why,
            invalidated_by=list(item.invalidated_by),
            when=self._when(item.when),
            grounds=self._grounds(item),
        )

    def _grounds(self, line: Item | Task) -> list[Ground]:
        return grounds_of(self.library, all_grounds(self.library, line))

    def _when(self, condition: Condition) -> When:
        return When(
            all=[self._comparison(text) for text in condition.all],
            any=[self._comparison(text) for text in condition.any],
        )

    def _comparison(self, text: str) -> Comparison:
        parsed = ParsedComparison.parse(text)
        question = self.questions.get(parsed.question)
        return Comparison(
            question=parsed.question,
            operator=parsed.operator,
            value=parsed.value,
            label=label_words(parsed.question, question),
            wanted=wanted_words(parsed.operator, parsed.value, question),
        )


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
    )


def due_of(text: str) -> ProgramDue:
    """`start-2h` as the evaluators reckon with it."""
    due = Due.parse(text)
    return ProgramDue(
        anchor=due.anchor,
        amount=due.amount * 60 if due.unit == "h" else due.amount,
        unit="m" if due.unit == "h" else due.unit,
        clock=due.clock or 0,
        absent=absent_words(due.anchor),
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
    )


def _roles(workstreams: tuple[Workstream, ...], pauses: list[ProgramPause]) -> Iterator[str]:
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

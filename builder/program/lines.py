"""Items, tasks and 节点 of one event type and its blocks, as programs hold them."""

from builder.model import Block, Due, EventType, Item, Library, Pause, Task
from builder.model.composition import Brought, streams_of
from builder.model.condition import Comparison as ParsedComparison
from builder.model.condition import Condition
from builder.model.grounds import short_basis
from builder.model.program_words import absent_words, label_words, relation_words, wanted_words
from builder.model.published import all_grounds
from builder.program.format import (
    Comparison,
    Ground,
    ProgramItem,
    ProgramPause,
    ProgramTask,
    Stop,
    When,
)
from builder.program.format import Due as ProgramDue
from builder.program.grounds import grounds_of
from builder.program.order import earlier, in_order, with_earlier
from builder.program.stops import stops_of


class LineCompiler:
    """Compiles the lines of one whole event type."""

    def __init__(self, library: Library, event_type: EventType) -> None:
        self.library = library
        self.event_type = event_type
        self.things = library.things
        self.questions = {question.name: question for question in event_type.questions}

    def tasks(self) -> list[ProgramTask]:
        """Makers of things before those who need them."""
        return in_order(list(map(self._task, self.library.tasks_brought(self.event_type))))

    def pauses(self) -> list[ProgramPause]:
        """As the type and its blocks list them."""
        return list(map(self._pause, self.event_type.pauses))

    def _task(self, brought: Brought[Task]) -> ProgramTask:
        task = brought.line
        stream = streams_of(brought.by, self.event_type, self.library.blocks)[task.workstream]
        before = [x for state in task.makes for x in earlier(state, self.things)]
        needs = with_earlier((*before, *task.needs), self.things)
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
            basis=short_basis(self.library, all_grounds(self.library, task)),
            scopes=list(brought.by),
            each=task.each,
            any_hour=task.any_hour,
            makes=list(task.makes),
            needs=[state for state in needs if state not in task.makes],
            stops=self._stops(task, (stream.lead, stream.assist, stream.check)),
        )

    def _pause(self, pause: Pause) -> ProgramPause:
        here = list(self.library.items_at(self.event_type, pause))
        if pause.mode == "念单":
            here.sort(key=lambda x: self._last_slip(x.line), reverse=True)
            here.sort(key=lambda x: not x.line.killer)
        block = self._block_of(pause)
        stretch = block.called if block and block.timed else ""
        return ProgramPause(
            scope=block.id if block else "",
            stretch=block.title if block else "",
            name=pause.name,
            title=pause.title,
            at=due_of(pause.at),
            relation=relation_words(Due.parse(pause.at), stretch),
            place=pause.place,
            caller=pause.caller,
            mode=pause.mode,
            any_hour=not self.event_type.desk,
            items=[self._item(x, pause) for x in here],
        )

    def _block_of(self, pause: Pause) -> Block | None:
        return self.library.blocks.get(pause.brought_by)

    def _last_slip(self, item: Item) -> str:
        """When this office last slipped on it: that is dealt with first next time (S2-34)."""
        lessons = self.library.lessons_of_item.get(item.id, ())
        own = (x for x in lessons if x.origin == "本单位" and x.is_published)
        return max((lesson.occurred for lesson in own), default="")

    def _item(self, brought: Brought[Item], pause: Pause) -> ProgramItem:
        item = brought.line
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
            scopes=list(brought.by),
            needs=with_earlier(item.needs, self.things),
            stops=self._stops(item, (item.checker, pause.caller)),
        )

    def _stops(self, line: Item | Task, roles: tuple[str, ...]) -> list[Stop]:
        return stops_of(self.library, self.event_type.id, all_grounds(self.library, line), roles)

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

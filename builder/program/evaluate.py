"""A program and an event to the dated, numbered lists of that event.

`browser/evaluate/evaluate.js` does the same with the same steps in the same order. A change here
is a change there, and `tests/browser/test_evaluators_agree.py` compares them over thousands of
events.
"""

from collections.abc import Iterator

from builder.model import Event
from builder.model.scope import YES
from builder.program.canonical import short_hash
from builder.program.cases import past_cases
from builder.program.conditions import failed_words, refusal
from builder.program.format import Program, ProgramItem, ProgramPause, ProgramTask
from builder.program.last_time import last_time_remarks
from builder.program.own_lines import with_own_lines
from builder.program.result import (
    LeftOut,
    Result,
    ResultAnswer,
    ResultItem,
    ResultPause,
    ResultTask,
)
from builder.program.schedule import Dated, Schedule
from builder.program.seats import FOREIGN, seatings_of
from builder.program.second_eyes import remarks_on_second_eyes
from builder.program.spans import Span, spans_of
from builder.program.stops import Covered
from builder.program.stretches import (
    answered,
    missing,
    place_of,
    remarks_on_stretches,
    segments_of,
)
from builder.program.times import Days, clock_text, day_text, minute_of, year_of
from builder.program.urgency import NOW, state_of


def evaluate(program: Program, event: Event, now: str = "") -> Result:
    """The lists of one event. The same program and event always give the same result.

    `now` (`YYYY-MM-DD HH:MM`) is when the list is being made, for an event that does not say
    itself when it was; what was due before that is sorted as an 急单. "" sorts nothing.
    """
    return _Evaluation(program, event, event.made or now).result()


class _Evaluation:
    def __init__(self, program: Program, event: Event, made: str) -> None:
        self.program = program
        self.event = event
        self.made = minute_of(made) if made else None
        self.days = Days(program["calendar"])
        self.spans = spans_of(program, event, self.days)
        self.whole = self.spans[0]
        self.year = year_of(self.whole.anchors["start"])
        self.left_out: dict[tuple[str, str, str], LeftOut] = {}
        self.remarks: list[str] = []
        self.covered = Covered(self.made)

    def result(self) -> Result:
        program, event, start = self.program, self.event, self.whole.anchors["start"]
        tasks, pauses = self._lists()
        late = sum(bool(line["state"]) for line in (*tasks, *pauses))
        answers = answered(program, event)
        segments = segments_of(program, event, self.days, self.year)
        foreign = YES in self.whole.facts.get(FOREIGN, ())
        return Result(
            type=program["type"],
            type_title=program["title"],
            title=event.title or program["title"],
            version=program["version"],
            hash=short_hash(self._identity(), 12),
            start=start,
            start_text=self.days.text(start, 0),
            place=place_of(event),
            guests=event.guests,
            minimal=event.minimal,
            urgent=late > 0,
            answers=[answer for answer in answers if answer["answer"]],
            refused=[text for x in program["limits"] if (text := refusal(x, self.whole.facts))],
            missing=missing(program, event),
            segments=segments,
            seatings=seatings_of(program, event, segments, foreign=foreign),
            tasks=tasks,
            pauses=pauses,
            left_out=list(self.left_out.values()),
            closing=program["closing"],
            reading=program["reading"],
            covers=self.covered.words,
            cases=past_cases(program["cases"], tasks, pauses),
            cards=program["cards"],
            touches=program["touches"],
            approvers=program["approvers"],
            outside=program["outside"],
            without=program["without"],
            remarks=[
                *last_time_remarks(event.last_time, tasks, pauses, program["cases"]),
                *self._guessed(),
                *remarks_on_stretches(program, event),
                *_urgent(late),
                *_unanswered(answers),
                *self.remarks,
            ],
        )

    def _identity(self) -> object:
        """What makes two lists the same list. Names and places are nobody's business here."""
        event = self.event
        segments = [
            {"kind": s.kind, "start": s.start, "end": s.end, "answers": s.answers}
            for s in event.segments
        ]
        asked = (question["name"] for question in self.program["questions"])
        return {
            "type": self.program["type"],
            "version": self.program["version"],
            "answers": {name: self.whole.facts[name][0] for name in asked},
            "minimal": event.minimal,
            "segments": segments,
            "circumstances": {k: x.answers for k, x in event.circumstances.items()},
            "promise": event.promise,
            "own": [[x.id for x in event.added], sorted(event.struck), sorted(event.edited)],
        }

    def _guessed(self) -> Iterator[str]:
        for year in sorted(self.days.guessed):
            yield f"{year} 年放假安排未公布，按周一至周五推算，元旦、五一、国庆除外"

    def _lists(self) -> tuple[list[ResultTask], list[ResultPause]]:
        """Tasks by their time, what is late first; pauses by theirs, items numbered through."""
        kept = sorted(self._kept_pauses(), key=_in_turn)
        entries = list(self._entries())
        schedule = Schedule(self.days, self.program["slack"], entries)
        for at, _, span, items in kept:
            for item in items:
                schedule.need(item, span, at)
        schedule.settle()
        for entry in entries:
            self.covered.note(entry.task["stops"], entry.due, entry.span.anchors["start"])
        for at, _, span, items in kept:
            for item in items:
                self.covered.note(item["stops"], at, span.anchors["start"])
        tasks = [self._task(entry) for entry in entries]
        tasks.sort(key=lambda task: (not task["state"], task["due"]))
        pauses = [self._pause(at, pause, span, items) for at, pause, span, items in kept]
        self.remarks += remarks_on_second_eyes(self.event, pauses, tasks)
        return with_own_lines(self.event, tasks, pauses, self)

    # ---- Tasks

    def _entries(self) -> Iterator[Dated]:
        for task in self.program["tasks"]:
            spans = [span for span in self._spans_for(task) if self._keeps_task(task, span)]
            if task["each"]:
                yield from (Dated(task, span, (span,)) for span in spans)
            elif spans:
                yield Dated(task, spans[0] if len(spans) == 1 else self.whole, tuple(spans))

    def _spans_for(self, line: ProgramTask | ProgramItem) -> list[Span]:
        """Where a line can belong; a block that the event has not says so once."""
        spans = [span for span in self.spans if span.scope in line["scopes"]]
        if not spans:
            titles = [b["title"] for b in self.program["blocks"] if b["slug"] in line["scopes"]]
            self._keeps(line, f"没有“{'、'.join(titles)}”")
        return spans

    def _keeps_task(self, task: ProgramTask, span: Span) -> bool:
        limits = [limit for limit in (task["due"], task["statute"]) if limit]
        if not any(limit["anchor"] in span.anchors for limit in limits):
            return self._keeps(task, task["due"]["absent"])
        return self._keeps(task, self._because(task, span, kept_anyway=task["red_line"]))

    def _task(self, entry: Dated) -> ResultTask:
        task, due = entry.task, entry.due
        roles = [task["lead"], task["assist"], task["check"]]
        lead, assist, check = map(self.who, roles)
        legal = "" if entry.legal is None else f"法定期限 {self.days.text(entry.legal, self.year)}"
        return ResultTask(
            id=entry.key,
            text=task["text"],
            due=due,
            due_text=self.days.text(due, self.year),
            statute_text=legal,
            on_promise=task["due"]["anchor"] == "promise",
            state=state_of(task, due, self.made),
            workstream=task["workstream"],
            lead=lead,
            assist=assist,
            check=check,
            roles=roles,
            document=task["document"],
            red_line=task["red_line"],
            fallback=task["fallback"],
            grounds=task["grounds"],
            basis=task["basis"],
            makes=task["makes"],
            needs=task["needs"],
        )

    # ---- Pauses

    def _kept_pauses(self) -> Iterator[tuple[int, ProgramPause, Span, list[ProgramItem]]]:
        """One without items is no pause."""
        for pause in self.program["pauses"]:
            for span in self.spans:
                if span.scope == pause["scope"]:
                    items = [x for x in pause["items"] if self._keeps_item(x, pause, span)]
                    if items:
                        yield self._at(pause, span), pause, span, items

    def _at(self, pause: ProgramPause, span: Span) -> int:
        """In office hours at a desk, but what comes in at night is not looked at before it came."""
        anchor = span.anchors[pause["at"]["anchor"]]
        at = self.days.due(pause["at"], anchor)
        led = at if pause["any_hour"] else self.days.into_office(at)
        return at if led < anchor < at else led

    def _keeps_item(self, item: ProgramItem, pause: ProgramPause, span: Span) -> bool:
        if pause["at"]["anchor"] not in span.anchors:
            return self._keeps(item, pause["at"]["absent"])
        if not pause["scope"] and not self._spans_for(item):
            return False
        return self._keeps(item, self._because(item, span, kept_anyway=item["killer"]))

    def _pause(
        self, at: int, pause: ProgramPause, span: Span, items: list[ProgramItem]
    ) -> ResultPause:
        seconds = sum(3 + (len(item["text"]) + 3) // 4 for item in items)
        clock = f"{day_text(at, self.year)} {clock_text(at)}"
        return ResultPause(
            name=pause["name"] + span.suffix,
            title=f"{span.title} · {pause['title']}" if span.title else pause["title"],
            segment=span.title,
            at=at,
            at_text=f"{clock}（{pause['relation']}）",
            clock=clock,
            place=span.placed(pause["place"]),
            caller=self.who(pause["caller"]),
            caller_role=pause["caller"],
            mode=pause["mode"],
            state=NOW if self.made is not None and at < self.made else "",
            seconds=seconds if pause["mode"] == "念单" else 0,
            items=[self._item(item) for item in items],
        )

    def _item(self, item: ProgramItem) -> ResultItem:
        return ResultItem(
            number=0,
            id=item["id"],
            text=item["text"],
            expect=item["expect"],
            killer=item["killer"],
            checker=self.who(item["checker"]),
            checker_role=item["checker"],
            why=item["why"],
            invalidated_by=item["invalidated_by"],
            grounds=item["grounds"],
            needs=item["needs"],
        )

    # ---- Lines and people

    def who(self, role: str) -> str:
        """The person who fills a role, else the role itself."""
        person = self.event.people.get(role)
        return f"{person.name}{'（借调）' if person.seconded else ''}" if person else role

    def _because(self, line: ProgramTask | ProgramItem, span: Span, *, kept_anyway: bool) -> str:
        """Why a line stays off the lists; "" when it belongs on them."""
        if failed := failed_words(line["when"], span.facts):
            return failed
        short = self.event.minimal and not kept_anyway
        return "最简版不列" if short and line["id"] not in self.program["minimal"] else ""

    def _keeps(self, line: ProgramTask | ProgramItem, because: str) -> bool:
        if because:
            self.leave_out(line["id"], line["text"], because)
        return not because

    def moment(self, minute: int) -> tuple[str, str]:
        """A minute in words, and what is to be done at once where it is past."""
        late = self.made is not None and minute < self.made
        return self.days.text(minute, self.year), NOW if late else ""

    def leave_out(self, id_: str, text: str, because: str) -> None:
        """Say once that a line is not on the lists, and why."""
        left_out = LeftOut(id=id_, text=text, because=because)
        self.left_out.setdefault((id_, text, because), left_out)


def _in_turn(kept: tuple[int, ProgramPause, Span, list[ProgramItem]]) -> tuple[int, int]:
    """By time; at one minute the stretch that is over first, the whole event last."""
    at, _, span, _ = kept
    return at, span.anchors["end"]


def _urgent(late: int) -> Iterator[str]:
    if late:
        yield f"急单：{late} 处已过正常时限，排在最前，先看“{NOW}”"


def _unanswered(answers: list[ResultAnswer]) -> Iterator[str]:
    """A sheet printed too early must say so."""
    if open_ones := list(dict.fromkeys(x["text"] for x in answers if not x["answer"])):
        yield f"没有回答：{'；'.join(open_ones)}。靠它们判断的行没有列入"

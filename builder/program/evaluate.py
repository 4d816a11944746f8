"""A program and an event to the dated, numbered lists of that event.

`browser/evaluate/evaluate.js` does the same with the same steps in the same order. A change here
is a change there, and `tests/browser/test_evaluators_agree.py` compares them over thousands of
events.
"""

from collections.abc import Iterator

from builder.model import Event
from builder.program.canonical import short_hash
from builder.program.cases import past_cases
from builder.program.conditions import failed_words, refusal
from builder.program.format import Due, Program, ProgramItem, ProgramPause, ProgramTask
from builder.program.result import (
    LeftOut,
    Result,
    ResultAnswer,
    ResultItem,
    ResultPause,
    ResultTask,
)
from builder.program.times import (
    Days,
    anchors_of,
    clock_text,
    day_text,
    minute_of,
    segments_of,
    year_of,
)
from builder.program.urgency import NOW, ORDER, state_of


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
        self.anchors = anchors_of(event)
        self.year = year_of(self.anchors["start"])
        self.left_out: list[LeftOut] = []
        self.remarks: list[str] = []
        self.answers = {
            question["name"]: event.answers.get(question["name"]) or question["default"]
            for question in program["questions"]
        }

    def result(self) -> Result:
        program, event, start = self.program, self.event, self.anchors["start"]
        tasks, pauses = self._tasks(), self._pauses()
        late = sum(bool(line["state"]) for line in (*tasks, *pauses))
        return Result(
            type=program["type"],
            type_title=program["title"],
            title=event.title or program["title"],
            version=program["version"],
            hash=short_hash(self._identity(), 12),
            start=start,
            start_text=self.days.text(start, 0),
            place=self._place(),
            guests=event.guests,
            minimal=event.minimal,
            urgent=late > 0,
            answers=list(self._answered()),
            refused=[text for x in program["limits"] if (text := refusal(x, self.answers))],
            segments=segments_of(event, self.days, self.year),
            tasks=tasks,
            pauses=pauses,
            left_out=self.left_out,
            closing=program["closing"],
            reading=program["reading"],
            cases=past_cases(program["cases"], tasks, pauses),
            cards=program["cards"],
            outside=program["outside"],
            remarks=[*self._guessed(), *_urgent(late), *self._unanswered(), *self.remarks],
        )

    def _identity(self) -> object:
        """What makes two lists the same list. Names and places are nobody's business here."""
        segments = [{"kind": s.kind, "start": s.start, "end": s.end} for s in self.event.segments]
        return {
            "type": self.program["type"],
            "version": self.program["version"],
            "answers": self.answers,
            "minimal": self.event.minimal,
            "segments": segments,
            "promise": self.event.promise,
        }

    def _answered(self) -> Iterator[ResultAnswer]:
        for question in self.program["questions"]:
            if answer := self.answers[question["name"]]:
                name, text = question["name"], question["text"].partition("？")[0]
                yield ResultAnswer(name=name, text=text, answer=answer, about=question["about"])

    def _place(self) -> str:
        in_order = sorted(self.event.segments, key=lambda segment: minute_of(segment.start))
        return "→".join(dict.fromkeys(s.place for s in in_order if s.place))

    def _guessed(self) -> Iterator[str]:
        for year in sorted(self.days.guessed):
            yield f"{year} 年放假安排未公布，按周一至周五推算"

    def _unanswered(self) -> Iterator[str]:
        """A sheet printed too early must say so."""
        asked = self.program["questions"]
        if open_ones := [q["text"] for q in asked if not self.answers[q["name"]]]:
            yield f"没有回答：{'；'.join(open_ones)}。靠它们判断的行没有列入"

    def _tasks(self) -> list[ResultTask]:
        """Late lines first, by what can still be done about them; then by time."""
        kept = [t for t in self.program["tasks"] if self._keeps(t, self._why_no_task(t))]
        return sorted(map(self._task, kept), key=lambda x: (ORDER.index(x["state"]), x["due"]))

    def _why_no_task(self, task: ProgramTask) -> str:
        absent = self._absent(task["due"])
        if absent and task["statute"]:
            absent = self._absent(task["statute"]) and absent
        return absent or self._because(task, kept_anyway=task["red_line"])

    def _task(self, task: ProgramTask) -> ResultTask:
        due, statute_text = self._limits(task)
        roles = [task["lead"], task["assist"], task["check"]]
        lead, assist, check = map(self._who, roles)
        return ResultTask(
            id=task["id"],
            text=task["text"],
            due=due,
            due_text=self.days.text(due, self.year),
            statute_text=statute_text,
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
        )

    def _limits(self, task: ProgramTask) -> tuple[int, str]:
        """The earlier of our own limit and the alarm before the statutory one, and the latter."""
        limits = [] if self._absent(task["due"]) else [self._minute(task["due"])]
        statute = task["statute"]
        if not statute or self._absent(statute):
            return limits[0], ""
        legal = self._minute(statute)
        limits.append(legal if statute["unit"] == "m" else self.days.eve(legal))
        return min(limits), f"法定期限 {self.days.text(legal, self.year)}"

    def _pauses(self) -> list[ResultPause]:
        """Pauses by the time they come, items numbered through; one without items is no pause."""
        pauses: list[ResultPause] = []
        number = 0
        for at, pause, items in sorted(self._kept_pauses(), key=lambda kept: kept[0]):
            pauses.append(self._pause(at, pause, items, number))
            self._remark_on(pause, items)
            number += len(items)
        return pauses

    def _kept_pauses(self) -> Iterator[tuple[int, ProgramPause, list[ProgramItem]]]:
        for pause in self.program["pauses"]:
            absent = self._absent(pause["at"])
            items = [
                item
                for item in pause["items"]
                if self._keeps(item, absent or self._because(item, kept_anyway=item["killer"]))
            ]
            if items:
                yield self._minute(pause["at"]), pause, items

    def _pause(
        self, at: int, pause: ProgramPause, items: list[ProgramItem], number: int
    ) -> ResultPause:
        seconds = sum(3 + (len(item["text"]) + 3) // 4 for item in items)
        return ResultPause(
            name=pause["name"],
            title=pause["title"],
            at=at,
            at_text=f"{day_text(at, self.year)} {clock_text(at)}（{pause['relation']}）",
            place=pause["place"],
            caller=self._who(pause["caller"]),
            caller_role=pause["caller"],
            mode=pause["mode"],
            state=NOW if self.made is not None and at < self.made else "",
            seconds=seconds if pause["mode"] == "念单" else 0,
            items=[self._item(item, number + i) for i, item in enumerate(items, 1)],
        )

    def _item(self, item: ProgramItem, number: int) -> ResultItem:
        return ResultItem(
            number=number,
            id=item["id"],
            text=item["text"],
            expect=item["expect"],
            killer=item["killer"],
            checker=self._who(item["checker"]),
            checker_role=item["checker"],
            why=item["why"],
            invalidated_by=item["invalidated_by"],
            grounds=item["grounds"],
        )

    def _minute(self, due: Due) -> int:
        return self.days.due(due, self.anchors[due["anchor"]])

    def _absent(self, due: Due) -> str:
        return "" if due["anchor"] in self.anchors else due["absent"]

    def _who(self, role: str) -> str:
        """The person who fills a role, else the role itself."""
        person = self.event.people.get(role)
        return f"{person.name}{'（借调）' if person.seconded else ''}" if person else role

    def _because(self, line: ProgramTask | ProgramItem, *, kept_anyway: bool) -> str:
        """Why a line stays off the lists; "" when it belongs on them."""
        if failed := failed_words(line["when"], self.answers):
            return failed
        short = self.event.minimal and not kept_anyway
        return "最简版不列" if short and line["id"] not in self.program["minimal"] else ""

    def _keeps(self, line: ProgramTask | ProgramItem, because: str) -> bool:
        left_out = LeftOut(id=line["id"], text=line["text"], because=because)
        if because and left_out not in self.left_out:
            self.left_out.append(left_out)
        return not because

    def _remark_on(self, pause: ProgramPause, items: list[ProgramItem]) -> None:
        """A 必查项 needs a second pair of eyes, and one that knows the office."""
        for checker in dict.fromkeys(item["checker"] for item in items if item["killer"]):
            caller, second = map(self.event.people.get, (pause["caller"], checker))
            if not caller or not second:
                continue
            if caller.name == second.name:
                fault = f"念单人和检查人是同一人（{caller.name}）"
            elif caller.seconded and second.seconded:
                fault = "念单人和检查人都是借调或实习人员"
            else:
                continue
            self.remarks.append(f"“{pause['title']}”的必查项，{fault}，请换一人")


def _urgent(late: int) -> Iterator[str]:
    if late:
        yield f"急单：{late} 处已过正常时限，排在最前，先看“{NOW}”"

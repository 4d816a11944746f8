"""A program and an event to the dated, numbered lists of that event.

`browser/evaluate.js` does the same with the same steps in the same order. A change here is a
change there, and `tests/browser/test_evaluators_agree.py` compares them over thousands of events.
"""

import re
from collections.abc import Iterator

from builder.model import Event
from builder.program.canonical import short_hash
from builder.program.format import (
    Comparison,
    Due,
    LeftOut,
    Program,
    ProgramItem,
    ProgramPause,
    ProgramTask,
    Result,
    ResultItem,
    ResultPause,
    ResultTask,
)
from builder.program.times import Days, anchors_of, clock_text, day_text, minute_of, year_of

_NUMBER = re.compile(r"^[0-9]{1,9}\Z")
_ORDERS = {">=": (0, 1), "<=": (0, -1), ">": (1,), "<": (-1,)}
"""Signs of answer minus value that satisfy an operator."""


def evaluate(program: Program, event: Event) -> Result:
    """The lists of one event. The same program and event always give the same result."""
    return _Evaluation(program, event).result()


class _Evaluation:
    def __init__(self, program: Program, event: Event) -> None:
        self.program = program
        self.event = event
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
            tasks=tasks,
            pauses=pauses,
            left_out=self.left_out,
            closing=program["closing"],
            reading=program["reading"],
            remarks=[*self._guessed(), *self._unanswered(), *self.remarks],
        )

    def _identity(self) -> object:
        """What makes two lists the same list. Names and places are nobody's business here."""
        segments = [{"kind": s.kind, "start": s.start, "end": s.end} for s in self.event.segments]
        return {
            "type": self.program["type"],
            "version": self.program["version"],
            "answers": self.answers,
            "segments": segments,
            "promise": self.event.promise,
        }

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
        kept = [t for t in self.program["tasks"] if self._keeps(t, self._because(t["due"], t))]
        return sorted((self._task(task) for task in kept), key=lambda task: task["due"])

    def _task(self, task: ProgramTask) -> ResultTask:
        due = self._minute(task["due"])
        return ResultTask(
            id=task["id"],
            text=task["text"],
            due=due,
            due_text=self.days.text(due, self.year),
            workstream=task["workstream"],
            lead=self._who(task["lead"]),
            assist=self._who(task["assist"]),
            check=self._who(task["check"]),
            document=task["document"],
            red_line=task["red_line"],
            grounds=task["grounds"],
        )

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
            items = [i for i in pause["items"] if self._keeps(i, self._because(pause["at"], i))]
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
            mode=pause["mode"],
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
            why=item["why"],
            grounds=item["grounds"],
        )

    def _minute(self, due: Due) -> int:
        return self.days.due(due, self.anchors[due["anchor"]])

    def _who(self, role: str) -> str:
        """The person who fills a role, else the role itself."""
        person = self.event.people.get(role)
        return f"{person.name}{'（借调）' if person.seconded else ''}" if person else role

    def _because(self, due: Due, line: ProgramTask | ProgramItem) -> str:
        """Why a line stays off the lists; "" when it belongs on them."""
        if due["anchor"] not in self.anchors:
            return due["absent"]
        failed = [c for c in line["when"]["all"] if not self._holds(c)]
        choice = line["when"]["any"]
        if choice and not any(self._holds(c) for c in choice):
            failed += choice
        return "，".join(dict.fromkeys(self._words(c) for c in failed))

    def _keeps(self, line: ProgramTask | ProgramItem, because: str) -> bool:
        left_out = LeftOut(id=line["id"], text=line["text"], because=because)
        if because and left_out not in self.left_out:
            self.left_out.append(left_out)
        return not because

    def _holds(self, comparison: Comparison) -> bool:
        answer, value = self.answers.get(comparison["question"], ""), comparison["value"]
        if not answer:
            return False
        numbers = bool(_NUMBER.match(answer) and _NUMBER.match(value))
        order = _sign(int(answer) - int(value)) if numbers else int(answer != value)
        if comparison["operator"] in ("=", "!="):
            return (order == 0) == (comparison["operator"] == "=")
        return numbers and order in _ORDERS[comparison["operator"]]

    def _words(self, comparison: Comparison) -> str:
        answer = self.answers.get(comparison["question"], "") or "未答"
        return f"{comparison['label']}＝{answer}{comparison['wanted']}"

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


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)

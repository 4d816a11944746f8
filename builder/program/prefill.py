"""What an event already knows of a form: `fill:` of each field, said in words."""

from collections.abc import Callable, Mapping

from builder.model import Event
from builder.model.condition import NUMBER
from builder.model.form import Form, FormField
from builder.program.conditions import allowance
from builder.program.format import Program
from builder.program.lines import due_of
from builder.program.result import Result
from builder.program.spans import anchors_of
from builder.program.times import DAY, Days, clock_text, minute_of


def prefill(form: Form, program: Program, result: Result, event: Event) -> dict[str, str]:
    """Name of a field to what is known of it; fields that nothing is known of are left out."""
    filler = _Filler(program, result, event)
    known = {field.name: filler.value(field) for field in form.fields_ if field.fill}
    return {name: value for name, value in known.items() if value}


class _Filler:
    """One event as the source of answers."""

    def __init__(self, program: Program, result: Result, event: Event) -> None:
        self.program = program
        self.result = result
        self.event = event
        self.days = Days(program["calendar"])
        self.anchors = anchors_of(program, event)

    def value(self, field: FormField) -> str:
        """What `fill` asks for; "" where the event does not say."""
        name, _, rest = field.fill.partition(":")
        if rest:
            return self._named[name](rest)
        return self._plain[name]()

    @property
    def _plain(self) -> Mapping[str, Callable[[], str]]:
        result, event = self.result, self.event
        return {
            "title": lambda: result["title"],
            "type": lambda: result["type_title"],
            "date": lambda: self.days.date_text(self.anchors["start"], 0),
            "start": lambda: clock_text(self.anchors["start"]),
            "end": lambda: self._words(self.anchors["end"]),
            "times": self._times,
            "place": lambda: result["place"],
            "guests": lambda: event.guests,
            "leaders": lambda: "、".join(event.leaders),
            "people": lambda: "\n".join(f"{r} {p.name}" for r, p in event.people.items()),
            "segments": self._segments,
            "notes": lambda: event.notes,
            "promise": lambda: self._words(minute_of(event.promise)) if event.promise else "",
        }

    @property
    def _named(self) -> Mapping[str, Callable[[str], str]]:
        return {
            "answer": self._answer,
            "role": self._role,
            "segment": self._segment,
            "limit": self._limit,
            "earlier": self._earlier,
        }

    def _answer(self, name: str) -> str:
        """What was answered; a default was not, and is nothing to print on a form."""
        event = self.event
        said = [event.answers, *(x.answers for x in event.segments)]
        said += (x.answers for x in event.circumstances.values())
        return "、".join(dict.fromkeys(filter(None, (answers.get(name, "") for answers in said))))

    def _times(self) -> str:
        start, end = self.anchors["start"], self.anchors["end"]
        if start == end:
            return self._words(start)
        same_day = start // DAY == end // DAY
        return f"{self._words(start)}—{clock_text(end) if same_day else self._words(end)}"

    def _segments(self) -> str:
        return "\n".join(
            f"{s['day']} {s['clock']} {s['title']} {s['place']}".strip()
            for s in self.result["segments"]
        )

    def _role(self, role: str) -> str:
        person = self.event.people.get(role)
        return person.name if person else ""

    def _segment(self, kind: str) -> str:
        found = (s for s in self.result["segments"] if s["kind"] == kind)
        return "；".join(f"{s['clock']} {s['place']}".strip() for s in found)

    def _limit(self, title: str) -> str:
        """`客人 12 人，至多 4 人（《…》第十条）`; "" where the type has no such limit."""
        limit = next((x for x in self.program["limits"] if x["title"] == title), None)
        guests = self._answer(limit["guests"]) if limit else ""
        if not limit or not NUMBER.match(guests) or not int(guests):
            return ""
        allowed = allowance(limit["table"], int(guests))
        return f"客人 {int(guests)} 人，至多 {allowed} 人（{limit['clause']}）"

    def _earlier(self, names: str) -> str:
        """The earliest of several limits, by day: what was promised, what the law allows."""
        minutes = [self._minute(name) for name in names.split(",")]
        found = [minute for minute in minutes if minute is not None]
        return self.days.date_text(min(found), 0) if found else ""

    def _minute(self, text: str) -> int | None:
        due = due_of(text)
        anchor = self.anchors.get(due["anchor"])
        return None if anchor is None else self.days.due(due, anchor)

    def _words(self, minute: int) -> str:
        return self.days.text(minute, 0)

"""“这条不清楚”“这条多余”: what users of a sheet say of its items, as letters to the maintainer."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from builder.letters.run_lines import numbered_line
from builder.model import HandIn, Item, Library, Task
from builder.model.meeting_record import MOST_ROWS, MeetingRecord, MeetingRow
from builder.program.result import Result

WISHES = {"不清楚": "请维护人改写这一条，写明看什么。", "多余": "请维护人看这一条能否删去。"}


@dataclass(frozen=True, slots=True)
class Opinions:
    """What is said of one line that stands in this knowledge base."""

    line: Item | Task
    counts: Mapping[str, int]
    """Opinion → how often."""

    @property
    def words(self) -> str:
        """`不清楚 2，多余 1`."""
        return "，".join(f"{opinion} {count}" for opinion, count in self.counts.items())


def opinion_letter(
    opinions: Mapping[str, str], notes: Mapping[str, str], result: Result, month: str
) -> MeetingRecord | None:
    """One letter with a row for every opinion; None where there is none.

    The same opinions on the same list are the same letter. `month` is `YYYY-MM`.
    """
    rows = [_row(line, word, notes.get(line, ""), result) for line, word in opinions.items()]
    if not rows:
        return None
    said = "\n".join(f"{result['hash']} {row['what']}" for row in rows)
    return MeetingRecord.model_validate(
        {
            "receipt": f"{month.replace('-', '')}01-{sha256(said.encode()).hexdigest()[:8]}",
            "event_type": result["type"],
            "month": month,
            "title": result["title"][:60],
            "rows": rows[:MOST_ROWS],
        }
    )


def line_of_opinion(hand_in: HandIn, library: Library) -> Item | Task | None:
    """The item or task that an opinion is about; None where it is no opinion, or about nothing."""
    if not hand_in.opinion or not hand_in.lines:
        return None
    name = hand_in.lines[0].rpartition(" ")[2].partition("@")[0]
    return library.items.get(name) or library.tasks.get(name)


def opinions_of(hand_ins: Iterable[HandIn], library: Library) -> list[Opinions]:
    """What is said of each line, the line of which most is said first."""
    counts: dict[str, Counter[str]] = {}
    lines: dict[str, Item | Task] = {}
    for hand_in in hand_ins:
        if line := line_of_opinion(hand_in, library):
            lines[line.id] = line
            counts.setdefault(line.id, Counter())[hand_in.opinion] += 1
    order = sorted(counts, key=lambda name: (-counts[name].total(), name))
    return [Opinions(lines[name], counts[name]) for name in order]


def _row(line: str, opinion: str, note: str, result: Result) -> dict[str, object]:
    number, text = numbered_line(result, line)
    about = f"第 {number} 项“{text}”" if number else f"“{_task_text(line, result)}”"
    said = f"{about}：{opinion}。{note}"
    row = {"what": said, "prevent": WISHES[opinion], "lines": (line,), "opinion": opinion}
    pause = line.partition(" ")[0] if " " in line else ""
    return MeetingRow.model_validate({**row, "pause": pause}).model_dump()


def _task_text(line: str, result: Result) -> str:
    return next((task["text"] for task in result["tasks"] if task["id"] == line), line)

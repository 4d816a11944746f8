"""What somebody writes down beside the paper, by its printed numbers: `07 未做`.

A line is a number, a word, and where there is more to say a note. Other lines begin with a word:
`其余 完成`, without which what is not named counts as nothing, `没拦住 2013/flag-rope 来不及`,
`问题 停车场没人引导`, `用时 20`, and `校验 1e7b6927c6ba`, which tells whether the numbers are those
of the list that was printed.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from unicodedata import normalize

from builder.model import Finding, Place
from builder.model.mark import STATES, Mark
from builder.model.run_record import Leak, RunRecord
from builder.model.words import did_you_mean
from builder.program.result import Result

OPINIONS = ("不清楚", "多余")
LONGEST_NOTE = 500
MOST_LINES = 500
_NUMBERED = re.compile(r"^(?:第\s*)?([0-9]{1,4})\s*[项条号]?[\s、.:,．：，]*(.*)$", re.DOTALL)
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ\u3000]")
"""What is as good as its narrow form; punctuation in a note stays as it was written."""
_WHAT = "一行写一条，如“07 未做”“12 有问题 话筒没电”“3 不清楚”。"


class _LineError(ValueError):
    """What is wrong with one line, and what to write instead; Chinese."""

    def __init__(self, message: str, hint: str = _WHAT) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(slots=True)
class _Reader:
    """Takes lines one by one; what they say gathers in `said`."""

    result: Result
    lessons: Collection[str]
    said: dict[str, dict[str, object]] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    leaks: list[dict[str, object]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    minutes: int = 0
    opinions: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    rest: bool = False

    def take(self, text: str, number: int) -> None:
        if len(text) > LONGEST_NOTE:
            raise _LineError(f"这一行超过 {LONGEST_NOTE} 字。", "长的事情请用记一条经验。")
        if numbered := _NUMBERED.match(text):
            return self._item(int(numbered[1]), numbered[2].strip(), number)
        word, _, rest = text.partition(" ")
        act = self._acts.get(word)
        if act is None:
            raise _LineError(f"“{word[:20]}”看不懂。", did_you_mean(word, self._acts) + _WHAT)
        return act(rest.strip())

    @property
    def _acts(self) -> Mapping[str, Callable[[str], None]]:
        return {
            "其余": self._rest,
            "没拦住": self._leak,
            "问题": self._problem,
            "用时": self._minutes,
            "校验": self._hash,
        }

    def _item(self, item: int, rest: str, number: int) -> None:
        words = [*STATES, *OPINIONS]
        word, _, note = rest.partition(" ")
        if word not in words:
            fault = (
                f"第 {item} 项后面的“{word[:20]}”看不懂。" if word else f"第 {item} 项没有写情况。"
            )
            raise _LineError(fault, did_you_mean(word, words) or f"可以写：{'、'.join(words)}。")
        line = _lines_by_number(self.result).get(item)
        if line is None:
            last = len(_lines_by_number(self.result))
            raise _LineError(
                f"没有第 {item} 项。", f"这张单是第 1 到第 {last} 项，请看纸上的编号。"
            )
        about = f"{line} {word in OPINIONS}"
        if about in self.seen:
            raise _LineError(
                f"第 {item} 项写了两次。", f"前一次在第 {self.seen[about]} 行，留一行。"
            )
        self.seen[about] = number
        self._keep(line, word, note.strip(), item)

    def _keep(self, line: str, word: str, note: str, item: int) -> None:
        if word in OPINIONS:
            self.opinions[line] = word
            self.notes[line] = note
        elif word == "不涉及" and not note:
            raise _LineError(
                f"第 {item} 项不涉及，没有写理由。", f"写成“{item} 不涉及 本次无媒体”。"
            )
        elif word == "完成":
            self.done.append(line)
        else:
            self.said[line] = {"state": word, "note": note}

    def _rest(self, rest: str) -> None:
        if rest != "完成":
            raise _LineError("“其余”后面只能写“完成”。", "写成“其余 完成”；没做的按编号写。")
        self.rest = True

    def _leak(self, rest: str) -> None:
        lesson, _, note = rest.partition(" ")
        lesson = lesson.removeprefix("lessons/")
        if lesson not in self.lessons:
            raise _LineError(f"没有“{lesson[:80]}”这一条案例。", did_you_mean(lesson, self.lessons))
        late = note.startswith("来不及")
        self.leaks.append({"lesson": lesson, "late": late, "note": note})

    def _problem(self, rest: str) -> None:
        if not rest:
            raise _LineError("“问题”后面没有写什么问题。")
        self.problems.append(rest)

    def _minutes(self, rest: str) -> None:
        found = re.fullmatch(r"([0-9]{1,4})\s*(?:分钟|分)?", rest)
        if not found:
            raise _LineError(f"用时“{rest[:20]}”不是分钟数。", "写成“用时 20”。")
        self.minutes = int(found[1])

    def _hash(self, rest: str) -> None:
        if rest.lower() != self.result["hash"]:
            fault = f"纸上的校验是 {rest[:20]}，这份草稿现在是 {self.result['hash']}。"
            raise _LineError(fault, "清单改过，编号可能对不上：请用打印那一版的草稿和知识库。")


@dataclass(frozen=True, slots=True)
class RunNotes:
    """The record, and what was said of items beside their opinion."""

    record: RunRecord
    notes: Mapping[str, str]


def read_run_lines(
    text: str,
    name: str,
    event: str,
    result: Result,
    lessons: Collection[str],
    *,
    marked: Collection[str] = (),
) -> RunNotes | list[Finding]:
    """The run record of `event` that the lines of `text` make, or every fault with its line.

    `name` is the file's, for the findings; `lessons` are the ids that a leak may name; `marked`
    are the lines ticked on the screen, which `其余 完成` does not speak of.
    """
    reader = _Reader(result, lessons)
    faults: list[Finding] = []
    lines = text.lstrip("\ufeff").splitlines()
    if len(lines) > MOST_LINES:
        return [_fault(name, MOST_LINES + 1, _LineError(f"超过 {MOST_LINES} 行。"))]
    for number, line in enumerate(lines, 1):
        plain = " ".join(_WIDE.sub(lambda wide: normalize("NFKC", wide[0]), line).split())
        if not plain or plain.startswith("#"):
            continue
        try:
            reader.take(plain, number)
        except _LineError as fault:
            faults.append(_fault(name, number, fault))
    return faults or _notes(reader, event, marked)


def told_lines(result: Result, marks: Mapping[str, Mark]) -> Iterator[str]:
    """What was said of lines, a sentence each with the number and text; what is 完成 by numbers."""
    done: list[int] = []
    for line, mark in sorted(marks.items(), key=lambda one: numbered_line(result, one[0])[0]):
        number = numbered_line(result, line)[0]
        if mark.state == "完成" and number:
            done.append(number)
        elif mark.state != "完成":
            yield f"{line_words(result, line)}：{mark.state}{'。' + mark.note if mark.note else ''}"
    if done:
        yield f"完成 {len(done)} 项：{'、'.join(_runs_of(done))}"


def numbered_line(result: Result, line: str) -> tuple[int, str]:
    """The printed number and the text of an item's line; 0 and "" for one that is not printed."""
    for pause in result["pauses"]:
        for item in pause["items"]:
            if f"{pause['name']} {item['id']}" == line:
                return item["number"], item["text"]
    return 0, ""


def line_words(result: Result, line: str) -> str:
    """How a line is called for people: by number and text, a task by its text."""
    number, text = numbered_line(result, line)
    if number:
        return f"第 {number} 项“{text}”"
    return f"“{next((t['text'] for t in result['tasks'] if t['id'] == line), line)}”"


def _notes(reader: _Reader, event: str, marked: Collection[str]) -> RunNotes:
    told = {*reader.said, *reader.done, *marked}
    rest = [x for x in _lines_by_number(reader.result).values() if x not in told]
    record = RunRecord(
        event=event,
        title=reader.result["title"],
        hash=reader.result["hash"],
        exceptions={line: Mark.model_validate(said) for line, said in reader.said.items()},
        done=(*reader.done, *(rest if reader.rest else ())),
        opinions=reader.opinions,
        problems=tuple(reader.problems),
        leaks=tuple(Leak.model_validate(leak) for leak in reader.leaks),
        minutes=reader.minutes,
    )
    return RunNotes(record, reader.notes)


def _runs_of(numbers: list[int]) -> Iterator[str]:
    """`1—3`, `5`: numbers in their order, those that follow each other drawn together."""
    start = numbers[0]
    for number, following in zip(numbers, [*numbers[1:], 0], strict=True):
        if following != number + 1:
            yield f"{start}—{number}" if number > start else str(start)
            start = following


def _lines_by_number(result: Result) -> dict[int, str]:
    pauses = result["pauses"]
    return {i["number"]: f"{pause['name']} {i['id']}" for pause in pauses for i in pause["items"]}


def _fault(name: str, number: int, fault: _LineError) -> Finding:
    return Finding(Place(name, number), "bad-value", str(fault), fault.hint)

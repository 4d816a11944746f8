"""What the evaluator of a 桌面推演 ticked, written down by the printed numbers: `3 拦住`.

Other lines begin with a word: `时间 2026-11-20 14:30` (when it began, always asked for),
`推演号 caf9ba` (whether the numbers are those of the printed sheet), `其余 没人提`, `人数 8`,
`用时 40`, and `一问 …`, `二问 …`, `三问 …`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from builder.model import Finding, Place
from builder.model.drill_record import HEARD, DrillRecord
from builder.model.faults import sentences
from builder.model.shape import shape_of
from builder.model.words import did_you_mean
from builder.program.drill_format import Drill

_NUMBERED = re.compile(r"(?:第\s*)?([0-9]{1,3})\s*[项条号]?[\s、.:．：，,]*(\S*)\s*")
_WHAT = "一行写一条，如“3 拦住”“4 没人提”“时间 2026-11-20 14:30”。"
_QUESTIONS = ("一问", "二问", "三问")


class _LineError(ValueError):
    """What is wrong with a line; Chinese."""


@dataclass(slots=True)
class _Reader:
    drill: Drill
    lines: dict[str, str] = field(default_factory=dict)
    rest: str = ""
    said: dict[str, str] = field(default_factory=dict)
    answers: list[str] = field(default_factory=lambda: ["", "", ""])

    def take(self, text: str) -> None:
        if numbered := _NUMBERED.fullmatch(text):
            self._line(int(numbered[1]), self._heard(numbered[2]))
            return
        word, _, rest = text.partition(" ")
        acts = self._acts
        if word not in acts:
            raise _LineError(f"“{word[:20]}”看不懂。{did_you_mean(word, acts)}{_WHAT}")
        acts[word](rest.strip())

    @property
    def _acts(self) -> Mapping[str, Callable[[str], None]]:
        kept = {"时间": "held", "人数": "people", "用时": "minutes"}
        answers = {word: _kept_at(self.answers, at) for at, word in enumerate(_QUESTIONS)}
        return {
            "其余": self._rest,
            "推演号": self._number,
            **{word: _kept_as(self.said, name) for word, name in kept.items()},
            **answers,
        }

    def _line(self, number: int, heard: str) -> None:
        known = {line["number"]: line["key"] for line in self.drill["lines"]}
        if number not in known:
            raise _LineError(f"没有第 {number} 行，这张评估单是第 1 到第 {len(known)} 行。")
        if known[number] in self.lines:
            raise _LineError(f"第 {number} 行写了两次，留一次。")
        self.lines[known[number]] = heard

    def _rest(self, heard: str) -> None:
        self.rest = self._heard(heard)

    def _heard(self, word: str) -> str:
        if word not in HEARD:
            raise _LineError(f"“{word[:20]}”看不懂，可以写：{'、'.join(HEARD)}。")
        return word

    def _number(self, number: str) -> None:
        if number != self.drill["number"]:
            raise _LineError(
                f"纸上的推演号是 {number[:20]}，现在是 {self.drill['number']}："
                "案例或检查单改过，编号可能对不上，请用打印时的那一版知识库登记。"
            )

    def record(self) -> dict[str, object]:
        """The plain data of the record."""
        rest = {line["key"]: self.rest for line in self.drill["lines"] if self.rest}
        return {
            "drill": self.drill["number"],
            "lesson": self.drill["lesson"],
            "type": self.drill["type"],
            "lines": {**rest, **self.lines},
            "answers": self.answers if any(self.answers) else (),
            **self.said,
        }


def _kept_as(said: dict[str, str], name: str) -> Callable[[str], None]:
    return lambda words: said.__setitem__(name, words)


def _kept_at(answers: list[str], at: int) -> Callable[[str], None]:
    return lambda words: answers.__setitem__(at, words)


def read_drill_lines(text: str, name: str, drill: Drill) -> DrillRecord | list[Finding]:
    """The record that lines tell of a drill, or every fault with its line; `name` is the file's."""
    reader, faults = _Reader(drill), []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            if line.strip():
                reader.take(line.strip())
        except _LineError as fault:
            faults.append(Finding(Place(name, number), "bad-value", str(fault), ""))
    if faults:
        return faults
    try:
        return DrillRecord.model_validate(reader.record())
    except ValidationError as fault:
        said = "".join(sentences(fault, shape_of(DrillRecord)))
        return [Finding(Place(name, 1), "bad-value", said, _WHAT)]

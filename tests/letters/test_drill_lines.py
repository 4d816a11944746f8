"""An evaluator writes down what was ticked by the printed numbers."""

import json

import pytest

from builder.letters.drill_lines import read_drill_lines
from builder.letters.inbox import parse_letter
from builder.model.drill_record import DrillRecord
from tests.replay.test_drill import drill

DRILL = drill()
KEYS = [line["key"] for line in DRILL["lines"]]
WHEN = "时间 2025-12-08 14:30\n"


def told(text: str) -> DrillRecord:
    made = read_drill_lines(text, "勾的.txt", DRILL)
    assert isinstance(made, DrillRecord)
    return made


def faults(text: str) -> list[str]:
    made = read_drill_lines(text, "勾的.txt", DRILL)
    assert isinstance(made, list)
    return [f"{fault.place.line} {fault.message}" for fault in made]


def test_lines_are_told_by_their_numbers_and_the_rest_at_once() -> None:
    numbered = f"{WHEN}推演号 {DRILL['number']}\n1 拦住\n其余 没人提\n"
    made = told(f"{numbered}人数 8\n用时 40\n二问 没有\n")
    assert made.lines == dict.fromkeys(KEYS, "没人提") | {KEYS[0]: "拦住"}
    assert (made.people, made.minutes, made.answers) == (8, 40, ("", "没有", ""))
    assert (made.lesson, made.type, made.held) == ("2013/rope", "flag", "2025-12-08 14:30")


def test_what_nobody_wrote_down_counts_for_nothing() -> None:
    assert told(f"{WHEN}第1项、没拦住").lines == {KEYS[0]: "没拦住"}


def test_every_fault_is_told_with_its_line() -> None:
    assert faults("1 拦\n\n99 拦住\n1 拦住\n1 拦住\n推演号 x\n随便") == [
        "1 “拦”看不懂，可以写：拦住、没拦住、没人提。",
        f"3 没有第 99 行，这张评估单是第 1 到第 {len(KEYS)} 行。",
        "5 第 1 行写了两次，留一次。",
        f"6 纸上的推演号是 x，现在是 {DRILL['number']}：案例或检查单改过，"
        "编号可能对不上，请用打印时的那一版知识库登记。",
        "7 “随便”看不懂。可以写：其余、推演号、时间、人数、用时、一问、二问、三问。"
        "一行写一条，如“3 拦住”“4 没人提”“时间 2026-11-20 14:30”。",
    ]


def test_a_record_says_when_it_was() -> None:
    assert "几时开始的" in faults("1 拦住")[0]


def test_a_record_of_a_line_that_is_none_is_refused() -> None:
    record = told(f"{WHEN}1 拦住\n").model_dump(mode="json")
    parse_letter(json.dumps(record))
    with pytest.raises(ValueError, match="行须写成"):
        parse_letter(json.dumps({**record, "lines": {"../x": "拦住"}}))

"""What a clause says to one question, and the questions that any record answers.

Questions are written as those who ask say them; `{数}` is a number in them, `{日}` a day. What is
said may name both, `{得}` for what is allowed at that number and `{止}` for the last day.
"""

import re
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from builder.model.record import Part
from builder.model.values import Text, Whole

NUMBER, DAY, OUTCOME, LAST = "数", "日", "得", "止"
"""Names of slots."""
SLOT = re.compile(r"\{([^{}]*)\}")
Question = Annotated[Text, StringConstraints(max_length=24)]
Questions = tuple[Question, ...]
Unit = Literal["工作日", "日", "月"]


def slots_of(text: str) -> set[str]:
    """Names of the slots in a text."""
    return set(SLOT.findall(text))


def questions_field(note: str = "照问的人说的话写，如“停电了怎么办”") -> Questions:
    """The field `answers` of a record; typed as its value, as pydantic's fields are."""
    questions: Questions = Field((), title="回答哪些问题", description=note)
    return questions


class Bracket(Part):
    """What is allowed up to a number: `most`, and one for every `part` beyond `over`; or words."""

    to: Whole = Field(0, title="到几", description="含本数；最后一档不写")
    most: Whole = Field(0, title="几个")
    part: Whole = Field(0, title="几分之一", description="除不尽舍去零头")
    over: Whole = Field(0, title="从几以上算起", description="只按超过的部分算")
    words: str = Field("", title="写成什么", description="不是数的，如由谁许可")


class Term(Part):
    """How long something may take; the day it begins with does not count."""

    count: Whole = Field(title="多少")
    unit: Unit = Field(title="什么")


class Ruling(Part):
    """One answer of a clause."""

    answers: Questions = Field(title="回答哪些问题", min_length=1)
    say: Text = Field(title="怎样回答", description="{数} {得} 或 {日} {止} 由程序填")
    brackets: tuple[Bracket, ...] = Field((), title="按人数几档")
    example: Whole = Field(0, title="没有说数时按几算")
    term: Term | None = Field(None, title="限期", description="从 {日} 起算，当天不算")

    @property
    def known_slots(self) -> frozenset[str]:
        """Those that what is said may name; questions may name the first of each pair."""
        numbers = {NUMBER, OUTCOME} if self.brackets else set()
        return frozenset(numbers | ({DAY, LAST} if self.term else set()))

    @model_validator(mode="after")
    def _brackets_rise(self) -> "Ruling":
        ends = [bracket.to for bracket in self.brackets]
        if self.brackets and (ends[-1] or sorted(set(ends[:-1])) != ends[:-1] or 0 in ends[:-1]):
            raise ValueError("几档的 to 要一档比一档大，最后一档不写 to")
        if self.brackets and self.term:
            raise ValueError("brackets 和 term 只写一样，两个问题分开写")
        return self

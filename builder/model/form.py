"""A form: the fields an office fills in, on paper, in Word, or as rows of a register in Excel."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from builder.model.due import Due
from builder.model.record import Part, Record
from builder.model.reference import EventTypeId
from builder.model.ruling import Questions, questions_field
from builder.model.values import SLUG, Day, Flag, Slug, Text

_PLAIN_FILLS = (
    *("title", "type", "date", "start", "end", "times", "place"),
    *("guests", "leaders", "people", "segments", "notes", "promise"),
)
_NAMED_FILLS = ("answer", "role", "segment", "limit", "earlier")
_OPERAND = rf"(?:{SLUG[1:-1]}|\d+(?:\.\d+)?|today|空)"
_FORMULA = re.compile(rf"^({_OPERAND}) ([-+*]) ({_OPERAND})$")
_TEST = re.compile(rf"^({_OPERAND}) (=|!=|>=|<=|>|<) (\S+)$")
Formula = tuple[str, str, str]
"""Left, operator, right; an operand is the name of a field, a number, `today`, 空, or an
option of the field at its left."""


def _check_fill(text: str) -> str:
    name, colon, rest = text.partition(":")
    if name == "earlier" and rest:
        for due in rest.split(","):
            Due.parse(due)
    elif text and text not in _PLAIN_FILLS and not (colon and rest and name in _NAMED_FILLS):
        named = "、".join(f"{name}:…" for name in _NAMED_FILLS)
        raise ValueError(f"只认 {'、'.join(_PLAIN_FILLS)}，或 {named}")
    return text


def _check_formula(text: str) -> str:
    if text and not _FORMULA.match(text):
        raise ValueError("算式写成“actual - planned”：两个栏目代号或数，中间一个 + - *，两边空格")
    return text


def _check_test(text: str) -> str:
    if not _TEST.match(text):
        raise ValueError("条件写成“actual > planned”“due < today”“closed-on = 空”")
    return text


def formula_parts(text: str) -> Formula:
    """The parts of a formula or a test that was checked when it was read."""
    left, operator, right = text.split(" ")
    return left, operator, right


FillText = Annotated[str, AfterValidator(_check_fill)]
FormulaText = Annotated[str, AfterValidator(_check_formula)]
TestText = Annotated[str, AfterValidator(_check_test)]


class FormField(Part):
    """One field of a form."""

    name: Slug = Field(title="代号")
    label: Text = Field(title="栏目")
    type: Literal["文字", "长文字", "日期", "时间", "数字", "勾选"] = Field("文字", title="填法")
    options: tuple[Text, ...] = Field((), title="可选的填法")
    required: Flag = Field(False, title="必填")
    help: str = Field("", title="说明")
    fill: FillText = Field("", title="从活动草稿填什么")
    computed: FormulaText = Field("", title="算式", description="登记簿里由 Excel 算")
    standard: str = Field("", title="本单位标准", description="content/standards.yml 里的代号")


class Summary(Part):
    """汇总: a worksheet that adds up a register by day, week, month or the values of a field."""

    title: Text = Field(title="叫什么")
    by: Slug = Field(title="按哪一栏")
    period: Literal["日", "周", "月", "值"] = Field(title="按什么汇")
    sums: tuple[Slug, ...] = Field((), title="加哪几栏")
    against: str = Field("", title="同什么数对", description="多一栏填对方的数，再算差多少")


class Alarm(Part):
    """Rows that Excel marks red, such as `actual > planned`."""

    title: Text = Field(title="标什么")
    when: tuple[TestText, ...] = Field(title="条件", min_length=1, description="同时成立才标")


class Form(Record):
    """`content/forms/<slug>.yml`."""

    title: Text = Field(title="表单")
    purpose: Text = Field(title="用途")
    event_types: tuple[EventTypeId, ...] = Field((), title="活动类型")
    retention: Text = Field(title="保存")
    revised: Day = Field(title="最近修订")
    register_: Flag = Field(
        False, alias="register", title="登记簿", description="一行一件，另出 Excel"
    )
    fields_: Annotated[tuple[FormField, ...], Field(alias="fields", min_length=1, title="栏目")]
    summaries: tuple[Summary, ...] = Field((), title="汇总")
    alarms: tuple[Alarm, ...] = Field((), title="标红")
    answers: Questions = questions_field("照问的人说的话写，如“会议室检查表在哪”")

    @model_validator(mode="after")
    def _names_exist(self) -> "Form":
        known = {field.name for field in self.fields_} | {"today", "空"}
        known |= {option for field in self.fields_ for option in field.options}
        used = [name for summary in self.summaries for name in (summary.by, *summary.sums)]
        used += [part for text in self._formulas() for part in formula_parts(text)[::2]]
        if lost := [x for x in used if x not in known and not x[0].isdigit()]:
            raise ValueError(f"算式或汇总用到的栏目 {'、'.join(lost)} 不在本表")
        if (self.summaries or self.alarms) and not self.register_:
            raise ValueError("有汇总或标红的表要写 register: 是")
        return self

    def _formulas(self) -> list[str]:
        tests = [test for alarm in self.alarms for test in alarm.when]
        return [*(field.computed for field in self.fields_ if field.computed), *tests]

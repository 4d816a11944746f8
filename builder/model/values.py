"""Small types shared by the records: texts, dates, yes/no, closed sets of labels."""

import re
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from builder.model.limits import LONGEST_NAME, LONGEST_WORDS
from builder.model.shape import Reads

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
Kind = Literal["失误", "险些出错", "好做法"]
Phase = Literal["事前", "事中", "事后"]
Severity = Literal["S1", "S2", "S3", "S4"]
PHASES: tuple[Phase, ...] = get_args(Phase)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
GRAVE: tuple[Severity, ...] = ("S1", "S2")
"""The event itself felt it: worth a 必查项, and never without a line against it."""
State = Literal["草稿", "已收录", "已停用"]
ACCEPTED: State = "已收录"
"""The state in which readers see a lesson."""
SourceExtent = Literal["全文", "节选", "摘要", "转述"]
Confidence = Literal["H", "M", "L"]
Reading = Literal["H", "M"]
"""How well a clause was read; one that nobody read is not written down."""
Opinion = Literal["不清楚", "多余"]
"""What somebody who uses an item may say of it."""
MaybeOpinion = Literal["不清楚", "多余", ""]
Control = Literal["取消环节", "模板默认", "双人核", "检查项", "提醒"]

SEVERITY_LABELS = {"S1": "已造成影响", "S2": "影响了活动", "S3": "内部补上", "S4": "未造成影响"}
CONFIDENCE_LABELS = {"H": "见原文", "M": "据转载", "L": "未核实"}
EXTENT_MEANINGS = {
    "全文": "照来源全文写成",
    "节选": "照来源的一部分写成",
    "摘要": "照来源的摘要写成",
    "转述": "照别处对来源的转述写成",
}
"""How much of its source a lesson was written from, in words for its readers."""

_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$", re.ASCII)
UNKNOWN_DATE = "不详"
_PARTIAL_DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$", re.ASCII)
_MINUTE = re.compile(r"^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$", re.ASCII)
_CLOCK = re.compile(r"^([01]\d|2[0-3]):[0-5]\d$", re.ASCII)
FIRST_YEAR, LAST_YEAR = 2000, 2199
"""Years a minute may lie in, so that no offset leaves the calendar of either evaluator."""
FLAG_FORM = "须写“是”或“否”"
WHOLE_FORM = "应是不超过九位的整数"
FIELDS_FORM = "应是若干“字段: 值”"
DAY_FORM = "日期须写成 2026-12-08 这样的形式"
PARTIAL_DAY_FORM = "日期须写成 2026、2026-12 或 2026-12-08"
MINUTE_FORM = "时间须写成 2026-12-08 09:30（24 小时制）"
NO_SUCH_DAY = "日历上没有这一天"
NO_SUCH_YEAR = f"年份须在 {FIRST_YEAR}—{LAST_YEAR} 之间"
TIME_WORDS = {
    "minute_form": MINUTE_FORM,
    "partial_day_form": PARTIAL_DAY_FORM,
    "no_such_day": NO_SUCH_DAY,
    "no_such_year": NO_SUCH_YEAR,
}
"""What is wrong with a time, by the name that the page knows it by."""
LARGEST = 999_999_999
"""Whole numbers of nine digits are the same in every program."""
_DIGITS = re.compile(r"^[0-9]{1,9}\Z")


def schema_pattern(pattern: re.Pattern[str]) -> str:
    """A pattern as JSON Schema knows it: groups without names."""
    return re.sub(r"\?P<\w+>", "", pattern.pattern)


BAD_DATE = "bad_date"
"""The type that pydantic's errors carry for a date that cannot be read."""


def _bad_date(message: str) -> PydanticCustomError:
    return PydanticCustomError(BAD_DATE, message)


def real_day(text: str) -> date:
    """The day that `2026-12-08` or `20261208` names; a fault of pydantic's where there is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _bad_date(NO_SUCH_DAY) from None


def _parse_date(value: object) -> date:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise _bad_date(DAY_FORM)
    return real_day(value)


def _check_partial_date(value: str) -> str:
    if not _PARTIAL_DATE.fullmatch(value):
        raise _bad_date(PARTIAL_DAY_FORM)
    real_day(f"{value}-01-01"[:10])
    return value


def _check_minute(value: str) -> str:
    if not _MINUTE.fullmatch(value):
        raise _bad_date(MINUTE_FORM)
    if not FIRST_YEAR <= real_day(value[:10]).year <= LAST_YEAR:
        raise _bad_date(NO_SUCH_YEAR)
    return value


def _check_clock(value: str) -> str:
    if not _CLOCK.fullmatch(value):
        raise ValueError("时刻须写成 09:30（24 小时制，加引号）")
    return value


def _check_past_date(value: str) -> str:
    return "" if value == UNKNOWN_DATE else _check_partial_date(value)


def _parse_flag(value: object) -> bool:
    flags = {"是": True, "否": False, True: True, False: False}
    if isinstance(value, (str, bool)) and value in flags:
        return flags[value]
    raise ValueError(FLAG_FORM)


def whole_number(value: object) -> int | None:
    """A whole number, also one that is written as 2.0 or as a text of digits; else None."""
    if isinstance(value, str):
        return int(value) if _DIGITS.match(value) else None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return int(value) if value == value // 1 and abs(value) <= LARGEST else None


def _parse_whole(value: object) -> int:
    number = whole_number(value)
    if number is None:
        raise PydanticCustomError("whole_form", WHOLE_FORM)
    return number


def _answer_words(value: object) -> object:
    """Answers written as JSON numbers or truth values become the words the questions know."""
    if isinstance(value, bool):
        return "是" if value else "否"
    number = None if isinstance(value, str) else whole_number(value)
    return value if number is None else str(number)


Day = Annotated[date, BeforeValidator(_parse_date), Field(json_schema_extra={"format": "date"})]
PartialDay = Annotated[
    str,
    AfterValidator(_check_partial_date),
    # An editor reads an unquoted 2026 as a number; we read every scalar as text.
    WithJsonSchema({"type": ["string", "integer"], "pattern": _PARTIAL_DATE.pattern}),
    Reads("partial_day"),
]
PastDate = Annotated[
    str,
    AfterValidator(_check_past_date),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": f"{_PARTIAL_DATE.pattern}|^{UNKNOWN_DATE}$",
        }
    ),
]
"""When something happened; "" where 不详 is written, because the source does not say."""
Clock = Annotated[
    str,
    AfterValidator(_check_clock),
    WithJsonSchema({"type": "string", "pattern": _CLOCK.pattern}),
]
"""A time of day: `09:30`."""
Minute = Annotated[
    str,
    AfterValidator(_check_minute),
    WithJsonSchema({"type": "string", "pattern": _MINUTE.pattern}),
    Reads("minute"),
]
"""A minute that is on the calendar, of the local wall clock: `YYYY-MM-DD HH:MM`.

It stays a text, because such texts sort by time, but nothing else gets in anywhere.
"""
Flag = Annotated[
    bool, BeforeValidator(_parse_flag), WithJsonSchema({"enum": ["是", "否"]}), Reads("flag")
]
Whole = Annotated[int, BeforeValidator(_parse_whole), Reads("whole")]
Name = Annotated[Text, Field(max_length=LONGEST_NAME)]
MaybeName = Annotated[str, Field(max_length=LONGEST_NAME)]
Words = Annotated[Text, Field(max_length=LONGEST_WORDS)]
MaybeWords = Annotated[str, Field(max_length=LONGEST_WORDS)]
Answer = Annotated[MaybeName, BeforeValidator(_answer_words), Reads("answer")]
"""What an event answers to a question of its type."""

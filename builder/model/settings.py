"""What an office sets for itself: `qianshi.yml`."""

import re
from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema

from builder.model.layer import LayerNames
from builder.model.record import Record
from builder.model.values import Text

SCHEMA = 1
"""The version of the fields and their grammar; `sources/migrations.py` leads from older ones."""


def _check_schema(number: int) -> int:
    if not 1 <= number <= SCHEMA:
        raise ValueError(f"本机的前事只认到第 {SCHEMA} 版版式，请升级程序，或核对这个数")
    return number


_SPAN = re.compile(r"^(([01]\d|2[0-3]):[0-5]\d)-(([01]\d|2[0-3]):[0-5]\d)$", re.ASCII)


def _check_span(text: str) -> str:
    match = _SPAN.match(text)
    if not match or match[1] >= match[3]:
        raise ValueError("办公时间写成“08:30-12:00”，先早后晚")
    return text


ClockSpan = Annotated[
    str,
    AfterValidator(_check_span),
    WithJsonSchema({"type": "string", "pattern": _SPAN.pattern}),
]
DEFAULT_HOURS = ("08:30-12:00", "14:00-17:30")


def _in_order(spans: tuple[str, ...]) -> tuple[str, ...]:
    if not spans or any(a[6:] > b[:5] for a, b in pairwise(spans)):
        raise ValueError("办公时间至少一段，按先后写，互不重叠")
    return spans


class Settings(Record):
    """Names, places and addresses that differ from office to office."""

    schema_: Annotated[int, AfterValidator(_check_schema)] = Field(
        SCHEMA, alias="schema", title="版式", description="由 qianshi migrate 改写，不用手改"
    )
    office: Text = Field(title="单位名称")
    site_name: Text = Field("前事", title="站点名称")
    data: str = Field(
        "",
        title="数据目录",
        description="收件箱等；不填则放在本人的数据文件夹，Linux 上是 ~/.local/share/qianshi",
    )
    desk: str = Field(
        "",
        title="收件数据库",
        description="不填则是数据目录里的文件；或 postgresql://用户@主机/库名，密码写在 ~/.pgpass",
    )
    hours: Annotated[tuple[ClockSpan, ...], AfterValidator(_in_order)] = Field(
        DEFAULT_HOURS,
        title="办公时间",
        description="案头任务的时限只落在这里，如 [08:30-12:00, 14:00-17:30]",
    )
    inbox: tuple[Text, ...] = Field((), title="共享收件箱目录")
    layers: LayerNames = Field(
        (),
        title="站在哪几层上",
        description="从下往上写，如 [qianshi, 省厅]；qianshi 是程序自带的内容，别的放在 layers/ 里",
    )

    @property
    def office_hours(self) -> list[list[int]]:
        """From and to in minutes after midnight."""
        return [[_minutes(span[:5]), _minutes(span[6:])] for span in self.hours]


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])

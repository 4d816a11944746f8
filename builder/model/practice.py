"""惯例的来处: whose practice a line rests on where there is neither law nor case."""

from typing import Annotated

from pydantic import AfterValidator, Field

from builder.model.record import Part, Record
from builder.model.values import Day, Slug, Text


class PracticeSource(Part):
    """One published text that tells how an office does it; lines name it as `惯例/<name>`."""

    name: Slug = Field(title="代号")
    title: Text = Field(title="来源", description="标题，谁的、哪一年")
    short: Text = Field(title="纸上的叫法", description="如“会务手册”", max_length=12)
    note: str = Field("", title="说明", description="在哪里读到、读到多少")
    url: str = Field("", title="地址", description="发布单位自己的网址；转载的不写")


def _unique_names(rows: tuple[PracticeSource, ...]) -> tuple[PracticeSource, ...]:
    names = [row.name for row in rows]
    if twice := [name for name in dict.fromkeys(names) if names.count(name) > 1]:
        raise ValueError(f"代号重复：{'、'.join(twice)}")
    return rows


class Practices(Record):
    """`content/practice.yml`."""

    revised: Day = Field(title="最近修订")
    rows: Annotated[tuple[PracticeSource, ...], AfterValidator(_unique_names)] = Field(title="逐条")

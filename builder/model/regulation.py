"""A regulation and the clauses of it that the office uses."""

from typing import Literal

from pydantic import Field

from builder.model.demand import Demand
from builder.model.record import Part, Record
from builder.model.reference import RegulationId
from builder.model.ruling import Ruling
from builder.model.values import Day, PartialDay, Reading, Slug, Text


class Clause(Part):
    """One clause, said in our own words."""

    name: Slug = Field(title="代号")
    label: Text = Field(title="条号")
    """`第十条`; where nobody here could read the number, what it is about: `迎送的规定`."""
    text: Text = Field(title="内容")
    confidence: Reading = Field(title="可信程度")
    demands: tuple[Demand, ...] = Field(
        (), title="单子上要有", description="以这一条为依据的行里，少了一行就报错的"
    )
    rulings: tuple[Ruling, ...] = Field((), title="逐问逐答", description="检索时答的数和期限")


class Regulation(Record):
    """`content/regulations/<slug>.md`."""

    title: Text = Field(title="名称")
    level: Literal["国家", "省", "主管或集团", "本单位", "外地样例"] = Field(title="层级")
    theme: Text = Field(title="主题")
    issuer: Text = Field(title="制定机关")
    number: str = Field("", title="文号")
    effective_from: PartialDay = Field(title="施行日期")
    effective_until: PartialDay | None = Field(None, title="失效日期")
    supersedes: tuple[RegulationId, ...] = Field((), title="取代")
    reviewed: Day = Field(title="最近复核")
    revised: Day = Field(title="最近修订")
    read_at: Text = Field(title="查到处")
    unread: str = Field("", title="没有读到")
    """What could not be read, said once, here; lines cite the clauses without a word of it."""
    clauses: tuple[Clause, ...] = Field(title="用到的条款", min_length=1)
    tags: tuple[Text, ...] = Field((), title="关键词")

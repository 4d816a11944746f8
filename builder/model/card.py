"""应急处置卡: what to do when it has already happened, read and done line by line."""

from pydantic import Field

from builder.model.record import Part, Record
from builder.model.reference import BlockId, EventTypeId, Ground, Link
from builder.model.ruling import Questions, questions_field
from builder.model.values import Day, Text

REPORT_AT_ONCE = "立即电话报带班领导"
"""Said where no limit is known; numbers of other offices are never borrowed."""


class Step(Part):
    """One line of a READ-DO list."""

    text: Text = Field(title="做什么")
    who: str = Field("", title="谁做")
    note: str = Field("", title="说明", max_length=40)


class Card(Record):
    """`checklists/cards/<slug>.yml`; read aloud and done at once, so nothing on it is explained."""

    title: Text = Field(title="应急处置卡")
    trigger: Text = Field(title="什么情况用")
    command: Text = Field(title="谁指挥")
    report_to: Text = Field(title="先报谁")
    limit: str = Field("", title="报告时限", description="这张卡有自己的时限才写")
    standard: str = Field("", title="时限取自", description="content/standards.yml 里的代号")
    steps: tuple[Step, ...] = Field(title="逐条读、逐条做", min_length=1)
    never: tuple[Text, ...] = Field((), title="不要做")
    write_down: tuple[Text, ...] = Field((), title="要记下")
    blocks: tuple[BlockId, ...] = Field(
        (), title="环节和情形", description="有这些环节的活动，方案提纲写进这张卡"
    )
    event_types: tuple[EventTypeId, ...] = Field((), title="活动类型")
    guide: Link | None = Field(None, title="指引")
    ground: tuple[Ground, ...] = Field((), title="依据")
    reviewed: Day = Field(title="最近复核")
    revised: Day = Field(title="最近修订")
    tags: tuple[Text, ...] = Field((), title="关键词")
    answers: Questions = questions_field()

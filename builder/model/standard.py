"""本单位时限与标准: the values that no law fixes for everybody and each office sets itself."""

import re
from typing import Literal

from pydantic import Field

from builder.model.record import Part, Record
from builder.model.ruling import Questions, questions_field
from builder.model.values import Day, Flag, Slug, Text

Area = Literal["报告和时限", "经费", "座次", "场地和车", "归档和学习", "其他"]
"""Under what the questions of 首次设置 are asked, in this order."""
_BETWEEN = re.compile(r"[；;、\n]+")
NOT_SET = "未设置"


class Standard(Part):
    """One value. Unset, it says what to do meanwhile; numbers of other offices are never used."""

    name: Slug = Field(title="代号")
    label: Text = Field(title="时限或标准")
    area: Area = Field("其他", title="哪一类")
    ask: str = Field("", title="怎样问", description="首次设置时照它问；不写就问名称")
    listed: Flag = Field(False, title="可填几个", description="如会议室：用分号隔开")
    value: str = Field("", title="本单位的值", description="定了再填；空着就印“未设置”")
    ground: str = Field("", title="本单位的依据", description="哪份文件、哪一条")
    known: str = Field("", title="查得到的", description="国家规定或别处的做法，只供参考")
    unset: Text = Field(title="没有设置时怎么办")
    answers: Questions = questions_field("照问的人说的话写，如“工作餐多少钱”")

    @property
    def names(self) -> tuple[str, ...]:
        """What a value that lists several things lists."""
        return tuple(name.strip() for name in _BETWEEN.split(self.value) if name.strip())

    @property
    def text(self) -> str:
        """The value with its ground, or what to do while there is none."""
        if not self.value:
            return self.unset
        return f"{self.value}（{self.ground}）" if self.ground else self.value

    @property
    def gap(self) -> str:
        """That there is no value; empty where there is one."""
        return "" if self.value else f"{self.label}{NOT_SET}"

    @property
    def short(self) -> str:
        """For a form, where there is room for a few words."""
        return f"{self.label}：{self.value}" if self.value else self.gap


class Standards(Record):
    """`content/standards.yml`: the one file in which an office writes its own numbers."""

    revised: Day = Field(title="最近修订")
    rows: tuple[Standard, ...] = Field(title="逐条")

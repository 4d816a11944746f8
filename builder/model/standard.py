"""本单位时限与标准: the values that no law fixes for everybody and each office sets itself."""

from pydantic import Field

from builder.model.record import Part, Record
from builder.model.values import Day, Slug, Text

NOT_SET = "未设置"


class Standard(Part):
    """One value. Unset, it says what to do meanwhile; numbers of other offices are never used."""

    name: Slug = Field(title="代号")
    label: Text = Field(title="时限或标准")
    value: str = Field("", title="本单位的值", description="定了再填；空着就印“未设置”")
    ground: str = Field("", title="本单位的依据", description="哪份文件、哪一条")
    known: str = Field("", title="查得到的", description="国家规定或别处的做法，只供参考")
    unset: Text = Field(title="没有设置时怎么办")

    @property
    def text(self) -> str:
        """The value with its ground, or that there is none and what to do meanwhile."""
        if not self.value:
            return f"{self.label}{NOT_SET}：{self.unset}"
        return f"{self.value}（{self.ground}）" if self.ground else self.value

    @property
    def short(self) -> str:
        """For a form, where there is room for a few words."""
        return f"{self.label}：{self.value or NOT_SET}"


class Standards(Record):
    """`content/standards.yml`: the one file in which an office writes its own numbers."""

    revised: Day = Field(title="最近修订")
    rows: tuple[Standard, ...] = Field(title="逐条")

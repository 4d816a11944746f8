"""座次: how each layout seats people, as data; what the rules do with it stands in `seating/`."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from builder.model.record import Part, Record
from builder.model.reference import Ground
from builder.model.ruling import Questions, questions_field
from builder.model.values import Day, Flag, Slug, Text

RuleName = Literal["成排", "对坐", "沙发", "签字", "圆桌", "U形", "颁奖", "乘车"]
Setting = Literal["hand", "even", "two", "first", "mix", "table", "interpreter", "main", "car"]
SETTINGS: Mapping[RuleName, frozenset[Setting]] = {
    "成排": frozenset({"hand", "even", "two", "first", "mix"}),
    "对坐": frozenset({"hand", "table", "interpreter"}),
    "沙发": frozenset({"hand"}),
    "签字": frozenset(),
    "圆桌": frozenset({"hand", "first", "mix"}),
    "U形": frozenset({"hand", "first", "main"}),
    "颁奖": frozenset({"hand", "even", "two"}),
    "乘车": frozenset({"first", "car"}),
}
"""What each rule must be told, by the layout itself or by a custom."""
VALUES: Mapping[Setting, tuple[str, ...]] = {
    "hand": ("左", "右"),
    "even": ("左", "右"),
    "two": ("左", "右"),
    "first": ("来宾", "本单位"),
    "mix": ("合", "间"),
    "table": ("横", "竖", "回"),
    "interpreter": ("右", "分", "后"),
    "main": ("底", "口"),
}
"""What each may be; a car is told by its seats, in words of their own."""
Settings = Mapping[Setting, Text]


class SeatingOption(Part):
    """One way of those that differ."""

    label: Text = Field(title="哪一种排法")
    sets: Settings = Field(title="规则", description="若干“字段: 值”，见文件开头")
    practice: Text = Field(title="谁的做法")
    foreign: Flag = Field(False, title="有外宾时用")


class SeatingCustom(Part):
    """A question on which offices differ; the first option stands where nobody chose."""

    name: Slug = Field(title="代号")
    title: Text = Field(title="各处不一的是什么")
    standard: str = Field("", title="本单位的选择", description="content/standards.yml 里的代号")
    options: tuple[SeatingOption, ...] = Field(title="排法", min_length=2, max_length=4)

    @model_validator(mode="after")
    def _options_set_the_same(self) -> "SeatingCustom":
        if any(option.sets.keys() != self.options[0].sets.keys() for option in self.options):
            raise ValueError("各种排法要定同样的几条规则")
        return self


class Layout(Part):
    """One picture that can be drawn of any names."""

    name: Slug = Field(title="代号")
    title: Text = Field(title="场合")
    rule: RuleName = Field(title="照哪条规则")
    view: Text = Field(title="从哪里看")
    sides: tuple[Text, ...] = Field(
        ("本单位", "来宾"), title="两份名单", description="先主后客", min_length=2, max_length=2
    )
    second_is_people: Flag = Field(
        False, title="第二份名单是参加人员", description="如受奖人，不从来宾里取"
    )
    most: int = Field(13, title="一排、一桌至多几人", ge=2, le=30)
    front: Text = Field(title="图的下方是什么", description="台下、镜头、正门")
    desk: Flag = Field(False, title="前排有桌")
    sets: Settings = Field(
        default_factory=dict, title="规则", description="若干“字段: 值”，见文件开头"
    )
    customs: tuple[Slug, ...] = Field((), title="各处不一的")
    summary: Text = Field(title="怎样排")
    ground: tuple[Ground, ...] = Field(title="依据", min_length=1)
    notes: tuple[Text, ...] = Field((), title="排的时候")
    answers: Questions = questions_field("照问的人说的话写，如“主席台{数}人怎么坐”")


def _unique(rows: tuple[Layout, ...]) -> tuple[Layout, ...]:
    names = [row.name for row in rows]
    if twice := [name for name in dict.fromkeys(names) if names.count(name) > 1]:
        raise ValueError(f"座次写了两次：{'、'.join(twice)}")
    return rows


class Layouts(Record):
    """`checklists/layouts.yml`."""

    revised: Day = Field(title="最近修订")
    customs: tuple[SeatingCustom, ...] = Field((), title="各处不一的")
    rows: Annotated[tuple[Layout, ...], AfterValidator(_unique)] = Field(title="座次")

    @model_validator(mode="after")
    def _rules_are_told_all(self) -> "Layouts":
        told = {custom.name: custom.options for custom in self.customs}
        for row in self.rows:
            if strange := [name for name in row.customs if name not in told]:
                raise ValueError(f"“{row.title}”的 customs 里没有“{'、'.join(strange)}”这一条")
            sets = [row.sets, *(option.sets for name in row.customs for option in told[name])]
            _check_settings(row, sets)
        return self


def _check_settings(row: Layout, sets: list[Settings]) -> None:
    known = {key for each in sets for key in each}
    if missing := SETTINGS[row.rule] - known:
        raise ValueError(f"“{row.title}”还要写规则 {'、'.join(sorted(missing))}")
    for key, value in (pair for each in sets for pair in each.items()):
        if value not in VALUES.get(key, (value,)):
            raise ValueError(f"“{row.title}”的 {key} 只能是{'、'.join(VALUES[key])}")


class SeatingPlan(Part):
    """A picture in a guide: a layout with sample names, once for each option of a custom."""

    section: Slug = Field(title="放在哪一节后面")
    title: Text = Field(title="场合")
    layout: Slug = Field(title="座次", description="checklists/layouts.yml 里的代号")
    hosts: str = Field("", title="主方", description="像在“座次”页上那样写")
    guests: str = Field("", title="客方")
    custom: str = Field("", title="各处不一的是什么", description="每种排法画一张")

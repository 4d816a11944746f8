"""图样: what is rather looked at than read, as numbers and words that `builder/drawing` draws."""

import re
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from builder.model.record import Part, Record
from builder.model.reference import Ground, Link, Reference
from builder.model.values import Day, Flag, Text, Whole

PAGES = ("guides", "event-types", "cards")
"""Folders whose pages drawings can be put on."""
SHOWING = (*PAGES, "drawings")
"""Folders whose pages show drawings."""
Arrangement = Literal["剧院式", "课桌式", "U形", "回字形"]


_SHARE = re.compile(r"0|[1-9]\d?/[1-9]\d?")


def _fraction(text: str) -> str:
    if not _SHARE.fullmatch(text) or Fraction(text) >= 1:
        raise ValueError("写成 0、1/3 这样的分数，小于 1")
    return text


def _on_a_page(reference: Reference) -> Reference:
    if reference.folder not in PAGES:
        raise ValueError(f"图样只能放在 {'、'.join(f'{x}/' for x in PAGES)} 的页面上")
    return reference


Share = Annotated[Text, AfterValidator(_fraction)]
ShownOn = Annotated[Link, AfterValidator(_on_a_page)]


class FlagFace(Part):
    """The national flag by the grid of the law, and the sizes it comes in."""

    sizes: tuple[Text, ...] = Field(title="尺度", description="长×高，单位厘米", min_length=1)


class Pole(Part):
    """A pole with its flag."""

    label: Text = Field(title="图下写什么", max_length=24)
    flag: Text = Field("国旗", title="什么旗", description="“国旗”画出五星，别的写在旗面上")
    drop: Share = Field("0", title="旗顶离杆顶", description="旗杆全长的几分之几")
    tall: Whole = Field(100, title="杆高", description="最高的一根是 100", ge=40, le=100)
    wrong: Flag = Field(False, title="是错的")
    upside_down: Flag = Field(False, title="倒挂")


class BoxLabel(Part):
    """A label to be cut out and filled in."""

    wide: Whole = Field(title="宽（毫米）", ge=30, le=180)
    head: Text = Field(title="标签名", max_length=16)
    lines: tuple[Text, ...] = Field(
        title="一行一格", description="要手填的地方写 ＿＿", min_length=1, max_length=10
    )
    copies: Whole = Field(1, title="一张纸上几枚", ge=1, le=24)


class PlaceCard(Part):
    """A card that stands on a table, folded so that both sides read."""

    wide: Whole = Field(title="宽（毫米）", ge=80, le=300)
    high: Whole = Field(title="一面的高（毫米）", ge=40, le=200)
    name: Text = Field(title="样字", max_length=8)
    type: Text = Field(title="字体字号", max_length=24)


class Gap(Part):
    """A distance to be kept; one that is not filled in is printed as a blank to measure."""

    between: Text = Field(title="从哪里到哪里", max_length=20)
    metres: str = Field("", title="几米", max_length=8)


class Room(Part):
    """How tables and chairs stand."""

    arrangement: Arrangement = Field(title="摆法")
    rows: Whole = Field(title="几排", description="U形、回字形是一边几席", ge=1, le=12)
    seats: Whole = Field(title="一排几席", ge=2, le=20)
    aisle: Flag = Field(False, title="中间有过道")
    head: Text = Field("主席台", title="前面是什么", max_length=10)
    gaps: tuple[Gap, ...] = Field((), title="距离", description="第一条画在前排与前面之间")


class Stop(Part):
    """A place that people come to on their way."""

    name: Text = Field(title="地点", max_length=5)
    column: Whole = Field(title="从左数第几格", ge=1, le=3)
    row: Whole = Field(title="从上数第几格", ge=1, le=8)
    told: str = Field("", title="谁在、做什么", max_length=6)
    closed: Flag = Field(False, title="不经过")


class Leg(Part):
    """A stretch of the way."""

    start: Text = Field(title="从")
    end: Text = Field(title="到")
    told: str = Field("", title="几分钟、怎么走", max_length=6)
    spare: Flag = Field(False, title="备用的")


class Route(Part):
    """A way through a place."""

    stops: tuple[Stop, ...] = Field(title="地点", min_length=2, max_length=24)
    legs: tuple[Leg, ...] = Field(title="路段", min_length=1, max_length=40)

    @model_validator(mode="after")
    def _legs_join_stops(self) -> "Route":
        names = [stop.name for stop in self.stops]
        if len(set(names)) < len(names):
            raise ValueError("两个地点同名")
        for leg in self.legs:
            if unknown := [name for name in (leg.start, leg.end) if name not in names]:
                raise ValueError(f"路段里的“{unknown[0]}”不在 stops 里")
        return self


class PictureOf(Part):
    """A photo or a plan that somebody made, where a drawing cannot say it."""

    file: Text = Field(title="图片文件", description="从这个文件说起，如 ../assets/plan.png")
    words: Text = Field(title="图上是什么")


class Drawing(Record):
    """`content/drawings/<slug>.yml`; shown on the pages it belongs to and printed from its own."""

    title: Text = Field(title="图样")
    summary: Text = Field(title="一句话")
    shown_on: tuple[ShownOn, ...] = Field(
        (), title="放在哪里", description="指引的一节（guides/x#y）、活动类型或应急处置卡"
    )
    flag: FlagFace | None = Field(None, title="旗面")
    poles: tuple[Pole, ...] = Field((), title="旗杆", max_length=3)
    label: BoxLabel | None = Field(None, title="标签")
    place_card: PlaceCard | None = Field(None, title="桌签")
    room: Room | None = Field(None, title="会场")
    route: Route | None = Field(None, title="动线")
    picture: PictureOf | None = Field(None, title="图片", description="本单位自己的照片、平面图")
    notes: tuple[Text, ...] = Field((), title="照着做的时候")
    ground: tuple[Ground, ...] = Field(title="依据", min_length=1)
    reviewed: Day = Field(title="最近复核")
    revised: Day = Field(title="最近修订")
    tags: tuple[Text, ...] = Field((), title="关键词")

    @model_validator(mode="after")
    def _draws_one_thing(self) -> "Drawing":
        drawn = (self.flag, self.poles, self.label, self.place_card, self.room, self.route)
        if len([x for x in (*drawn, self.picture) if x]) != 1:
            kinds = "flag、poles、label、place_card、room、route、picture"
            raise ValueError(f"一份图样画一样东西，{kinds} 里写一个")
        return self

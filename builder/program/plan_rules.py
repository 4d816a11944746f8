"""What collides where several events stand side by side, and how they are listed, as data."""

from typing import TypedDict

from builder.program.plan_conflicts import CONFLICTS, PairRule


class PlanColumn(TypedDict):
    """A column of a table, with its part of the width."""

    title: str
    share: int


class PlanView(TypedDict):
    """One way to list several events."""

    name: str
    label: str
    of: str
    """A table of names, each of which gets its own lines; "" for one list."""
    lines: list[str]
    """Tables whose rows are listed, by time."""
    page: str
    """Of `{line.…}` and `{of.…}`; lines of one page title stand on pages of their own."""
    heading: str
    """Of the same; lines of one heading stand together, without a heading where it is empty."""
    columns: list[PlanColumn]
    cells: dict[str, list[list[str]]]
    """By table: of each cell the templates, the first that gives a text counts."""


class PlanRules(TypedDict):
    """Everything that Python and the page 活动安排 must say alike."""

    stretch: str
    """A stretch in words, the `words` of its row."""
    task: str
    conflicts: list[PairRule]
    views: list[PlanView]
    faults: str
    """The title of the page on which conflicts stand, behind those of the lists."""
    fault_columns: list[PlanColumn]
    """What kind of conflict, what it is, and what to do."""
    nothing: str
    """What a view without lines says."""
    same_event: str
    """Two files are one event, and the later one is taken."""
    older: str
    """They are, but the later one is there already."""


_WHEN, _DAY_AND_WHEN = ["{clock}"], ["{day}{clock}"]


def _cells(time: list[str]) -> dict[str, list[list[str]]]:
    named = ["{title}·{called}[（变更）{changed}]"]
    people = ["[{present}；来宾 {guests}]", "{present}", "{guests}", "未定"]
    return {
        "stretches": [time, named, ["{place}", "未定"], people, ["{host}"]],
        "tasks": [["{due_text}前"], ["{title}：{text}"], [], [], []],
    }


def _columns(titles: tuple[str, ...], shares: tuple[int, ...]) -> list[PlanColumn]:
    return [PlanColumn(title=x, share=share) for x, share in zip(titles, shares, strict=True)]


def _view(
    name: str,
    label: str,
    heading: str,
    *,
    of: str = "",
    lines: tuple[str, ...] = ("stretches",),
    page: str = "",
    shares: tuple[int, ...] = (4, 5, 4, 4, 3),
) -> PlanView:
    return PlanView(
        name=name,
        label=label,
        of=of,
        lines=list(lines),
        page=f"{label}{page}",
        heading=heading,
        columns=_columns(("时间", "活动", "地点", "参加人员", "主办"), shares),
        cells=_cells(_WHEN if name == "day" else _DAY_AND_WHEN),
    )


PLAN_RULES = PlanRules(
    stretch="“{title}”{called}（{day}{clock}[在{place}]）",
    task="“{title}”的“{text}”（{due_text}）",
    conflicts=CONFLICTS,
    views=[
        _view("day", "每日动态", "{line.date}"),
        _view("week", "一周重要活动安排", "{line.week}"),
        _view("leaders", "领导活动安排表", "{of.name}　{line.month}{line.half}半月", of="leaders"),
        _view("leaders-month", "领导活动安排表（按月）", "{of.name}　{line.month}", of="leaders"),
        _view(
            "people",
            "按人安排",
            "",
            of="names",
            lines=("stretches", "tasks"),
            page=" · {of.name}",
            shares=(8, 12, 4, 4, 3),
        ),
    ],
    faults="要处理的",
    fault_columns=_columns(("类别", "什么事", "怎么办"), (2, 9, 6)),
    nothing="草稿里没有可列入这张表的。",
    same_event="和“{known}”是同一项活动“{title}”，现在用的是第 {revision} 版。",
    older="和“{known}”是同一项活动，已经打开的是第 {revision} 版，没有换。",
)

"""Which entries a calendar gets of an event, as data that the browser gets too."""

from typing import Literal, TypedDict

from builder.program.urgency import REPAIR


class EntryRule(TypedDict):
    """How every row of a list of a result becomes an entry; all but `of` are terms.

    A term knows the result by its names, what tells the event from others as `{identity}`, the row
    as `{line.…}`, its number from one as `{number}` and its id without slashes as `{key}`.
    """

    of: Literal["segments", "tasks"]
    uid: str
    start: str
    end: str
    title: str
    place: str
    words: list[str]
    """Lines of the description; empty ones are left out."""
    alarm: bool


ENTRY_RULES: list[EntryRule] = [
    EntryRule(
        of="segments",
        uid="{identity}-segment-{number}@qianshi",
        start="{line.start}",
        end="{line.end}",
        title="{title}·{line.kind}",
        place="{line.place}",
        words=[],
        alarm=False,
    ),
    EntryRule(
        of="tasks",
        uid="{identity}-{key}@qianshi",
        start="{line.due}",
        end="{line.due}",
        title="[红线：{line.red_line}]{line.text}",
        place="",
        words=[
            "{title}",
            "主责 {line.lead}；协助 {line.assist}；检查 {line.check}",
            "{line.statute_text}",
            f"[{REPAIR}（惯例）：{{line.fallback}}]",
        ],
        alarm=True,
    ),
]

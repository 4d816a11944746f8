"""Which entries a calendar gets of an event, as data that the browser gets too."""

from typing import Literal, TypedDict

from builder.model.mark import CLOSED
from builder.program.urgency import REPAIR


class EntryRule(TypedDict):
    """How every row of a list of a result becomes an entry; texts and times are terms.

    A term knows the result by its names, the row as `{line.…}` and what is looked at there, at a
    检查节点, as `{checks}`.
    """

    of: Literal["segments", "tasks", "pauses"]
    key: str
    """What the row is called within its list, however its time and words change."""
    start: str
    end: str
    title: str
    place: str
    words: list[str]
    """Lines of the description; empty ones are left out."""
    alarm: int
    """Minutes before its start at which an entry rings; 0 is never. What is done does not ring."""
    past: bool
    """Whether it is still written when its time is over."""


class EntryRules(TypedDict):
    """Everything that Python and the page must write alike into a calendar."""

    lines: list[EntryRule]
    called_off: str
    """The title of an entry that fell away, of its `{title}` where that is known."""
    closed: list[str]
    """States of a mark that ask for no more reminders."""


ENTRY_RULES = EntryRules(
    lines=[
        EntryRule(
            of="segments",
            key="{line.kind} {line.id}",
            start="{line.start}",
            end="{line.end}",
            title="{title}·{line.kind}",
            place="{line.place}",
            words=[],
            alarm=0,
            past=True,
        ),
        EntryRule(
            of="tasks",
            key="{line.id}",
            start="{line.due}",
            end="{line.due}",
            title="[红线：{line.red_line}]{line.text}",
            place="",
            words=[
                "{title}",
                "主责 {line.lead}；协助 {line.assist}；检查 {line.check}",
                "{line.statute_text}",
                f"[{REPAIR}（推断）：{{line.fallback}}]",
            ],
            alarm=60,
            past=False,
        ),
        EntryRule(
            of="pauses",
            key="{line.name}",
            start="{line.at}",
            end="{line.at}",
            title="节点：{line.title}",
            place="{line.place}",
            words=["{title}", "{line.mode} {line.caller}", "查：{checks}"],
            alarm=15,
            past=False,
        ),
    ],
    called_off="已取消[：{title}]",
    closed=list(CLOSED),
)

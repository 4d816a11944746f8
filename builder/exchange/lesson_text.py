"""What of a lesson other offices get to read, as the text of a file, and a lesson from such a text.

A field leaves only if it stands in SHARED. Prose is written anew from what a reader sees of it, so
that comments, links into the own knowledge base and pictures stay at home.
"""

from collections.abc import Mapping
from typing import Any

import yaml

from builder.model import Finding, Lesson
from builder.model.record import Origin
from builder.review.texts import as_markdown
from builder.sources.markdown_text import ParsedMarkdown, parse_markdown
from builder.sources.records import make_record
from builder.views.prose import plain_text

SHARED = frozenset(
    (
        *("title", "kind", "event_types", "phase", "bottom_lines", "occurred", "revised"),
        *("origin", "source", "source_extent", "summary", "timeline", "no_timeline_reason"),
        *("detected", "outcome", "severity", "lucky", "factors", "causes"),
        *("when", "do", "because", "control", "tags", "level", "taken"),
    )
)
"""Fields that may leave. Roles that look after it, measures, promises and its lines stay."""
Fields = Mapping[str, Any]
_STYLE: Any = {"allow_unicode": True, "sort_keys": False, "width": 1000}


def fields_of(lesson: Lesson) -> dict[str, Any]:
    """What may leave of a lesson's front matter, as plain data."""
    return lesson.model_dump(mode="json", by_alias=True, include=set(SHARED), exclude_defaults=True)


def sections_of(lesson: Lesson) -> dict[str, str]:
    """The words of its sections, by their titles, as a reader sees them."""
    return {x.title: plain_text(x.text) for x in lesson.sections if x.title}


def text_of(fields: Fields, sections: Mapping[str, str]) -> str:
    """A lesson file; the same fields and words give the same bytes."""
    front = yaml.dump(_plain(fields), Dumper=yaml.CSafeDumper, **_STYLE)
    body = "\n".join(f"## {title}\n\n{as_markdown(words)}\n" for title, words in sections.items())
    return f"---\n{front}---\n\n{body}"


def lesson_of(text: str, path: str, id_: str) -> Lesson | Finding:
    """The lesson of a file; its first fault where it is none."""
    parsed = parse_markdown(text, path)
    if not isinstance(parsed, ParsedMarkdown):
        return parsed[0]
    if parsed.front.faults:
        return parsed.front.faults[0]
    origin = Origin(id_, parsed.front.source, sections=parsed.sections)
    made = make_record(Lesson, parsed.front.data, origin)
    return made[0] if isinstance(made, list) else made


def _plain(value: Any) -> Any:
    """Yes and no as source files write them."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Mapping):
        return {name: _plain(x) for name, x in value.items()}
    return [_plain(x) for x in value] if isinstance(value, list | tuple) else value

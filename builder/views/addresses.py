"""Where each record stands on the site, and what an author's link means.

Addresses are relative to the site's root and end in `.html`, so that the site works from a
shared folder by double click.
"""

import posixpath
from functools import lru_cache
from urllib.parse import quote

from builder.model import EventType, Guide, Lesson, Library, Reference, Regulation
from builder.model.form import Form
from builder.model.kinds import paged_kinds
from builder.model.layer import bare_path
from builder.model.lesson import SECTION_ANCHORS
from builder.model.published import published
from builder.model.record import Record, Section

SITE_PAGES = {
    "index": "首页",
    "about": "关于本站",
    "checklist": "开检查单",
    "hand-in": "记一条经验",
    "receipts": "收件结果",
    "search": "检索",
    **{f"{kind.folder}/index": kind.title for kind in paged_kinds()},
    "reference/index": "查阅",
    "reference/roles": "岗位—事项",
    "reference/lines": "检查项与任务",
    "reference/glossary": "用语",
    "reference/standards": "本单位时限与标准",
    "reference/practice": "惯例的来处",
    "reference/proof": "检查单凭什么",
    "reference/sources": "来源对照",
    "reference/fields": "字段参考",
    "reference/codes": "检查代码",
    "contribute/index": "怎样写经验",
}
"""Pages that no record makes, by address, with their titles."""
_SUFFIXES = (".md", ".yml")


def relative(target: str, page: str) -> str:
    """A root-relative address as seen from a page; other addresses pass through.

    Quoted, because a file may be called `javascript:x` and stand beside the page.
    """
    if "://" in target or target.startswith(("mailto:", "#")):
        return target
    path, hash_, anchor = target.partition("#")
    return quote(posixpath.relpath(path, posixpath.dirname(page) or ".")) + hash_ + anchor


def linked_reference(href: str, source_path: str) -> Reference | None:
    """The record that a relative link in a source file points to; None for other addresses."""
    path, _, anchor = href.partition("#")
    if "://" in href or href.startswith("mailto:"):
        return None
    here, _, file = bare_path(source_path).rpartition("/")
    return _reference(path or file, here, anchor)


@lru_cache(maxsize=100_000)
def _reference(path: str, here: str, anchor: str) -> Reference | None:
    """The same links stand in many files of a folder."""
    full = posixpath.normpath(posixpath.join(here, path))
    for kind in paged_kinds():
        start = f"{kind.source_folder}/"
        if full.startswith(start) and full.endswith(_SUFFIXES):
            return Reference(kind.folder, full[len(start) :].rpartition(".")[0], anchor)
    return None


def anchors_of(record: Record, library: Library) -> set[str]:
    """Every anchor that the page of a record offers."""
    drawn = (section for section in record.sections if section.title.strip())
    anchors = {anchor for x in drawn if (anchor := section_anchor(x, record))}
    if isinstance(record, EventType):
        anchors |= _anchors_of_type(library.whole_types.get(record.id, record), library)
    if isinstance(record, Form):
        anchors |= {field.name for field in record.fields_}
    if isinstance(record, Regulation):
        anchors |= {clause.name for clause in record.clauses}
    return anchors


def section_anchor(section: Section, record: Record) -> str:
    """The id of a heading: the author's own, or that of a lesson's fixed headings."""
    fixed = SECTION_ANCHORS if isinstance(record, Lesson) else {}
    return section.anchor or fixed.get(section.title, "")


def _anchors_of_type(event_type: EventType, library: Library) -> set[str]:
    parts = {
        "reading": published(library, event_type.reading),
        "questions": event_type.questions,
        "tasks": True,
        "items": True,
        "review": event_type.review_questions,
    }
    streams = {f"stream-{stream.name}" for stream in event_type.workstreams}
    pauses = {f"pause-{pause.key}" for pause in event_type.pauses}
    return {anchor for anchor, shown in parts.items() if shown} | streams | pauses


def step_title(guide: Guide, anchor: str) -> str:
    """The heading of a guide's step."""
    return next((s.title for s in guide.sections if s.anchor == anchor), "")

"""Pages that somebody works with: their scripts, in the order they are loaded."""

from typing import NamedTuple

from builder.model import Library
from builder.model.card import REPORT_AT_ONCE
from builder.model.kinds import address_of
from builder.model.questionnaire import questions_of
from builder.model.receipts import Receipts
from builder.views.make_page import make_page
from builder.views.page import Page


def _files(stem: str, *parts: str) -> tuple[str, ...]:
    return (*(f"{stem}-{part}.js" for part in parts), f"{stem}.js")


SEATING = _files("seating", "names", "benches", "party", "rows", "facing", "rings", "cars", "draw")
"""Names to a picture."""
EVALUATION = (
    "sha256.js",
    *SEATING,
    *_files(
        "evaluate",
        "times",
        "rules",
        "facts",
        "spans",
        "schedule",
        "stretches",
        "seats",
        "second-eyes",
        "own-lines",
        "last-time",
        "stops",
        "migrate",
        "reopened",
    ),
)
"""What `evaluate.js` stands on, and itself."""
_CODE = "vendor/qrcode-generator.js"
_PAPERS = (
    "marks",
    "tools",
    "rows",
    "qr",
    *("lists", "told", "duties", "leader", "scheme", "calls", "outside", "change", "receipts"),
    "papers",
)
_OPENING = (
    *(
        "words",
        "clock",
        "live",
        "types",
        "papers",
        "files",
        "extras",
        "calendar",
        "record",
        "joined",
        "two",
        "again",
    ),
    *(
        "address",
        "fields",
        "roster",
        "picks",
        "moment",
        "briefs",
        "row",
        "drag",
        "timeline",
        "circumstances",
    ),
    *("promise", "form", "draft", "drafts", "bar", "entry", "lines", "changes", "issue", "print"),
)
CHECKLIST_SCRIPTS = (
    "desk.js",
    "shape.js",
    _CODE,
    *EVALUATION,
    *_files("sheet", *_PAPERS),
    *_files("wording", "zip", "docx", "write"),
    *("kept.js", "hand-in-privacy.js", "hand-in-codes.js", "hand-in-send.js", "hand-in-given.js"),
    *_files("on-site", "nodes", "line", "head"),
    *_files("open-checklist", *_OPENING),
)
PLAN_SCRIPTS = (
    *EVALUATION,
    "sheet.js",
    "shape.js",
    "open-checklist-draft.js",
    *_files("plan", "tables", "rules"),
)
SEATS_SCRIPTS = (
    *SEATING,
    *("evaluate-rules.js", "evaluate-seats.js"),
    *("sheet-lists.js", "sheet-papers.js", "sheet.js", "seats.js"),
)

DRILL_TYPE = "drill"
"""The event type of a drill that is really held."""
DRILL_SCRIPTS = (
    *("desk.js", "shape.js", "evaluate-times.js", "evaluate-rules.js", "open-checklist-clock.js"),
    *("sheet-lists.js", "sheet-papers.js", "sheet.js"),
    *_files("drill", "record"),
)


def checklist_page(library: Library) -> Page:
    """The sheet of one event."""
    return make_page("checklist.md", "开检查单", library, scripts=CHECKLIST_SCRIPTS)


def plan_page(library: Library) -> Page:
    """Several events in one timetable."""
    return make_page("plan.md", "活动安排", library, scripts=PLAN_SCRIPTS)


def seats_page(library: Library) -> Page:
    """Names typed in order, drawn in their seats."""
    return make_page("seats.md", "座次", library, scripts=SEATS_SCRIPTS)


def drill_page(library: Library) -> Page:
    """A lesson as a 桌面推演; of a drill that is held with alarms the event type's own sheet."""
    own = library.own_types.get(DRILL_TYPE)
    return make_page("drill.md", "桌面推演", library, scripts=DRILL_SCRIPTS, drill_type=own)


class _Result(NamedTuple):
    """What became of one hand-in; title and page of the lesson where it became one."""

    state: str
    title: str = ""
    address: str = ""


def receipts_page(library: Library, receipts: Receipts) -> Page:
    """收件结果: what became of each hand-in, by its receipt; no word of what was written."""
    lessons = {x.receipt: x for x in library.accepted_lessons.values() if x.receipt}
    results = {receipt: _Result(state) for receipt, state in receipts.states.items()}
    for receipt, lesson in lessons.items():
        state = "并入已有" if lesson.repeats else "收录"
        results[receipt] = _Result(state, lesson.title, address_of(lesson))
    records = {
        record: [results.get(receipt, _Result("待审")) for receipt in rows]
        for record, rows in receipts.records.items()
        if any(receipt in results for receipt in rows)
    }
    alone = {receipt: [result] for receipt, result in results.items()}
    return make_page(
        "receipts.md",
        "收件结果",
        library,
        scripts=("desk.js", "kept.js", "hand-in-codes.js", "receipts.js"),
        rows=sorted((alone | records).items(), reverse=True),
    )


def standards_page(library: Library) -> Page:
    """首次设置: what an office is asked once, and what it answered."""
    return make_page(
        "reference/standards.md",
        "本单位时限与标准",
        library,
        scripts=("standards.js",),
        areas=questions_of(library),
        report_at_once=REPORT_AT_ONCE,
    )


def search_page(library: Library) -> Page:
    """All results of a query."""
    return make_page("search.md", "检索", library, scripts=("search-page.js",))


def hand_in_page(library: Library) -> Page:
    """A lesson or the record of a meeting."""
    parts = (
        "privacy",
        "watch",
        "keep",
        "given",
        "ticked",
        "opinions",
        "codes",
        "send",
        "again",
        "boxes",
        "form",
        "rows",
        "paste",
        "meeting",
    )
    scripts = (
        "desk.js",
        "kept.js",
        "shape.js",
        *(f"hand-in-{part}.js" for part in parts),
        "hand-in.js",
    )
    inbox = library.settings.inbox
    return make_page("hand-in.md", "记一条经验", library, scripts=scripts, inbox=inbox)

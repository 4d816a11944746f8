"""Pages that somebody works with: their scripts, in the order they are loaded."""

from builder.model import Library
from builder.views.make_page import make_page
from builder.views.page import Page


def checklist_page(library: Library) -> Page:
    """The sheet of one event."""
    parts = ("form", "segments", "draft")
    opening = (*(f"open-checklist-{part}.js" for part in parts), "open-checklist.js")
    scripts = ("sha256.js", "evaluate.js", "sheet.js", *opening)
    return make_page("checklist.md", "开检查单", library, scripts=scripts)


def plan_page(library: Library) -> Page:
    """Several events in one timetable."""
    parts = ("times", "facts")
    reckoning = ("sha256.js", *(f"evaluate-{part}.js" for part in parts), "evaluate.js")
    drawing = ("sheet-papers.js", "sheet.js", "open-checklist-draft.js")
    scripts = (*reckoning, *drawing, "plan-conflicts.js", "plan-views.js", "plan.js")
    return make_page("plan.md", "活动安排", library, scripts=scripts)


def search_page(library: Library) -> Page:
    """All results of a query."""
    return make_page("search.md", "检索", library, scripts=("search-page.js",))


def hand_in_page(library: Library) -> Page:
    """A lesson or the record of a meeting."""
    parts = (
        "privacy",
        "watch",
        "keep",
        "ticked",
        "opinions",
        "send",
        "boxes",
        "form",
        "rows",
        "meeting",
    )
    scripts = (*(f"hand-in-{part}.js" for part in parts), "hand-in.js")
    return make_page("hand-in.md", "记一条经验", library, scripts=scripts)

"""Every page of the site: one function for each kind, and one template."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from builder.model import EventType, Guide, Lesson, Library, Reference, Regulation
from builder.model.form import Form
from builder.views.lines import EventTypeLines, lines_of
from builder.views.page import Page
from builder.views.templates import render
from builder.views.timeline import render_timeline

LATEST = 5
HEADS = ("公务接待", "会务", "值班", "应急")
"""The four entries of the home page (S4-1, S1-8)."""

Related = Mapping[str, tuple[str, ...]]
"""Lesson id to the ids of lessons like it, nearest first; found by search, shown here."""


def all_pages(library: Library, related: Related) -> Iterator[Page]:
    """Every page of the site, in no particular order."""
    yield from (make(library) for make in _SINGLE_PAGES)
    for lesson in library.accepted_lessons.values():
        yield lesson_page(lesson, library, related.get(lesson.id, ()))
    yield from (guide_page(guide, library) for guide in library.guides.values())
    yield from (event_type_page(x, library) for x in library.event_types.values())
    yield from (regulation_page(x, library) for x in library.regulations.values())
    yield from (form_page(x, library) for x in library.forms.values())


def home_page(library: Library) -> Page:
    """Search, four entries, what changed last."""
    heads = {h: [t for t in library.event_types.values() if t.category == h] for h in HEADS}
    name = library.settings.site_name
    return _page("index.md", name, library, heads=heads, latest=latest(library))


def lesson_page(lesson: Lesson, library: Library, related: tuple[str, ...]) -> Page:
    """Summary box, timeline picture, what to do next time, the story."""
    return _page(
        f"lessons/{lesson.id}.md",
        lesson.title,
        library,
        template="lesson",
        outline=True,
        lesson=lesson,
        timeline=render_timeline(lesson.timeline),
        items=sorted(library.items_of_lesson.get(lesson.id, ()), key=lambda i: not i.killer),
        tasks=library.tasks_of_lesson.get(lesson.id, ()),
        related=[library.lessons[id_] for id_ in related if id_ in library.accepted_lessons],
    )


def guide_page(guide: Guide, library: Library) -> Page:
    """Steps, with the clauses they rest on."""
    clauses = [Reference.parse(text) for text in guide.clauses]
    return _page(
        f"guides/{guide.id}.md",
        guide.title,
        library,
        template="guide",
        outline=True,
        guide=guide,
        clauses=[(r, library.regulations.get(r.id), library.clause(r)) for r in clauses],
    )


def event_type_page(event_type: EventType, library: Library) -> Page:
    """What is asked, who does what by when, what is looked at where, and why."""
    lines: EventTypeLines = lines_of(event_type, library)
    return _page(
        f"event-types/{event_type.id}.md",
        event_type.title,
        library,
        template="event-type",
        outline=True,
        event_type=event_type,
        lines=lines,
    )


def regulation_page(regulation: Regulation, library: Library) -> Page:
    """The clauses in use, in our own words, each with its confidence."""
    return _page(
        f"regulations/{regulation.id}.md",
        regulation.title,
        library,
        template="regulation",
        outline=True,
        regulation=regulation,
    )


def form_page(form: Form, library: Library) -> Page:
    """The fields of a form."""
    return _page(f"forms/{form.id}.md", form.title, library, template="form", form=form)


def latest(library: Library) -> list[tuple[date, str, str]]:
    """Date, title and address of what was revised last; never read from git."""
    shelves = (
        ("lessons", library.accepted_lessons),
        ("guides", library.guides),
        ("regulations", library.regulations),
        ("event-types", library.event_types),
        ("forms", library.forms),
    )
    rows = [
        (record.revised, record.title, f"{folder}/{record.id}.html")
        for folder, records in shelves
        for record in records.values()
    ]
    return sorted(rows, key=lambda row: (-row[0].toordinal(), row[2]))[:LATEST]


def _lessons_page(library: Library) -> Page:
    accepted = library.accepted_lessons.values()
    newest = sorted(accepted, key=lambda x: (x.occurred, x.id), reverse=True)
    return _page("lessons/index.md", "案例与教训", library, lessons=newest)


def _guides_page(library: Library) -> Page:
    return _page("guides/index.md", "接待与办公指引", library)


def _event_types_page(library: Library) -> Page:
    return _page("event-types/index.md", "活动类型", library)


def _regulations_page(library: Library) -> Page:
    return _page("regulations/index.md", "制度依据", library)


def _forms_page(library: Library) -> Page:
    return _page("forms/index.md", "表单", library)


def _checklist_page(library: Library) -> Page:
    parts = ("form", "segments", "draft")
    opening = (*(f"open-checklist-{part}.js" for part in parts), "open-checklist.js")
    scripts = ("sha256.js", "evaluate.js", "sheet.js", *opening)
    return _page("checklist.md", "开检查单", library, scripts=scripts)


def _search_page(library: Library) -> Page:
    return _page("search.md", "检索", library, scripts=("search-page.js",))


def _hand_in_page(library: Library) -> Page:
    return _page("hand-in.md", "记一条经验", library, scripts=("hand-in.js",))


_SINGLE_PAGES: tuple[Callable[[Library], Page], ...] = (
    home_page,
    _lessons_page,
    _guides_page,
    _event_types_page,
    _regulations_page,
    _forms_page,
    _checklist_page,
    _search_page,
    _hand_in_page,
)


def _page(
    path: str,
    title: str,
    library: Library,
    *,
    template: str = "",
    scripts: tuple[str, ...] = (),
    outline: bool = False,
    **values: object,
) -> Page:
    name = template or path.removesuffix(".md").replace("/", "-")
    body = render(name, path, library, {"title": title, **values})
    return Page(path, title, body, scripts, outline)

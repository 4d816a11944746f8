"""Every page of the site: one function for each kind, and one template."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import chain
from typing import NamedTuple, get_args

from builder.model import EventType, Guide, Lesson, Library, Regulation
from builder.model.card import Card
from builder.model.form import Form
from builder.model.guide import Area
from builder.views.duties import duties_of_roles
from builder.views.glossary import GLOSSARY
from builder.views.grounds import grounds_of, parsed
from builder.views.lesson_lists import (
    PER_PAGE,
    YearPage,
    by_year,
    newest_first,
    year_pages,
    year_path,
    year_words,
)
from builder.views.lines import lines_of
from builder.views.page import Page
from builder.views.posts import Post, posts_of
from builder.views.shown import names_of
from builder.views.source_map import counts_by_kind, source_tables
from builder.views.templates import render

LATEST = 5
HEADS = ("公务接待", "会务", "值班", "应急")
"""The four entries of the home page (S4-1, S1-8)."""
LEVELS = ("国家", "省", "主管或集团", "本单位")


class Code(NamedTuple):
    """What the page of codes shows of a check's code."""

    name: str
    severity: str
    meaning: str
    cure: str


@dataclass(frozen=True, slots=True)
class Extras:
    """What pages show of the work of floors above: found by search, listed by checks."""

    related: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Lesson id to the ids of lessons like it, nearest first."""
    codes: Sequence[Code] = ()
    slug: Callable[[str], str] = lambda text: text.encode().hex()
    """The address of a thing that has only a Chinese name."""


def all_pages(library: Library, extras: Extras) -> Iterator[Page]:
    """Every page of the site, in no particular order."""
    yield from (make(library) for make in _SINGLE_PAGES)
    yield codes_page(library, extras.codes)
    posts = {f"roles/{extras.slug(post.role)}": post for post in posts_of(library)}
    yield roles_page(library, {post.role: address for address, post in posts.items()})
    yield from (post_page(address, post, library) for address, post in posts.items())
    if library.sources:
        yield sources_page(library)
    for lesson in library.accepted_lessons.values():
        yield lesson_page(lesson, library, extras.related.get(lesson.id, ()))
    yield from (year_page(page, library) for page in year_pages(library))
    yield from (guide_page(guide, library) for guide in library.guides.values())
    yield from (event_type_page(x, library) for x in library.event_types.values())
    yield from (regulation_page(x, library) for x in library.regulations.values())
    yield from (form_page(x, library) for x in library.forms.values())
    yield from (card_page(card, library) for card in library.cards.values())


def home_page(library: Library) -> Page:
    """Search, four entries, what changed last."""
    heads = {h: [t for t in library.event_types.values() if t.category == h] for h in HEADS}
    name = library.settings.site_name
    scripts = ("home.js",)
    return _page("index.md", name, library, scripts=scripts, heads=heads, latest=latest(library))


def lesson_page(lesson: Lesson, library: Library, related: tuple[str, ...]) -> Page:
    """Summary box, timeline picture, what to do next time, the story."""
    return _page(
        f"lessons/{lesson.id}.md",
        lesson.title,
        library,
        template="lesson",
        outline=True,
        lesson=lesson,
        items=sorted(library.items_of_lesson.get(lesson.id, ()), key=lambda i: not i.killer),
        tasks=library.tasks_of_lesson.get(lesson.id, ()),
        earlier=library.accepted_lessons.get(lesson.repeats),
        again=library.repeats_of.get(lesson.id, ()),
        related=[library.lessons[id_] for id_ in related if id_ in library.accepted_lessons],
    )


def year_page(page: YearPage, library: Library) -> Page:
    """One page of the lessons of one year."""
    title = f"{year_words(page.year)}的案例" + (
        f"（第 {page.number} 页）" if page.number > 1 else ""
    )
    return _page(page.path, title, library, template="lessons-year", page=page, year_path=year_path)


def guide_page(guide: Guide, library: Library) -> Page:
    """Steps with the lessons that hit them, forms, and the clauses they rest on."""
    clauses = [reference for text in guide.clauses if (reference := parsed(text))]
    return _page(
        f"guides/{guide.id}.md",
        guide.title,
        library,
        template="guide",
        outline=True,
        guide=guide,
        forms=library.forms_for(guide.event_types),
        clauses=[(r, library.regulations.get(r.id), library.clause(r)) for r in clauses],
        hits_of=_hits(guide, library),
    )


def _hits(guide: Guide, library: Library) -> dict[str, tuple[Lesson, ...]]:
    """By the anchor of a step, the lessons that hit it."""
    steps = {s.anchor: f"guides/{guide.id}#{s.anchor}" for s in guide.sections if s.anchor}
    known = library.lessons_of_step
    return {anchor: known[step] for anchor, step in steps.items() if step in known}


def event_type_page(event_type: EventType, library: Library) -> Page:
    """What is asked, who does what by when, what is looked at where, and why."""
    items, tasks = library.items_of_type(event_type), library.tasks_of_type(event_type)
    grounds = (*(x.ground for x in items), *(x.ground for x in tasks))
    return _page(
        f"event-types/{event_type.id}.md",
        event_type.title,
        library,
        template="event-type",
        outline=True,
        event_type=event_type,
        lines=lines_of(event_type, library),
        grounds=grounds_of(library, chain(event_type.reading, *grounds)),
        forms=library.forms_for((event_type.id,)),
        cards=library.cards_for(event_type.id),
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


def card_page(card: Card, library: Library) -> Page:
    """What to do when it has already happened: who commands, whom to tell, then the steps."""
    grounds = grounds_of(library, (*card.ground, *filter(None, (card.guide,))))
    path = f"cards/{card.id}.md"
    return _page(path, card.title, library, template="card", card=card, grounds=grounds)


def codes_page(library: Library, codes: Sequence[Code]) -> Page:
    """What `qianshi check` may say."""
    return _page("reference/codes.md", "检查代码", library, codes=codes)


def latest(library: Library) -> list[tuple[date, str, str]]:
    """Date, title and address of what was revised last, cases before rules; never read from git."""
    shelves = (
        ("lessons", library.accepted_lessons),
        ("guides", library.guides),
        ("regulations", library.regulations),
        ("event-types", library.event_types),
        ("forms", library.forms),
        ("cards", library.cards),
    )
    rows = [
        (record.revised, record.title, f"{folder}/{record.id}.html")
        for folder, records in shelves
        for record in records.values()
    ]
    return sorted(rows, key=_newness, reverse=True)[:LATEST]


def _newness(row: tuple[date, str, str]) -> tuple[date, bool, str]:
    day, _, address = row
    return day, address.startswith("lessons/"), address


def _lessons_page(library: Library) -> Page:
    return _page(
        "lessons/index.md",
        "案例与教训",
        library,
        scripts=("lesson-index.js",),
        lessons=newest_first(library)[:PER_PAGE],
        years=[
            (year_path(year, 1), year_words(year), len(lessons))
            for year, lessons in by_year(library).items()
        ],
    )


def _regulations_page(library: Library) -> Page:
    all_of_them = list(library.regulations.values())
    levels = [(level, [r for r in all_of_them if r.level == level]) for level in LEVELS]
    themes = [(t, [r for r in all_of_them if r.theme == t]) for t in library.vocabulary.themes]
    return _page("regulations/index.md", "制度依据", library, levels=levels, themes=themes)


def _guides_page(library: Library) -> Page:
    guides = library.guides.values()
    areas = [(area, [g for g in guides if g.area == area]) for area in get_args(Area)]
    return _page("guides/index.md", "接待与办公指引", library, areas=areas)


def _event_types_page(library: Library) -> Page:
    return _page("event-types/index.md", "活动类型", library)


def _forms_page(library: Library) -> Page:
    return _page("forms/index.md", "表单", library)


def _cards_page(library: Library) -> Page:
    return _page("cards/index.md", "应急处置卡", library)


def _reference_page(library: Library) -> Page:
    return _page("reference/index.md", "查阅", library)


def roles_page(library: Library, addresses: Mapping[str, str]) -> Page:
    """岗位—事项: every role with its duties and the way to its 岗位须知."""
    roles = duties_of_roles(library)
    return _page(
        "reference/roles.md", "岗位—事项", library, outline=True, roles=roles, addresses=addresses
    )


def post_page(address: str, post: Post, library: Library) -> Page:
    """岗位须知 of one role."""
    title = f"岗位须知：{post.role}"
    grounds = grounds_of(library, post.reading)
    return _page(f"{address}.md", title, library, template="post", post=post, grounds=grounds)


def _lines_page(library: Library) -> Page:
    items, tasks = library.items.values(), library.tasks.values()
    names = dict.fromkeys([*(item.topic for item in items), *(task.topic for task in tasks)])
    topics = [
        (name, [i for i in items if i.topic == name], [t for t in tasks if t.topic == name])
        for name in names
    ]
    return _page("reference/lines.md", "检查项与任务", library, outline=True, topics=topics)


def _standards_page(library: Library) -> Page:
    return _page("reference/standards.md", "本单位时限与标准", library)


def _about_page(library: Library) -> Page:
    return _page("about.md", "关于本站", library)


def sources_page(library: Library) -> Page:
    """What the source documents ask for, row by row, and what answers it; not in the menu."""
    tables = source_tables(library)
    counts = counts_by_kind(tables)
    return _page(
        "reference/sources.md",
        "来源对照",
        library,
        outline=True,
        tables=tables,
        counts=counts,
        total=sum(count for _, count in counts),
    )


def _glossary_page(library: Library) -> Page:
    return _page("reference/glossary.md", "用语", library, glossary=GLOSSARY)


def _contribute_page(library: Library) -> Page:
    return _page("contribute/index.md", "怎样写经验", library)


def _checklist_page(library: Library) -> Page:
    parts = ("form", "segments", "draft")
    opening = (*(f"open-checklist-{part}.js" for part in parts), "open-checklist.js")
    scripts = ("sha256.js", "evaluate.js", "sheet.js", *opening)
    return _page("checklist.md", "开检查单", library, scripts=scripts)


def _plan_page(library: Library) -> Page:
    parts = ("times", "facts")
    reckoning = ("sha256.js", *(f"evaluate-{part}.js" for part in parts), "evaluate.js")
    drawing = ("sheet-papers.js", "sheet.js", "open-checklist-draft.js")
    scripts = (*reckoning, *drawing, "plan-conflicts.js", "plan-views.js", "plan.js")
    return _page("plan.md", "活动安排", library, scripts=scripts)


def _search_page(library: Library) -> Page:
    return _page("search.md", "检索", library, scripts=("search-page.js",))


def _hand_in_page(library: Library) -> Page:
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
    return _page("hand-in.md", "记一条经验", library, scripts=scripts)


_SINGLE_PAGES: tuple[Callable[[Library], Page], ...] = (
    home_page,
    _lessons_page,
    _guides_page,
    _event_types_page,
    _regulations_page,
    _forms_page,
    _cards_page,
    _reference_page,
    _lines_page,
    _standards_page,
    _about_page,
    _glossary_page,
    _contribute_page,
    _checklist_page,
    _plan_page,
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
    shown = {"title": title, **values}
    body = partial(render, name, path, library, shown)
    return Page(path, title, body, scripts, outline, partial(_parts, name, shown, library))


def _parts(template: str, values: Mapping[str, object], library: Library) -> str:
    return f"{template}\0{names_of(values, library)}"

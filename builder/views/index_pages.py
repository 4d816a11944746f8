"""Pages there is one of: home, the lists of each kind, what to look up."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, get_args

from builder.model import Guide, Lesson, Library, Regulation
from builder.model.facts import title_of
from builder.model.guide import Area
from builder.model.kinds import Kind, address_of, kind_of, paged_kinds
from builder.model.record import Record
from builder.views.glossary import GLOSSARY
from builder.views.lesson_lists import PER_PAGE, by_year, newest_first, year_path, year_words
from builder.views.make_page import make_page
from builder.views.page import Page
from builder.views.templates import has_template
from builder.views.tool_pages import (
    checklist_page,
    drill_page,
    hand_in_page,
    plan_page,
    search_page,
    seats_page,
    standards_page,
)

LATEST = 5
HEADS = ("公务接待", "会务", "值班", "应急")
"""The four entries of the home page (S4-1, S1-8)."""
LEVELS = {
    "国家": "这里放法律、行政法规和中央的规定。",
    "省": "这里放省、市的接待办法、经费标准、信息报送规定；同国家的规定不一样的，从严。",
    "主管或集团": "这里放主管部门、集团公司发的办法：接待、会议、值班、费用、安全。"
    "没有上级主管的单位，这一层空着就行。",
    "本单位": "这里放本单位自己的制度：公务接待办法、值班规则、会议室管理、领导办公室内务、用印。"
    "只有一个数的（时限、标准），不用建制度，填在 content/standards.yml 里。",
    "外地样例": "这里放别处的办法，只供参考怎样写；不作本单位的依据，数也不照搬。",
}
"""The four levels (S4-9) and what other places do, and what an office would keep on each."""


def home_page(library: Library) -> Page:
    """Search, four entries, what changed last."""
    heads = {h: [t for t in library.types_in_order if t.category == h] for h in HEADS}
    name = library.settings.site_name
    scripts = ("home.js",)
    return make_page(
        "index.md", name, library, scripts=scripts, heads=heads, latest=latest(library)
    )


def latest(library: Library) -> list[tuple[date, str, str]]:
    """Date, title and address of what was revised last, cases before rules; never read from git."""
    rows = [
        (revised, title_of(record), address_of(record))
        for kind in paged_kinds()
        for record in library.published(kind.model).values()
        if isinstance(revised := getattr(record, "revised", None), date)
    ]
    return sorted(rows, key=_newness, reverse=True)[:LATEST]


def _newness(row: tuple[date, str, str]) -> tuple[date, bool, str]:
    day, _, address = row
    return day, address.startswith("lessons/"), address


def index_page(kind: Kind, library: Library, **values: Any) -> Page:
    """The list of a kind's records, by its own template or plainly."""
    name = f"{kind.folder}-index"
    if not has_template(name):
        name, values = (
            "records-index",
            {"rows": list(map(_row, library.published(kind.model).values()))},
        )
    return make_page(f"{kind.folder}/index.md", kind.title, library, template=name, **values)


def _row(record: Record) -> tuple[str, str, str]:
    return address_of(record), title_of(record), str(getattr(record, "summary", ""))


def _lessons_page(library: Library) -> Page:
    return index_page(
        kind_of(Lesson),
        library,
        scripts=("lesson-index.js",),
        lessons=newest_first(library)[:PER_PAGE],
        years=[
            (year_path(year, 1), year_words(year), len(lessons))
            for year, lessons in by_year(library).items()
        ],
    )


def _guides_page(library: Library) -> Page:
    guides = library.guides.values()
    areas = [(area, [g for g in guides if g.area == area]) for area in get_args(Area)]
    return index_page(kind_of(Guide), library, areas=areas)


def _regulations_page(library: Library) -> Page:
    all_of_them = list(library.regulations.values())
    levels = [(level, [r for r in all_of_them if r.level == level]) for level in LEVELS]
    themes = [(t, [r for r in all_of_them if r.theme == t]) for t in library.vocabulary.themes]
    return index_page(kind_of(Regulation), library, levels=levels, themes=themes, wanted=LEVELS)


def _reference_page(library: Library) -> Page:
    others = [kind for kind in paged_kinds() if not has_template(f"{kind.folder}-index")]
    return make_page("reference/index.md", "查阅", library, others=others)


def _lines_page(library: Library) -> Page:
    items, tasks = library.items.values(), library.tasks.values()
    names = dict.fromkeys([*(item.topic for item in items), *(task.topic for task in tasks)])
    topics = [
        (name, [i for i in items if i.topic == name], [t for t in tasks if t.topic == name])
        for name in names
    ]
    return make_page("reference/lines.md", "检查项与任务", library, outline=True, topics=topics)


def _practice_page(library: Library) -> Page:
    return make_page("reference/practice.md", "惯例的来处", library)


def _about_page(library: Library) -> Page:
    return make_page("about.md", "关于本站", library)


def _glossary_page(library: Library) -> Page:
    return make_page("reference/glossary.md", "用语", library, glossary=GLOSSARY)


def _contribute_page(library: Library) -> Page:
    return make_page("contribute/index.md", "怎样写经验", library)


INDEX_PAGES: Mapping[type[Record], Callable[[Library], Page]] = {
    Lesson: _lessons_page,
    Guide: _guides_page,
    Regulation: _regulations_page,
}
"""Index pages whose templates ask for more than the library."""


def index_pages(library: Library) -> Iterator[Page]:
    """The list of the records of each kind that has pages."""
    for kind in paged_kinds():
        if make := INDEX_PAGES.get(kind.model):
            yield make(library)
        else:
            yield index_page(kind, library)


SINGLE_PAGES: tuple[Callable[[Library], Page], ...] = (
    home_page,
    _reference_page,
    _lines_page,
    standards_page,
    _practice_page,
    _about_page,
    _glossary_page,
    _contribute_page,
    checklist_page,
    plan_page,
    seats_page,
    drill_page,
    search_page,
    hand_in_page,
)

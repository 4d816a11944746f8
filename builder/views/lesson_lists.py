"""The lessons as lists: the newest, by year, and as data for the filters of the index page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from builder.model import Lesson, Library
from builder.model.values import SEVERITY_LABELS

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class YearPage:
    """One page of the lessons of one year."""

    path: str
    year: str
    """Four digits; "" for lessons whose source gives none."""
    number: int
    pages: int
    lessons: tuple[Lesson, ...]


def newest_first(library: Library) -> list[Lesson]:
    """Accepted lessons, the latest occurrence first."""
    accepted = library.accepted_lessons.values()
    return sorted(accepted, key=lambda lesson: (lesson.occurred, lesson.id), reverse=True)


def by_year(library: Library) -> Mapping[str, list[Lesson]]:
    """Accepted lessons of every year, the newest year and lesson first."""
    years: dict[str, list[Lesson]] = defaultdict(list)
    for lesson in newest_first(library):
        years[lesson.occurred[:4]].append(lesson)
    return years


def year_words(year: str) -> str:
    """`2013年`, `年份不详`."""
    return f"{year}年" if year else "年份不详"


def year_pages(library: Library) -> Iterable[YearPage]:
    """Pages by year, so that a new lesson changes the pages of its own year only."""
    for year, lessons in by_year(library).items():
        pages = ceil(len(lessons) / PER_PAGE)
        for number in range(1, pages + 1):
            shown = lessons[(number - 1) * PER_PAGE : number * PER_PAGE]
            yield YearPage(year_path(year, number), year, number, pages, tuple(shown))


def year_path(year: str, number: int) -> str:
    """`lessons/year-2013.md`, `lessons/year-2013-2.md`, `lessons/year-unknown.md`."""
    return f"lessons/year-{year or 'unknown'}{'' if number == 1 else f'-{number}'}.md"


def lesson_rows(library: Library) -> list[dict[str, object]]:
    """What the filters of the index page need to know of every lesson."""
    return [_row(lesson, library) for lesson in newest_first(library)]


def _row(lesson: Lesson, library: Library) -> dict[str, object]:
    titles = (library.event_types[t].title for t in lesson.event_types if t in library.event_types)
    return {
        "id": lesson.id,
        "title": lesson.title,
        "summary": lesson.summary or lesson.because,
        "event_types": list(titles),
        "phase": [lesson.phase],
        "severity": [SEVERITY_LABELS[lesson.severity]],
        "factors": list(lesson.factors),
        "bottom_lines": list(lesson.bottom_lines),
        "year": [year_words(lesson.occurred[:4])],
    }

"""References to what a line rests on, turned into words to print and addresses to follow."""

from collections.abc import Iterable

from builder.model import Lesson, Library
from builder.model.grounds import named_grounds
from builder.model.kinds import kind_of
from builder.model.reference import Reference
from builder.program.format import Case, Ground, ProgramPause, ProgramTask

_LESSONS = kind_of(Lesson).folder + "/"


def grounds_of(library: Library, references: Iterable[Reference]) -> list[Ground]:
    """The grounds a reader may see, each once; dead links are left out."""
    named = named_grounds(library, references).values()
    return [Ground(text=one.name, url=one.address) for one in named]


def cases_of(
    library: Library, tasks: list[ProgramTask], pauses: list[ProgramPause]
) -> dict[str, Case]:
    """The lessons that some line rests on, by their address."""
    lines = [*tasks, *(item for pause in pauses for item in pause["items"])]
    grounds = [ground for line in lines for ground in line["grounds"]]
    found = {x["url"]: x["text"] for x in grounds if x["url"].startswith(_LESSONS)}
    return {
        url: _case(lesson, text, url)
        for url, text in found.items()
        if (lesson := library.find(Reference.at(url))) and isinstance(lesson, Lesson)
    }


def _case(lesson: Lesson, text: str, url: str) -> Case:
    return Case(
        text=text.removeprefix("案例："),
        url=url,
        occurred=lesson.occurred,
        entered=lesson.entered_on.isoformat(),
        because=lesson.because,
        when=lesson.when,
        do=lesson.do,
    )

"""References to what a line rests on, turned into words to print and addresses to follow."""

from collections.abc import Iterable

from builder.model import Lesson, Library
from builder.model.kinds import address_of
from builder.model.published import published
from builder.model.reference import PRACTICE, Reference
from builder.model.values import CONFIDENCE_LABELS
from builder.program.format import Case, Ground, ProgramPause, ProgramTask


def grounds_of(library: Library, references: Iterable[Reference]) -> list[Ground]:
    """The grounds a reader may see, each once; dead links are left out."""
    found = (_ground(library, reference) for reference in published(library, references))
    return [ground for ground in found if ground]


def cases_of(
    library: Library, tasks: list[ProgramTask], pauses: list[ProgramPause]
) -> dict[str, Case]:
    """The lessons that some line rests on, by their address."""
    lines = [*tasks, *(item for pause in pauses for item in pause["items"])]
    grounds = [ground for line in lines for ground in line["grounds"]]
    found = {ground["url"]: ground["text"] for ground in grounds if ground["url"]}
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
        because=lesson.because,
        when=lesson.when,
        do=lesson.do,
    )


def _ground(library: Library, reference: Reference) -> Ground | None:
    if reference == PRACTICE:
        return Ground(text=str(PRACTICE), url="")
    if reference.folder == "lessons":
        return _lesson(library, reference.id)
    if reference.folder == "regulations":
        return _clause(library, reference)
    record = library.find(reference)
    title = getattr(record, "title", "")
    return Ground(text=title, url=reference.address) if title else None


def _lesson(library: Library, lesson_id: str) -> Ground | None:
    lesson = library.lessons.get(lesson_id)
    if not lesson:
        return None
    mark = _mark(lesson.source.confidence) if lesson.source else ""
    return Ground(text=f"案例：{lesson.title}{mark}", url=address_of(lesson))


def _clause(library: Library, reference: Reference) -> Ground | None:
    regulation = library.regulations.get(reference.id)
    if not regulation:
        return None
    clause = library.clause(reference)
    name = f"《{regulation.title.strip('《》')}》"
    if not clause:
        return None if reference.anchor else Ground(text=name, url=reference.address)
    return Ground(text=f"{name}{clause.label}{_mark(clause.confidence)}", url=reference.address)


def _mark(confidence: str) -> str:
    return "" if confidence == "H" else f"（{CONFIDENCE_LABELS[confidence]}）"

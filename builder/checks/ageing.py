"""What grows old: reviews that are due, rules nobody has confirmed, measures nobody finished.

These findings depend on the day and are warnings; a build never asks for them, so that the same
tree gives the same site on any day.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from builder.model import Finding, Item, Library, Place, Regulation, Task
from builder.model.kinds import KINDS

FRESH = timedelta(days=366)
"""防经验主义: everything is looked at once a year."""


def check_ageing(library: Library, today: date) -> Iterator[Finding]:
    """Everything that somebody should look at again by `today`."""
    yield from _lessons(library, today)
    yield from _reviewed(library, today)
    yield from _killers(library, today)
    yield from _expired(library, today)


def _lessons(library: Library, today: date) -> Iterator[Finding]:
    for lesson in library.accepted_lessons.values():
        if lesson.review_due and lesson.review_due < today:
            hint = "看过之后请改 review_due。"
            message = f"应于 {lesson.review_due} 复核。"
            yield Finding(lesson.place("review_due"), "review-overdue", message, hint)
        for index, measure in enumerate(lesson.measures):
            if measure.due and not measure.done and measure.due < today:
                message = f"“{measure.what}”应于 {measure.due} 完成。"
                place = lesson.place("measures", index, "due")
                yield Finding(place, "measure-overdue", message, "请填 done，或改期。")


def _reviewed(library: Library, today: date) -> Iterator[Finding]:
    """Records of whichever kind that say when somebody last looked at them."""
    for kind in KINDS:
        code = "stale-rule" if kind.model is Regulation else "review-overdue"
        for record in library.every(kind.model).values():
            last = getattr(record, "reviewed", None)
            if isinstance(last, date) and last + FRESH < today:
                yield _stale(record.place("reviewed"), code, last)


def _stale(place: Place, code: str, last: date) -> Finding:
    return Finding(
        place, code, f"{last} 以后没有人确认过。", "看过没有变化，请把 reviewed 改成今天。"
    )


def _killers(library: Library, today: date) -> Iterator[Finding]:
    """A 必查项 is confirmed whenever its grounds are accepted."""
    accepted: dict[str, date] = {}
    for edge, stamp in library.stamps.items():
        if edge.kind == "item":
            accepted[edge.line] = min(stamp.accepted, accepted.get(edge.line, stamp.accepted))
    for item in library.items.values():
        last = accepted.get(item.id)
        if item.killer and last and last + FRESH < today:
            hint = f"看过没有变化，请运行 qianshi trace accept {item.id}。"
            message = f"必查项“{item.text}”{last} 以后没有人确认过。"
            yield Finding(item.place(), "stale-rule", message, hint)


def _expired(library: Library, today: date) -> Iterator[Finding]:
    lines: tuple[Item | Task, ...] = (*library.items.values(), *library.tasks.values())
    for line in lines:
        for index, reference in enumerate(line.ground):
            if reference.folder != "regulations":
                continue
            regulation = library.regulations.get(reference.id)
            until = regulation.effective_until if regulation else None
            if regulation and until and until < today.isoformat()[: len(until)]:
                message = f"{regulation.title} {until} 失效。"
                place = line.place("ground", index)
                yield Finding(place, "expired-rule", message, "请换成现行制度的条款。")

"""检查单凭什么: what the replay says of each event type, and of one lesson."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from builder.model import EventType, Lesson, Library
from builder.model.kinds import address_of
from builder.model.reference import line_address
from builder.model.trial import NO_TIME, LessonTrial, LineTrial, TypeTrial

Trials = Mapping[str, LessonTrial]
BAR_WIDTH, BAR_HEIGHT = 240, 12
PARTS = ("own", "other", "asked", "open")
"""Of a bar, from the left: stopped by a line written for it, by another, once asked, not at all."""


@dataclass(frozen=True, slots=True)
class Told:
    """One lesson on the sheets of one type, in words."""

    title: str
    address: str
    """Of the line on the page of the type; of that page where no line stops it."""
    state: str
    line: str
    """What stops it first; "" where nothing does."""
    early: str
    asked: str
    reason: str


@dataclass(frozen=True, slots=True)
class TypeRow:
    """One event type on the page."""

    title: str
    address: str
    counts: tuple[int, ...]
    """By PARTS."""
    early: str
    """The longest lead on the usual sheet; "" where there is none."""

    @property
    def cases(self) -> int:
        """How many lessons were played."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A lesson that no sheet stops."""

    title: str
    address: str
    severity: str
    where: str
    reason: str


def told(lesson: Lesson, library: Library, trials: Trials) -> list[Told]:
    """What its page says, a row for each type; nothing for a lesson that was not played."""
    trial = trials.get(lesson.id)
    return [_told(one, library) for one in trial.types] if trial else []


def _told(trial: TypeTrial, library: Library) -> Told:
    event_type = library.event_types[trial.event_type]
    first = trial.stopping[0] if trial.stopping else None
    line = first and line_address(event_type.id, first.line.kind, first.line.id)
    return Told(
        event_type.title,
        line or address_of(event_type),
        "算不出" if trial.reason == NO_TIME else trial.state,
        first.line.text if first else "",
        first.early if first else "",
        "、".join(first.asked) if first else "",
        trial.reason,
    )


def type_rows(library: Library, trials: Trials) -> list[TypeRow]:
    """Every event type that a lesson was played on, most lessons first; none that is held out."""
    by_type: dict[str, list[TypeTrial]] = {}
    for trial in _kept(library, trials):
        for one in trial.types:
            by_type.setdefault(one.event_type, []).append(one)
    rows = [_row(library.event_types[name], found, library) for name, found in by_type.items()]
    return sorted(rows, key=lambda row: -row.cases)


def open_cases(library: Library, trials: Trials) -> list[OpenCase]:
    """What no sheet stops, the gravest first."""
    found = [x for x in _kept(library, trials) if x.state == "拦不住"]
    rows = [_open(library.lessons[x.lesson], x.best, library) for x in found]
    return sorted(rows, key=lambda row: row.severity)


def held_out(library: Library, trials: Trials) -> list[tuple[str, str, str]]:
    """Lessons that no line was written for: title, address, and what other lines do."""
    return [
        (lesson.title, address_of(lesson), trial.state)
        for trial in trials.values()
        if (lesson := library.lessons[trial.lesson]).held_out
    ]


def whole(rows: Iterable[OpenCase], library: Library, trials: Trials) -> tuple[int, int]:
    """How many lessons were played, and how many of them are stopped."""
    played = sum(1 for _ in _kept(library, trials))
    return played, played - len(list(rows))


def named(library: Library, trials: Trials) -> int:
    """How many are stopped by a line that says a word of what the slip could be seen on."""
    return sum(trial.is_named for trial in _kept(library, trials))


def unfounded(library: Library) -> list[str]:
    """必查项 that rest on practice alone."""
    killers = (item for item in library.items.values() if item.killer)
    return [item.text for item in killers if all(ground.is_practice for ground in item.ground)]


def render_bar(counts: Iterable[int]) -> Markup:
    """A bar of PARTS as SVG; the number stands beside it in words."""
    numbers = list(counts)
    step, left = BAR_WIDTH / max(sum(numbers), 1), 0.0
    boxes = Markup()
    for part, number in zip(PARTS, numbers, strict=True):
        box = Markup('<rect class="qs-share__{part}" x="{x:.1f}" width="{w:.1f}" height="{h}"/>')
        boxes += box.format(part=part, x=left, w=number * step, h=BAR_HEIGHT)
        left += number * step
    return Markup(
        '<svg class="qs-share" viewBox="0 0 {w} {h}" aria-hidden="true">{boxes}</svg>'
    ).format(w=BAR_WIDTH, h=BAR_HEIGHT, boxes=boxes)


def _kept(library: Library, trials: Trials) -> Iterator[LessonTrial]:
    return (x for x in trials.values() if not library.lessons[x.lesson].held_out)


def _row(event_type: EventType, trials: list[TypeTrial], library: Library) -> TypeRow:
    counts = Counter(map(_part, trials))
    usual = [line for trial in trials for line in trial.stopping if not line.asked]
    first: LineTrial | None = max(usual, key=lambda line: line.lead, default=None)
    return TypeRow(
        event_type.title,
        address_of(event_type),
        tuple(counts[part] for part in PARTS),
        first.early if first else "",
    )


def _part(trial: TypeTrial) -> str:
    if not trial.stopping:
        return "open"
    first = trial.stopping[0]
    return "asked" if first.asked else "own" if first.own else "other"


def _open(lesson: Lesson, best: TypeTrial | None, library: Library) -> OpenCase:
    where = library.event_types[best.event_type].title if best else ""
    reason = best.reason if best else "没有写活动类型，不会出现在任何单子上"
    return OpenCase(lesson.title, address_of(lesson), lesson.severity, where, reason)

"""收录: the reviewer's decision turns a hand-in into a lesson and, with it, lines of sheets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from builder.model import HandIn, Lesson, Library
from builder.model.limits import LONGEST_TITLE
from builder.model.values import ACCEPTED
from builder.model.words import did_you_mean
from builder.review.chance import chance_in, fields_of, settled
from builder.review.decision import Decision, UnfitError
from builder.review.lines import Case, Line, lines_of
from builder.review.matters import unmarked
from builder.review.names import with_roles
from builder.review.propose import propose
from builder.review.standing import displaced, edited, known_ids, sharpened
from builder.review.texts import clipped, first_sentence, item_text, lesson_text


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Files to write, by path relative to the root, and what the reviewer should be told."""

    lesson_id: str
    lesson: str
    """Text of the new lesson file; "" when this receipt was accepted before."""
    already_in: bool
    case: Case | None = None
    """What it was made of; None where an earlier lesson was repeated."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Files of items that change, as they read afterwards."""
    lines: tuple[Line, ...] = ()
    """The new lines."""
    known: tuple[str, ...] = ()
    """Ids of lines that stand already and rest on the lesson now."""
    not_names: tuple[str, ...] = ()
    """Words that look like names of persons and were confirmed to be none."""
    unsettled: tuple[str, ...] = ()
    """Those of which nobody said so yet; while there are any, nothing is written."""

    @property
    def types(self) -> tuple[str, ...]:
        """Ids of the event types of the lesson."""
        return self.case.types if self.case else ()

    @property
    def lesson_path(self) -> str:
        """Of the lesson's file."""
        return f"lessons/{self.lesson_id}.md"

    @property
    def texts(self) -> dict[str, str]:
        """Every file as it reads afterwards."""
        return {**({self.lesson_path: self.lesson} if self.lesson else {}), **self.files}

    @property
    def words(self) -> list[object]:
        """Whatever is new in them, text by text."""
        return [self.lesson, *(word for line in self.lines for word in line.entry.values())]


def accept(
    hand_in: HandIn,
    decision: Decision,
    library: Library,
    today: date,
    held: frozenset[str] = frozenset(),
) -> Acceptance:
    """Turn a hand-in into texts; UnfitError for a decision that does not fit.

    Accepting the same receipt again only adds lines that are missing. `held` are the ids of lines
    that stopped a slip in some run.
    """
    known = lesson_of_receipt(library, hand_in.receipt)
    lesson_id = known.id if known else f"{hand_in.month[:4]}/{decision.slug}"
    case = replace(case_of(hand_in, decision, library, held), lesson_id=lesson_id)
    if known and decision.known:
        raise UnfitError([f"{known.id} 早已收录，不能再改它的关联。请先撤销，再重新收录。"])
    lines = tuple(x for x in lines_of(case) if x.id not in library.items)
    reason = f"给新检查项让位，见 lessons/{lesson_id}"
    files = edited([*sharpened(case), *displaced(case, lines)], library, reason, today)
    return Acceptance(
        lesson_id=lesson_id,
        lesson="" if known else lesson_text(_front(case, lines, today), case.told),
        already_in=known is not None,
        case=case,
        files=_with_lines(files, lines, library),
        lines=lines,
        known=tuple(known_ids(case)),
    )


def case_of(
    hand_in: HandIn, decision: Decision, library: Library, held: frozenset[str] = frozenset()
) -> Case:
    """A hand-in with the reviewer's words in place of the sender's, and what is proposed for it."""
    told = with_words(hand_in, decision)
    if unknown := [x for x in decision.event_types if x not in library.event_types]:
        titles = [x.title for x in library.types_in_order]
        raise UnfitError(f"没有“{x}”这个活动类型。{did_you_mean(x, titles)}" for x in unknown)
    proposals = propose(told, library, held)
    likely = tuple(x.place.event_type for x in proposals[:1] if x.place)
    named = (told.event_type,) if told.event_type in library.event_types else likely
    types = tuple(dict.fromkeys(decision.event_types)) or named
    return Case(told, decision, types, "", proposals, library, held)


def with_words(hand_in: HandIn, decision: Decision) -> HandIn:
    """The hand-in as the reviewer lets it stand; UnfitError for a name that is not in it."""
    words = {
        "title": decision.title,
        "what": decision.what,
        "handled": decision.handled,
        "causes": decision.causes,
        "prevent": decision.do,
        "event_type": next(iter(decision.event_types), ""),
    }
    said = hand_in.model_copy(update={name: word for name, word in words.items() if word})
    return with_roles(said, decision.replaced)


def _with_lines(
    files: Mapping[str, str], lines: Iterable[Line], library: Library
) -> dict[str, str]:
    texts = dict(files)
    for line in lines:
        path = line.path
        text = texts.get(path, library.texts.get(path, ""))
        texts[path] = text + "\n" * bool(text and not text.endswith("\n")) + item_text(line.entry)
    return texts


def merge(hand_in: HandIn, lesson: Lesson, library: Library, today: date) -> Acceptance:
    """并入已有: a short lesson that repeats another and is kept by the same items."""
    known = lesson_of_receipt(library, hand_in.receipt)
    name = lesson.id.rpartition("/")[2]
    lesson_id = known.id if known else f"{hand_in.month[:4]}/{name}-again-{hand_in.receipt[-8:]}"
    front = _repeat_front(hand_in, lesson, library, today)
    return Acceptance(
        lesson_id=lesson_id,
        lesson="" if known else lesson_text(front, hand_in),
        already_in=known is not None,
    )


def lesson_of_receipt(library: Library, receipt: str) -> Lesson | None:
    """The lesson a receipt became, whatever its state."""
    return next((x for x in library.lessons.values() if x.receipt == receipt), None)


def title_of(told: HandIn) -> str:
    """What the lesson is called where nobody says otherwise."""
    first = unmarked(first_sentence(told.what))
    return told.title or clipped(first, LONGEST_TITLE)[:LONGEST_TITLE]


def _front(case: Case, lines: Iterable[Line], today: date) -> dict[str, object]:
    told, decision = case.told, case.decision
    step = next((x.place.pause_in(case.library).title for x in lines), "下次办同类活动时")
    return {
        "title": title_of(told),
        "kind": "失误",
        "event_types": list(case.types),
        "phase": decision.phase,
        "occurred": told.month,
        "revised": today.isoformat(),
        "entered": today.isoformat(),
        "origin": "本单位",
        **_chance(case),
        "severity": decision.severity,
        "when": decision.when or step,
        "do": told.prevent,
        "because": decision.because or first_sentence(told.what),
        "items": known_ids(case),
        "repeats": told.repeats if told.repeats in case.library.lessons else "",
        "state": ACCEPTED,
        "receipt": told.receipt,
    }


def _chance(case: Case) -> dict[str, object]:
    """What the replay has to know, as far as anybody said or the words say so."""
    proposal = case.proposals[0] if case.proposals else None
    proposed = chance_in(case.told, proposal, case.library)
    return fields_of(settled(case.decision.chance, proposed), case.told.what, case.library)


def _repeat_front(
    hand_in: HandIn, lesson: Lesson, library: Library, today: date
) -> dict[str, object]:
    """The facts are the new ones, the cure is the one that was found before."""
    is_known = hand_in.event_type in library.event_types
    own = (hand_in.event_type,) if is_known else lesson.event_types
    decision = Decision("", severity=lesson.severity, phase=lesson.phase)
    front = _front(Case(hand_in, decision, own, "", (), library), (), today)
    items = [item.id for item in library.items_of_lesson.get(lesson.id, ())]
    tasks = [task.id for task in library.tasks_of_lesson.get(lesson.id, ())]
    uncovered = lesson.no_item_reason or f"重复了 {lesson.id}，随那一条列入。"
    return {
        **front,
        "title": hand_in.title or f"又一次：{lesson.title}"[:LONGEST_TITLE],
        "when": lesson.when,
        "do": lesson.do,
        "because": lesson.because,
        "items": items,
        "tasks": tasks,
        "no_item_reason": "" if items or tasks else uncovered,
        "repeats": lesson.id,
    }

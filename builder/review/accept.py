"""收录: the maintainer's decision turns a hand-in into a lesson and, with it, an item."""

from dataclasses import dataclass
from datetime import date

from builder.model import HandIn, Item, Lesson, Library
from builder.model.limits import LONGEST_TITLE, LONGEST_WHY
from builder.model.values import ACCEPTED
from builder.review.propose import Place, Proposal, clipped, first_sentence, propose
from builder.review.texts import item_text, lesson_text


@dataclass(frozen=True, slots=True)
class Decision:
    """What the maintainer says. Empty texts mean: as proposed."""

    slug: str
    title: str = ""
    severity: str = "S3"
    phase: str = "事前"
    item_text: str = ""
    expect: str = ""
    """Without it no item is written: a line nobody can observe is no item."""
    pause: str = ""
    checker: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Files to write, by path relative to the root, and what the maintainer should be told."""

    lesson_id: str
    lesson: str
    """Text of the new lesson file; "" when this receipt was accepted before."""
    items_path: str
    item: str
    """Text to append to the items file; "" when no item is written."""
    proposal: Proposal | None
    """None where an earlier lesson was repeated."""
    already_in: bool


def accept(hand_in: HandIn, decision: Decision, library: Library, today: date) -> Acceptance:
    """Turn a hand-in into texts. Accepting the same receipt again only adds a missing item."""
    known = lesson_of_receipt(library, hand_in.receipt)
    lesson_id = known.id if known else f"{hand_in.month[:4]}/{decision.slug}"
    proposal = propose(hand_in, library)[0]
    place = proposal.place
    entry = _item_entry(hand_in, decision, proposal, lesson_id, library) if place else None
    front = _front(hand_in, decision, today)
    if hand_in.repeats not in library.lessons:
        del front["repeats"]
    return Acceptance(
        lesson_id=lesson_id,
        lesson="" if known else lesson_text(front, hand_in),
        items_path=f"checklists/items/{place.topic}.yml" if place else "",
        item=item_text(entry) if entry and not _written(library, place, decision.slug) else "",
        proposal=proposal,
        already_in=known is not None,
    )


def merge(hand_in: HandIn, lesson: Lesson, library: Library, today: date) -> Acceptance:
    """并入已有: a short lesson that repeats another and is kept by the same items."""
    known = lesson_of_receipt(library, hand_in.receipt)
    name = lesson.id.rpartition("/")[2]
    lesson_id = known.id if known else f"{hand_in.month[:4]}/{name}-again-{hand_in.receipt[-8:]}"
    front = _repeat_front(hand_in, lesson, library, today)
    return Acceptance(
        lesson_id=lesson_id,
        lesson="" if known else lesson_text(front, hand_in),
        items_path="",
        item="",
        proposal=None,
        already_in=known is not None,
    )


def lesson_of_receipt(library: Library, receipt: str) -> Lesson | None:
    """The lesson a receipt became, whatever its state."""
    return next((x for x in library.lessons.values() if x.receipt == receipt), None)


def _written(library: Library, place: Place | None, slug: str) -> Item | None:
    return library.items.get(f"{place.topic}/{slug}") if place else None


def _front(hand_in: HandIn, decision: Decision, today: date) -> dict[str, object]:
    title = (
        decision.title
        or hand_in.title
        or clipped(first_sentence(hand_in.what), LONGEST_TITLE)[:LONGEST_TITLE]
    )
    return {
        "title": title,
        "kind": "失误",
        "event_types": [hand_in.event_type] if hand_in.event_type else [],
        "phase": decision.phase,
        "occurred": hand_in.month,
        "revised": today.isoformat(),
        "origin": "本单位",
        "severity": decision.severity,
        "when": "下次办同类活动时",
        "do": hand_in.prevent,
        "because": first_sentence(hand_in.what),
        "repeats": hand_in.repeats,
        "state": ACCEPTED,
        "receipt": hand_in.receipt,
    }


def _repeat_front(
    hand_in: HandIn, lesson: Lesson, library: Library, today: date
) -> dict[str, object]:
    """The facts are the new ones, the cure is the one that was found before."""
    front = _front(hand_in, Decision(slug="", severity=lesson.severity, phase=lesson.phase), today)
    items = [item.id for item in library.items_of_lesson.get(lesson.id, ())]
    tasks = [task.id for task in library.tasks_of_lesson.get(lesson.id, ())]
    uncovered = lesson.no_item_reason or f"重复了 {lesson.id}，随那一条列入。"
    return {
        **front,
        "title": hand_in.title or f"又一次：{lesson.title}"[:LONGEST_TITLE],
        "event_types": front["event_types"] or list(lesson.event_types),
        "when": lesson.when,
        "do": lesson.do,
        "because": lesson.because,
        "items": items,
        "tasks": tasks,
        "no_item_reason": "" if items or tasks else uncovered,
        "repeats": lesson.id,
    }


def _item_entry(
    hand_in: HandIn, decision: Decision, proposal: Proposal, lesson_id: str, library: Library
) -> dict[str, object] | None:
    place, text = proposal.place, decision.item_text or proposal.text
    if place is None or not decision.expect or not text:
        return None
    story = decision.why or hand_in.title or first_sentence(hand_in.what)
    entry: dict[str, object] = {
        "name": decision.slug,
        "text": text,
        "expect": decision.expect,
        "pauses": [decision.pause or place.pause_in(library).name],
        "checker": decision.checker or place.checker,
        "ground": [f"lessons/{lesson_id}"],
        "why": clipped(story, LONGEST_WHY)[:LONGEST_WHY],
    }
    return {**entry, "killer": "是"} if proposal.is_killer(decision.severity) else entry

"""Lines that stand already: those that are sharpened, and those that give way to a new one."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from builder.model import Item, Library
from builder.model.layer import layer_of
from builder.model.record import Record
from builder.model.words import did_you_mean
from builder.review.decision import Displaced, UnfitError
from builder.review.entries import with_fields, without_entry
from builder.review.lines import Case, Line
from builder.review.own_layer import own_path, struck, taken_over
from builder.review.room import may_give_way

Edit = tuple[Item, dict[str, object] | None]
"""A line and its new values; None strikes it."""


def sharpened(case: Case) -> Iterator[Edit]:
    """Other words for lines that should have caught it; of most there are none."""
    for known in case.decision.known:
        item = _standing(known.item, case.library)
        words = {"text": known.text, "expect": known.expect}
        new = {name: word for name, word in words.items() if word and word != getattr(item, name)}
        if new:
            yield item, dict(new)


def known_ids(case: Case) -> list[str]:
    """Ids of the lines that should have caught it; UnfitError for one that is none."""
    return [_standing(known.item, case.library).id for known in case.decision.known]


def displaced(case: Case, lines: Sequence[Line]) -> Iterator[Edit]:
    """What becomes of the lines that give way; UnfitError for one that may not."""
    if case.decision.displaced and not lines:
        raise UnfitError(["没有新检查项，不用换下哪一条。请写新检查项，或不换。"])
    for one in case.decision.displaced:
        yield _displaced(case, one, {x.place.pause_in(case.library).name for x in lines})


def _displaced(case: Case, one: Displaced, freed: set[str]) -> Edit:
    item = _standing(one.item, case.library)
    if freed.isdisjoint(item.pauses):
        raise UnfitError([f"“{item.text}”不在新检查项的节点上，换下它腾不出地方。请另选一条。"])
    if item.killer:
        raise UnfitError([f"“{item.text}”是必查项，不能换下。请另选一条，或另选节点。"])
    kept = [pause for pause in item.pauses if pause not in freed]
    left = list(dict.fromkeys([*kept, *_moved(case, one)]))
    if not left and not may_give_way(item, case.library):
        raise UnfitError([f"“{item.text}”依据往事或条款，不能删。请把它移到别的节点。"])
    if not left and item.id in case.held:
        raise UnfitError([f"“{item.text}”拦住过问题，不能删。请把它移到别的节点。"])
    return item, {"pauses": left} if left else None


def _moved(case: Case, one: Displaced) -> list[str]:
    """The name of the 节点 it goes to."""
    if not one.moves_to:
        return []
    pauses = [pause for whole in case.wholes for pause in whole.pauses]
    meant = [x.name for x in pauses if one.moves_to in (x.key, x.name, x.title)]
    if not meant:
        hint = did_you_mean(one.moves_to, [pause.title for pause in pauses]) or "请另选节点。"
        raise UnfitError([f"没有“{one.moves_to}”这个节点，移不过去。{hint}"])
    return meant[:1]


def _standing(name: str, library: Library) -> Item:
    item = library.items.get(name) or _worded(name, library)
    if item is None:
        raise UnfitError([f"没有“{name}”这条检查项。{did_you_mean(name, library.items)}"])
    return item


def _worded(text: str, library: Library) -> Item | None:
    """The only line that reads so."""
    found = [item for item in library.items.values() if item.text == text]
    return found[0] if len(found) == 1 else None


def edited(edits: Iterable[Edit], library: Library, reason: str, today: date) -> dict[str, str]:
    """The office's own files of these lines as they read with the edits, by path.

    A line of a layer below is taken over before it is changed; `reason` is why one is struck there.
    """
    texts: dict[str, str] = {}
    for item, fields in edits:
        if fields is None:
            texts = _without(item, library, reason, today, texts)
        else:
            texts = taken_over(item, library, today, texts)
            path = own_path(item)
            text = texts.get(path, library.texts.get(path, ""))
            texts[path] = with_fields(text, (item.name,), fields)
    return texts


def _without(
    item: Item, library: Library, reason: str, today: date, texts: dict[str, str]
) -> dict[str, str]:
    """An own line goes; one of a layer below is struck, and so is one that would come back."""
    below: Record | None = item
    if not layer_of(item.path):
        text = texts.get(item.path, library.texts[item.path])
        texts = {**texts, item.path: without_entry(text, (item.name,))}
        covering = library.replaced.get(f"items/{item.id}")
        below = covering.below if covering and isinstance(covering.below, Item) else None
    return struck(below, reason, library, today, texts) if below else texts

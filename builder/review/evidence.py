"""What of a hand-in led to a place, in its own words: `“会前半小时” → 开会前 60 分钟`."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from builder.model import Item
from builder.review.matters import Matter
from builder.review.places import Ranked
from builder.review.spots import Spots
from builder.review.terms import Key, TextIndex, terms

STRETCHES = 3
"""Stretches of the text that are shown for the words of a place."""
COMMON = 12
"""A term that more 节点 have than one in so many leads nowhere: 一遍, 没有."""
AGREES = 0.3
"""How well words of time must agree with a 节点 to be shown."""


def because(
    ranked: Ranked, matter: Matter, near: Mapping[str, float], spots: Spots
) -> Iterator[str]:
    """When it says to look, and which words stand here too, with the line that has them."""
    spot, moment = ranked.spot, ranked.moment
    if moment and ranked.agreed >= AGREES:
        yield f"“{moment.words}” → {spot.pause.title}"
    item = _nearest(spot.items, near)
    if item and (own := stretches(matter, _terms_of(item), spots.words)):
        yield f"{_quoted(own)} → {item.text}"
        return
    if here := _long(matter, spots.words, spot.key):
        yield f"{_quoted(here)} → {spot.pause.title}"
    elif whole := _long(matter, spots.scopes, spot.scope):
        yield f"{_quoted(whole)} → {spots.scope_title(spot)}"


def _long(matter: Matter, index: TextIndex[Key], key: Key) -> list[str]:
    """Shared stretches that are long enough to be words, beside those that say when."""
    said = set(terms(f"{matter.what}\n{matter.prevent}"))
    when = {term for moment in matter.moments for term in terms(moment.words)}
    shared = stretches(matter, index.shared(key, said), index)
    return [words for words in shared if len(words) > 2 and not set(terms(words)) <= when]


def stretches(matter: Matter, shared: Collection[str], index: TextIndex[Key]) -> list[str]:
    """Neighbouring terms grown together as they stand in the text, the weightiest first."""
    weights: dict[str, float] = {}
    for text in (matter.prevent, matter.what):
        for words in _grown(text, set(shared)):
            found = list(terms(words))
            if any(index.is_rare(term, COMMON) for term in found):
                weights[words.strip("的了")] = sum(index.rarity(term) for term in found)
    whole = (x for x in weights if not any(x in other for other in weights if other != x))
    return sorted(whole, key=lambda words: -weights[words])


def _quoted(found: Sequence[str]) -> str:
    return "".join(f"“{words}”" for words in found[:STRETCHES])


def _terms_of(item: Item) -> set[str]:
    return set(terms(f"{item.text} {item.expect}"))


def _grown(text: str, shared: Collection[str]) -> Iterator[str]:
    start = 0
    for end in range(1, len(text) + 1):
        if text[end - 1 : end + 1].lower() in shared:
            continue
        if end - start > 1:
            yield text[start:end]
        start = end


def _nearest(items: Collection[Item], near: Mapping[str, float]) -> Item | None:
    return max(items, key=lambda item: near.get(item.id, 0), default=None)

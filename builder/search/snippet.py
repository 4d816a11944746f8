"""The passage of a document that answers a query best, cut to a readable length."""

from collections.abc import Mapping, Sequence

from builder.search.analysis import term_starts, text_terms, tokens
from builder.search.constants import SHARED
from builder.search.document import Block

LENGTH: int = SHARED["snippet"]
LEAD: int = SHARED["lead"]


def best_passage(passages: Sequence[Block], terms: Mapping[str, int]) -> Block:
    """The passage with most of the query, its text cut around the first match.

    Longer terms weigh more; of equals the earlier passage wins. An empty block where there is
    no passage at all.
    """
    best, most = Block("", "", ""), -1
    for passage in passages:
        found = set(text_terms(tokens(passage.text)))
        points = sum(points for term, points in terms.items() if term in found)
        if points > most:
            best, most = passage, points
    return Block(best.anchor, best.heading, _cut(best.text, terms))


def _cut(text: str, terms: Mapping[str, int]) -> str:
    if len(text) <= LENGTH:
        return text.replace("\n", " ")
    start = max(0, min(_first_match(text, terms) - LEAD, len(text) - LENGTH))
    end = start + LENGTH
    lead, trail = "…" if start else "", "…" if end < len(text) else ""
    return lead + text[start:end].replace("\n", " ").strip(" ") + trail


def _first_match(text: str, terms: Mapping[str, int]) -> int:
    """Where the first of the heaviest terms of this text stands."""
    best, most = 0, 0
    for term, start in term_starts(tokens(text)):
        if terms.get(term, 0) > most:
            best, most = start, terms[term]
    return best

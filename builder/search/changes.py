"""What an update of the folder has to write, found out by digests."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from builder.search.document import Document
from builder.search.impacts import FINGERPRINT, impacts_of, readings_of, spoken_texts
from builder.search.words import Synonyms

SYNONYMS = "-"
"""The id of the entry that holds the synonyms, so that they change in the same commit."""
Changes = dict[str, Document | str | None]
"""By id: a document to write, the synonyms to write, or nothing any more."""


def changes_between(
    before: Mapping[str, str], documents: Sequence[Document], synonyms: Synonyms
) -> Changes:
    """What to write for every id that differs from what stands there; nothing: take it out."""
    words = json.dumps(synonyms)
    wanted = {document.id: document for document in documents}
    gone: Changes = {id_: None for id_ in before if id_ not in wanted and id_ != SYNONYMS}
    stale: Changes = {id_: d for id_, d in wanted.items() if before.get(id_) != _digest(d)}
    return gone | stale | ({SYNONYMS: words} if before.get(SYNONYMS) != words else {})


def entry_of(document: Document) -> dict[str, Any]:
    """The fields of a document's entry: itself, its terms with impacts, its readings."""
    readings = readings_of(spoken_texts(document))
    return {
        "id": document.id,
        "kind": document.kind,
        "digest": _digest(document),
        "facets": document.facets,
        "plain": json.dumps(asdict(document)),
        "terms": impacts_of(document),
        "readings": {f"{pinyin} {text}": weight for pinyin, text, weight in readings},
    }


def _digest(document: Document) -> str:
    """Changes with the document, and with how documents are turned into numbers."""
    return f"{FINGERPRINT}-{document.digest}"

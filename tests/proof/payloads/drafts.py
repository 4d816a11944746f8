"""Hostile drafts, addresses and queries: what reaches the pages without being built into them."""

import json
from collections.abc import Iterator
from urllib.parse import quote

from playwright.sync_api import FilePayload

from builder.model import Library
from tests.proof.payloads.office import PLAIN, fitting_payloads, numbered

FIRST = 8000


def drafts_of(library: Library) -> list[FilePayload]:
    """One draft file for each payload, the last of them one that can be opened."""
    return [_file(number, text, library) for number, text in enumerate(PLAIN, FIRST)]


def _file(number: int, text: str, library: Library) -> FilePayload:
    typed = numbered(text, number)
    event = json.dumps(event_data(typed, number % 5, library), ensure_ascii=False)
    name = "".join(typed.split()).replace("/", "").replace("\x02", "").replace("\x03", "")
    return FilePayload(name=f"{name}.json", mimeType="application/json", buffer=event.encode())


def event_data(typed: str, number: int, library: Library) -> dict[str, object]:
    """A draft with this text in every field that takes one."""
    event_type = library.event_types[f"h-{number}"]
    roles = {stream.lead for stream in event_type.workstreams} | {typed, "__proto__", "constructor"}
    segment = {"kind": event_type.pauses[1].at.removeprefix("seg:"), "place": typed}
    return {
        "format": 1,
        "id": typed,
        "type": event_type.id,
        "title": typed,
        "answers": {"pick": typed, "many": "3", typed: typed, "__proto__": typed},
        "segments": [
            {"kind": typed, "start": "2026-12-08 09:00", "end": "2026-12-08 10:00", "place": typed},
            {**segment, "start": "2026-12-08 08:00"},
        ],
        "people": {role: {"name": typed, "seconded": True} for role in sorted(roles)},
        "guests": typed,
        "leaders": [typed, typed],
        "notes": typed,
    }


def hashes() -> Iterator[str]:
    """Addresses somebody could send to a colleague."""
    for number, text in enumerate(PLAIN, FIRST):
        typed = quote(numbered(text, number), safe="")
        yield (
            f"checklist.html#type={typed}&a.{typed}={typed}",
            f"checklist.html#type=h-0&a.pick={typed}&a.__proto__={typed}",
            f"lessons/index.html#event_types={typed}&year={typed}&factors={typed}",
            f"hand-in.html?{typed}#type={typed}",
            f"search.html?q={typed}#q={typed}&kind={typed}",
        )[number % 5]


def queries() -> list[str]:
    """Words that every hostile document has, and the payloads themselves."""
    words = ["毒样", "script", "onload", "evil example", "onfocus autofocus", "javascript", "k1500"]
    return [*words, *(numbered(text, 1001 + i) for i, text in enumerate(fitting_payloads("LINE")))]

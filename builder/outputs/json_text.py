"""A paper with the result and the event behind it as JSON, for other programs."""

import json

from builder.outputs.paper import Entry, Paper


def render(paper: Paper, entry: Entry) -> bytes:
    """UTF-8 JSON with the keys `printed`, `event`, `result` and `paper`."""
    document = {
        "printed": entry.printed,
        "event": entry.event.model_dump(mode="json"),
        "result": entry.result,
        "paper": {"name": paper.name, "label": paper.label, "sections": paper.sections},
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()

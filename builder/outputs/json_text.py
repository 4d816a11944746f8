"""A paper with the result and the event behind it as JSON, for other programs."""

import json

from builder.outputs.paper import Paper


def render(paper: Paper) -> bytes:
    """UTF-8 JSON with the keys `printed`, `event`, `result` and `paper`."""
    entry = paper.entry
    document = {
        "printed": paper.printed,
        "event": entry.event.model_dump(mode="json") if entry else None,
        "result": entry.result if entry else None,
        "paper": {"name": paper.name, "label": paper.label, "sections": paper.sections},
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()

"""The result with its event as JSON, for other programs."""

import json

from builder.model import Event
from builder.program import Result


def render(result: Result, event: Event, printed: str) -> bytes:
    """UTF-8 JSON with the keys `printed`, `event` and `result`."""
    document = {"printed": printed, "event": event.model_dump(mode="json"), "result": result}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()

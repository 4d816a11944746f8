"""One event with hostile words in every place a person types in."""

from typing import Any

from builder.model import Event
from builder.outputs import FORMATS, Entry, make_paper
from builder.program import Result, compile_program, evaluate, make_event
from tests.program.every_event import sample_library
from tests.shipped import PAPERS

HOSTILE = "#strong[x] *粗* <script>alert(1)</script> =cmd|' /C' $x$ `y` @a \\n [链](http://x)"
PRINTED = "2026-12-05 16:20"


def sample(**changes: Any) -> tuple[Result, Event]:
    """A result of the sample type 上级调研考察 and its event."""
    library = sample_library()
    data = {
        "type": "visit",
        "revision": 3,
        "answers": {"guests": "12", "media": "是", "meal": "桌餐", "outdoor": "是"},
        "segments": [
            {"kind": "座谈", "start": "2026-12-08 09:00", "place": "大型实验室"},
            {"kind": "用餐", "start": "2026-12-08 12:00", "place": "餐厅"},
        ],
        **changes,
    }
    event = make_event(data, library.event_types)
    assert isinstance(event, Event), event
    return evaluate(compile_program(library, library.event_types["visit"]), event), event


def long_sample(items: int) -> tuple[Result, Event]:
    """A result whose first pause and whose task list are far longer than a page."""
    result, event = sample()
    pause = result["pauses"][0]
    lines = [{**pause["items"][i % 3], "number": i + 1} for i in range(items)]
    tasks = [{**result["tasks"][i % 3], "id": f"t{i}"} for i in range(items)]
    longer: Any = {**result, "pauses": [{**pause, "items": lines}], "tasks": tasks}
    return longer, event


def entry(result: Result, event: Event, printed: str = PRINTED) -> Entry:
    """What a door hands to the outputs."""
    return Entry(result, event, printed)


def rendered(name: str, made: Entry, paper: str = "sheet", *, pocket: bool = False) -> bytes:
    """One paper in one format."""
    return FORMATS[name].render(make_paper(PAPERS[paper], made, pocket=pocket))

"""A line of the raw files at its next 节点."""

from tests.mutation.raw import Raw, Row
from tests.mutation.timetable import minute


def later(raw: Raw, line: str) -> Row | None:
    """The item with each 节点 exchanged for the next on its first type; None if there is none."""
    row = raw.lines[line]
    places = list(raw.places(line, row)) if "pauses" in row else []
    first = min((x.event_type for x in places), default="")
    names = []
    for place in (x for x in places if x.event_type == first):
        times = {name: minute(at) for name, at in place.beside.items()}
        after = sorted((x for x in times if times[x] > minute(place.at)), key=times.__getitem__)
        names += after[:1]
    return {**row, "pauses": list(dict.fromkeys(names))} if names else None

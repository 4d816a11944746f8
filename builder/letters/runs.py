"""Events that are over, and their run records, from the data folder."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from builder.letters.events import read_event_data
from builder.model import Finding, Place
from builder.model.faults import sentences
from builder.model.run_record import RunRecord
from builder.model.shape import shape_of


def read_events(data: Path) -> Iterator[tuple[str, object | Finding]]:
    """The plain data of every event file, with the name that run records call it by."""
    for file in sorted((data / "events").glob("*.json")):
        made = read_event_data(file)
        named = made.get("id") if isinstance(made, dict) else ""
        yield str(named or file.stem), made


def read_runs(data: Path) -> Iterator[RunRecord | Finding]:
    """Every run record; a Finding for a file that is none."""
    for file in sorted((data / "runs").glob("*.json")):
        made = read_event_data(file)
        try:
            yield made if isinstance(made, Finding) else RunRecord.model_validate(made)
        except ValidationError as fault:
            said = "".join(sentences(fault, shape_of(RunRecord)))
            hint = "请照运行记录的样子改好，或移走。"
            yield Finding(Place(file.name, 1), "bad-value", f"运行记录读不懂。{said}", hint)


def event_file(data: Path, name: str) -> Path | None:
    """The file of the event that run records call `name`."""
    return _file_of(data / "events", "id", name)


def run_file(data: Path, name: str) -> Path | None:
    """The file of the run record of an event."""
    return _file_of(data / "runs", "event", name)


def _file_of(folder: Path, field: str, name: str) -> Path | None:
    for file in sorted(folder.glob("*.json")):
        made = read_event_data(file)
        if isinstance(made, dict) and (made.get(field) or file.stem) == name:
            return file
    return None

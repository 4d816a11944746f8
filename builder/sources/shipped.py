"""The papers that every office has without writing them: package data in `starter/papers/`.

A file of the same name in the office's own `checklists/papers/` takes the place of one of these.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from builder.model.paper_spec import PaperSpec
from builder.model.record import Origin
from builder.sources.records import make_record
from builder.sources.yaml_text import Parsed, parse_yaml

_FOLDER = files("builder.starter") / "papers"


@cache
def shipped_papers() -> Mapping[str, PaperSpec]:
    """By id; raises ValueError on a fault, which is one of the tool's own."""
    entries = sorted(_FOLDER.iterdir(), key=lambda entry: entry.name)
    return {name: _paper(name) for entry in entries if (name := entry.name.removesuffix(".yml"))}


def _paper(name: str) -> PaperSpec:
    path = f"builder/starter/papers/{name}.yml"
    parsed = parse_yaml((_FOLDER / f"{name}.yml").read_text("utf-8"), path)
    if not isinstance(parsed, Parsed):
        raise ValueError(str(parsed))  # noqa: TRY004 - a finding, not a wrong type
    made = make_record(PaperSpec, parsed.data, Origin(name, parsed.source))
    if isinstance(made, list):
        raise ValueError("\n".join(map(str, made)))  # noqa: TRY004
    return made

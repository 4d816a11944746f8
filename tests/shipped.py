"""The papers that every office has, compiled, and their sections of an entry."""

from builder.model import Library
from builder.model.paper_spec import PaperSpec
from builder.outputs import Entry
from builder.outputs.paper import Section
from builder.outputs.papers.sections import sections_of
from builder.program import compile_papers
from builder.sources.shipped import shipped_papers

PAPERS = compile_papers(Library(kept={PaperSpec: shipped_papers()}))


def sections(name: str, entry: Entry) -> list[Section]:
    """What one of them says of an entry."""
    return sections_of(PAPERS[name], entry)

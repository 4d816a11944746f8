"""The 总表 of an event type before it is filled in, for the site: PDF to print, Word to change."""

from builder.model import Event
from builder.outputs import docx, pdf
from builder.outputs.paper import Entry, Paper
from builder.outputs.papers.lists import both_lists
from builder.program.blank import blank_result
from builder.program.format import TypeProgram

FORMATS = {".pdf": pdf.render, ".docx": docx.render}


def blank_sheet(program: TypeProgram) -> dict[str, bytes]:
    """The files by suffix; equal programs give equal bytes."""
    result = blank_result(program)
    nobody = Event.model_construct(type=program["type"], segments=())
    paper = Paper(
        name="sheet",
        label="总表（空白）",
        title=program["title"],
        stamp=f"空白 · 清单 {program['version']}",
        sections=both_lists(Entry(result, nobody, "")),
        printed="",
        compact=True,
    )
    return {suffix: render(paper) for suffix, render in FORMATS.items()}

"""The 总表 of an event type before it is filled in, for the site: PDF to print, Word to change."""

from builder.model import Event
from builder.outputs import docx, pdf
from builder.outputs.paper import Paper
from builder.outputs.papers.sections import sections_of
from builder.program.blank import blank_result
from builder.program.entry import Entry
from builder.program.format import TypeProgram
from builder.program.paper_format import PaperProgram

FORMATS = {".pdf": pdf.render, ".docx": docx.render}


def blank_sheet(program: TypeProgram, sheet: PaperProgram) -> dict[str, bytes]:
    """The files by suffix; `sheet` is the 总表. Equal programs give equal bytes."""
    result = blank_result(program)
    nobody = Event.model_construct(type=program["type"], segments=())
    paper = Paper(
        name="sheet",
        label="总表（空白）",
        title=program["title"],
        stamp=f"空白 · 清单 {program['version']}",
        sections=sections_of(sheet, Entry(result, nobody, "")),
        printed="",
    )
    return {suffix: render(paper) for suffix, render in FORMATS.items()}

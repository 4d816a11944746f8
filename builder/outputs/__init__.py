"""Results to bytes: one file an output, one row a format. Nothing here touches the disk
but to read the fonts and the templates it ships with.
"""

from importlib import import_module

from builder.outputs.format import Format, Render, RenderError
from builder.outputs.paper import Paper
from builder.outputs.papers import make_paper
from builder.program.entry import Entry


def _by(name: str) -> Render:
    """The `render` of a file of this folder, loaded when it is first wanted: few papers are for
    Word or a calendar, and what these need takes a quarter of a second to load.
    """

    def render(paper: Paper) -> bytes:
        made: bytes = import_module(f"{__name__}.{name}").render(paper)
        return made

    return render


_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMATS: dict[str, Format] = {
    "pdf": Format("PDF（打印）", ".pdf", "application/pdf", _by("pdf")),
    "docx": Format("Word 文档", ".docx", f"{_OFFICE}.wordprocessingml.document", _by("docx")),
    "xlsx": Format("Excel 表格", ".xlsx", f"{_OFFICE}.spreadsheetml.sheet", _by("xlsx")),
    "ics": Format("日历（任务提醒）", ".ics", "text/calendar", _by("ics")),
    "markdown": Format("Markdown 文字", ".md", "text/markdown", _by("markdown")),
    "json": Format("JSON 数据", ".json", "application/json", _by("json_text")),
}

__all__ = ["FORMATS", "Entry", "Format", "Paper", "RenderError", "make_paper"]

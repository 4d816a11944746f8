"""Results to bytes: one file an output, one row a format. Nothing here touches the disk
but to read the fonts and the templates it ships with.
"""

from builder.outputs import docx, ics, json_text, markdown, pdf, xlsx
from builder.outputs.format import Format, RenderError
from builder.outputs.paper import Paper
from builder.outputs.papers import make_paper
from builder.program.entry import Entry

_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMATS: dict[str, Format] = {
    "pdf": Format("PDF（打印）", ".pdf", "application/pdf", pdf.render),
    "docx": Format("Word 文档", ".docx", f"{_OFFICE}.wordprocessingml.document", docx.render),
    "xlsx": Format("Excel 表格", ".xlsx", f"{_OFFICE}.spreadsheetml.sheet", xlsx.render),
    "ics": Format("日历（任务提醒）", ".ics", "text/calendar", ics.render),
    "markdown": Format("Markdown 文字", ".md", "text/markdown", markdown.render),
    "json": Format("JSON 数据", ".json", "application/json", json_text.render),
}

__all__ = ["FORMATS", "Entry", "Format", "Paper", "RenderError", "make_paper"]

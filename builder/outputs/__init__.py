"""Results to bytes: one file an output, one row a format. Nothing here touches the disk
but to read the fonts and the template it ships with.
"""

from builder.outputs import json_text, markdown, pdf
from builder.outputs.format import Format, RenderError

FORMATS: dict[str, Format] = {
    "pdf": Format("PDF（A4 打印）", ".pdf", "application/pdf", pdf.render),
    "markdown": Format("Markdown 文字", ".md", "text/markdown", markdown.render),
    "json": Format("JSON 数据", ".json", "application/json", json_text.render),
}

__all__ = ["FORMATS", "Format", "RenderError"]

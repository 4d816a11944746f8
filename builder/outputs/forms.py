"""Forms to fill in, as Word, PDF or, where the form is a register, Excel."""

from builder.model.form import Form
from builder.outputs import docx, pdf
from builder.outputs.form_paper import Standards, Values, form_paper
from builder.outputs.form_xlsx import render_register

FORM_FORMATS = ("docx", "xlsx", "pdf")


def render_form(
    form: Form, standards: Standards, values: Values, format_: str, title: str = ""
) -> bytes:
    """The form as bytes; raises `RenderError` for Excel of a form that is no register."""
    if format_ == "xlsx":
        return render_register(form, standards, values)
    render = docx.render if format_ == "docx" else pdf.render
    return render(form_paper(form, standards, values, title))

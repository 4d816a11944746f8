"""A form as a paper to fill in: a row for each field, what is known already written in it."""

from collections.abc import Mapping

from builder.model.form import Form, FormField
from builder.model.standard import Standard
from builder.outputs.paper import Block, Paper, Row, column, row, table, words

ROOM = {"长文字": "\n\n"}
"""Empty lines, so that a hand has room to write."""
Values = Mapping[str, str]
"""Field name to what is written in it."""
Standards = Mapping[str, Standard]


def form_paper(form: Form, standards: Standards, values: Values, title: str = "") -> Paper:
    """The form, blank or with what an event knows; `title` names the event."""
    columns = [column("栏目", 4), column("填写", 8, "blank"), column("说明", 5)]
    rows = [_row(field, standards, values.get(field.name, "")) for field in form.fields_]
    blocks: list[Block] = [words("para", form.purpose), table(columns, rows)]
    blocks.append(words("para", f"保存：{form.retention}"))
    return Paper(
        name=form.id,
        label="表单" if title else "空白表",
        title=form.title,
        stamp=f"表单 {form.id} · 修订 {form.revised.isoformat()}",
        sections=[{"title": title or "空白表", "aside": "", "runs_on": False, "blocks": blocks}],
        printed="",
    )


def field_help(field: FormField, standards: Standards) -> str:
    """What to write here, and the office's own limit or that it has none."""
    standard = standards.get(field.standard)
    return "；".join(part for part in (field.help, standard.short if standard else "") if part)


def _row(field: FormField, standards: Standards, value: str) -> Row:
    label = field.label + ("（必填）" if field.required else "")
    return row(label, value or _blank(field), field_help(field, standards))


def _blank(field: FormField) -> str:
    """Boxes to tick where there is a choice, else room to write."""
    if field.options:
        return "　".join(f"□{option}" for option in field.options)
    return "□" if field.type == "勾选" else ROOM.get(field.type, "")

"""A register as a workbook: a row for each entry, sums that reckon themselves, red where it hurts.

What is typed is text, a date or a number; only our own formulas are formulas.
"""

from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from builder.model.form import Form, FormField, formula_parts
from builder.outputs.form_paper import Standards, Values, field_help
from builder.outputs.form_sums import write_summary
from builder.outputs.format import RenderError
from builder.outputs.zip_dates import without_dates

SHEET = "登记"
FIRST, ROWS = 4, 200
"""The row of the heads, and how many entries are ready below it."""
_MOMENT = datetime(2000, 1, 1)
_TYPED = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_WIDTHS = {"长文字": 20, "日期": 12, "时间": 8, "数字": 10, "勾选": 8}


def render_register(form: Form, standards: Standards, values: Values) -> bytes:
    """The register as .xlsx, its first row filled with `values`; equal input, equal bytes."""
    if not form.register_:
        raise RenderError(f"“{form.title}”一事一张，不是登记簿；请用 docx 或 pdf。")
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {**_TYPED, "strings_to_numbers": False})
    book.set_properties({"title": form.title, "created": _MOMENT})
    _Register(book, form, standards).fill(values)
    book.close()
    return without_dates(made.getvalue())


def styles_of(book: Any) -> dict[str, Any]:
    """The cell formats that the register and its sums share."""
    base = {"font_name": "微软雅黑", "font_size": 11, "valign": "top", "text_wrap": True}
    ruled = {**base, "border": 1, "border_color": "#8A8A84"}
    shapes = {
        "title": {"font_name": "微软雅黑", "font_size": 14, "bold": True},
        "plain": {"font_name": "微软雅黑", "font_size": 11},
        "help": {**base, "font_size": 9, "font_color": "#595954"},
        "head": {**ruled, "bold": True, "bg_color": "#EFEFEA"},
        "text": ruled,
        "date": {**ruled, "num_format": "yyyy-mm-dd"},
        "time": {**ruled, "num_format": "hh:mm"},
        "number": {**ruled, "num_format": "#,##0.##"},
        "share": {**ruled, "num_format": "0.0%"},
        "input": {**ruled, "num_format": "yyyy-mm-dd", "bg_color": "#FFF2CC"},
        "year": {**ruled, "num_format": "0", "bg_color": "#FFF2CC"},
        "red": {"bg_color": "#F4C7C3", "font_color": "#8C1D18"},
    }
    return {name: book.add_format(shape) for name, shape in shapes.items()}


class _Register:
    """One form on its way into a workbook."""

    def __init__(self, book: Any, form: Form, standards: Standards) -> None:
        self.book = book
        self.form = form
        self.standards = standards
        self.styles = styles_of(book)
        self.sheet = book.add_worksheet(SHEET)
        self.columns = {field.name: n for n, field in enumerate(form.fields_)}

    def fill(self, values: Values) -> None:
        """The entries' sheet, then a sheet for each sum."""
        self._set_page()
        self.sheet.write_string(0, 0, self.form.title, self.styles["title"])
        self.sheet.write_string(1, 0, self.form.purpose, self.styles["plain"])
        alarms = "；".join(alarm.title for alarm in self.form.alarms)
        note = f"标红：{alarms}。" if alarms else ""
        self.sheet.write_string(2, 0, f"{note}保存：{self.form.retention}", self.styles["plain"])
        for number, field in enumerate(self.form.fields_):
            self._column(number, field, values.get(field.name, ""))
        self._alarm()
        for summary in self.form.summaries:
            write_summary(self.book, self.form, summary, self.styles)

    def _set_page(self) -> None:
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(FIRST - 1, FIRST)
        sheet.print_area(0, 0, FIRST + ROWS, len(self.form.fields_) - 1)
        sheet.set_row(FIRST - 1, 52)
        for row in range(FIRST + 1, FIRST + 1 + ROWS):
            sheet.set_row(row, 22)
        sheet.freeze_panes(FIRST + 1, 1)
        sheet.autofilter(FIRST, 0, FIRST + ROWS, len(self.form.fields_) - 1)
        sheet.set_footer(f"&L{self.form.title}&R第 &P 页 / 共 &N 页")

    def _column(self, number: int, field: FormField, value: str) -> None:
        width = max(_WIDTHS.get(field.type, 12), min(2 * len(field.label) + 4, 16))
        self.sheet.set_column(number, number, width)
        help_ = field_help(field, self.standards)
        self.sheet.write_string(FIRST - 1, number, help_, self.styles["help"])
        mark = "*" if field.required else ""
        self.sheet.write_string(FIRST, number, field.label + mark, self.styles["head"])
        style = self._style(field)
        for row in range(FIRST + 1, FIRST + 1 + ROWS):
            self._cell(row, number, field, style)
        if value and not field.computed:
            self.sheet.write_string(FIRST + 1, number, value, style)
        self._offer(number, field)

    def _style(self, field: FormField) -> Any:
        names = {"日期": "date", "时间": "time", "数字": "number"}
        return self.styles[names.get(field.type, "text")]

    def _cell(self, row: int, number: int, field: FormField, style: Any) -> None:
        if not field.computed:
            self.sheet.write_blank(row, number, None, style)
            return
        left, operator, right = formula_parts(field.computed)
        one, two = self._operand(left, row), self._operand(right, row)
        formula = f'=IF(AND(ISNUMBER({one}),ISNUMBER({two})),{one}{operator}{two},"")'
        self.sheet.write_formula(row, number, formula, style, "")

    def _operand(self, name: str, row: int) -> str:
        if name in self.columns:
            return f"${xl_col_to_name(self.columns[name])}{row + 1}"
        if name == "today":
            return "TODAY()"
        return name if name[0].isdigit() else f'"{name}"'

    def _offer(self, number: int, field: FormField) -> None:
        """Choices to pick from; a date must be one."""
        choices = ["是", "否"] if field.type == "勾选" else list(field.options)
        rule: dict[str, Any] = {"validate": "list", "source": choices}
        if field.type == "日期" and not choices:
            rule = {"validate": "date", "criteria": ">", "value": datetime(2000, 1, 1)}
            rule |= {"error_title": "日期", "error_message": "日期写成 2026-12-08"}
        if choices or field.type == "日期":
            self.sheet.data_validation(FIRST + 1, number, FIRST + ROWS, number, rule)

    def _alarm(self) -> None:
        last = len(self.form.fields_) - 1
        for alarm in self.form.alarms:
            tests = ",".join(self._test(text) for text in alarm.when)
            rule = {"type": "formula", "criteria": f"=AND({tests})", "format": self.styles["red"]}
            self.sheet.conditional_format(FIRST + 1, 0, FIRST + ROWS, last, rule)

    def _test(self, text: str) -> str:
        """A comparison that no empty cell satisfies unless it asks for one."""
        left, operator, right = formula_parts(text)
        one, sign = self._operand(left, FIRST + 1), {"!=": "<>"}.get(operator, operator)
        if right == "空":
            return f'{one}{sign}""'
        two = self._operand(right, FIRST + 1)
        filled = [f"ISNUMBER({x})" for x in (one, two) if x.startswith("$")]
        if operator in ("=", "!="):
            filled = [f'{x}<>""' for x in (one, two) if x.startswith("$")]
        return f"AND({','.join([*filled, f'{one}{sign}{two}'])})"

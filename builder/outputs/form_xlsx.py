"""A register as a workbook: a row for each entry, sums that reckon themselves, red where it hurts.

What is typed is text, a date or a number; only our own formulas are formulas.
"""

import re
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
_HIGH, _ABOVE = 22, 140
"""Points: one entry; what stands above the first."""
_PAGE_WIDE, _PAGE_HIGH, _CHARACTER = 741, 487, 5.6
"""Points that an A4 page on its side leaves for print, and the width of a character."""
_MOST_ON_A4 = 1150
"""Points: what is wider could not be read on A4 and goes on A3."""
_A3, _A4 = 8, 9
_PAGE_ROWS = 30
"""The most entries on a page; more would leave no room to write in."""
_DAY = re.compile(r"(\d{4})[年-](\d{1,2})[月-](\d{1,2})")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})\Z")
_NUMBERS = {
    "text": {},
    "date": {"num_format": "yyyy-mm-dd"},
    "time": {"num_format": "hh:mm"},
    "number": {"num_format": "General"},
}


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
        "share": {**ruled, "num_format": "0.0%"},
        "input": {**ruled, "num_format": "yyyy-mm-dd", "bg_color": "#FFF2CC"},
        "year": {**ruled, "num_format": "0", "bg_color": "#FFF2CC"},
        "red": {"bg_color": "#F4C7C3", "font_color": "#8C1D18"},
        "ruled": {"border": 1, "border_color": "#8A8A84"},
    }
    for name, number in _NUMBERS.items():
        shapes |= {name: {**ruled, **number}, f"bare {name}": {**base, **number}}
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
        self.widths = [_width_of(field) for field in form.fields_]
        wide = sum(self.widths) * _CHARACTER
        self.paper = _A3 if wide > _MOST_ON_A4 else _A4
        high = _PAGE_HIGH * max(1, wide / _PAGE_WIDE)
        self.ruled = FIRST + min(_PAGE_ROWS, int((high - _ABOVE) / _HIGH))
        """The last row of the first printed page; an empty register is that one page."""

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
        self._rule_as_it_grows()
        for summary in self.form.summaries:
            write_summary(self.book, self.form, summary, self.styles)

    def _set_page(self) -> None:
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(self.paper)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(FIRST - 1, FIRST)
        sheet.set_row(FIRST - 1, 52)
        for row in range(FIRST + 1, FIRST + 1 + ROWS):
            sheet.set_row(row, _HIGH)
        sheet.freeze_panes(FIRST + 1, 1)
        sheet.autofilter(FIRST, 0, FIRST + ROWS, len(self.form.fields_) - 1)
        sheet.set_footer(f"&L{self.form.title}&R第 &P 页 / 共 &N 页")

    def _rule_as_it_grows(self) -> None:
        """Print one page while it is empty, and what is filled in when it is more.

        Rows beyond the first page get their rules with their first entry. A reader that does not
        reckon areas prints down to the last cell that shows anything.
        """
        last = len(self.form.fields_) - 1
        letter = xl_col_to_name(last)
        entries = f"{SHEET}!$A${FIRST + 2}:${letter}${FIRST + 1 + ROWS}"
        filled = f'SUMPRODUCT(MAX(({entries}<>"")*ROW({entries})))'
        area = f"=OFFSET({SHEET}!$A$1,0,0,MAX({self.ruled + 1},{filled}),{last + 1})"
        self.book.define_name(f"{SHEET}!_xlnm.Print_Area", area)
        row = self.ruled + 2
        some = f'=COUNTIF($A{row}:${letter}{row},"?*")+COUNT($A{row}:${letter}{row})>0'
        rule = {"type": "formula", "criteria": some, "format": self.styles["ruled"]}
        self.sheet.conditional_format(self.ruled + 1, 0, FIRST + ROWS, last, rule)

    def _column(self, number: int, field: FormField, value: str) -> None:
        self.sheet.set_column(number, number, self.widths[number])
        help_ = field_help(field, self.standards)
        self.sheet.write_string(FIRST - 1, number, help_, self.styles["help"])
        mark = "*" if field.required else ""
        self.sheet.write_string(FIRST, number, field.label + mark, self.styles["head"])
        name = {"日期": "date", "时间": "time", "数字": "number"}.get(field.type, "text")
        for row in range(FIRST + 1, FIRST + 1 + ROWS):
            bare = "bare " if row > self.ruled else ""
            self._cell(row, number, field, self.styles[f"{bare}{name}"])
        if value and not field.computed:
            self._known(number, _typed(field, value), self.styles[name])
        self._offer(number, field)

    def _known(self, number: int, value: str | float | datetime, style: Any) -> None:
        """What the event knows, in the first entry: a date is a date, a number a number."""
        row = FIRST + 1
        if isinstance(value, datetime):
            self.sheet.write_datetime(row, number, value, style)
        elif isinstance(value, float):
            self.sheet.write_number(row, number, value, style)
        else:
            self.sheet.write_string(row, number, value, style)

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


def _width_of(field: FormField) -> int:
    return max(_WIDTHS.get(field.type, 12), min(2 * len(field.label) + 4, 16))


def _typed(field: FormField, value: str) -> str | float | datetime:
    """`2026年12月8日（周二）` as a date, `09:30` as a share of the day, `12` as a number."""
    if field.type == "日期" and (day := _DAY.match(value)):
        return datetime(int(day[1]), int(day[2]), int(day[3]))
    if field.type == "时间" and (clock := _CLOCK.match(value)):
        hours, minutes = map(int, clock.groups())
        return (60 * hours + minutes) / 1440
    if field.type == "数字" and value.isascii() and value.isdecimal():
        return float(value)
    return value

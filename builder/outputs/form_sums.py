"""The sums of a register: by day, week and month for 日结、周汇、月对, or by a field's values."""

from typing import Any

from xlsxwriter.utility import xl_col_to_name

from builder.model.form import Form, Summary

SHEET = "登记"
_HEADS, _FIRST = 3, 4
_LENGTHS = {"日": 31, "周": 6, "月": 12, "值": 30}
_ENTRIES = (6, 205)
"""Rows of the entries on the sheet 登记, as Excel counts."""


def write_summary(book: Any, form: Form, summary: Summary, styles: dict[str, Any]) -> None:
    """One worksheet: its periods or values downward, counts and sums across, a total below."""
    _Sums(book, form, summary, styles).fill()


class _Sums:
    """One sum on its way onto a worksheet."""

    def __init__(self, book: Any, form: Form, summary: Summary, styles: dict[str, Any]) -> None:
        self.sheet = book.add_worksheet(summary.title)
        self.form = form
        self.summary = summary
        self.styles = styles
        self.columns = {field.name: n for n, field in enumerate(form.fields_)}
        self.labels = {field.name: field.label for field in form.fields_}
        self.rows = _LENGTHS[summary.period]

    def fill(self) -> None:
        """Heads, rows, total."""
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 1)
        title = f"{self.form.title} · {self.summary.title}"
        self.sheet.write_string(0, 0, title, self.styles["title"])
        self._period()
        heads = self._heads()
        self.sheet.set_column(0, len(heads) - 1, 15)
        for number, head in enumerate(heads):
            self.sheet.write_string(_HEADS, number, head, self.styles["head"])
        for row in range(_FIRST, _FIRST + self.rows):
            self._row(row)
        self._total(_FIRST + self.rows)

    def _period(self) -> None:
        """The cell that says which month or year is summed; yellow, to be changed by hand."""
        if self.summary.period in ("日", "周"):
            self.sheet.write_string(1, 0, "哪个月（填该月1日）", self.styles["plain"])
            formula = "=DATE(YEAR(TODAY()),MONTH(TODAY()),1)"
            self.sheet.write_formula(1, 2, formula, self.styles["input"], 0)
        elif self.summary.period == "月":
            self.sheet.write_string(1, 0, "哪一年", self.styles["plain"])
            self.sheet.write_formula(1, 2, "=YEAR(TODAY())", self.styles["year"], 0)
        else:
            text = f"第一栏写“{self.labels[self.summary.by]}”里出现的值，一行一个。"
            self.sheet.write_string(1, 0, text, self.styles["plain"])

    def _heads(self) -> list[str]:
        leads = {"日": ["日期"], "周": ["周一", "周日"], "月": ["月初", "月末"]}
        heads = [*leads.get(self.summary.period, [self.labels[self.summary.by]]), "件数"]
        if self.summary.period == "值":
            heads.append("占比")
        for name in self.summary.sums:
            heads.append(self.labels[name])
            if self.summary.against:
                heads += [self.summary.against, "差"]
        return [*heads, "差在哪里"] if self.summary.against else heads

    def _row(self, row: int) -> None:
        here = row + 1
        width = self._keys(row)
        empty = f'$A{here}=""'
        self._formula(row, width, f'=IF({empty},"",COUNTIFS({self._match(here)}))')
        column = width + 1
        if self.summary.period == "值":
            count = f"{xl_col_to_name(width)}{here}"
            total = f"{xl_col_to_name(width)}${_FIRST + self.rows + 1}"
            share = f'=IF(OR({empty},{total}=0),"",{count}/{total})'
            self._formula(row, column, share, "share")
            column += 1
        for name in self.summary.sums:
            sums = f"SUMIFS({self._range(name)},{self._match(here)})"
            self._formula(row, column, f'=IF({empty},"",{sums})')
            column += 1
            if self.summary.against:
                self._against(row, column)
                column += 2
        if self.summary.against:
            self.sheet.write_blank(row, column, None, self.styles["text"])

    def _keys(self, row: int) -> int:
        """The cells that name a row; returns how many they are."""
        here, number = row + 1, row - _FIRST
        if self.summary.period == "值":
            self._value(row, number)
            return 1
        if self.summary.period == "日":
            day = f"$C$2+{number}"
            self._formula(row, 0, f'=IF(MONTH({day})=MONTH($C$2),{day},"")', "date")
            return 1
        if self.summary.period == "周":
            start = f"$C$2-WEEKDAY($C$2,2)+1+{7 * number}"
            same = f"{start}<=EOMONTH($C$2,0)"
            self._formula(row, 0, f'=IF({same},{start},"")', "date")
            self._formula(row, 1, f'=IF($A{here}="","",$A{here}+6)', "date")
            return 2
        self._formula(row, 0, f"=DATE($C$2,{number + 1},1)", "date")
        self._formula(row, 1, f"=EOMONTH($A{here},0)", "date")
        return 2

    def _value(self, row: int, number: int) -> None:
        """A value of the field that the sums go by: its options, or empty to be typed."""
        field = self.form.fields_[self.columns[self.summary.by]]
        if number < len(field.options):
            self.sheet.write_string(row, 0, field.options[number], self.styles["text"])
        else:
            self.sheet.write_blank(row, 0, None, self.styles["text"])

    def _match(self, here: int) -> str:
        """What COUNTIFS and SUMIFS look for."""
        by = self._range(self.summary.by)
        if self.summary.period in ("日", "值"):
            return f"{by},$A{here}"
        return f'{by},">="&$A{here},{by},"<="&$B{here}'

    def _against(self, row: int, column: int) -> None:
        """A cell for the other side's number, and the difference."""
        ours, theirs = (f"{xl_col_to_name(c)}{row + 1}" for c in (column - 1, column))
        self.sheet.write_blank(row, column, None, self.styles["number"])
        self._formula(row, column + 1, f'=IF({theirs}="","",{ours}-{theirs})')
        wrong = f'=AND({theirs}<>"",{ours}<>{theirs})'
        rule = {"type": "formula", "criteria": wrong, "format": self.styles["red"]}
        self.sheet.conditional_format(row, column + 1, row, column + 1, rule)

    def _total(self, row: int) -> None:
        self.sheet.write_string(row, 0, "合计", self.styles["head"])
        heads = self._heads()
        summed = ("件数", *(self.labels[name] for name in self.summary.sums))
        for number, head in enumerate(heads[1:], 1):
            letter = xl_col_to_name(number)
            if head in (*summed, self.summary.against, "差") and head:
                formula = f"=SUM({letter}{_FIRST + 1}:{letter}{row})"
                self._formula(row, number, formula)
            else:
                self.sheet.write_blank(row, number, None, self.styles["head"])

    def _formula(self, row: int, column: int, formula: str, style: str = "number") -> None:
        self.sheet.write_formula(row, column, formula, self.styles[style], "")

    def _range(self, name: str) -> str:
        letter = xl_col_to_name(self.columns[name])
        return f"{SHEET}!${letter}${_ENTRIES[0]}:${letter}${_ENTRIES[1]}"

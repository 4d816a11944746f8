"""Forms to fill in: Word, Excel registers that reckon, and what an event already knows."""

import re
import shutil
import subprocess
import warnings
import zipfile
from datetime import datetime, time
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from builder.cache import Cache, open_cache
from builder.downloads import Files, form_orders, making
from builder.model import Event, Library
from builder.outputs.format import RenderError
from builder.outputs.forms import render_form
from builder.pipeline import program_of
from builder.program import evaluate, make_event
from builder.program.prefill import prefill
from tests.conftest import Run, with_records

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def library(repository: Library) -> Library:
    return repository


def filled(library: Library, form: str, **data: object) -> dict[str, str]:
    event = make_event(data, library.own_types, library.blocks)
    assert isinstance(event, Event), event
    program = program_of(library, event.type)
    return prefill(library.forms[form], program, evaluate(program, event), event)


def reception(guests: int, **more: object) -> dict[str, object]:
    segment = {"kind": "座谈", "start": "2026-12-08 09:00", "end": "2026-12-08 11:30"}
    answers = {"guests": str(guests), "dining": "单位食堂"}
    return {"type": "reception", "answers": answers, "segments": [segment], **more}


@pytest.mark.parametrize(("guests", "most"), [(10, 3), (15, 5), (13, 4), (7, 3), (9, 3)])
def test_the_approval_form_reckons_how_many_may_keep_company(
    library: Library, guests: int, most: int
) -> None:
    values = filled(library, "reception-approval", **reception(guests, title="来访"))
    assert f"客人 {guests} 人，至多 {most} 人（" in values["companions-limit"]
    assert "第十条" in values["companions-limit"]
    assert values["reason"] == "来访"
    assert values["starts"] == "2026年12月8日（周二）09:00—11:30"


@pytest.mark.parametrize(
    ("promise", "reply"),
    [("2026-12-03 17:00", "2026年12月3日（周四）"), ("2026-12-30 17:00", "2026年12月15日（周二）")],
)
def test_the_visit_record_takes_the_earlier_of_promise_and_law(
    library: Library, promise: str, reply: str
) -> None:
    segments = [{"kind": "来访", "start": "2026-11-30 09:12"}]
    values = filled(
        library, "duty-visit-record", type="group-visit", segments=segments, promise=promise
    )
    assert values["reply-due"] == reply
    assert values["visit-time"] == "09:12"


def test_too_much_company_is_refused_with_its_clause(library: Library, tmp_path: Path) -> None:
    answers = {"guests": "8", "companions": "5", "dining": "单位食堂"}
    data = {
        "type": "dining",
        "answers": answers,
        "segments": [{"kind": "用餐", "start": "2026-12-08 12:00"}],
    }
    event = make_event(data, library.own_types, library.blocks)
    assert isinstance(event, Event)
    refused = evaluate(program_of(library, "dining"), event)["refused"]
    assert refused
    assert "客人 8 人，至多 3 人，现在填的是 5 人" in refused[0]


def test_word_holds_every_field_and_what_is_known(library: Library) -> None:
    form = library.forms["reception-approval"]
    data = render_form(form, library.standards, {"guests": "十二人 & <甲>"}, "docx", "来访")
    assert data == render_form(form, library.standards, {"guests": "十二人 & <甲>"}, "docx", "来访")
    cells = [[c.text for c in row.cells] for row in Document(BytesIO(data)).tables[0].rows]
    assert [row[0].removesuffix("（必填）") for row in cells[1:]] == [f.label for f in form.fields_]
    assert "十二人 & <甲>" in {row[1] for row in cells}
    assert any("住宿房价上限未设置" in row[2] for row in cells)


def test_only_registers_become_excel(library: Library) -> None:
    with pytest.raises(RenderError, match="不是登记簿"):
        render_form(library.forms["reception-approval"], {}, {}, "xlsx")


def test_a_register_has_its_sheets_choices_and_formulas(library: Library) -> None:
    form = library.forms["cost-ledger"]
    book = opened(render_form(form, {}, {}, "xlsx"))
    assert book.sheetnames == ["登记", "日结", "周汇", "月对", "各科目"]
    assert book["登记"]["H6"].value == '=IF(AND(ISNUMBER($G6),ISNUMBER($F6)),$G6-$F6,"")'
    assert "SUMIFS(登记!$G$6:$G$205,登记!$A$6:$A$205,$A5)" in str(book["日结"]["D5"].value)
    rules = [rule.formula for group in book["登记"].conditional_formatting for rule in group.rules]
    assert ["AND(AND(ISNUMBER($G6),ISNUMBER($F6),$G6>$F6))"] in rules


def test_what_the_event_knows_is_typed_and_an_empty_register_prints_one_page(
    library: Library,
) -> None:
    known = {"visit-date": "2026年12月8日（周二）", "visit-time": "09:30", "visitors": "23"}
    data = render_form(library.forms["duty-visit-record"], {}, known, "xlsx")
    sheet = opened(data)["登记"]
    first = {sheet.cell(5, n).value: sheet.cell(6, n) for n in range(1, sheet.max_column + 1)}
    day = first["来访日期*"]
    assert (day.value, day.number_format) == (datetime(2026, 12, 8), "yyyy-mm-dd")
    assert first["来访时间*"].value == time(9, 30)
    assert first["人数"].value == 23
    with zipfile.ZipFile(BytesIO(data)) as parts:
        names = parts.read("xl/workbook.xml").decode()
    area = re.search(r"Print_Area[^>]*>OFFSET\(登记!\$A\$1,0,0,MAX\((\d+),", names)
    assert area
    assert 20 <= int(area[1]) <= 35
    assert "Print_Titles" in names


def opened(data: bytes) -> openpyxl.Workbook:
    """A workbook; openpyxl warns that it does not reckon the area to print."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Print area cannot be set", UserWarning)
        return openpyxl.load_workbook(BytesIO(data))


def made_forms(library: Library, cache: Cache) -> Files:
    with making(list(form_orders(library)), cache) as files:
        return files()


def test_form_files_are_made_once(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = {name: library.forms[name] for name in ("duty-roster", "reception-approval")}
    few = with_records(library, two)
    with open_cache(tmp_path / "cache", tmp_path) as cache:
        first = made_forms(few, cache)
    monkeypatch.setattr("builder.outputs.forms.render_form", None)
    with open_cache(tmp_path / "cache", tmp_path) as cache:
        assert made_forms(few, cache) == first
    names = ("duty-roster.docx", "duty-roster.xlsx", "reception-approval.docx")
    assert list(first) == [f"forms/{name}" for name in names]


def test_the_command_lists_writes_and_says_what_is_wrong(
    run: Run, small: Path, tmp_path: Path
) -> None:
    assert "visit\t来访记录" in run("form", "--root", small).out
    lost = run("form", "来访记", "--root", small)
    assert lost.code == 2
    assert "是否想写“来访记录”？" in lost.err
    made = run("form", "visit", "--root", small, "--output", tmp_path / "a.docx")
    assert made.code == 0
    assert "1 栏，空白" in made.out
    refused = run("form", "visit", "--format", "xlsx", "--root", small)
    assert "不是登记簿" in refused.err


@pytest.fixture
def reckoned(library: Library, tmp_path: Path) -> Path:
    """The ledger with three entries, reckoned again by LibreOffice."""
    file = tmp_path / "in" / "ledger.xlsx"
    file.parent.mkdir()
    book = opened(render_form(library.forms["cost-ledger"], {}, {}, "xlsx"))
    entries = [
        ("2026-12-07", "餐", 100, 90),
        ("2026-12-08", "车", 50, 80),
        ("2026-12-08", "餐", 10, 10),
    ]
    for number, (day, category, planned, actual) in enumerate(entries, 6):
        sheet = book["登记"]
        sheet[f"A{number}"] = datetime.fromisoformat(day)
        sheet[f"E{number}"], sheet[f"F{number}"], sheet[f"G{number}"] = category, planned, actual
    book["日结"]["C2"] = book["周汇"]["C2"] = datetime(2026, 12, 1)
    book["月对"]["C2"], book["月对"]["E16"] = 2026, 185
    book["各科目"]["A5"] = "餐"
    book.save(file)
    office = shutil.which("soffice")
    assert office, "LibreOffice（soffice）没有装：make browser-tools"
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [office, home, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(file)], check=True, capture_output=True, timeout=120)
    return tmp_path / "ledger.xlsx"


@pytest.mark.proof
def test_libreoffice_reckons_day_week_month_and_difference(reckoned: Path) -> None:
    book = openpyxl.load_workbook(reckoned, data_only=True)
    assert book["登记"]["H7"].value == 30
    day = {str(row[0].value)[:10]: [c.value for c in row[1:5]] for row in book["日结"]["A5:E35"]}
    assert day["2026-12-08"][:3] == [2, 60, 90]
    week = next(row for row in book["周汇"]["A5:F10"] if str(row[0].value).startswith("2026-12-07"))
    assert [cell.value for cell in week[2:5]] == [3, 160, 180]
    assert [c.value for c in book["月对"]["C16:F16"][0]] == [3, 180, 185, -5]
    assert [c.value for c in book["各科目"]["B5:E5"][0]] == [2, 1, 110, 100]

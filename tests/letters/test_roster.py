"""The office's roster: read from Excel and .csv, by the command and by the page alike."""

import json
import subprocess
from pathlib import Path

import pytest
from openpyxl import Workbook

from builder.letters.roster import HEADS, read_roster
from builder.model.roster import Roster, RosterPerson

SCRIPT = Path(__file__).parents[2] / "builder/browser/checklist/open-checklist-roster.js"
TABLES = {
    "as Excel saves it": "\ufeff角色,姓名,联系电话,科室\r\n"
    "总协调,甲某,010-1,办公室\r\n会务员、技术员,乙某,010-2,\r\n",
    "a title above": "2026 年名册,,\n姓名,手 机,岗位\n丙某,010-3,驾驶员/接站员\n",
    "quoted cells": '姓名,电话,角色\n"丁,某","010""4","会务员\n技术员"\n',
    "tabs": "姓名\t电话\n甲 某\t010-1\n",
    "one person in two rows": "姓名,角色,电话\n甲某,总协调,010-1\n"
    "甲某,值班员,010-1\n甲某,厨师长,010-9\n",
    "a row without a name": "姓名,电话\n甲某,010-1\n,010-2\n\n乙某\n",
    "no heads": "甲某,010-1\n",
    "heads only": "姓名,电话\n",
    "nothing": "",
    "short and long rows": "电话,姓名,角色\n010-1\n010-2,乙某,会务员,多一格\n",
    "no line end": "姓名,电话\n甲某,010-1",
    "markup": "姓名,电话\n<script>alert(1)</script>,010-1\n",
}


def saved(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    file = folder / "名册.csv"
    file.write_bytes(text.encode(encoding))
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_roster_from_excel_is_read_in_either_encoding(tmp_path: Path, encoding: str) -> None:
    text = TABLES["as Excel saves it"].lstrip("\ufeff")
    roster, findings = read_roster(saved(tmp_path, text, encoding))
    assert findings == []
    assert roster.people == (
        RosterPerson("甲某", ("总协调",), "010-1", "办公室"),
        RosterPerson("乙某", ("会务员", "技术员"), "010-2"),
    )


def test_a_workbook_is_read_like_its_csv(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["姓名", "手机", "岗位"],
        ["丙某", "010-3", "驾驶员/接站员"],
        [None, "010-5", None],
    ):
        sheet.append(row)
    book.save(tmp_path / "名册.xlsx")
    roster, findings = read_roster(tmp_path / "名册.xlsx")
    assert roster.people == (RosterPerson("丙某", ("驾驶员", "接站员"), "010-3"),)
    assert [f.message for f in findings] == ["名册第 3 行没有姓名，没有用。"]


@pytest.mark.parametrize("name", ["名册.xls", "没有.csv", "图.xlsx"])
def test_what_is_no_roster_says_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / "图.xlsx").write_bytes(b"\x89PNG")
    (tmp_path / "名册.xls").write_bytes(b"old")
    roster, (finding,) = read_roster(tmp_path / name)
    assert roster == Roster()
    assert (finding.place.path, finding.code) == (name, "bad-roster")
    assert ".xlsx 或 .csv" in finding.hint


def test_a_number_is_given_only_where_one_person_is_meant() -> None:
    roster = Roster(
        (
            RosterPerson("甲某", ("总协调",), "010-1"),
            RosterPerson("甲某", ("厨师长",), "010-9"),
            RosterPerson("乙某", (), "010-2"),
        )
    )
    assert roster.phone("乙某", "谁都行") == "010-2"
    assert roster.phone("甲某", "厨师长") == "010-9"
    assert roster.phone("甲某") == ""
    assert roster.phone("丙某") == ""


_RUN = """
globalThis.qianshi = {{}};
{script}
const tables = {tables};
const read = Object.values(tables).map((text) => qianshi.readRoster(text));
console.log(JSON.stringify(read));
"""


def test_page_and_command_read_the_same_people(tmp_path: Path) -> None:
    text = _RUN.format(script=SCRIPT.read_text("utf-8"), tables=json.dumps(TABLES))
    done = subprocess.run(["node", "-e", text], capture_output=True, text=True, check=True)
    for (name, table), theirs in zip(TABLES.items(), json.loads(done.stdout), strict=True):
        ours, findings = read_roster(saved(tmp_path, table))
        people = [[p.name, list(p.roles), p.phone, p.unit] for p in ours.people]
        assert [
            [p["name"], p["roles"], p["phone"], p["unit"]] for p in theirs["people"]
        ] == people, name
        assert len(theirs["faults"]) == len(findings), name


def test_both_know_the_same_heads() -> None:
    script = SCRIPT.read_text("utf-8")
    assert all(f'"{head}"' in script for heads in HEADS.values() for head in heads)

"""YAML as strings with lines, and every way it can be broken."""

import pytest

from builder.model import Finding, Place
from builder.sources.yaml_text import DEEPEST, Parsed, parse_past_faults, parse_yaml


def parsed(text: str) -> Parsed:
    result = parse_yaml(text, "x.yml")
    assert isinstance(result, Parsed), result
    return result


def fault(text: str) -> Finding:
    result = parse_yaml(text, "x.yml")
    assert isinstance(result, Finding), result
    return result


def test_every_scalar_stays_a_string() -> None:
    data = parsed("a: no\nb: 2025-13-01\nc: 1e3\nd: [12:30, ~]\n").data
    assert data == {"a": "no", "b": "2025-13-01", "c": "1e3", "d": ["12:30", "~"]}


def test_a_field_left_blank_is_a_field_not_written() -> None:
    assert parsed("a:\nb: ''\n").data == {"b": ""}


def test_the_line_of_every_field_is_known() -> None:
    source = parsed("a: 1\nlist:\n  - x: 1\n    y: 2\n").source
    assert source.place("list", 0, "y") == Place("x.yml", 4)
    assert source.place("list", 0, "absent") == Place("x.yml", 3)


@pytest.mark.parametrize(
    ("text", "line", "code", "hint"),
    [
        ("a: 1\ntitle：旗\nb: 2\n", 2, "full-width-colon", "英文冒号"),
        ("a: 1\nstate:\u3000旗\nb: 2\n", 2, "invisible-space", "英文输入法"),
        ("a: 1\nstate:\u00a0 旗\n", 2, "invisible-space", "英文输入法"),
        ("a:\n  - b: 1\n    c:\u200b2\n", 3, "invisible-space", "英文输入法"),
        ("a:\n- 1\n-\u30002\n", 3, "invisible-space", "英文输入法"),
        ("a: 1\n\u3000\u3000b: 2\n", 2, "invisible-space", "英文输入法"),
        ("a: 1\n\u3000续写\nb: 2\n", 2, "invisible-space", "英文输入法"),
        ("a: 1\nb: x: y\n", 2, "unquoted-colon", "引号"),
        ("a:\n\t- 1\n", 2, "bad-yaml", "制表符"),
        ("a: 1\na: 2\n", 2, "duplicate-key", "一处"),
        ("a: &x 1\nb: *x\n", 1, "yaml-alias", "直接写"),
        ("a: 1\nb: [1\nc: 2\n", 2, "bad-yaml", "检查"),
        ("a: 1\nb\nc: 2\n", 2, "bad-yaml", "冒号"),
        ("a: 1\nb: '1' x\n", 2, "bad-yaml", "成对"),
        ("a: x\n\tb: 1\n", 2, "bad-yaml", "制表符"),
        ("a: @x\n", 1, "bad-yaml", "@"),
        ("a: 1\n---\nb: 2\n", 2, "bad-yaml", "---"),
        ("a: !!python/object/apply:os.system [id]\n", 1, "yaml-tag", "标签"),
        ("a: " + "x" * 20_001, 1, "too-large", "删短"),
        ("a: [" + "1," * 10_001 + "]", 1, "too-large", "拆成"),
        ("a: \x07\n", 1, "bad-yaml", "删去"),
        ("[a]: 1\n", 1, "bad-yaml", "引号"),
    ],
)
def test_a_broken_text_names_line_code_and_cure(text: str, line: int, code: str, hint: str) -> None:
    finding = fault(text)
    assert (finding.place.line, finding.code) == (line, code)
    assert hint in finding.hint


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nstate:\u3000x\n", "“state:”后面是全角空格"),
        ("a: 1\n- state:\u00a0x\n", "“state:”后面是不换行空格"),
        ("a:\n- 1\n-\u200b2\n", "“-”后面是看不见的空白"),
        ("a: 1\n\u3000b: 2\n", "行首是全角空格"),
    ],
)
def test_a_sign_that_nobody_sees_is_named(text: str, said: str) -> None:
    assert said in fault(text).message


def test_spaces_of_any_kind_around_a_value_are_no_part_of_it() -> None:
    text = "a: \u3000旗 绳\u3000\nb\u3000: \u00a0[x\u3000, y]\nc: \u3000\nd: '\u3000'\n"
    assert parsed(text).data == {"a": "旗 绳", "b": "[x\u3000, y]", "d": "\u3000"}
    assert parsed("- \u3000x\u3000\n- [\u00a0y\u00a0]\n").data == ["x", ["y"]]


def test_a_document_of_endless_depth_is_a_finding() -> None:
    finding = fault("[" * 100_000)
    assert finding.code == "too-deep"
    assert f"{DEEPEST} 层" in finding.message


def test_reading_goes_on_behind_a_fault_whose_cure_is_plain() -> None:
    text = "a：1\nb: x: 'y'\nc: 1\nc: 2\nd:\n  e：3\nf: 4\ng:\u30005\n"
    read = parse_past_faults(text, "x.yml", first_line=2)
    assert isinstance(read, Parsed)
    assert [(f.place.line, f.code) for f in read.faults] == [
        (2, "full-width-colon"),
        (3, "unquoted-colon"),
        (9, "invisible-space"),
        (5, "duplicate-key"),
    ]
    assert read.data == {"a": "1", "b": "x: 'y'", "c": "1", "d": "e：3", "f": "4", "g": "5"}

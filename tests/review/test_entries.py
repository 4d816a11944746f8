"""One entry of a file of items is changed; every other sign of the file stays what it was."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.review.decision import UnfitError
from builder.review.entries import with_fields, without_entry
from tests.conftest import ROOT

TEXT = """# 头一行说明

- name: top
  text: 看楼前旗杆  # 每天
  expect: "国旗在杆顶"
  pauses:
    - before
    - last

# 后面一条的说明
- name: media
  text: >
    摆媒体席
    桌签
  expect: 每席一签
  pauses: [before]"""


def entries(text: str) -> dict[str, dict[str, object]]:
    return {entry["name"]: entry for entry in yaml.safe_load(text) or []}


def test_an_entry_goes_and_every_comment_stays() -> None:
    left = without_entry(TEXT, ("top",))
    assert list(entries(left)) == ["media"]
    assert left.startswith("# 头一行说明\n\n# 后面一条的说明\n- name: media")
    assert without_entry(TEXT, ("media",)).endswith("    - last\n\n# 后面一条的说明\n")


@pytest.mark.parametrize("name", ["top", "media"])
@pytest.mark.parametrize("field", ["text", "expect", "pauses", "why"])
def test_a_field_is_set_and_the_rest_stays(name: str, field: str) -> None:
    value: object = ["last"] if field == "pauses" else "看：“旗”, #1 [x]: y"
    changed = with_fields(TEXT, (name,), {field: value})
    wanted = entries(TEXT)
    wanted[name][field] = value
    assert entries(changed) == wanted
    kept = {line for line in TEXT.splitlines() if "#" in line}
    assert {line.partition("  #")[0] for line in kept if field not in line} <= {
        line.partition("  #")[0] for line in changed.splitlines()
    }


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=40))
def test_whatever_is_written_is_read_again(value: str) -> None:
    try:
        yaml.safe_load(yaml.safe_dump([value], allow_unicode=True))
    except yaml.YAMLError:
        return  # signs that no YAML holds; the desk refuses them before
    assert entries(with_fields(TEXT, ("top",), {"text": value}))["top"]["text"] == value


@pytest.mark.parametrize(
    "text",
    ["[{name: top, text: x}]", "- {name: top, text: x}", "-\n  name: top\n", "", "- name: x"],
)
def test_what_is_written_in_another_way_is_left_to_people(text: str) -> None:
    with pytest.raises(UnfitError, match="请直接改"):
        without_entry(text, ("top",))


def test_every_entry_of_this_repository_can_be_changed() -> None:
    for file in sorted(Path(ROOT / "checklists/items").glob("*.yml"))[:3]:
        text = file.read_text("utf-8")
        names = list(entries(text))
        name = names[len(names) // 2]
        wanted = entries(text)
        wanted[name] |= {"why": "因为", "pauses": ["x"]}
        assert entries(with_fields(text, (name,), {"why": "因为", "pauses": ["x"]})) == wanted
        del wanted[name]
        assert entries(without_entry(text, (name,))) == wanted

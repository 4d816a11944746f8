"""The drafts of two phones at one event as one, by command."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

DRAFT: dict[str, Any] = {
    "format": 2,
    "id": "flag-2025-12-08-abcd",
    "type": "flag",
    "title": "迎检",
    "answers": {"media": "是"},
    "segments": [{"kind": "活动", "start": "2025-12-08 09:00", "place": "广场"}],
    "added": [{"id": "x1", "text": "看花篮", "pause": "before"}],
}


def tap(state: str, at: str, note: str = "") -> dict[str, str]:
    return {"state": state, "note": note, "at": f"2025-12-08 {at}", "by": "技术员"}


ONE = {
    **DRAFT,
    "marks": {
        "before flag/top": tap("完成", "08:00"),
        "before flag/media": tap("未做", "08:01"),
        "before own/x1": tap("完成", "08:02"),
    },
}
OTHER = {
    **DRAFT,
    "revision": 2,
    "guests": "一行 12 人",
    "added": [{"id": "x1", "text": "看横幅", "pause": "before"}],
    "marks": {
        "before flag/top": tap("有问题", "08:05", "绳松"),
        "before flag/media": tap("完成", "08:06"),
        "before own/x1": tap("完成", "08:07"),
    },
}


def joined(run: Run, small: Path, folder: Path, *words: object, other: object = OTHER) -> Any:
    for name, draft in (("一.json", ONE), ("二.json", other)):
        (folder / name).write_text(json.dumps(draft), "utf-8")
    output = folder / "合.json"
    files = (folder / "一.json", folder / "二.json", "--output", output)
    return run("join", *files, "--root", small, *words)


def test_ticks_are_joined_by_time_and_what_contradicts_is_asked(
    run: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("2\n"))
    done = joined(run, small, tmp_path)
    assert done.code == 0, done.err
    assert "第 1 项“看楼前旗杆”：1 有问题（08:05 技术员 绳松）；2 完成（08:00 技术员）" in done.out
    assert "第 2 版，勾了 4 条，另一份多 1 条。" in done.out
    whole = json.loads((tmp_path / "合.json").read_text("utf-8"))
    assert {line: mark["state"] for line, mark in whole["marks"].items()} == {
        "before flag/top": "完成",
        "before flag/media": "完成",
        "before own/x1": "完成",
        "before own/x2": "完成",
    }
    assert [line["text"] for line in whole["added"]] == ["看花篮", "看横幅"]
    assert whole["guests"] == "一行 12 人"


def test_unasked_the_weightier_stands_and_is_told(run: Run, small: Path, tmp_path: Path) -> None:
    done = joined(run, small, tmp_path, "--yes")
    assert done.code == 1
    assert "说法不一，先按 1 记：第 1 项" in done.out
    whole = json.loads((tmp_path / "合.json").read_text("utf-8"))
    assert whole["marks"]["before flag/top"]["state"] == "有问题"


def test_two_events_are_not_joined(run: Run, small: Path, tmp_path: Path) -> None:
    done = joined(run, small, tmp_path, other={**OTHER, "id": "flag-2025-12-09-efgh"})
    assert done.code == 1
    assert "两份不是同一次活动" in done.err
    assert not (tmp_path / "合.json").exists()

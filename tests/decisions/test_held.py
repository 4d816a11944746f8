"""A line that was marked 拦住, on the screen or afterwards, is known to have stopped a slip."""

import json
from datetime import datetime
from pathlib import Path

from builder.decisions import Desk, held_lines


def test_lines_marked_on_a_sheet_or_in_a_record_are_held(small: Path, tmp_path: Path) -> None:
    for folder in ("events", "runs"):
        (tmp_path / folder).mkdir()
    held, done = {"state": "拦住", "note": "绳松"}, {"state": "完成"}
    draft = {"id": "a", "marks": {"before flag/top@s2": held, "last flag/seen": done}}
    (tmp_path / "events/a.json").write_text(json.dumps(draft), "utf-8")
    (tmp_path / "events/b.json").write_text('{"id": "b", "marks": [1]}', "utf-8")
    record = {"event": "c", "exceptions": {"before flag/media": held, "last flag/top": done}}
    (tmp_path / "runs/c.json").write_text(json.dumps(record), "utf-8")
    (tmp_path / "runs/d.json").write_text("{", "utf-8")
    desk = Desk(small, tmp_path, "测试", datetime(2026, 12, 9))
    assert held_lines(desk) == {"flag/top", "flag/media"}

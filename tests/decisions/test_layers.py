"""At the desk nothing is written into a layer below."""

from pathlib import Path

import pytest

from builder.decisions import DeskError
from builder.decisions.texts import edits, new_file


@pytest.mark.parametrize("path", ["layers/qianshi/checklists/items/flag.yml", "layers/省厅/x.md"])
def test_a_file_of_a_layer_below_is_not_written(tmp_path: Path, path: str) -> None:
    for plan in (lambda: new_file(tmp_path, path, "新"), lambda: edits(tmp_path, path, "", "新")):
        with pytest.raises(DeskError, match="是下层的文件"):
            plan()
    assert list(tmp_path.iterdir()) == []

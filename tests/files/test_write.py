"""Paths that are written to lie where they should."""

from pathlib import Path

import pytest

from builder.files.write import below


@pytest.mark.parametrize("path", ["a.html", "lessons/2013/x.html", "..a/b", "旗 .pdf"])
def test_a_path_within_the_folder_is_its_file(tmp_path: Path, path: str) -> None:
    assert below(tmp_path, path).is_relative_to(tmp_path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "..",
        "../x",
        "a/../b",
        "a\\b",
        "a/../../x",
        "/etc/x",
        "//server/x",
        "a\0b",
        "./../x",
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(OSError, match="不在目标文件夹里"):
        below(tmp_path, path)

"""Zips are written the same everywhere, and read without trusting them."""

import io
import stat
import zipfile
from collections.abc import Mapping

import pytest

from builder.files import archive
from builder.files.archive import ArchiveError, unzipped, zipped

FILES = {"layer.yml": b"x", "content/\u7532.md": b"y"}


def zip_of(files: Mapping[str, bytes], attributes: int = 0) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.filename = name
            entry.external_attr = attributes
            made.writestr(entry, data)
    return buffer.getvalue()


def test_the_same_files_give_the_same_bytes_and_come_back() -> None:
    assert zipped(FILES) == zipped(dict(reversed(FILES.items())))
    assert unzipped(zipped(FILES)) == FILES


@pytest.mark.parametrize(
    "name", ["../x", "/etc/x", "a/../../x", "C:/x", "..\\x", "\\\\server\\x", "a//b", "./x"]
)
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(ArchiveError, match="不正常的路径"):
        unzipped(zip_of({"layer.yml": b"", name: b""}))


def test_a_link_is_refused() -> None:
    with pytest.raises(ArchiveError, match="是链接"):
        unzipped(zip_of({"x": b"/etc/passwd"}, (stat.S_IFLNK | 0o777) << 16))


def test_two_names_that_are_one_on_windows_are_refused() -> None:
    with pytest.raises(ArchiveError, match="同一个文件"):
        unzipped(zip_of({"a/B.md": b"", "A/b.md": b""}))


def test_what_unpacks_to_too_much_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_UNPACKED", 1000)
    with pytest.raises(ArchiveError, match="太大"):
        unzipped(zip_of({"a": b"0" * 1001}))
    monkeypatch.setattr(archive, "MOST_FILES", 2)
    with pytest.raises(ArchiveError, match="太大"):
        unzipped(zip_of({"a": b"", "b": b"", "c": b""}))


def test_an_entry_that_lies_about_its_size_is_damaged() -> None:
    data = zip_of({"a": b"0" * 100_000}).replace((100_000).to_bytes(4, "little"), b"\1\0\0\0")
    with pytest.raises(ArchiveError, match="坏了"):
        unzipped(data)


def test_backslashes_a_folder_around_and_junk_are_as_windows_makes_them() -> None:
    odd = {"\u65b0\\layer.yml": b"x", "\u65b0\\content\\a.md": b"y", "\u65b0\\Thumbs.db": b""}
    assert unzipped(zip_of(odd)) == {"layer.yml": b"x", "content/a.md": b"y"}


def test_names_in_gbk_are_read() -> None:
    name = "检查单.md".encode("gbk")
    data = zip_of({"layer.yml": b"", "x" * len(name): b""}).replace(b"x" * len(name), name)
    assert set(unzipped(data)) == {"layer.yml", "检查单.md"}


@pytest.mark.parametrize("data", [b"", b"PK", zipped(FILES)[:-30], b"x" * 1000])
def test_what_is_no_zip_says_so(data: bytes) -> None:
    with pytest.raises(ArchiveError, match="坏了"):
        unzipped(data)

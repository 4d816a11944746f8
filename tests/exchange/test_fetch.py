"""Parcels come as a zip, as a folder, from a web server; whatever is odd is refused in words."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from builder.exchange import fetch
from builder.exchange.fetch import fetch_parcel
from builder.exchange.parcel import ParcelError
from builder.files.archive import zipped
from builder.files.write import write_bytes
from tests.exchange.parcels import layer_files

FILES = layer_files({"content/a.md": "甲"})


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A USB stick with the parcel as a folder and as a zip."""
    for path, data in FILES.items():
        write_bytes(tmp_path / "前事库 新版" / path, data)
    write_bytes(tmp_path / "zip/省厅.zip", zipped(FILES))
    return tmp_path


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        if self.path.startswith("/away"):
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
        else:
            super().do_GET()


@pytest.fixture
def server(stick: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(stick))) as web:
        threading.Thread(target=web.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{web.server_port}"
        web.shutdown()


def test_a_folder_a_zip_and_a_stick_with_one_zip_give_the_same(stick: Path) -> None:
    (stick / "前事库 新版/Thumbs.db").touch()
    places = ("前事库 新版", "zip/省厅.zip", "zip")
    found = [fetch_parcel(str(stick / place)) for place in places]
    assert [x.files for x in found] == [found[0].files] * 3


def test_a_web_server_gives_the_same(stick: Path, server: str) -> None:
    found = fetch_parcel(str(stick / "zip"))
    assert fetch_parcel(f"{server}/前事库 新版/") == found
    assert fetch_parcel(f"{server}/zip/省厅.zip") == found


def test_a_redirect_to_a_file_of_this_machine_is_not_followed(server: str) -> None:
    with pytest.raises(ParcelError, match=r"没有取到|连不上"):
        fetch_parcel(f"{server}/away.zip")


def test_what_is_not_there_says_so(stick: Path, server: str) -> None:
    with pytest.raises(ParcelError, match="找不到"):
        fetch_parcel(str(stick / "x.zip"))
    with pytest.raises(ParcelError, match="404"):
        fetch_parcel(f"{server}/x")
    with pytest.raises(ParcelError, match="连不上"):
        fetch_parcel("http://127.0.0.1:1/x.zip")


def test_what_is_too_large_is_not_fetched(
    stick: Path, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "LARGEST_UNPACKED", 50)
    for place in (f"{server}/zip/省厅.zip", f"{server}/前事库 新版", str(stick / "前事库 新版")):
        with pytest.raises(ParcelError, match="太大"):
            fetch_parcel(place)


def test_several_zips_are_not_guessed_between(stick: Path) -> None:
    (stick / "zip/别的.zip").write_bytes(b"")
    with pytest.raises(ParcelError, match="写明用哪一个"):
        fetch_parcel(str(stick / "zip"))


def test_a_link_in_a_folder_is_refused(stick: Path) -> None:
    (stick / "前事库 新版/content/b.md").symlink_to("/etc/passwd")
    with pytest.raises(ParcelError, match="是链接"):
        fetch_parcel(str(stick / "前事库 新版"))

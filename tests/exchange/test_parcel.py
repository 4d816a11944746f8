"""A parcel is taken whole and signed, or not at all."""

from pathlib import Path

import pytest

from builder.exchange.keys import (
    KeyFileError,
    fingerprint_of,
    is_signed,
    make_key_file,
    new_signer,
    read_key_file,
)
from builder.exchange.parcel import Label, Parcel, ParcelError, opened, packed
from tests.exchange.parcels import SIGNER, label

FILES = {"layer.yml": b"title: x\n", "content/a.md": "甲".encode()}


def of(files: dict[str, bytes]) -> Parcel:
    return opened(files, files.__getitem__)


def test_a_parcel_gives_what_was_packed_and_who_signed() -> None:
    parcel = of(packed(label(), FILES, SIGNER))
    assert parcel.files == FILES
    assert parcel.label == label()
    assert parcel.public == SIGNER.public
    assert parcel.fingerprint == fingerprint_of(SIGNER.public)


def test_the_same_files_give_the_same_bytes() -> None:
    again = dict(reversed(FILES.items()))
    assert packed(label(), FILES, SIGNER) == packed(label(), again, SIGNER)


@pytest.mark.parametrize("path", ["content/a.md", "parcel.json", "CHECKSUMS", "layer.yml"])
def test_one_changed_sign_is_noticed(path: str) -> None:
    files = packed(label(), FILES, SIGNER)
    files[path] = files[path].replace(b"a", b"b") + b" "
    with pytest.raises(ParcelError, match="没有用"):
        of(files)


@pytest.mark.parametrize("path", ["SIGNATURE", "CHECKSUMS", "parcel.json"])
def test_what_is_not_signed_is_none(path: str) -> None:
    files = packed(label(), FILES, SIGNER)
    del files[path]
    with pytest.raises(ParcelError, match="没有签名"):
        of(files)


def test_a_file_more_or_less_is_noticed() -> None:
    files = packed(label(), FILES, SIGNER)
    with pytest.raises(ParcelError, match="清单里没有的文件"):
        of({**files, "lessons/2026/x.md": b""})
    del files["content/a.md"]
    with pytest.raises(ParcelError, match="清单里有，这里没有"):
        of(files)


@pytest.mark.parametrize("signature", [b"", b"\n", b"\xff\n\xff", b"AAAA\nAAAA\n"])
def test_a_signature_that_is_none_is_refused(signature: bytes) -> None:
    with pytest.raises(ParcelError, match="签名不对"):
        of({**packed(label(), FILES, SIGNER), "SIGNATURE": signature})


def test_a_list_signed_anew_is_another_publishers() -> None:
    stranger = new_signer()
    assert of(packed(label(), FILES, stranger)).public != SIGNER.public


def test_a_signature_made_for_something_else_does_not_count() -> None:
    listed = packed(label(), FILES, SIGNER)["CHECKSUMS"]
    assert is_signed(listed, SIGNER.sign(listed), SIGNER.public)
    assert not is_signed(listed + b"x", SIGNER.sign(listed), SIGNER.public)


@pytest.mark.parametrize(("name", "version"), [("../x", "1"), ("省厅", "新版"), ("a/b", "2")])
def test_a_label_that_could_lead_elsewhere_is_refused(name: str, version: str) -> None:
    with pytest.raises(ParcelError, match="不合要求"):
        of(packed(label(name, version), FILES, SIGNER))


def test_a_newer_format_says_to_upgrade() -> None:
    newer = Label(**{**label().model_dump(), "format": 2})
    with pytest.raises(ParcelError, match="升级"):
        of(packed(newer, FILES, SIGNER))


def test_a_key_file_is_its_owners_alone_and_never_written_over(tmp_path: Path) -> None:
    file = tmp_path / "signing.pem"
    made = make_key_file(file)
    assert made
    assert file.stat().st_mode & 0o777 == 0o600
    assert make_key_file(file) is None
    assert read_key_file(file).public == made.public
    file.write_text("x")
    with pytest.raises(KeyFileError):
        read_key_file(file)

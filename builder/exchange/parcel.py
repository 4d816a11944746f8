"""A parcel: files with a label, the list of their digests, and a signature over the list.

It is a folder or a zip of one. What is signed is the list, and the label stands in the list.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from builder.exchange.keys import Signer, fingerprint_of, is_signed
from builder.model.layer import is_layer_name
from builder.model.layer_version import is_version
from builder.publish.seal import NAME, SIGNATURE, checksums, verify

LABEL = "parcel.json"
FORMAT = 1
Kind = Literal["layer", "lessons"]
_SHOWN = 5
_LONGEST = 60
"""Characters of a title, or of an office's name."""
_AGAIN = "请重新拷贝或下载一次；还是这样，请告诉发的人。"


class ParcelError(Exception):
    """A parcel of which nothing is taken; its words, in Chinese, say why and what to do.

    What they quote of it cannot steer the terminal that shows them.
    """

    def __init__(self, words: str) -> None:
        super().__init__(printable(words))


def printable(words: str) -> str:
    """Words of strangers with whatever could steer a terminal written as its number."""
    return "".join(x if x.isprintable() else f"\\x{ord(x):02x}" for x in words)


class Label(BaseModel):
    """What a parcel says of itself."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    format: int = FORMAT
    kind: Kind
    name: str
    """Of the layer, or of the office whose lessons these are."""
    title: str
    version: str
    publisher: str
    """The office, as it calls itself; who it is its key says."""

    @property
    def source(self) -> str:
        """By which a publisher's key is remembered: `layer/省厅`."""
        return f"{self.kind}/{self.name}"


@dataclass(frozen=True, slots=True)
class Parcel:
    """A parcel that is whole and was signed with the key that it names."""

    label: Label
    files: Mapping[str, bytes]
    """By path, without label, list and signature."""
    public: str
    """The key of whoever signed; whether that is somebody known is not asked here."""

    @property
    def fingerprint(self) -> str:
        """Of the key."""
        return fingerprint_of(self.public)


def packed(label: Label, files: Mapping[str, bytes], signer: Signer) -> dict[str, bytes]:
    """The files of a parcel by path; the same label, files and key give the same bytes."""
    whole = {**files, LABEL: f"{label.model_dump_json(indent=1)}\n".encode()}
    listed = checksums(whole).encode()
    signature = f"{signer.public}\n{signer.sign(listed)}\n".encode()
    return {**whole, NAME: listed, SIGNATURE: signature}


def opened(present: Iterable[str], read: Callable[[str], bytes]) -> Parcel:
    """What a folder or zip with some paths holds; ParcelError unless it is whole and signed.

    Nothing is read but the list and its signature before the signature was found right.
    """
    paths = set(present)
    if not {NAME, SIGNATURE, LABEL} <= paths:
        raise ParcelError(
            f"没有签名（缺 {NAME}、{SIGNATURE} 或 {LABEL}），不是前事打的包，没有用。"
        )
    listed, public = _signed_list(read(NAME), read(SIGNATURE))
    files: dict[str, bytes] = {}

    def kept(path: str) -> bytes:
        files[path] = read(path)
        return files[path]

    if faults := list(verify(listed, paths, kept)):
        told = "；".join(faults[:_SHOWN])
        raise ParcelError(f"内容和签过名的清单不符，没有用：{told}。{_AGAIN}")
    return Parcel(_label(files.pop(LABEL)), files, public)


def _signed_list(listed: bytes, signature: bytes) -> tuple[str, str]:
    """The list, and the key with which it was signed."""
    public, _, rest = signature.decode("ascii", "replace").partition("\n")
    if not is_signed(listed, rest.strip(), public):
        raise ParcelError(f"签名不对，内容被改过，没有用。{_AGAIN}")
    return listed.decode("utf-8", "replace"), public


def _label(data: bytes) -> Label:
    try:
        label = Label.model_validate_json(data)
    except ValidationError:
        raise ParcelError(f"{LABEL} 读不懂，没有用。{_AGAIN}") from None
    if label.format > FORMAT:
        raise ParcelError("包是更新的程序打的，请先升级本机的前事。")
    said = (label.title, label.publisher)
    fits = all(x.isprintable() and 0 < len(x) <= _LONGEST for x in said)
    if not fits or not is_layer_name(label.name) or not is_version(label.version):
        raise ParcelError(f"{LABEL} 里的名称或版本不合要求，没有用。请告诉发的人。")
    return label

"""A picture that an author put into a text: as pages show it, or why none may."""

from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import PlainSerializer, PlainValidator

SUFFIXES = (
    *(".png", ".jpg", ".jpeg", ".webp"),
    *(".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".avif", ".jfif", ".svg"),
)
"""Names of files that are meant as pictures; what they are is judged by what is in them."""
FOLDER = "assets/pictures"
"""Where pictures stand on the site."""


def _as_text(data: bytes) -> str:
    return b64encode(data).decode()


def _as_bytes(data: str | bytes) -> bytes:
    return b64decode(data) if isinstance(data, str) else data


Data = Annotated[bytes, PlainSerializer(_as_text, when_used="json"), PlainValidator(_as_bytes)]
"""Bytes that JSON holds as base64."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Upright, no larger than a page and paper need, and nothing in it but what is seen."""

    name: str
    """Of its file on the site; another content has another name."""
    type: Literal["png", "jpeg"]
    width: int
    """In pixels, as the height."""
    height: int
    data: Data = field(repr=False)

    @property
    def address(self) -> str:
        """Its place, from the site's root."""
        return f"{FOLDER}/{self.name}"


@dataclass(frozen=True, slots=True)
class PictureFault:
    """Why a file cannot be shown: the words of a finding, whose place is where it is named."""

    code: Literal["bad-picture", "large-picture", "unreadable-file"]
    message: str
    hint: str


PictureFile = Picture | PictureFault

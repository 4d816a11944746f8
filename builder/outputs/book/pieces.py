"""What a book is made of: headings with what stands below them, as plain data for any printer."""

from base64 import b64encode
from dataclasses import dataclass
from typing import Literal, TypedDict

from builder.model.picture import Picture as PictureFile
from builder.outputs.paper import Column, Row, Table

Face = Literal["", "bold", "struck"]
Run = tuple[str, Face]
"""Text, and how it is set."""


class Prose(TypedDict):
    """A paragraph; a quiet one is smaller, a boxed one is what the reader must not miss."""

    kind: Literal["prose"]
    runs: list[Run]
    look: Literal["plain", "quiet", "boxed"]


class Points(TypedDict):
    """A list, numbered or not."""

    kind: Literal["points"]
    numbered: bool
    first: int
    """The number of the first point."""
    points: list[list[Run]]


class Picture(TypedDict):
    """A drawing; a printer that cannot draw says its rows in words."""

    kind: Literal["picture"]
    svg: str
    caption: str
    rows: list[str]


class Photo(TypedDict):
    """A picture that an author put in."""

    kind: Literal["photo"]
    type: Literal["png", "jpeg"]
    data: str
    """Its bytes as base64."""
    size: tuple[int, int]
    """In pixels, width and height."""
    across: float
    """How wide it is on paper, in millimetres."""
    words: str
    """What it shows, for whoever cannot see it."""
    caption: str


BookBlock = Prose | Points | Table | Picture | Photo
PHOTO_WIDE, PHOTO_HIGH = 150, 150
"""The most of a page that a photo takes, in millimetres."""
_PIXEL = 25.4 / 96
"""As a browser prints it."""


class Piece(TypedDict):
    """A heading and what stands below it; `terms` are looked up in the index."""

    level: int
    """1 a part, 2 a chapter, 3 a section; 0 goes on without a heading."""
    title: str
    terms: list[str]
    blocks: list[BookBlock]
    fresh: bool
    """Begins a page, to be taken out by itself."""


@dataclass(frozen=True, slots=True)
class Book:
    """The finished book before any printer."""

    title: str
    office: str
    printed: str
    """The day it was made, in words."""
    pieces: list[Piece]
    terms: list[str]
    """Every term of the index, in the order of their readings."""


def prose(text: str, look: Literal["plain", "quiet", "boxed"] = "plain", lead: str = "") -> Prose:
    """A paragraph, its lead bold."""
    runs: list[Run] = [(lead, "bold")] if lead else []
    return Prose(kind="prose", runs=[*runs, (text, "")], look=look)


def points(texts: list[str], *, numbered: bool = False) -> Points:
    """A list of plain sentences."""
    return Points(
        kind="points", numbered=numbered, first=1, points=[[(text, "")] for text in texts]
    )


def photo(picture: PictureFile, words: str, caption: str) -> Photo:
    """A picture as large as on a printed page, and no larger than a page of the book."""
    share = PHOTO_HIGH / picture.height
    across = min(picture.width * _PIXEL, PHOTO_WIDE, picture.width * share)
    return Photo(
        kind="photo",
        type=picture.type,
        data=b64encode(picture.data).decode(),
        size=(picture.width, picture.height),
        across=round(across, 1),
        words=words,
        caption=caption,
    )


def grid(columns: list[Column], rows: list[Row]) -> Table:
    """A table."""
    return Table(kind="table", columns=columns, rows=rows)


def piece(
    level: int,
    title: str,
    blocks: list[BookBlock],
    terms: tuple[str, ...] = (),
    *,
    fresh: bool = False,
) -> Piece:
    """A heading with its blocks."""
    return Piece(level=level, title=title, terms=list(terms), blocks=blocks, fresh=fresh)

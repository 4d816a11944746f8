"""Pictures that stand in texts: which file an author means, and what a page shows of it."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import unquote

from builder.model import Library
from builder.model.drawing import Drawing
from builder.model.kinds import KINDS, reference_to
from builder.model.layer import bare_path
from builder.model.picture import Picture
from builder.model.record import Record
from builder.views.addresses import relative
from builder.views.prose import drawn

TALL = 2
"""Times as high as wide: a long screenshot, which is not made to fit a screen."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as a page refers to it."""

    address: str
    """Of its file, from the site's root."""
    width: int
    height: int

    def attributes(self, page: str) -> str:
        """What an `img` of the page needs; browsers keep room for it before it is there."""
        source = escape(relative(self.address, page))
        tall = ' class="qs-tall"' if self.height > self.width * TALL else ""
        return f'src="{source}" width="{self.width}" height="{self.height}"{tall}'


def picture_path(address: str, source_path: str) -> str:
    """The file that an address in a source file means, by its path in whichever layer has it.

    Editors write blanks as `%20`, and those of Windows a backslash. A path that leads out of the
    knowledge base still begins with `..` or `/`.
    """
    written = unquote(address).replace("\\", "/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(bare_path(source_path)), written))


def pictures_of(record: Record, library: Library) -> Mapping[str, Picture]:
    """The pictures that a record names, by the addresses that its author wrote."""
    return dict(_pictures(record, library))


def shown_pictures(record: Record, library: Library) -> Mapping[str, Shown]:
    """The same as its page needs them."""
    return {
        address: Shown(picture.address, picture.width, picture.height)
        for address, picture in _pictures(record, library)
    }


def photos_on(record: Record, library: Library) -> Mapping[str, Shown]:
    """Of the drawings on the page of a record, those that are pictures, by the drawings' ids."""
    here = reference_to(record)
    placed = [x for x in library.drawings.values() if here in (y.bare for y in x.shown_on)]
    drawings = [*placed, record] if isinstance(record, Drawing) else placed
    return {x.id: shown for x in drawings for shown in shown_pictures(x, library).values()}


def picture_files(library: Library) -> dict[str, bytes]:
    """The files that the pages of a site show, by their places on it."""
    kinds = (kind.model for kind in KINDS if kind.has_prose or kind.model is Drawing)
    records = (record for model in kinds for record in library.published(model).values())
    pictures = (picture for record in records for _, picture in _pictures(record, library))
    return {picture.address: picture.data for picture in pictures}


def _pictures(record: Record, library: Library) -> Iterator[tuple[str, Picture]]:
    for address in _addresses(record):
        path = library.file_called(picture_path(address, record.path), library.pictures)
        found = library.pictures.get(path)
        if isinstance(found, Picture):
            yield address, found


def _addresses(record: Record) -> Iterator[str]:
    for section in record.sections:
        found = drawn(section.markdown).addresses if "![" in section.markdown else ()
        yield from (address.text for address in found if address.picture)
    if isinstance(record, Drawing) and record.picture:
        yield record.picture.file

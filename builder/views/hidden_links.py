"""Links of a page's prose that lead to nothing readers may see, which become their own words."""

import re
from html import unescape

from builder.model import Library
from builder.model.published import is_published
from builder.model.record import Record
from builder.views.addresses import linked_reference

_FILE = re.compile(r"[A-Za-z0-9_./-]{1,200}\.(?:md|yml)")


def hidden_links(record: Record, library: Library) -> tuple[str, ...]:
    """References of unpublished records that the file of a record may link to, sorted.

    A page is made of them as it is of its record: it is drawn again when one of them changes.
    """
    if not library.unpublished:
        return ()
    text = unescape(library.texts.get(record.path, "").replace("\\", ""))
    found = (linked_reference(path, record.path) for path in set(_FILE.findall(text)))
    return tuple(sorted(str(x) for x in found if x and not is_published(library, x)))

"""Files that could not be read may hold the very link that seems to be missing.

A check that complains about something absent asks here first; else one slip of the pen in one
file would bring findings in others.
"""

from collections.abc import Iterator

from builder.model import Library
from builder.model.kinds import KIND_IN


def is_broken(library: Library, folder: str, id_: str) -> bool:
    """Reported already, alone or with the whole list it stands in."""
    topic = id_.partition("/")[0]
    in_list = KIND_IN[folder].is_list and f"{folder}/{topic}" in library.broken
    return in_list or f"{folder}/{id_}" in library.broken


def broken_topics(library: Library) -> set[str]:
    """Names of lists that could not be read whole, or of which an entry could not."""
    parts = (reference.split("/") for reference in library.broken)
    return {rest[0] for folder, *rest in parts if folder in KIND_IN and KIND_IN[folder].is_list}


def may_be_named(library: Library, word: str, *folders: str) -> bool:
    """Whether a broken record of these folders (all without any) has the word in its file."""
    return any(word in text for text in _texts(library, folders or tuple(KIND_IN)))


def _texts(library: Library, folders: tuple[str, ...]) -> Iterator[str]:
    for reference in library.broken:
        folder, _, id_ = reference.partition("/")
        if folder in folders:
            yield library.texts.get(KIND_IN[folder].file_of(id_), "")

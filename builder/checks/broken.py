"""Files that could not be read may hold the very link that seems to be missing.

A check that complains about something absent asks here first; else one slip of the pen in one
file would bring findings in others.
"""

from collections.abc import Iterable, Iterator

from builder.model import Library
from builder.model.kinds import KIND_IN


def is_broken(library: Library, folder: str, id_: str) -> bool:
    """Reported already, alone or with the whole list it stands in; or struck, with a reason."""
    topic = id_.partition("/")[0]
    in_list = KIND_IN[folder].is_list and f"{folder}/{topic}" in library.broken
    reference = f"{folder}/{id_}"
    return in_list or reference in library.broken or reference in library.struck


def broken_topics(library: Library) -> set[str]:
    """Names of lists that could not be read whole, or of which an entry could not."""
    return _topics(library.broken)


def struck_topics(library: Library) -> set[str]:
    """Names of lists from which some layer struck an entry, perhaps the last."""
    return _topics(library.struck)


def may_be_named(library: Library, word: str, *folders: str) -> bool:
    """Whether a broken record of these folders (all without any) has the word in its file."""
    return any(word in text for text in _texts(library, folders or tuple(KIND_IN)))


def _topics(references: Iterable[str]) -> set[str]:
    parts = (reference.split("/") for reference in references)
    return {rest[0] for folder, *rest in parts if folder in KIND_IN and KIND_IN[folder].is_list}


def _texts(library: Library, folders: tuple[str, ...]) -> Iterator[str]:
    for reference in library.broken:
        folder, _, id_ = reference.partition("/")
        if folder in folders:
            for path in library.paths_called(KIND_IN[folder].file_of(id_)):
                yield library.texts[path]

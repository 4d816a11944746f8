"""Files that could not be read may hold the very link that seems to be missing.

A check that complains about something absent asks here first; else one slip of the pen in one
file would bring findings in others.
"""

from collections.abc import Iterator

from builder.model import Library

_FILES = {
    "lessons": "lessons/{}.md",
    "guides": "content/guides/{}.md",
    "regulations": "content/regulations/{}.md",
    "forms": "content/forms/{}.yml",
    "event-types": "checklists/event-types/{}.yml",
    "cards": "checklists/cards/{}.yml",
    "items": "checklists/items/{}.yml",
    "tasks": "checklists/tasks/{}.yml",
}


def may_be_named(library: Library, word: str, *folders: str) -> bool:
    """Whether a broken record of these folders (all without any) has the word in its file."""
    return any(word in text for text in _texts(library, folders or tuple(_FILES)))


def _texts(library: Library, folders: tuple[str, ...]) -> Iterator[str]:
    for reference in library.broken:
        folder, _, id_ = reference.partition("/")
        if folder in folders and folder in _FILES:
            stem = id_.partition("/")[0] if folder in ("items", "tasks") else id_
            yield library.texts.get(_FILES[folder].format(stem), "")

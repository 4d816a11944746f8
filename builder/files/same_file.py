"""Names that are two here and one elsewhere: Windows and shared folders tell no case apart."""

from collections.abc import Iterable, Iterator


def same_files(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each path that is the file of an earlier one, here or on Windows, with the first of them."""
    seen: dict[str, str] = {}
    for path in paths:
        if (first := seen.get(path.casefold())) is not None:
            yield path, first
        seen.setdefault(path.casefold(), path)

"""Plain data: what JSON can hold."""

from collections.abc import Iterator


def texts_in(data: object) -> Iterator[str]:
    """Every text in it, names of fields included."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from data
        yield from (text for value in data.values() for text in texts_in(value))
    elif isinstance(data, (list, tuple)):
        yield from (text for value in data for text in texts_in(value))

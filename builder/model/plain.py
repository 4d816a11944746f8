"""Plain data: what JSON can hold."""

from collections.abc import Iterator


def texts_in(data: object) -> Iterator[str]:
    """Every text in it, names of fields included, in their order.

    Without recursion: how deep it is nested is up to whoever wrote it.
    """
    waiting = [data]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting += reversed([*one, *one.values()])
        elif isinstance(one, (list, tuple)):
            waiting += reversed(one)

"""The templates of the theme, compiled once for all builds of a process of the tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType

import pytest
from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.theme import Theme


class _Kept(BytecodeCache):
    """Code by the place and digest of its template, in memory alone."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


@contextmanager
def kept_templates() -> Iterator[None]:
    """A build takes a second; a quarter of it is compiling the same templates again."""
    kept, get_env = _Kept(), Theme.get_env

    def with_codes(theme: Theme) -> Environment:
        made = get_env(theme)
        made.bytecode_cache = kept
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "get_env", with_codes)
        yield

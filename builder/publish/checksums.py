"""The list of digests that travels with a site, and whether a copy still agrees with it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256

NAME = "CHECKSUMS"
"""Lines as `sha256sum -c` reads them."""


def checksums(files: Mapping[str, bytes]) -> str:
    """One line a file, in the order of the names."""
    return "".join(f"{sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files))


def verify(listed: str, present: Iterable[str], read: Callable[[str], bytes]) -> Iterator[str]:
    """Every way a copy differs from its list, in Chinese, one line each."""
    wanted = _parse(listed)
    found = set(present) - {NAME}
    yield from (f"{path}：清单里有，这里没有" for path in sorted(wanted.keys() - found))
    yield from (f"{path}：清单里没有的文件" for path in sorted(found - wanted.keys()))
    for path in sorted(wanted.keys() & found):
        if sha256(read(path)).hexdigest() != wanted[path]:
            yield f"{path}：内容与清单不符"


def _parse(text: str) -> dict[str, str]:
    rows = (line.partition("  ") for line in text.splitlines())
    return {path: digest for digest, _, path in rows if path}

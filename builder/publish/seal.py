"""The seal of a finished site: the digest of every file, and whether a folder still agrees with it.

It stands in the site itself, so a copy on another disk can be looked through too. A site without a
seal, or with a file that its seal does not list, is not taken for ours and never replaced.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from builder.files.junk import is_junk
from builder.files.write import is_inside

NAME = "CHECKSUMS"
"""Lines as `sha256sum -c` reads them."""
SIGNATURE = "SIGNATURE"
"""Made over the seal, where a copy is signed, so that the seal cannot list it."""
FOLDER = "site"
"""Where the site stands in a package."""
_GROUP, _GROUPS = 4, 5


def checksums(files: Mapping[str, bytes]) -> str:
    """The seal of files that are at hand."""
    return seal_of({path: sha256(data).hexdigest() for path, data in files.items()})


def seal_of(digests: Mapping[str, str]) -> str:
    """One line a file, in the order of the names."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests))


def fingerprint(seal: str) -> str:
    """Twenty signs of a seal's own digest, to be read over the telephone: `3f7a-91c0-…`."""
    digest = sha256(seal.encode()).hexdigest()
    return "-".join(digest[n * _GROUP : (n + 1) * _GROUP] for n in range(_GROUPS))


def read_seal(folder: Path) -> str:
    """The seal that a site carries; "" where it carries none."""
    try:
        return (folder / NAME).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def verify(listed: str, present: Iterable[str], read: Callable[[str], bytes]) -> Iterator[str]:
    """Every way a copy differs from its list, in Chinese, one line each."""
    wanted = parse_seal(listed)
    found = {path for path in present if path not in (NAME, SIGNATURE) and not is_junk(path)}
    yield from (f"{path}：清单里有，这里没有" for path in sorted(wanted.keys() - found))
    yield from (f"{path}：清单里没有的文件" for path in sorted(found - wanted.keys()))
    for path in sorted(wanted.keys() & found):
        if sha256(read(path)).hexdigest() != wanted[path]:
            yield f"{path}：内容与清单不符"


def verify_folder(folder: Path) -> Iterator[str]:
    """The same for a folder on a disk, which must hold its own files and no links to others."""
    links = sorted(path for path in files_in(folder) if (folder / path).is_symlink())
    yield from (f"{path}：是链接，不是文件本身" for path in links)
    present = set(files_in(folder)).difference(links)
    listed = read_seal(folder)
    own = "".join(x for x in listed.splitlines(keepends=True) if x[66:].rstrip() not in links)
    yield from verify(own, present, lambda path: (folder / path).read_bytes())


def strangers(folder: Path) -> list[str]:
    """Files of a folder that its seal does not list; all of them where it carries none."""
    known = parse_seal(read_seal(folder)).keys() | {NAME}
    return [path for path in files_in(folder) if path not in known and not is_junk(path)]


def remove_sealed(folder: Path) -> None:
    """Delete what the seal lists, and the folders that are empty then; nothing else."""
    for path in (*parse_seal(read_seal(folder)), *filter(is_junk, files_in(folder))):
        (folder / path).unlink(missing_ok=True)
    if not strangers(folder):
        (folder / NAME).unlink(missing_ok=True)
    for at, _, _ in os.walk(folder, topdown=False):
        if not os.listdir(at):  # noqa: PTH208 - by far quicker over thousands of folders
            Path(at).rmdir()


def files_in(folder: Path) -> list[str]:
    """Every file below a folder by its path from there, links too; no link is followed."""
    found: list[str] = []
    for at, folders, names in os.walk(folder):
        links = [name for name in folders if Path(at, name).is_symlink()]
        found += (Path(at, name).relative_to(folder).as_posix() for name in (*names, *links))
    return sorted(found)


def parse_seal(text: str) -> dict[str, str]:
    """Digests by path; a path that leads out of the folder counts for nothing."""
    rows = (line.partition("  ") for line in text.splitlines())
    return {path: digest for digest, _, path in rows if path and is_inside(path)}

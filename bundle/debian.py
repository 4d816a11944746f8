"""The interpreter for Linux: Debian's Python with the libraries it stands on, C's included.

No registry has a CPython for Linux that runs wherever it is unpacked; a distribution's own does,
when it is started by its own loader with its own libraries. So it depends on nothing of the
machine but the kernel. Which packages, and their digests, stand in `debian.lock`.
"""

import io
import re
import tarfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath

from bundle.platforms import PLATFORMS, PYTHON, Platform
from bundle.tools import BundleError, run

PACKAGES = (
    *(f"python{PYTHON}-minimal", f"libpython{PYTHON}-minimal", f"libpython{PYTHON}-stdlib"),
    *("libc6", "libgcc-s1", "libstdc++6", "zlib1g", "libexpat1", "libbz2-1.0", "liblzma5"),
    *("libffi8", "libsqlite3-0", "libssl3", "libuuid1", "libcrypt1"),
    "gcc-12-base",  # whose libraries those of GCC are
)
LOCK = Path(__file__).with_name("debian.lock")
_HELP = (
    "The interpreter for Linux comes out of Debian 12's packages, with apt-get. Where Debian has"
    " newer ones by now, `make bundle-lock` takes these."
)
_LIBRARY = re.compile(r"(?:lib[\w+-]+|ld-linux[\w-]*)\.so(?:\.\d+){1,2}")
_UNUSED = re.compile(
    r"/(?:_curses|readline|nis|_dbm|_?test|_test\w+|xxlimited|lib2to3|pydoc_data|venv|ensurepip)\w*[./]"
)
"""Modules that need libraries left out here, or that nobody at a desk needs."""
Files = Mapping[str, bytes]


def linux_python(platform: Platform, cache: Path) -> dict[str, bytes]:
    """`bin/python3.11`, its modules, its libraries and whose they are, by path."""
    found: dict[str, bytes] = {}
    locked = _locked(platform.debian)
    fetched = fetch(
        platform.debian, {name: version for name, (version, _) in locked.items()}, cache
    )
    for name, deb in fetched.items():
        if sha256(deb.read_bytes()).hexdigest() != locked[name][1]:
            raise BundleError(f"{deb.name} is not what debian.lock says. {_HELP}")
        found |= dict(_kept(name, unpacked(deb)))
    return found


def write_lock(cache: Path) -> None:
    """Write down the packages that Debian has today."""
    rows = []
    for platform in filter(lambda one: one.debian, PLATFORMS):
        for name, deb in fetch(platform.debian, dict.fromkeys(PACKAGES, ""), cache).items():
            version = run(["dpkg-deb", "--field", deb, "Version"]).decode().strip()
            digest = sha256(deb.read_bytes()).hexdigest()
            rows.append(f"{platform.debian} {name} {version} {digest}\n")
    LOCK.write_text("".join(rows), "utf-8")


def _locked(architecture: str) -> dict[str, tuple[str, str]]:
    """Version and digest by package."""
    rows = (line.split() for line in LOCK.read_text("utf-8").splitlines())
    return {name: (version, digest) for kind, name, version, digest in rows if kind == architecture}


def fetch(architecture: str, versions: Mapping[str, str], cache: Path) -> dict[str, Path]:
    """The packages as files, by name; the lists are our own, the machine's stay as they are."""
    state, folder = cache / f"apt-{architecture}", cache / f"debs-{architecture}"
    for made in (state / "lists/partial", state / "archives/partial", folder):
        made.mkdir(parents=True, exist_ok=True)
    (state / "status").touch()
    settings = {
        "APT::Architecture": architecture,
        "APT::Architectures": architecture,
        "APT::Sandbox::User": "root",
        "Dir::State": state,
        "Dir::State::status": state / "status",
        "Dir::Cache": state,
    }
    apt = [
        "apt-get",
        *(word for key, value in settings.items() for word in ("-o", f"{key}={value}")),
    ]
    for old in folder.iterdir():
        old.unlink()
    run([*apt, "update", "-q"], why=_HELP)
    wanted = [f"{name}={version}" if version else name for name, version in versions.items()]
    run([*apt, "download", "-q", *wanted], cwd=folder, why=_HELP)
    return {name: next(folder.glob(f"{name}_*.deb")) for name in versions}


def unpacked(deb: Path) -> dict[str, bytes]:
    """A package's files by path; a link is what it leads to within the package."""
    data = run(["dpkg-deb", "--fsys-tarfile", deb])
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        members = {member.name.removeprefix("./"): member for member in archive}
        found = {path: _target(path, members) for path in members}
        return {
            path: stream.read()
            for path, member in found.items()
            if member and (stream := archive.extractfile(member))
        }


def _target(path: str, members: Mapping[str, tarfile.TarInfo]) -> tarfile.TarInfo | None:
    member = members.get(path)
    if not member or not member.issym():
        return member if member and member.isfile() else None
    return _target(str(PurePosixPath(path).parent / member.linkname), members)


def _kept(package: str, files: Files) -> Iterator[tuple[str, bytes]]:
    """What of a package goes along, by its new path."""
    modules = f"usr/lib/python{PYTHON}/"
    for path, data in files.items():
        if path.startswith(modules) and not _UNUSED.search(path):
            yield f"lib/python{PYTHON}/{path.removeprefix(modules)}", data
        elif path == f"usr/bin/python{PYTHON}":
            yield f"bin/python{PYTHON}", data
        elif path.endswith("/copyright"):
            yield f"copyright/{package}.txt", data
        elif _LIBRARY.fullmatch(PurePosixPath(path).name) and "/gconv/" not in path:
            yield f"so/{PurePosixPath(path).name}", data

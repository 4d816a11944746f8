"""The program as far as results depend on it."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from platform import python_version

_PACKAGES = (
    "chinesecalendar",
    "jinja2",
    "markdown-it-py",
    "mdit-py-plugins",
    "nh3",
    "pydantic",
    "pypinyin",
    "python-docx",
    "pyyaml",
    "xlsxwriter",
)
"""Those that something kept was worked out with."""
_CODE = (".py", ".jinja", ".json", ".typ")


@cache
def program_digest() -> bytes:
    """Changes with the program's own files and the packages it computes with."""
    digest = sha256(python_version().encode())
    for package in _PACKAGES:
        digest.update(f"{package} {version(package)}\n".encode())
    root = Path(__file__).parents[1]
    for file in sorted(file for file in root.rglob("*") if file.suffix in _CODE):
        digest.update(f"{file.relative_to(root)}\n".encode() + file.read_bytes())
    return digest.digest()

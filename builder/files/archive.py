"""Zip archives: what Python raises for one that is damaged, whichever way it was packed."""

import lzma
import zipfile
import zlib

DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError),
    NotImplementedError,
)
"""Beside OSError, which bz2 raises too, and RuntimeError for one under a password."""

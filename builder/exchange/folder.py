"""A folder that is written whole: beside first, then put into the place of what stands there."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from builder.files.swap import make_workspace, put_in_place
from builder.files.write import below, write_bytes


def put_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Make a folder of files by path; whoever reads it meanwhile sees the old one or the new."""
    fresh = make_workspace(folder)
    try:
        for path, data in files.items():
            write_bytes(below(fresh, path), data)
        old = put_in_place(fresh, folder)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    if old:
        shutil.rmtree(old, ignore_errors=True)

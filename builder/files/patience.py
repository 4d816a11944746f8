"""Giving files other names where another program may hold them for a moment.

On Windows nobody may rename or replace a file that is open, and virus scanners and indexers open
every new file for some milliseconds. Elsewhere a refusal is final.
"""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

WAITS: tuple[float, ...] = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8) if os.name == "nt" else ()
"""Seconds before each new try."""


def patiently(renaming: Callable[[Path], object], target: Path) -> None:
    """Do `file.rename` or `file.replace` to a target; OSError once patience is at its end."""
    for wait in WAITS:
        with suppress(PermissionError):
            renaming(target)
            return
        time.sleep(wait)
    renaming(target)

"""Other programs: what they say is shown only when they fail."""

import subprocess
from collections.abc import Sequence
from pathlib import Path


class BundleError(Exception):
    """Something that the build needs is not there, with what to do."""


def run(words: Sequence[str | Path], *, cwd: Path | None = None, why: str = "") -> bytes:
    """What a program printed; BundleError with its last lines and `why` where it failed."""
    try:
        done = subprocess.run(words, cwd=cwd, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise BundleError(f"{words[0]} is not installed. {why}") from None
    if done.returncode:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
        raise BundleError("\n".join([*said[-8:], why]))
    return done.stdout

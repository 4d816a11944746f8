"""Which Chromium the tests and the measurements drive."""

import shutil

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")
"""The first draws no window of its own around a page, which is most of what a new page costs."""


def chromium_program() -> str:
    """The path of Debian's Chromium; a machine without it fails and says what to install."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    assert found, "Chromium is missing: apt-get install chromium-headless-shell fonts-noto-cjk"
    return found

"""What the files of a site are, whatever this machine believes.

Windows keeps the types in its registry, where any program may write: one that calls `.js` plain
text leaves every page without its scripts, because the site forbids browsers to guess.
"""

import mimetypes

_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".xml": "application/xml",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".ics": "text/calendar",
    ".zip": "application/zip",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
}
"""By suffix."""


def use_own_media_types() -> None:
    """Let every server of this process answer with MEDIA_TYPES."""
    for suffix, media_type in MEDIA_TYPES.items():
        mimetypes.add_type(media_type, suffix)

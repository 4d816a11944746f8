"""What file managers and office programs leave in every folder that they show."""

import re

_JUNK = re.compile(
    r"(?:^|/)(?:thumbs\.db|ehthumbs\.db|desktop\.ini|\.ds_store|\._[^/]*|~\$[^/]*|\.directory|"
    r"__macosx(?:/.*)?|@eadir(?:/.*)?|\.~lock\.[^/]*#)$",
    re.IGNORECASE,
)


def is_junk(path: str) -> bool:
    """Whether a file manager made the file for itself."""
    return bool(_JUNK.search(path))

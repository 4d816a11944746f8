"""One build id in all data of a site, so that a page never mixes the data of two builds.

Pages carry none: a page that did not change keeps its bytes from build to build.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from builder.views.site_source import SiteSource

_END = ");\n"
_DECODER = json.JSONDecoder()


def with_build_id(source: SiteSource) -> SiteSource:
    """The site source whose data scripts say which build they belong to."""
    build = build_id(source)
    return {path: _stamped(path, content, build) for path, content in source.items()}


def build_id(source: SiteSource) -> str:
    """The same for the same site, whenever and wherever it is built."""
    digest = sha256()
    for path, content in sorted(source.items()):
        data = content if isinstance(content, bytes) else content.encode()
        digest.update(f"{path}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:16]


def read_data(site: Path, name: str) -> Any:
    """What a data script of a finished site hands over; ValueError when it is no such script."""
    script = (site / f"data/{name}.js").read_text("utf-8")
    return _DECODER.raw_decode(script, script.index(",") + 1)[0]


def _stamped(path: str, content: str | bytes, build: str) -> str | bytes:
    if isinstance(content, str) and path.startswith("data/") and content.endswith(_END):
        return f'{content.removesuffix(_END)},"{build}"{_END}'
    return content

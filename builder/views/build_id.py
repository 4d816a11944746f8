"""One build id in all data of a site, so that a page never mixes the data of two builds.

Pages carry none: a page that did not change keeps its bytes from build to build.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from builder.views.site_source import Content, SiteSource

_END = ");\n"
_DECODER = json.JSONDecoder()


def with_build_id(source: SiteSource) -> SiteSource:
    """The site source whose data scripts say which build they belong to."""
    build = build_id(source)
    data = (path for path in source if path.startswith("data/"))
    return source.with_files({path: _stamped(source[path], build) for path in data})


def build_id(source: SiteSource) -> str:
    """The same for the same site, whenever and wherever it is built."""
    digest = sha256()
    for path in sorted(source):
        digest.update(f"{path}\0{source.digest(path)}\0".encode())
    return digest.hexdigest()[:16]


def read_data(site: Path, name: str) -> Any:
    """What a data script of a finished site hands over; ValueError when it is no such script."""
    script = (site / f"data/{name}.js").read_text("utf-8")
    return _DECODER.raw_decode(script, script.index(",") + 1)[0]


def _stamped(content: Content, build: str) -> Content:
    if isinstance(content, str) and content.endswith(_END):
        return f'{content.removesuffix(_END)},"{build}"{_END}'
    return content

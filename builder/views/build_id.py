"""One build id in all data of a site, so that a page never mixes the data of two builds.

Pages carry none: a page that did not change keeps its bytes from build to build.
"""

from hashlib import sha256
from pathlib import Path

from builder.views.site_source import Content, SiteSource

_END = ");\n"


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


def read_script(site: Path, name: str) -> str:
    """A data script of a finished site; raises OSError, UnicodeDecodeError."""
    return (site / f"data/{name}.js").read_text("utf-8")


def _stamped(content: Content, build: str) -> Content:
    if isinstance(content, bytes) and content.endswith(_END.encode()):
        return content.removesuffix(_END.encode()) + f',"{build}"{_END}'.encode()
    if isinstance(content, str) and content.endswith(_END):
        return f'{content.removesuffix(_END)},"{build}"{_END}'
    return content

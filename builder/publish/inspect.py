"""The self-check: what must hold of a finished site before any reader meets it."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.publish.facts import Facts
from builder.publish.manifest import Manifest

_OUTSIDE_STYLE = re.compile(rb"@import|url\(\s*[\"']?(?:[a-z]+:)?(?://|\\\\)", re.IGNORECASE)
SHRINK_PERCENT = 10


@dataclass(frozen=True, slots=True)
class Finished:
    """A site that is about to be published."""

    folder: Path
    files: Collection[str]
    manifest: Manifest

    @property
    def pages(self) -> dict[str, Facts]:
        """Facts of every page."""
        rows = self.manifest.entries.items()
        return {path: entry.facts for path, entry in rows if entry.facts}


def inspect_site(site: Finished) -> Iterator[str]:
    """Every reason not to publish, in Chinese, one line each."""
    pages = site.pages
    ids = {path: frozenset(facts.ids) for path, facts in pages.items()}
    known = frozenset(site.files)
    for path, facts in pages.items():
        yield from (f"{path}：引用了站外地址 {address}" for address in facts.outside)
        for link in facts.links:
            if fault := _link_fault(link, known, ids):
                yield f"{path}：{fault}"
    for path in site.files:
        if path.endswith(".css") and _OUTSIDE_STYLE.search((site.folder / path).read_bytes()):
            yield f"{path}：样式表引用了站外地址"


def shrink_fault(now: int, before: int) -> str:
    """Why so few pages are suspicious; "" when they are not."""
    if now * 100 >= before * (100 - SHRINK_PERCENT):
        return ""
    return f"页数从 {before} 降到 {now}，少了一成以上。确实要删，请加 --allow-shrink。"


def _link_fault(link: str, known: Collection[str], ids: dict[str, frozenset[str]]) -> str:
    if link in known:
        return ""
    path, _, anchor = link.partition("#")
    if path not in known:
        return f"链接指向不存在的 {path}"
    if anchor and path in ids and anchor not in ids[path]:
        return f"链接指向 {path}，那里没有 #{anchor}"
    return ""

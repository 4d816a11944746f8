"""The self-check: what must hold of a finished site before any reader meets it."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.files.same_file import same_files
from builder.publish.facts import Facts, page_facts
from builder.publish.seal import NAME, files_in, read_seal, verify_folder

_OUTSIDE_STYLE = re.compile(rb"@import|url\(\s*[\"']?(?:[a-z]+:)?(?://|\\\\)", re.IGNORECASE)
SHRINK_PERCENT = 10


class RefusedError(Exception):
    """The finished site has faults; readers still see the old one."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Finished:
    """A site that is about to be published."""

    folder: Path
    files: Collection[str]
    pages: Mapping[str, Facts]


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
    for path, first in same_files(dict.fromkeys(site.files)):
        yield f"{path}：与 {first} 在 Windows 上是同一个文件"


def inspect_standing(folder: Path) -> Iterator[str]:
    """Every reason not to publish or hand on a site that stands on the disk, seal first."""
    if not read_seal(folder):
        yield f"{folder} 没有清单 {NAME}，不是前事生成的站点"
        return
    differences = list(verify_folder(folder))
    yield from differences
    if not differences:
        files = files_in(folder)
        pages = [path for path in files if path.endswith(".html")]
        facts = {page: page_facts((folder / page).read_text("utf-8"), page) for page in pages}
        yield from inspect_site(Finished(folder, files, facts))


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

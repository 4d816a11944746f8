"""Papers name only lists, fields and papers that there are, so that none is printed with holes."""

from collections.abc import Iterator

from builder.model import Finding, Library
from builder.model.words import did_you_mean
from builder.program.paper_names import strange_names

_SAID = {
    "空": ("unknown-blank", "没有叫 {} 的内容可填。"),
    "栏": ("unknown-blank", "这个清单的行里没有 {} 这一栏。"),
    "清单": ("unknown-list", "没有 {} 这个清单。"),
    "单子": ("unknown-link", "没有 {} 这张单子可接。"),
}
_TO_SEE = "可用的清单和栏，写在 qianshi new paper 生成的文件里。"


def check_papers(library: Library) -> Iterator[Finding]:
    """Every unknown name, on its line."""
    for paper in library.papers.values():
        for strange in strange_names(paper, library.papers):
            code, said = _SAID[strange.sort]
            hint = did_you_mean(strange.name, strange.known) or _TO_SEE
            yield Finding(paper.place(*strange.location), code, said.format(strange.name), hint)

"""A compiled paper and an entry to a finished paper, which every format prints."""

from builder.outputs.headings import checklist_address, stamp_of
from builder.outputs.paper import Paper
from builder.outputs.papers.sections import sections_of
from builder.program.entry import Entry
from builder.program.paper_format import PaperProgram


def make_paper(kind: PaperProgram, entry: Entry, *, pocket: bool = False, site: str = "") -> Paper:
    """A paper of one entry; on A5 where that is wanted and offered.

    `site` is the site's public address where a QR code is wanted; only a 总表 has room for it.
    """
    return Paper(
        name=kind["name"],
        label=kind["label"],
        title=entry.result["title"],
        stamp=stamp_of(entry),
        sections=sections_of(kind, entry),
        printed=entry.printed,
        entry=entry,
        pocket=pocket and kind["pocket"] > 0,
        pocket_points=kind["pocket"],
        one_side=kind["one_side"],
        address=checklist_address(entry.event, site) if site and kind["code"] else "",
    )

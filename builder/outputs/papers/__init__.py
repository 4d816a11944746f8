"""The papers that one entry becomes: an explicit list, one row a paper."""

from builder.outputs.headings import checklist_address, stamp_of
from builder.outputs.paper import Entry, Paper, PaperKind
from builder.outputs.papers.cards import caller_cards, emergency_cards, leader_card, post_cards
from builder.outputs.papers.change import change_card
from builder.outputs.papers.lists import both_lists, item_list, task_list
from builder.outputs.papers.notices import notices
from builder.outputs.papers.outside import contacts, itinerary, outside_slips
from builder.outputs.papers.planning import outline, past_cases

PAPERS: dict[str, PaperKind] = {
    kind.name: kind
    for kind in (
        PaperKind("sheet", "总表", both_lists, compact=True),
        PaperKind("items", "检查单", item_list),
        PaperKind("tasks", "分工倒排表", task_list),
        PaperKind("posts", "岗位卡", post_cards, pocket=True),
        PaperKind("callers", "会前核对卡", caller_cards, pocket=True),
        PaperKind("leader", "领导提示卡", leader_card, pocket=True, pocket_points=10),
        PaperKind("outside", "外发单", outside_slips),
        PaperKind("itinerary", "行程单", itinerary),
        PaperKind("contacts", "联络表", contacts),
        PaperKind("outline", "方案提纲", outline),
        PaperKind("cases", "部署会提示：三件往事", past_cases),
        PaperKind("change", "变更通知单", change_card),
        PaperKind("emergency", "应急处置卡", emergency_cards, pocket=True, pocket_points=11),
        PaperKind("notices", "通知文字", notices),
    )
}


def make_paper(name: str, entry: Entry, *, pocket: bool = False, site: str = "") -> Paper:
    """One of `PAPERS`, made from one entry; on A5 where that is wanted and offered.

    `site` is the site's public address where a QR code is wanted; only a 总表 has room for it.
    """
    kind = PAPERS[name]
    return Paper(
        name=name,
        label=kind.label,
        title=entry.result["title"],
        stamp=stamp_of(entry.result, entry.event, entry.printed),
        sections=kind.make(entry),
        printed=entry.printed,
        entry=entry,
        pocket=pocket and kind.pocket,
        compact=kind.compact,
        pocket_points=kind.pocket_points,
        address=checklist_address(entry.event, site) if site and kind.compact else "",
    )

"""Papers of a 桌面推演: the cards of the roles, the facilitator's sheet, the evaluator's."""

from builder.outputs.paper import Paper
from builder.outputs.papers.sections import sections_in
from builder.program.drill_format import Drill
from builder.program.paper_format import PaperProgram


def make_drill_paper(kind: PaperProgram, drill: Drill, printed: str) -> Paper:
    """One of its papers; no word of what the players must not know stands at head or foot."""
    return Paper(
        name=kind["name"],
        label=kind["label"],
        title=drill["title"],
        stamp=f"推演号 {drill['number']} · 打印 {printed}",
        sections=sections_in(kind, {**drill}),
        printed=printed,
        one_side=kind["one_side"],
    )

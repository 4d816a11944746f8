"""Papers of several events: 每日动态, 一周重要活动安排, 领导活动安排表, 按人, and the 承诺台账."""

from builder.outputs.paper import (
    Block,
    Lines,
    Paper,
    Row,
    Section,
    column,
    row,
    table,
    words,
)
from builder.program.commitments import Debt
from builder.program.plan import Planned, conflicts, groups
from builder.program.plan_rules import PLAN_RULES, PlanView
from builder.program.times import moment_words

VIEWS: dict[str, PlanView] = {view["name"]: view for view in PLAN_RULES["views"]}


def make_plan(view: str, plan: list[Planned], printed: str) -> Paper:
    """One view of several events; what collides stands first."""
    chosen = VIEWS[view]
    faults = conflicts(plan)
    columns = [column(each["title"], each["share"]) for each in PLAN_RULES["columns"]]
    blocks: list[Block] = [words("remark", fault) for fault in faults]
    for heading, rows in groups(chosen, plan):
        blocks += [words("heading", heading), table(columns, [row(*cells) for cells in rows])]
    return _paper(
        view, chosen["label"], blocks, printed, f"{len(plan)} 项活动，{len(faults)} 处要处理"
    )


def make_ledger(debts: list[Debt], printed: str) -> Paper:
    """The 承诺台账, the earliest first; in Excel its rows turn yellow and red by themselves."""
    columns = [
        column("到期", 4, "due"),
        column("事项", 6),
        column("类别", 2),
        column("来自", 5),
        column("谁办", 3),
        column("说明", 4),
        column("", 1, "box"),
    ]
    rows = [_debt_row(debt) for debt in debts if not debt.done]
    blocks: list[Block] = [table(columns, rows)] if rows else []
    if not rows:
        blocks.append(Lines(kind="lines", numbered=False, texts=["没有未了的承诺和法定期限。"]))
    done = sum(debt.done for debt in debts)
    return _paper("ledger", "承诺台账", blocks, printed, f"未了 {len(rows)} 件，已回告 {done} 件")


def _paper(name: str, label: str, blocks: list[Block], printed: str, stamp: str) -> Paper:
    section = Section(title=label, aside="", blocks=blocks)
    return Paper(name, label, "工作安排", f"{stamp} · 打印 {printed}", [section], printed)


def _debt_row(debt: Debt) -> Row:
    cells = [moment_words(debt.due), debt.matter, debt.kind, debt.event, debt.owner, debt.note, ""]
    return Row(cells=cells, strong=debt.kind == "承诺", due=debt.due)

"""Papers of several events: 每日动态, 一周重要活动安排, 领导活动安排表, 按人, and the 承诺台账."""

from collections.abc import Mapping

from builder.outputs.paper import (
    Block,
    Column,
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
from builder.program.plan import Conflict, Planned, listed
from builder.program.plan_rules import PLAN_RULES, PlanColumn, PlanView
from builder.program.times import moment_words

VIEWS: dict[str, PlanView] = {view["name"]: view for view in PLAN_RULES["views"]}


def make_plan(view: str, plan: list[Planned], faults: list[Conflict], printed: str) -> Paper:
    """One view of several events; what collides stands behind it, on a page of its own."""
    chosen = VIEWS[view]
    pages = listed(chosen, plan) or {chosen["label"]: {}}
    columns = _columns(chosen["columns"])
    sections = [_page(title, tables, columns) for title, tables in pages.items()]
    if faults:
        sections.append(_faults(faults))
    stamp = f"{len(plan)} 项活动，{len(faults)} 处要处理"
    return _paper(view, chosen["label"], sections, printed, stamp)


def _page(title: str, tables: Mapping[str, list[list[str]]], columns: list[Column]) -> Section:
    blocks: list[Block] = [] if tables else [words("para", PLAN_RULES["nothing"])]
    for heading, rows in tables.items():
        blocks += [words("heading", heading)] if heading else []
        blocks.append(table(columns, [row(*cells) for cells in rows]))
    return Section(title=title, aside="", runs_on=False, blocks=blocks)


def _faults(faults: list[Conflict]) -> Section:
    rows = [row(each.kind, each.text, each.give) for each in faults]
    blocks: list[Block] = [table(_columns(PLAN_RULES["fault_columns"]), rows)]
    return Section(title=PLAN_RULES["faults"], aside="", runs_on=False, blocks=blocks)


def _columns(columns: list[PlanColumn]) -> list[Column]:
    return [column(each["title"], each["share"]) for each in columns]


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
    section = Section(title="承诺台账", aside="", runs_on=False, blocks=blocks)
    stamp = f"未了 {len(rows)} 件，已回告 {done} 件"
    return _paper("ledger", "承诺台账", [section], printed, stamp)


def _paper(name: str, label: str, sections: list[Section], printed: str, stamp: str) -> Paper:
    return Paper(name, label, "工作安排", f"{stamp} · 打印 {printed}", sections, printed)


def _debt_row(debt: Debt) -> Row:
    cells = [moment_words(debt.due), debt.matter, debt.kind, debt.event, debt.owner, debt.note, ""]
    return Row(cells=cells, strong=debt.kind == "承诺", due=debt.due)

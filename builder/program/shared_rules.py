"""The rules that the site carries as data, so that nobody writes them again for the browser."""

from typing import TypedDict

from builder.program.entry_rules import ENTRY_RULES, EntryRules
from builder.program.plan_rules import PLAN_RULES, PlanRules


class Rules(TypedDict):
    """`data/programs/rules.js`."""

    plan: PlanRules
    entries: EntryRules


RULES = Rules(plan=PLAN_RULES, entries=ENTRY_RULES)

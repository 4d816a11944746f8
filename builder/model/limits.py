"""How much a title, a line, a pause and a sheet can bear.

Checks complain beyond these numbers, proposals for new items keep to them. Their grounds stand
in `checks/sheets.py` and `checks/items.py`.
"""

LONGEST_TITLE = 24
"""Characters of a lesson's title."""
LONGEST_ITEM = 24
LONGEST_TASK = 40
LONGEST_EXPECT = 30
LONGEST_WHY = 30
"""Characters of the story that is printed below a 必查项."""

MOST_ITEMS = {"念单": 9, "巡场": 15}
"""At a pause, by how it is gone through."""
MOST_TASKS = 15
"""Of a workstream."""
MOST_PAUSES = 10
MOST_KILLERS_AT_A_PAUSE = 3
MOST_KILLERS_ON_A_SHEET = 7

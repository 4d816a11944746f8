"""How much a title, a line, a pause and a sheet can bear, and how much a letter may hold.

Checks complain beyond the first, proposals for new items keep to them. Their grounds stand
in `checks/sheets.py` and `checks/items.py`. Beyond the others a file is none that people filled in,
and is refused before anything is reckoned from it; the page knows them by the letters' shapes.
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
LEAST_SLACK = 5
"""Minutes to repair what a 必查项 finds before the guest is there."""

LARGEST_LETTER = 1_000_000
"""Bytes of a letter's file or of a request."""
LONGEST_NAME = 200
"""Characters of a name, a place, a car, an answer."""
LONGEST_WORDS = 4000
"""Characters of what is told; more than two A4 pages is a report."""
MOST_SEGMENTS = 40
MOST_PEOPLE = 60
"""Of one segment; two timetables are compared name by name."""
MOST_NAMES = 200
"""Roles, leaders, answers, problems, promises."""
MOST_LINES = 1000
"""Lines marked or spoken of; the longest sheet has a tenth."""
MOST_SAID = 30
"""Faults of one letter that are told one by one."""

"""Which words a line of a sheet does without: checks complain of them, proposals have none.

The grounds are WHO 2009: a specific, unambiguous action.
"""

import re

from builder.model.limits import LONGEST_ITEM

NO_ACTION = re.compile(r"[？?]$|^(?:是否|有无|有没有|所有|应当?|必须|须|要求|请|的)")
"""A question or a rule instead of an action."""
JOINED = re.compile(
    r"(?<![合一])并(?![排列])|同时|然后|以及|(?<![涉以顾普得不危提波])及(?![时格第])"
)
"""Two actions in one line. Joints can be seen, verbs cannot."""
VAGUE = re.compile("注意|加强|做好|落实|确保|相关|适当|及时|尽量|认真")
"""What nobody can see or count."""


def is_plain_action(text: str) -> bool:
    """Whether an item may say this."""
    faults = (NO_ACTION.search(text), JOINED.search(text), VAGUE.search(text))
    return bool(text) and len(text) <= LONGEST_ITEM and not any(faults)

"""What the page must know to judge a letter as this tool does: shapes, formats and words."""

from collections.abc import Mapping
from functools import cache

from builder.model import Event, HandIn
from builder.model.drill_record import DrillRecord
from builder.model.event import FORMAT as DRAFT_FORMAT
from builder.model.faults import WORDS
from builder.model.hand_in import FORMAT as HAND_IN_FORMAT
from builder.model.limits import LARGEST_LETTER, MOST_SAID
from builder.model.mark import FOLLOWS, WEIGHT
from builder.model.meeting_record import FORMAT as MEETING_FORMAT
from builder.model.meeting_record import MeetingRecord
from builder.model.run_record import RunRecord
from builder.model.shape import shape_of
from builder.program.events import DRAFT_WORDS


@cache
def letter_definitions() -> Mapping[str, object]:
    """Plain JSON; the letters by the names under which the server takes them."""
    return {
        "words": {**WORDS, **DRAFT_WORDS},
        "formats": {
            "drafts": DRAFT_FORMAT,
            "hand-ins": HAND_IN_FORMAT,
            "meetings": MEETING_FORMAT,
        },
        "marks": {"follows": FOLLOWS, "weight": WEIGHT},
        "limits": {"bytes": LARGEST_LETTER, "said": MOST_SAID},
        "shapes": {
            "drafts": shape_of(Event),
            "hand-ins": shape_of(HandIn),
            "meetings": shape_of(MeetingRecord),
            "runs": shape_of(RunRecord),
            "drills": shape_of(DrillRecord),
        },
    }

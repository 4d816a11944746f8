"""Each lesson played against the sheets of its event types: what would have stopped it, when?"""

from builder.replay.drill import entries_of, fittest, make_drill, make_drills, nearest, unfit
from builder.replay.play import play, play_all
from builder.replay.sheets import Sheets

__all__ = [
    "Sheets",
    "entries_of",
    "fittest",
    "make_drill",
    "make_drills",
    "nearest",
    "play",
    "play_all",
    "unfit",
]

"""Each lesson played against the sheets of its event types: what would have stopped it, when?"""

from builder.replay.drill import entries_of, fittest, make_drill, make_drills, nearest, unfit
from builder.replay.effect import Effect, Loss, TypeEffect, changed_lines, effect_of
from builder.replay.measure import measured
from builder.replay.play import play, play_all, play_on, played
from builder.replay.sheets import Sheets

__all__ = [
    "Effect",
    "Loss",
    "Sheets",
    "TypeEffect",
    "changed_lines",
    "effect_of",
    "entries_of",
    "fittest",
    "make_drill",
    "make_drills",
    "measured",
    "nearest",
    "play",
    "play_all",
    "play_on",
    "played",
    "unfit",
]

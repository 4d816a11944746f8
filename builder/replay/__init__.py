"""Each lesson played against the sheets of its event types: what would have stopped it, when?"""

from builder.replay.play import LessonTrial, TypeTrial, play, play_all
from builder.replay.sheets import Sheets

__all__ = ["LessonTrial", "Sheets", "TypeTrial", "play", "play_all"]

"""What leaves the office by itself: reminders and decisions, by mail or to a chat group's robot.

Off until somebody writes `outbox.yml` into the data folder. A message holds titles, times and a
link, never a word that somebody wrote; it is sent once, or somebody is told that it was not.
"""

from builder.outbox.calendars import Calendars, calendar_of, calendars_of
from builder.outbox.gather import gather
from builder.outbox.post import again, deliver, latest_dispatches
from builder.outbox.settings import (
    SAMPLE,
    Channel,
    OutboxFaultyError,
    OutboxSettings,
    read_outbox,
)

__all__ = [
    "SAMPLE",
    "Calendars",
    "Channel",
    "OutboxFaultyError",
    "OutboxSettings",
    "again",
    "calendar_of",
    "calendars_of",
    "deliver",
    "gather",
    "latest_dispatches",
    "read_outbox",
]

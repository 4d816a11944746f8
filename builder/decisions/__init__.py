"""The desk at which hand-ins arrive and are decided on: the only writer of the data folder.

Every act is whole or not at all, stands in the audit log, and can be repeated after a crash.
The doors (command line, server) say who acts and when; nothing here decides for them.
"""

from builder.decisions.after import (
    LinesError,
    Recorded,
    has_begun,
    record_run,
    runs_of,
    stored_runs,
    told_run,
)
from builder.decisions.again import (
    KeyFaultError,
    Returned,
    check_key,
    first_of,
    receive_from_page,
    returned,
)
from builder.decisions.amend import amend, show_amendment
from builder.decisions.arrivals import (
    keep_copy,
    reason_of_refusal,
    refused_forms,
    take_form,
    take_forms,
)
from builder.decisions.arrived import waiting
from builder.decisions.audit import AuditLog
from builder.decisions.copies import back_up, restore
from builder.decisions.decide import accept, give_back, merge, settle, undo
from builder.decisions.decided import Decided, amendments_of, answered, decided
from builder.decisions.desk import (
    Desk,
    DeskError,
    GoneError,
    PrivateError,
    StaleError,
    UnseenError,
)
from builder.decisions.drills import drills_of, receive_drill, record_sent_drills
from builder.decisions.events import keep_event
from builder.decisions.held import held_lines
from builder.decisions.journal import recover_alone
from builder.decisions.opinions import Said, SaidOfLines, said_of_lines
from builder.decisions.outcomes import Outcome, outcome_of
from builder.decisions.over import runs_over
from builder.decisions.purge import purge
from builder.decisions.receive import ChangedError, receive, receive_meeting
from builder.decisions.runs import receive_run, record_sent_runs, runs_waiting
from builder.store import AuditRow

__all__ = [
    "AuditLog",
    "AuditRow",
    "ChangedError",
    "Decided",
    "Desk",
    "DeskError",
    "GoneError",
    "KeyFaultError",
    "LinesError",
    "Outcome",
    "PrivateError",
    "Recorded",
    "Returned",
    "Said",
    "SaidOfLines",
    "StaleError",
    "UnseenError",
    "accept",
    "amend",
    "amendments_of",
    "answered",
    "back_up",
    "check_key",
    "decided",
    "drills_of",
    "first_of",
    "give_back",
    "has_begun",
    "held_lines",
    "keep_copy",
    "keep_event",
    "merge",
    "outcome_of",
    "purge",
    "reason_of_refusal",
    "receive",
    "receive_drill",
    "receive_from_page",
    "receive_meeting",
    "receive_run",
    "record_run",
    "record_sent_drills",
    "record_sent_runs",
    "recover_alone",
    "refused_forms",
    "restore",
    "returned",
    "runs_of",
    "runs_over",
    "runs_waiting",
    "said_of_lines",
    "settle",
    "show_amendment",
    "stored_runs",
    "take_form",
    "take_forms",
    "told_run",
    "undo",
    "waiting",
]

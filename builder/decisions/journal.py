"""An act that writes into the knowledge base, with its plan written down before it begins.

The plan, the files, then letter, audit log and plan in one transaction: whoever is killed between
leaves an open plan, and the next to come takes the files back, or finishes.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256

from builder.decisions.desk import (
    AMENDED,
    AMENDMENT,
    LEFT,
    ROLLBACK,
    TAKEN_BACK,
    WAITING,
    Act,
    Desk,
    DeskError,
)
from builder.decisions.texts import (
    EditedError,
    check_untouched,
    edits,
    inside,
    new_file,
    stands,
    sweep,
    take_away,
    write,
)
from builder.model import Library
from builder.review import Acceptance
from builder.store import Change, Journal, Letter

OPEN, UNDOING, DONE = "open", "undoing", "done"


def planned(desk: Desk, receipt: str, act: str, made: Acceptance, library: Library) -> Journal:
    """What an acceptance or a merge is going to write, the lesson first."""
    lesson = [new_file(desk.root, made.lesson_path, made.lesson)] if made.lesson else []
    changes = [*lesson, *edits_of(desk, made.files, library)]
    said: dict[str, object] = {"lesson": made.lesson_id, "texts": digest_of_texts(made.texts)}
    if made.not_names:
        said["not_names"] = made.not_names
    return journal_of(desk, receipt, act, changes, said)


def edits_of(desk: Desk, texts: Mapping[str, str], library: Library) -> list[Change]:
    """What makes these texts of the files that were read, by path."""
    read = library.texts
    pairs = [edits(desk.root, path, read.get(path, ""), text) for path, text in texts.items()]
    return [change for changes in pairs for change in changes]


def digest_of_texts(texts: Mapping[str, str]) -> str:
    """By which the audit log knows what was written."""
    return sha256("\n".join(texts.values()).encode()).hexdigest()


def journal_of(
    desk: Desk, receipt: str, act: str, changes: Iterable[Change], said: Mapping[str, object]
) -> Journal:
    """A plan that was not begun."""
    told = json.dumps(said, ensure_ascii=False)
    return Journal(receipt, act, str(desk.root.resolve()), OPEN, tuple(changes), told)


def begin(desk: Desk, journal: Journal) -> None:
    """Write the plan down, then do it; where that fails everything is put back."""
    with desk.act() as act:
        act.rows.put_journal(journal)
    try:
        for change in journal.changes:
            write(desk.root, change)
    except (DeskError, OSError):
        with suppress(OSError):  # what cannot be put back now is at the next act
            give_up(desk, journal)
        raise


def give_up(desk: Desk, journal: Journal) -> None:
    """Put everything back, and forget the plan."""
    for change in reversed(journal.changes):
        take_away(desk.root, change)
        sweep(desk.root, change)
    with desk.act() as act:
        act.rows.drop_journal(journal.receipt)


def finish(desk: Desk, journal: Journal) -> None:
    """The files stand: the decision, what the log says and the plan, kept for `undo`, in one."""
    with desk.act() as act:
        _decide(act, journal, json.loads(journal.said))


def _decide(act: Act, journal: Journal, said: dict[str, object]) -> None:
    if journal.act == AMENDED:
        at = act.desk.now.isoformat(timespec="seconds")
        act.rows.put_letter(Letter(journal.receipt, AMENDMENT, AMENDED, at, body=journal.said))
    act.rows.move_letter(journal.receipt, journal.act)
    act.note(journal.act, journal.receipt, said)
    act.rows.put_journal(replace(journal, step=DONE))


def take_back(desk: Desk, journal: Journal) -> None:
    """Undo: the files first, then the decision; EditedError, and nothing done, after an edit."""
    for change in journal.changes:
        check_untouched(desk.root, change)
    with desk.act() as act:
        act.rows.put_journal(replace(journal, step=UNDOING))
    _finish_undo(desk, journal)


def _finish_undo(desk: Desk, journal: Journal) -> None:
    for change in reversed(journal.changes):
        take_away(desk.root, change)
    with desk.act() as act:
        left = TAKEN_BACK if journal.act == AMENDED else WAITING
        act.rows.move_letter(journal.receipt, left)
        act.note("undo", journal.receipt)
        act.rows.drop_journal(journal.receipt)


def recover(desk: Desk) -> list[str]:
    """Settle what a killed process left in this knowledge base; the receipts, mostly none."""
    with desk.look() as rows:
        left = rows.open_journals(str(desk.root.resolve()))
    for journal in left:
        for change in journal.changes:
            sweep(desk.root, change)
        if journal.step == UNDOING:
            _recover_undo(desk, journal)
        else:
            _recover_act(desk, journal)
    return [journal.receipt for journal in left]


def recover_alone(desk: Desk) -> list[str]:
    """The same for a door that does nothing else at the desk."""
    with desk.look() as rows:
        if not rows.open_journals(str(desk.root.resolve())):
            return []
    with desk.deciding():
        return recover(desk)


def _recover_act(desk: Desk, journal: Journal) -> None:
    """Nobody was told yet, so the files go; but what somebody has edited since stands."""
    try:
        for change in journal.changes:
            check_untouched(desk.root, change)
        give_up(desk, journal)
    except EditedError:
        _keep_edited(desk, journal)
    else:
        desk.note(ROLLBACK, journal.receipt)


def _keep_edited(desk: Desk, journal: Journal) -> None:
    """The act is as good as done, unless not even its first text was written."""
    first = next(change for change in journal.changes if not change.is_day)
    is_new = not first.before
    with desk.act() as act:
        if inside(desk.root, first.path).exists() if is_new else stands(desk.root, first):
            _decide(act, journal, {"completed": "after a crash"})
        else:
            act.rows.drop_journal(journal.receipt)
            act.note(ROLLBACK, journal.receipt)


def _recover_undo(desk: Desk, journal: Journal) -> None:
    try:
        for change in journal.changes:
            check_untouched(desk.root, change)
        _finish_undo(desk, journal)
    except EditedError:  # then the decision stands
        with desk.act() as act:
            act.note(LEFT, journal.receipt)
            act.rows.put_journal(replace(journal, step=DONE))

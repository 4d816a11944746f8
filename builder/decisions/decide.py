"""What a reviewer decides: 收录, 退回补充, 并入已有, 已处理; and taking a decision back."""

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from builder import review
from builder.cache import Cache, open_cache, user_cache
from builder.decisions.arrived import take_in, waiting, waiting_one
from builder.decisions.desk import (
    ACCEPTED,
    AMENDED,
    MERGED,
    RETURN,
    RETURNED,
    SETTLED,
    WAITING,
    Desk,
    DeskError,
    GoneError,
    StaleError,
    UnseenError,
)
from builder.decisions.held import held_lines
from builder.decisions.journal import (
    begin,
    digest_of_texts,
    finish,
    give_up,
    planned,
    recover,
    take_back,
)
from builder.decisions.names import refuse_names, settled, with_names
from builder.decisions.naming import free_slug
from builder.decisions.receive import refuse_private
from builder.decisions.texts import stands
from builder.letters.inbox import Received
from builder.model import Finding, Lesson, Library
from builder.pipeline import check_hand_in, check_loaded, check_words, read_folder
from builder.review import Acceptance, Decision, UnfitError
from builder.review.accept import lesson_of_receipt
from builder.review.names import Names, told_words, with_roles
from builder.sources import Loaded, load_library
from builder.store import Journal, StoreError

_UNDONE = (RETURNED, ACCEPTED, MERGED, SETTLED, AMENDED)
"""States that can be taken back."""


class BrokenError(DeskError):
    """The knowledge base would have got worse; everything was put back."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("这样写会出错，已全部还原。请改好再来。")
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Sources:
    """The knowledge base as it was before an act, and what reading it cost so far."""

    before: Loaded
    cache: Cache

    def worse(self, root: Path) -> tuple[Finding, ...]:
        """The errors that it has now and had not before, which is asked only where it has any."""
        errors = read_folder(root, self.cache).errors
        known = check_loaded(self.before, self.cache).errors if errors else ()
        return tuple(error for error in errors if error not in known)


@dataclass(frozen=True, slots=True)
class Done:
    """An acceptance or a merge as it was written."""

    acceptance: Acceptance
    paths: list[str]
    """Files of the knowledge base that changed, for a commit."""


def accept(
    desk: Desk, receipt: str, decision: Decision, etag: str = "", seen: str | None = None
) -> Done:
    """收录, with the decision; UnseenError where it writes not what has the digest `seen`."""
    with desk.deciding():
        received = _open(desk, receipt, etag)
        with open_cache(user_cache(), desk.root) as cache:
            before = load_library(desk.root, cache)
            made = accepted(desk, received, decision, before.library)
            if seen not in (None, digest_of_texts(made.texts)):
                raise UnseenError
            refuse_private(check_words(made.words, received.file.name))
            refuse_names(made)
            return _carry_out(desk, received, Sources(before, cache), made, ACCEPTED)


def accepted(desk: Desk, received: Received, decision: Decision, library: Library) -> Acceptance:
    """What an acceptance would write; DeskError for one that does not fit."""
    if received.hand_in.opinion:
        raise DeskError("这是对条目的意见，不成案例：改好条目后办“已处理”，或退回。")
    try:
        slug = decision.slug or free_slug(received.hand_in, decision, library)
        named, today = replace(decision, slug=slug), desk.now.date()
        made = review.accept(received.hand_in, named, library, today, held_lines(desk))
        return with_names(made, decision.not_names, library)
    except UnfitError as unfit:
        raise DeskError(str(unfit)) from None


def merge(
    desk: Desk, receipt: str, lesson_id: str, etag: str = "", names: Names | None = None
) -> Done:
    """并入已有: it happened again; a short lesson says so and repeats the one that is there."""
    with desk.deciding():
        received = _open(desk, receipt, etag)
        refuse_private(check_hand_in(received.hand_in, received.file.name))
        with open_cache(user_cache(), desk.root) as cache:
            before = load_library(desk.root, cache)
            lesson = before.library.lessons.get(lesson_id.removeprefix("lessons/"))
            if lesson is None:
                raise DeskError(f"没有 {lesson_id} 这一条案例。")
            made = _merged(desk, received, lesson, names or Names(), before.library)
            refuse_names(made)
            return _carry_out(desk, received, Sources(before, cache), made, MERGED)


def _merged(
    desk: Desk, received: Received, lesson: Lesson, names: Names, library: Library
) -> Acceptance:
    """What a merge would write; DeskError for names that are not there."""
    try:
        told = with_roles(received.hand_in, names.replaced)
        made = review.merge(told, lesson, library, desk.now.date())
        return settled(made, told_words(told), names.none, library)
    except UnfitError as unfit:
        raise DeskError(str(unfit)) from None


def give_back(desk: Desk, receipt: str, reason: str, etag: str = "") -> None:
    """退回补充: out of the inbox, with a reason that the sender can read by the receipt."""
    if not reason.strip():
        raise DeskError("退回须写明缺什么，提交人凭回执号看得到。")
    refuse_private(check_words([reason], "理由"))
    with desk.deciding():
        take_in(desk, _open(desk, receipt, etag))
        _say(desk, receipt, RETURNED, RETURN, reason)


def settle(desk: Desk, receipt: str, reason: str, etag: str = "") -> None:
    """已处理: what was said of an item was looked at; `reason` tells the sender what was done."""
    if not reason.strip():
        raise DeskError("请写明怎样处理的，提交人凭回执号看得到。")
    refuse_private(check_words([reason], "处理"))
    with desk.deciding():
        received = _open(desk, receipt, etag)
        if not received.hand_in.opinion:
            raise DeskError("这是一条经验，不是对条目的意见：请收录、退回或并入。")
        take_in(desk, received)
        _say(desk, receipt, SETTLED, SETTLED, reason)


def undo(desk: Desk, receipt: str) -> list[str]:
    """Take an acceptance, a merge, a return or an amendment back; a hand-in waits again."""
    with desk.deciding():
        recover(desk)
        with desk.look() as rows:
            letter, journal = rows.letter(receipt), rows.journal(receipt)
        if letter is None or letter.state not in _UNDONE:
            raise GoneError(f"回执号 {receipt} 没有办过，不用撤销。")
        if letter.state in (ACCEPTED, MERGED):
            _check_lesson(desk, receipt, journal)
        if journal:
            take_back(desk, journal)
            return journal.paths
        with desk.act() as act:
            act.rows.move_letter(receipt, WAITING)
            act.note("undo", receipt)
    return []


def _check_lesson(desk: Desk, receipt: str, journal: Journal | None) -> None:
    """A lesson that this decision did not write would stay: then nothing is taken back."""
    lesson = lesson_of_receipt(load_library(desk.root).library, receipt)
    if lesson and not (journal and lesson.path in journal.paths):
        raise DeskError(f"{lesson.path} 不是这一次写的，撤销后它还在，没有撤销。请手工处理。")


def _say(desk: Desk, receipt: str, state: str, act_name: str, reason: str) -> None:
    with desk.act() as act:
        act.rows.move_letter(receipt, state)
        act.note(act_name, receipt, {"reason": reason.strip()})


def _open(desk: Desk, receipt: str, etag: str) -> Received:
    recover(desk)
    return waiting_for(desk, receipt, etag)


def waiting_for(desk: Desk, receipt: str, etag: str = "") -> Received:
    """A hand-in that waits; GoneError, or StaleError where it is not the one looked at."""
    received = waiting_one(desk, receipt)
    if received is None:
        raise _gone(desk, receipt)
    if etag and etag != received.etag:
        raise StaleError(f"{received.hand_in.what}\n{received.hand_in.prevent}")
    return received


def _gone(desk: Desk, receipt: str) -> GoneError:
    open_ones = [x.hand_in for x in waiting(desk) if isinstance(x, Received)]
    if rows := [one.receipt for one in open_ones if one.record == receipt]:
        return GoneError(f"回执号 {receipt} 是一份记录单，一行一行办：{'、'.join(rows)}。")
    if state := desk.state_of(receipt):
        return GoneError(f"回执号 {receipt} 已经办过：{state}。")
    known = [one.receipt for one in open_ones]
    return GoneError(f"收件箱里没有回执号 {receipt}。现有：{'、'.join(known) or '（空）'}")


def _carry_out(
    desk: Desk, received: Received, sources: Sources, made: Acceptance, state: str
) -> Done:
    """Write, look whether the knowledge base is as sound as before, else put everything back."""
    receipt = received.hand_in.receipt
    journal = planned(desk, receipt, state, made, sources.before.library)
    take_in(desk, received)
    carry_out(desk, sources, journal)
    return Done(made, journal.paths)


def carry_out(desk: Desk, sources: Sources, journal: Journal) -> None:
    """Do what was planned, whole, or put everything back and say why."""
    begin(desk, journal)
    _look_again(desk, sources, journal)
    try:
        finish(desk, journal)
    except StoreError:
        with suppress(OSError):  # else at the next act
            recover(desk)
        raise


def _look_again(desk: Desk, sources: Sources, journal: Journal) -> None:
    if worse := sources.worse(desk.root):
        give_up(desk, journal)
        raise BrokenError(worse)
    gone = next((c for c in journal.changes if not stands(desk.root, c)), None)
    if gone:
        give_up(desk, journal)
        raise StaleError(gone.path, f"{gone.path} 刚刚被别人改过")

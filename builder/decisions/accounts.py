"""People who log in by themselves, where no proxy of the office does it for them.

Nobody is given a password: an invitation holds a code that is shown once, and who has it chooses
one. Passwords are kept by Argon2id with the library's own costs (RFC 9106), codes and sessions as
digests: a stolen store lets nobody in.
"""

import hmac
import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from builder.decisions.desk import Desk, DeskError
from builder.store import Account, Session

CONTRIBUTOR, REVIEWER, COORDINATOR = "contributor", "reviewer", "coordinator"
ROLES = {CONTRIBUTOR: "交经验", REVIEWER: "审核", COORDINATOR: "总协调：审核，也管谁能登录"}
INVITE, JOIN, DISMISS = "invite", "join", "dismiss"
INVITED_DAYS, SESSION_HOURS = 7, 12
SHORTEST, LONGEST = 10, 200
"""Characters of a password; the longest keeps hashing from taking long."""
MOST_FAILED, LOCKED_MINUTES = 5, 15
HASHER = PasswordHasher()
"""Its own costs are those that RFC 9106 recommends where memory is short."""
_NO_ENTRY = "登录名或密码不对。"
_NO_CODE = "邀请码不对，或已过期、已用过。请向总协调再要一个。"


def invite(desk: Desk, name: str, role: str) -> str:
    """Make an account, or let somebody choose a new password; gives the code, which nobody keeps.

    Who is invited anew is logged out, and the old password no longer holds. Raises DeskError.
    """
    if role not in ROLES:
        raise DeskError(f"没有“{role}”这种人，只有：{'、'.join(ROLES)}。")
    _check_name(name)
    code = secrets.token_urlsafe(12)
    until = _at(desk.now + timedelta(days=INVITED_DAYS))
    with desk.act() as act:
        act.rows.accounts.log_out_everywhere(name)
        act.rows.accounts.put(Account(name, role, _at(desk.now), "", _digest(code), until))
        act.note(INVITE, "", {"name": name, "role": role})
    return code


def join(desk: Desk, name: str, code: str, password: str) -> None:
    """Take up an invitation with a password of one's own. Raises DeskError."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise DeskError(f"密码至少 {SHORTEST} 个字，最多 {LONGEST} 个。")
    if name.lower() in password.lower():
        raise DeskError("密码里不要有登录名。")
    hashed = HASHER.hash(password)
    with desk.act() as act:
        account = act.rows.accounts.account(name)
        open_until = account.until if account and account.code else ""
        known = account.code if account else ""
        if not hmac.compare_digest(known, _digest(code)) or open_until < _at(desk.now):
            raise DeskError(_NO_CODE)
        if account:
            act.rows.accounts.put(replace(account, password=hashed, code="", until=""))
        act.note(JOIN, "", {"name": name})


def log_in(desk: Desk, name: str, password: str) -> str:
    """Let somebody in; gives what the browser shows from now on. Raises DeskError.

    After some wrong passwords in a row nobody may try for a while, whichever process is asked.
    """
    with desk.look() as rows:
        account = rows.accounts.account(name)
    if account and account.locked > _at(desk.now):
        raise DeskError(f"密码连错 {MOST_FAILED} 次，请过 {LOCKED_MINUTES} 分钟再试。")
    if not _is_right(account.password if account else "", password) or account is None:
        _count_failure(desk, name)
        raise DeskError(_NO_ENTRY)
    shown = secrets.token_urlsafe(32)
    until = _at(desk.now + timedelta(hours=SESSION_HOURS))
    with desk.act() as act:
        if act.rows.accounts.account(name) != account:
            raise DeskError(_NO_ENTRY)
        act.rows.accounts.put(replace(account, failed=0, locked=""))
        act.rows.accounts.log_in(Session(_digest(shown), name, until), _at(desk.now))
    return shown


def account_in(desk: Desk, shown: str) -> Account | None:
    """Whose browser shows this; None where it is nobody's any more."""
    with desk.look() as rows:
        found = rows.accounts.session(_digest(shown))
    return found[1] if found and found[0].until > _at(desk.now) else None


def log_out(desk: Desk, shown: str) -> None:
    """End the session of a browser."""
    with desk.act() as act:
        act.rows.accounts.log_out(_digest(shown))


def dismiss(desk: Desk, name: str) -> None:
    """Throw an account away. Raises DeskError where there is none."""
    with desk.act() as act:
        if act.rows.accounts.account(name) is None:
            raise DeskError(f"没有登录名 {name}。")
        act.rows.accounts.drop(name)
        act.note(DISMISS, "", {"name": name})


def accounts_of(desk: Desk) -> list[Account]:
    """Everybody who may log in or was invited to, by name."""
    with desk.look() as rows:
        return rows.accounts.all()


def _count_failure(desk: Desk, name: str) -> None:
    with desk.act() as act:
        account = act.rows.accounts.account(name)
        if account is None:
            return
        failed = account.failed + 1
        locked = _at(desk.now + timedelta(minutes=LOCKED_MINUTES)) if failed >= MOST_FAILED else ""
        act.rows.accounts.put(replace(account, failed=0 if locked else failed, locked=locked))


def _is_right(hashed: str, password: str) -> bool:
    """Takes as long for who is not known: so nobody learns who is."""
    try:
        return HASHER.verify(hashed or _of_nobody(), password) and bool(hashed)
    except (VerificationError, InvalidHashError):
        return False


@lru_cache(maxsize=1)
def _of_nobody() -> str:
    return HASHER.hash(secrets.token_urlsafe(32))


def _check_name(name: str) -> None:
    plain = name.isprintable() and name == name.strip() and 0 < len(name) <= 64
    if not plain or set(name) & set(",;\"'<>/\\"):
        raise DeskError("登录名要 1 到 64 个字，不带空格起头和标点。")


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _at(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")

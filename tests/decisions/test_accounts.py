"""Accounts at the desk: an invitation, a password of one's own, sessions that end."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from builder.decisions import Desk, DeskError, accounts
from builder.decisions.accounts import (
    MOST_FAILED,
    account_in,
    accounts_of,
    dismiss,
    invite,
    join,
    log_in,
    log_out,
)

real = accounts.HASHER
NOW = datetime(2026, 11, 22, 9, 30)
WORDS = "春眠不觉晓处处闻啼鸟"


@pytest.fixture
def desk(small: Path, tmp_path: Path) -> Desk:
    return Desk(small, tmp_path / "data", "我", NOW)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "HASHER", PasswordHasher(1, 8, 1))


def test_a_password_costs_who_guesses_as_much_as_the_standard_asks() -> None:
    assert PasswordHasher().memory_cost * PasswordHasher().time_cost >= 64 * 1024 * 3
    assert real.memory_cost == PasswordHasher().memory_cost


def later(desk: Desk, **time: float) -> Desk:
    return replace(desk, now=NOW + timedelta(**time))


def joined(desk: Desk, name: str = "王") -> Desk:
    join(desk, name, invite(desk, name, "reviewer"), WORDS)
    return desk


def test_an_invitation_makes_an_account_that_logs_in_and_out(desk: Desk, address: str) -> None:
    desk = replace(desk, address=address)
    shown = log_in(joined(desk), "王", WORDS)
    account = account_in(desk, shown)
    assert account is not None
    assert (account.name, account.role) == ("王", "reviewer")
    log_out(desk, shown)
    assert account_in(desk, shown) is None
    assert [row.act for row in desk.audit.rows()] == ["invite", "join"]
    assert not list(desk.audit.faults())


def test_nothing_that_lets_somebody_in_stands_in_the_store(desk: Desk) -> None:
    code = invite(desk, "王", "reviewer")
    join(desk, "王", code, WORDS)
    shown = log_in(desk, "王", WORDS)
    with desk.look() as rows:
        held = repr([(name, list(lines)) for name, lines in rows.dump()])
    assert not [secret for secret in (code, WORDS, shown) if secret in held]
    assert "argon2id" in held


def test_a_code_is_used_once_and_not_for_long(desk: Desk) -> None:
    code = invite(desk, "王", "reviewer")
    with pytest.raises(DeskError, match="邀请码不对"):
        join(later(desk, days=8), "王", code, WORDS)
    with pytest.raises(DeskError, match="邀请码不对"):
        join(desk, "王", "", WORDS)
    join(desk, "王", code, WORDS)
    with pytest.raises(DeskError, match="邀请码不对"):
        join(desk, "王", code, WORDS)


@pytest.mark.parametrize("password", ["short", "x" * 300, "我姓王王王王王王王王"])
def test_a_bad_password_is_refused(desk: Desk, password: str) -> None:
    with pytest.raises(DeskError, match="密码"):
        join(desk, "王", invite(desk, "王", "reviewer"), password)


def test_wrong_passwords_lock_the_name_for_a_while(desk: Desk) -> None:
    joined(desk)
    for _ in range(MOST_FAILED):
        with pytest.raises(DeskError, match="不对"):
            log_in(desk, "王", "不是这个密码")
    with pytest.raises(DeskError, match="请过 15 分钟"):
        log_in(desk, "王", WORDS)
    assert log_in(later(desk, minutes=16), "王", WORDS)


def test_a_name_that_is_not_known_is_told_nothing_else(desk: Desk) -> None:
    joined(desk)
    with pytest.raises(DeskError) as unknown:
        log_in(desk, "李", WORDS)
    with pytest.raises(DeskError) as wrong:
        log_in(desk, "王", "不是这个密码")
    assert str(unknown.value) == str(wrong.value)


def test_a_session_ends_by_time_by_dismissal_and_by_a_new_invitation(desk: Desk) -> None:
    shown = log_in(joined(desk), "王", WORDS)
    assert account_in(later(desk, hours=13), shown) is None
    invite(desk, "王", "reviewer")
    assert account_in(desk, shown) is None
    with pytest.raises(DeskError):
        log_in(desk, "王", WORDS)
    shown = log_in(joined(desk, "李"), "李", WORDS)
    dismiss(desk, "李")
    assert account_in(desk, shown) is None
    assert [one.name for one in accounts_of(desk)] == ["王"]


@pytest.mark.parametrize("name", ["", " 王", "王\n", "a;b", "王" * 65])
def test_a_name_that_cannot_be_shown_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(DeskError, match="登录名"):
        invite(desk, name, "reviewer")

"""What may name a person is marked where it stands, with what to write instead."""

import pytest

from builder.checks import suspects as module
from builder.checks.suspects import Suspect, suspects


def told(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(text[x.start : x.end], x.what, x.instead) for x in suspects(text)]


def test_a_name_becomes_its_title_and_a_number_goes() -> None:
    assert told("王建国处长打 13800138000 没人接") == [
        ("王建国处长", "人名", ("处长", "分管领导", "联络员", "")),
        ("13800138000", "手机号码", ("（号码略）", "")),
    ]
    assert told("会务员逐支试话筒") == []


def test_what_another_finder_finds_is_marked_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def nicknames(text: str) -> list[Suspect]:
        at = text.find("小王")
        return [Suspect(at, at + 2, "人名", ("会务员",))] if at >= 0 else []

    monkeypatch.setattr(module, "FINDERS", (*module.FINDERS, nicknames))
    assert [x[0] for x in told("小王找王建国处长")] == ["小王", "王建国处长"]

"""What `qianshi desk` says of where it can be opened is so."""

import socket
from pathlib import Path
from typing import Any

import click
import pytest
from mkdocs.commands import serve as mkdocs_serve

from builder.cli.mkdocs import run_preview
from builder.cli.who_may_come import tell, trust_of
from builder.server import machine
from builder.server.settings import ServerSettings


@pytest.fixture(autouse=True)
def in_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_ends", lambda: ["192.168.1.5", "fd00::5"])
    monkeypatch.setattr(machine, "_named", lambda: ["127.0.1.1", "192.168.1.5", "10.8.0.2"])
    monkeypatch.setattr(socket, "gethostname", lambda: "office-pc")


def settings_of(host: str, **options: Any) -> ServerSettings:
    nowhere = Path("nowhere")
    return ServerSettings(nowhere, nowhere, nowhere, b"", **trust_of(host, **options))


def said(host: str, capsys: pytest.CaptureFixture[str], **options: Any) -> str:
    tell(host, 8000, settings_of(host, **options))
    out, err = capsys.readouterr()
    return out + err


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "::ffff:127.0.0.1"])
def test_on_loopback_only_this_machine_is_promised(
    host: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = said(host, capsys)
    assert "只有本机能打开。" in words
    assert "别的电脑" not in words
    assert not settings_of(host).is_host("192.168.1.5")


def test_on_every_address_those_of_the_machine_are_named_and_answer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = said("0.0.0.0", capsys)  # noqa: S104
    assert "打开 http://127.0.0.1:8000/" in words
    assert "http://192.168.1.5:8000/ 或 http://10.8.0.2:8000/" in words
    assert "//0.0" not in words, "no browser opens that"
    assert "fd00" not in words, "it does not listen there"
    settings = settings_of("0.0.0.0")  # noqa: S104
    for name in ("127.0.0.1", "192.168.1.5", "10.8.0.2", "office-pc", "OFFICE-PC"):
        assert settings.is_host(name)
    assert not settings.is_host("evil.example")
    assert settings.is_own("192.168.1.5")
    assert not settings.is_own("192.168.1.6")


def test_on_every_address_of_the_newer_kind_too(capsys: pytest.CaptureFixture[str]) -> None:
    words = said("::", capsys)
    assert "打开 http://[::1]:8000/" in words
    assert "http://[fd00::5]:8000/" in words
    assert settings_of("::").is_host("[fd00::5]")


def test_on_one_address_who_sits_at_the_machine_comes_from_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "打开 http://192.168.1.5:8000/" in said("192.168.1.5", capsys)
    assert settings_of("192.168.1.5").is_own("192.168.1.5")


def test_without_a_network_nobody_else_is_promised_anything(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "_ends", list)
    monkeypatch.setattr(machine, "_named", lambda: ["127.0.1.1"])
    assert "没有连网，别的电脑打不开" in said("0.0.0.0", capsys)  # noqa: S104


def test_behind_a_proxy_people_are_sent_to_the_proxy(capsys: pytest.CaptureFixture[str]) -> None:
    words = said("127.0.0.1", capsys, proxies=("127.0.0.1",), reviewers=("王一",))
    assert "只有代理（127.0.0.1）能进来" in words


@pytest.mark.parametrize(
    ("host", "options", "words"),
    [
        ("no-such-host.invalid", {}, "没有 no-such-host.invalid 这个地址"),
        ("127.0.0.1", {"proxies": ("gate",)}, "--proxy 要写数字地址"),
        ("127.0.0.1", {"reviewers": ("wang",)}, "--reviewer 要和 --proxy 一起用"),
        ("127.0.0.1", {"proxies": ("10.0.0.1",), "reviewers": ("a,b",)}, "登录名不合要求"),
    ],
)
def test_what_cannot_be_is_refused_at_the_start(
    host: str, options: dict[str, Any], words: str
) -> None:
    with pytest.raises(click.UsageError, match=words):
        trust_of(host, **options)


def test_the_preview_is_for_this_machine_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, str]] = []
    monkeypatch.setattr(mkdocs_serve, "serve", lambda *_, **more: asked.append(more))
    run_preview(Path("mkdocs.yml"), 8000)
    assert asked == [{"dev_addr": "127.0.0.1:8000"}]

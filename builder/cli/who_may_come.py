"""Who may open the inbox server, and at which addresses it can really be opened."""

import socket
from typing import Any

import click

from builder.server.login_names import login_name
from builder.server.machine import (
    LOOPBACK,
    addresses_behind,
    in_address,
    is_address,
    is_everywhere,
    is_loopback,
)
from builder.server.settings import LOGIN_HEADER, Login, ServerSettings


def trust_of(
    host: str,
    *,
    names: tuple[str, ...] = (),
    proxies: tuple[str, ...] = (),
    login_header: str = LOGIN_HEADER,
    reviewers: tuple[str, ...] = (),
    login: Login = "none",
) -> dict[str, Any]:
    """The settings of a server that say whom it believes, from the options of the command."""
    if login != "none" and (reviewers or proxies):
        raise click.UsageError("--login 不能和 --proxy、--reviewer 一起用：登录只由一处管。")
    if reviewers and not proxies:
        raise click.UsageError("--reviewer 要和 --proxy 一起用：登录名由代理给出。")
    for proxy in proxies:
        if not is_address(proxy):
            raise click.UsageError(f"--proxy 要写数字地址，如 127.0.0.1，不能写 {proxy}。")
    own = _addresses(host)
    hosts = (*LOOPBACK, *map(in_address, own), *names)
    return {
        "hosts": (*hosts, socket.gethostname()) if is_everywhere(host) else (*hosts, host),
        "own": own,
        "proxies": proxies,
        "login_header": login_header,
        "login": login,
        "reviewers": tuple(map(_reviewer, reviewers)),
    }


def tell(host: str, port: int, settings: ServerSettings) -> None:
    """Say where the server really is, once it is there."""
    click.echo(f"打开 http://{_here(host)}:{port}/ ，审核在 /desk，按 Ctrl+C 停止。")
    if settings.proxies:
        click.echo(f"有登录：只有代理（{'、'.join(settings.proxies)}）能进来，请从代理的地址打开。")
    elif settings.login != "none":
        click.echo("有登录：人由 qianshi people 邀请。请放在 HTTPS 后面，密码才不会被旁人看见。")
    elif is_loopback(host):
        click.echo("只有本机能打开。")
    elif settings.own:
        there = " 或 ".join(f"http://{in_address(one)}:{port}/" for one in settings.own)
        click.echo(f"别的电脑打开 {there} 。")
        click.echo("没有登录：别的电脑能交经验，只有本机能审核。", err=True)
    else:
        click.echo("这台电脑现在没有连网，别的电脑打不开。", err=True)


def _here(host: str) -> str:
    """As this machine's own browser finds it."""
    if not is_everywhere(host):
        return in_address(host)
    return "[::1]" if ":" in host else "127.0.0.1"


def _addresses(host: str) -> tuple[str, ...]:
    try:
        return addresses_behind(host)
    except (OSError, UnicodeError):
        raise click.UsageError(f"--host 没有 {host} 这个地址。") from None


def _reviewer(name: str) -> str:
    known = login_name(name.encode().decode("latin-1"))
    if not known:
        raise click.UsageError(f"--reviewer 的登录名不合要求：{name}。")
    return known

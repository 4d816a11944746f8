"""Where a server listens: its options, and what is said when the address cannot be had."""

from collections.abc import Callable
from socket import gaierror
from typing import TYPE_CHECKING

import click

from builder.cli.folder import MissingError
from builder.files.reason import reason_of
from builder.server.machine import is_loopback

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

host_option = click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="地址", help="监听地址。"
)
port_option = click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="端口",
    help="监听端口。",
)
name_option = click.option("--name", "names", multiple=True, metavar="主机名", help="可重复。")


def listen(
    app: "WSGIApplication",
    host: str,
    port: int,
    ready: Callable[[int], None],
    is_proxy: Callable[[str], bool] = is_loopback,
) -> None:
    """Serve until interrupted; MissingError where the address cannot be had."""
    from builder.server.run import run  # noqa: PLC0415 - slow to load

    try:
        run(app, host, port, ready, is_proxy)
    except (gaierror, ValueError, OverflowError):
        raise MissingError(f"{host}:{port} 打不开：没有这个地址。") from None
    except OSError as fault:
        raise MissingError(f"{host}:{port} 打不开：{reason_of(fault)}。") from None

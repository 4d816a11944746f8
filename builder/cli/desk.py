"""`qianshi desk`: the inbox server; `qianshi serve --inbox` is the same."""

import sys
import webbrowser
from pathlib import Path
from threading import Thread
from typing import Any

import click

from builder.cli.at_desk import desk_of, refusals
from builder.cli.desk_first import settle_half_done
from builder.cli.folder import DATA, MissingError, data_option, root_option, roster_option
from builder.cli.listening import host_option, listen, name_option, port_option
from builder.cli.roster import people_in
from builder.cli.who_may_come import tell, trust_of
from builder.server.settings import LOGIN_HEADER, ServerSettings, make_secret
from builder.sources import load_library

_HELP = """收件箱服务：站点、交经验、检索接口、审核页。

默认只有本机能打开。给全单位用时，请放在有登录的反向代理后面：
--host 写监听地址，--name 写大家访问的主机名，--proxy 写代理的地址，--reviewer 写审核人的登录名。
"""


@click.command("desk", help=_HELP)
@root_option
@data_option
@roster_option
@host_option
@port_option
@click.option("--site", type=click.Path(path_type=Path), metavar="目录", help="站点；默认 site。")
@name_option
@click.option("--proxy", "proxies", multiple=True, metavar="地址", help="可信代理，可重复。")
@click.option("--login-header", default=LOGIN_HEADER, metavar="名称", help="代理写登录名的请求头。")
@click.option("--reviewer", "reviewers", multiple=True, metavar="登录名", help="可重复。")
@click.option("--open", "opens", is_flag=True, help="开好后在浏览器里打开审核页。")
@click.option(
    "--login",
    type=click.Choice(["none", "open", "closed"]),
    default="none",
    show_default=True,
    help="none 不登录；open 审核要登录；closed 先登录才能看。人由 qianshi people 邀请。",
)
@click.option(
    "--rate", default=60, show_default=True, metavar="次数", help="每人每分钟最多交几次。"
)
def desk(root: Path, data: Path | None, **options: Any) -> int:
    """Serve until interrupted."""
    return serve_inbox(root, data, **options)


def _build_command(root: Path, site: Path) -> tuple[str, ...]:
    """Our own `build` in another process, whatever the folder is that this one was started in."""
    ours = (sys.executable, "-P", "-c", "from builder.cli import main; main()")
    return (*ours, "build", "--root", str(root.absolute()), "--site", str(site))


def serve_inbox(
    root: Path,
    data: Path | None,
    *,
    port: int,
    host: str = "127.0.0.1",
    site: Path | None = None,
    rate: int = 60,
    roster: Path | None = None,
    opens: bool = False,
    **trust: Any,
) -> int:
    """Start the server; messages say where it is and who may come."""
    from builder.server.app import OFFICE, make_app  # noqa: PLC0415 - slow to load
    from builder.server.outgoing import send_every_minute  # noqa: PLC0415

    library = load_library(root).library
    with refusals(root):
        desk = desk_of(library, root, data)
        desk.store  # noqa: B018 - opened before anybody comes
    settle_half_done(library, root, data)
    folder = desk.data.absolute()
    target = (site or root / "site").absolute()
    if not target.is_dir():
        raise MissingError(f"还没有站点 {target}，请先运行 qianshi build。")
    settings = ServerSettings(
        root=root,
        data=folder,
        site=target,
        secret=make_secret(folder),
        shared=desk.shared,
        desk=desk.address,
        rate=rate,
        build=_build_command(root, target),
        environment={DATA: str(folder)},
        roster=roster.absolute() if roster and people_in(roster) else None,
        **trust_of(host, **trust),
    )

    def ready(real: int) -> None:
        tell(host, real, settings)
        if opens:
            webbrowser.open(f"http://127.0.0.1:{real}/desk")

    app = make_app(settings)
    Thread(target=app.extensions[OFFICE].warm_up, daemon=True).start()
    send_every_minute(app.extensions[OFFICE])
    listen(app, host, port, ready, settings.is_proxy)
    return 0

"""`qianshi hub`: one server for many offices, each with its own folder below one."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import click

from builder.cli.at_desk import refusals
from builder.cli.desk_place import DeskPlace, desk_place
from builder.cli.folder import MissingError
from builder.cli.listening import host_option, listen, name_option, port_option
from builder.cli.who_may_come import trust_of
from builder.server.settings import ServerSettings, make_secret
from builder.sources.load import load_settings

_HELP = """许多单位合用一个服务：目录里每个子目录是一个单位，网址是 /子目录名/，各看各的。

每个单位在自己的 qianshi.yml 里写 data（各不相同），或 desk: postgresql://…?schema=各自的名字。
人由 qianshi people --root 子目录 邀请；没有登录什么也看不到。
"""


@click.command("hub", help=_HELP)
@click.argument(
    "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="目录"
)
@host_option
@port_option
@name_option
def hub(folder: Path, *, host: str, port: int, names: tuple[str, ...]) -> int:
    """Serve until interrupted; 3 where two offices would share a store."""
    from builder.server.hub import Hub  # noqa: PLC0415 - slow to load

    places = dict(_places(folder))
    if not places:
        raise MissingError(f"{folder} 里没有单位：子目录里要有 qianshi.yml。")
    _keep_apart(places)
    trust = trust_of(host, names=names, login="closed")
    offices: Mapping[str, Callable[[], ServerSettings]] = {
        root.name: partial(_settings, root, place, trust) for root, place in places.items()
    }

    def ready(real: int) -> None:
        click.echo(f"{len(offices)} 个单位，网址如 http://{host}:{real}/{next(iter(offices))}/ 。")
        click.echo("请放在 HTTPS 后面。按 Ctrl+C 停止。")

    listen(Hub(offices), host, port, ready)
    return 0


def _places(folder: Path) -> Iterator[tuple[Path, DeskPlace]]:
    for file in sorted(folder.glob("*/qianshi.yml")):
        root = file.parent
        with refusals(root):
            yield root, desk_place(load_settings(root), None, root, asks=False, takes=False)


def _keep_apart(places: Mapping[Path, DeskPlace]) -> None:
    """Refuse to start where one office would see what another was told."""
    seen: dict[tuple[str, str], Path] = {}
    for root, place in places.items():
        for own in (("data", str(place.data.resolve())), ("desk", place.address)):
            if own[1] and own in seen:
                raise MissingError(
                    f"{seen[own].name} 和 {root.name} 的 {own[0]} 是同一处，收件会混在一起。"
                    f"请在各自的 qianshi.yml 里写成不同的。"
                )
            seen[own] = root


def _settings(root: Path, place: DeskPlace, trust: Mapping[str, object]) -> ServerSettings:
    return ServerSettings(
        root=root.absolute(),
        data=place.data.absolute(),
        site=(root / "site").absolute(),
        secret=make_secret(place.data),
        desk=place.address,
        **trust,  # type: ignore[arg-type]
    )

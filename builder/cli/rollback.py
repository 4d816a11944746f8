"""`qianshi rollback`: back to the site as it was before, in one step."""

from datetime import datetime
from pathlib import Path

import click

from builder.cli.folder import MissingError, root_option
from builder.cli.site import site_folder, tell_faults
from builder.files.lock import BusyError, hold
from builder.files.reason import reason_of
from builder.publish import RefusedError, TargetError
from builder.publish.history import Retired, build_of, lock_of, retired_sites, roll_back


@click.command(help="退回上一版站点。再退一次就回到退之前的那一版。")
@root_option
@click.option("--site", type=click.Path(path_type=Path), metavar="目录", help="站点；默认 site。")
@click.option("--list", "listing", is_flag=True, help="只列出留着的各版。")
@click.option("--to", "number", type=int, metavar="版号", help="退到哪一版，见 --list。")
def rollback(root: Path, site: Path | None, number: int | None, *, listing: bool) -> int:
    """Swap the newest former build (or the one named) with the present one."""
    target = site_folder(root, site)
    kept = retired_sites(target)
    if listing:
        _list(target, kept)
        return 0
    wanted = next((x for x in kept if number in (None, x.number)), None)
    if wanted is None or not target.is_dir():
        raise MissingError("没有可以退回的版本。留着的各版见 qianshi rollback --list。")
    try:
        with hold(lock_of(target)):
            roll_back(target, wanted)
    except BusyError:
        raise MissingError("有一个 qianshi build 正在生成，请等它结束再退。") from None
    except TargetError as fault:
        raise MissingError(str(fault)) from None
    except OSError as fault:
        raise MissingError(
            f"换不上去：{fault.filename}：{reason_of(fault)}。站点没有动。"
        ) from None
    except RefusedError as refused:
        tell_faults(
            refused.faults, f"第 {wanted.number} 版和生成时不一样，没有退，现用的站点没有动。"
        )
        return 1
    click.echo(f"已退回第 {wanted.number} 版（{wanted.build}）。再退一次就回到刚才那一版。")
    return 0


def _list(target: Path, kept: list[Retired]) -> None:
    click.echo(f"现用     {build_of(target)}  {_when(target)}")
    for old in kept:
        click.echo(f"第 {old.number} 版  {old.build}  {_when(old.folder)}")


def _when(site: Path) -> str:
    try:
        written = (site / "data/build.js").stat().st_mtime
    except OSError:
        return ""
    return f"生成于 {datetime.fromtimestamp(written):%Y-%m-%d %H:%M}"

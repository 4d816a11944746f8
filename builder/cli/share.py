"""`qianshi share`: the lessons that are meant for other offices, as a signed folder or zip."""

from pathlib import Path

import click

from builder.cli.folder import MissingError, root_option
from builder.cli.output import write_output
from builder.cli.publishers import own_signer
from builder.cli.today import build_moment
from builder.exchange.keys import Signer, fingerprint_of
from builder.exchange.parcel import ParcelError, packed
from builder.exchange.place import put_parcel, standing_parcel
from builder.exchange.share import LEVELS, Shared, share_label, shared_lessons
from builder.files.archive import zipped
from builder.model.lesson import Level
from builder.pipeline import read_folder

_HELP = """把写明发给别人的经验签上名，写成一个文件夹或压缩包，放到网站或 U 盘上。

案例里写了 level: 本系统 或 全省 的才发；不写的留在本单位。发之前再查一遍人名和个人信息，
没处理好的留下，并列出来。以后撤回或改了，再发一次，收的单位下次收就跟着变。
"""
_NOTHING = "没有一条写明发给{0}的。要发的，在案例的文件里加一行 level: {0}，再运行一次。"


@click.command(help=_HELP)
@click.argument("place", type=click.Path(path_type=Path), metavar="文件夹或压缩包")
@root_option
@click.option(
    "--level",
    type=click.Choice(LEVELS[1:]),
    default=LEVELS[1],
    show_default=True,
    help="发给谁：发给全省的，只有写了 level: 全省 的。",
)
@click.option("--relay", is_flag=True, help="收来的也转发；汇集各单位经验的用。")
def share(place: Path, root: Path, level: Level, *, relay: bool) -> int:
    """Write what leaves and name what was meant to and stays; 1 where something stays."""
    signer = own_signer()
    reading = read_folder(root)
    shared = shared_lessons(reading, level, relays=relay)
    for lesson, why in shared.stays:
        click.echo(f"{lesson.place()}: 没有发“{lesson.title}”：{'；'.join(why)}。", err=True)
    if not shared.texts and not shared.stays:
        click.echo(_NOTHING.format(level), err=True)
    _put(shared, place, reading.library.settings.office, signer)
    return 1 if shared.stays else 0


def _put(shared: Shared, place: Path, office: str, signer: Signer) -> None:
    before = standing_parcel(place)
    if before and before.files == shared.files and before.public == signer.public:
        click.echo(f"{place} 里已经是这 {len(shared.texts)} 条，没有变。")
        return
    files = packed(share_label(office, build_moment()), shared.files, signer)
    if place.suffix.lower() == ".zip":
        write_output(place, zipped(files))
    else:
        try:
            put_parcel(files, place)
        except ParcelError as fault:
            raise MissingError(str(fault)) from None
    click.echo(f"已写好 {place}：{len(shared.texts)} 条，指纹 {fingerprint_of(signer.public)}。")

"""`qianshi new`: an annotated file to fill in, in the place where it belongs."""

import re
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from builder.cli.folder import MissingError, root_option
from builder.files.reason import reason_of
from builder.files.write import write_text
from builder.model.kinds import KINDS, Kind
from builder.sources.layers import layers_of
from builder.sources.load import load_settings

STARTER = files("builder.starter")
SKELETONS = STARTER / "new"


def skeleton_of(kind: Kind) -> Traversable:
    """The file a new record of the kind starts from; only kinds that have one are offered."""
    return SKELETONS / f"{kind.name}{kind.suffix}"


OFFERED = {kind.name: kind for kind in KINDS if skeleton_of(kind).is_file()}
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that Windows keeps for devices."""


def _check_slug(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if not _SLUG.fullmatch(value) or _RESERVED.fullmatch(value):
        raise click.BadParameter(f"“{value}”；用小写英文字母、数字和连字符，如 mic-dead。")
    return value


@click.command(help="新建一个带说明的文件。SLUG 是英文短名，如 mic-dead。")
@click.argument("kind", type=click.Choice(list(OFFERED)), metavar="种类")
@click.argument("slug", metavar="短名", callback=_check_slug)
@root_option
def new(kind: str, slug: str, root: Path) -> int:
    """Write a skeleton; never over a file that is there."""
    today = date.today()
    path = OFFERED[kind].files.format(slug=slug, year=today.year)
    file = root / path
    if file.exists():
        raise MissingError(f"{path} 已经有了，没有动它。请换一个短名。")
    offered = OFFERED[kind]
    if not offered.is_list and _is_below(path, root):
        id_ = path.removeprefix(f"{offered.source_folder}/").removesuffix(offered.suffix)
        what = offered.named(id_)
        raise MissingError(
            f"下层已有 {path}。要改它请用 qianshi layers take {what}，或换一个短名。"
        )
    try:
        write_text(file, skeleton(kind, slug, today))
    except OSError as fault:
        raise MissingError(f"写不进 {file}：{reason_of(fault)}。") from None
    click.echo(f"已建好：{path}。照里面的说明填，再执行 qianshi check。")
    return 0


def _is_below(path: str, root: Path) -> bool:
    """Whether a layer that the office stands on has the file."""
    *below, _ = layers_of(root, load_settings(root))
    return any((layer.folder / path).is_file() for layer in below)


def skeleton(kind: str, slug: str, today: date) -> str:
    """The annotated text of a new file; or the one of that name that comes with the tool."""
    shipped = STARTER / OFFERED[kind].folder / f"{slug}{OFFERED[kind].suffix}"
    if shipped.is_file():
        return shipped.read_text("utf-8")
    text = skeleton_of(OFFERED[kind]).read_text("utf-8")
    next_year = today.replace(year=today.year + 1, day=min(today.day, 28))
    values = {"slug": slug, "year": today.year, "today": today, "next_year": next_year}
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text

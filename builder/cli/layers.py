"""`qianshi layers`: what the office stands on, and what it has put over it."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import click

from builder.cli.folder import root_option
from builder.files.durable import create
from builder.files.reason import reason_of
from builder.files.unchanged import ChangedSinceError, replace_unchanged
from builder.model import Library
from builder.model.kinds import KIND_IN, kind_of
from builder.model.layer import LIBRARY, Covering, layer_of
from builder.model.layer_version import VERSIONS, numbers_of
from builder.model.record import Record
from builder.model.words import did_you_mean
from builder.review import UnfitError
from builder.review.entries import entry_text
from builder.review.own_layer import accepted, own_path, struck, taken_over
from builder.sources import load_layer, load_library
from builder.sources.layer_lock import LAYER_LOCK
from builder.sources.layers import LayerFolder, layers_of, shipped_library

_HELP = """本单位站在哪几层上，添了、改了、划掉了什么。

\b
  qianshi layers                      列出各层、各是哪一版，和本单位改过、划掉的
  qianshi layers show 代号            下层的原文，如 items/flag/rope-knot、lessons/2013/rope
  qianshi layers take 代号            抄进本单位自己的文件，再改
  qianshi layers strike 代号 --reason 理由   不采用下层的这一条
  qianshi layers accept 代号...       下层改过、与下层同名的，看过了，照本单位的
  qianshi layers accept --all         全部看过了
"""
ACCEPT = "accept"


@click.command(help=_HELP)
@click.argument("words", nargs=-1, metavar="[show|take|strike|accept] [代号]...")
@root_option
@click.option("--reason", default="", metavar="理由", help="strike 时：为什么不采用。")
@click.option("--all", "everything", is_flag=True, help="accept 时：全部。")
def layers(words: tuple[str, ...], root: Path, reason: str, *, everything: bool) -> int:
    """Print the layers or one record, or write into the office's own; 1 for an unknown one."""
    library = load_library(root).library
    act, *names = words or ("",)
    if act == ACCEPT:
        return _accept(library, root, names, everything=everything)
    if not act:
        return _list(library, root)
    if act not in _ACTS or len(names) != 1:
        raise click.UsageError("写 show、take、strike 或 accept，后面写代号。")
    try:
        return _ACTS[act](_below(library, names[0]), library, root, reason)
    except UnfitError as unfit:
        raise click.ClickException(str(unfit)) from None


def _list(library: Library, root: Path) -> int:
    for layer in layers_of(root, library.settings):
        label = library.layers[layer.name].label if layer.name else library.settings.office
        click.echo(
            f"{layer.name or '（本单位）'}  {label}  {layer.folder}{_newer_here(layer, library)}"
        )
    for told, coverings in (("改过", library.replaced), ("划掉", library.struck)):
        for what, covering in coverings.items():
            click.echo(f"  {told} {what}  {covering.place}{_stale(covering)}")
    return 0


def _newer_here(layer: LayerFolder, library: Library) -> str:
    """What came with the program since, where an update was taken before."""
    shipped = load_layer(shipped_library()) if layer.name == LIBRARY else None
    if not shipped or numbers_of(shipped.version) <= numbers_of(library.layers[LIBRARY].version):
        return ""
    return f"  程序自带的已是 {shipped.version}：要用它，删去 {VERSIONS} 里 {LIBRARY} 那一行"


def _stale(covering: Covering) -> str:
    if covering.is_stale:
        return "  下层改过，待看"
    return "" if covering.accepted or covering.is_strike else "  没有确认过"


def _show(record: Record, library: Library, root: Path, reason: str) -> int:
    text = library.texts[record.path]
    if kind_of(type(record)).is_list:
        text = entry_text(text, (record.id.rpartition("/")[2],))
    click.echo(f"# {record.place()}")
    click.echo(text.rstrip())
    return 0


def _take(record: Record, library: Library, root: Path, reason: str) -> int:
    path = own_path(record)
    what = kind_of(type(record)).named(record.id)
    if what in library.replaced and not layer_of(library.replaced[what].place.path):
        raise click.ClickException(f"{path} 里已经有 {what}，直接改它。")
    _write(root, library, taken_over(record, library, date.today(), {}))
    click.echo(f"已抄进 {path}，照本单位的改。下层以后改了它，qianshi check 会说。")
    return 0


def _strike(record: Record, library: Library, root: Path, reason: str) -> int:
    if not reason.strip():
        raise click.UsageError("请用 --reason 写明为什么不采用。")
    _write(root, library, struck(record, reason.strip(), library, date.today(), {}))
    click.echo("已划掉。下次生成站点、打单子就没有它了；qianshi check 会说还有谁要用它。")
    return 0


_ACTS: Mapping[str, Callable[[Record, Library, Path, str], int]] = {
    "show": _show,
    "take": _take,
    "strike": _strike,
}


def _below(library: Library, what: str) -> Record:
    """A record as the layers below have it; a message where they have none of that name."""
    folder, _, id_ = what.partition("/")
    covering = library.replaced.get(what) or library.struck.get(what)
    record = library.in_folder(folder).get(id_)
    if covering and isinstance(covering.below, Record):
        return covering.below
    if record is None or not layer_of(record.path):
        known = [f"{x}/{y}" for x in KIND_IN for y in library.in_folder(x)]
        raise click.ClickException(f"下层没有 {what}。{did_you_mean(what, known)}")
    return record


def _accept(library: Library, root: Path, names: list[str], *, everything: bool) -> int:
    if bool(names) == everything:
        raise click.UsageError("accept 后面写代号，或写 --all。")
    own = {x.reference: x.stamp for x in library.coverings if not layer_of(x.place.path)}
    idle = {what for what, place in library.idle_locks if not layer_of(place.path)}
    chosen = own if everything else {name: own.get(name, "") for name in names}
    if unknown := [name for name in chosen if name not in own and name not in idle]:
        raise click.ClickException(f"本单位没有改过、划掉 {'、'.join(unknown)}。")
    seen = {what: stamp for what, stamp in chosen.items() if stamp}
    dropped = idle if everything else idle.intersection(names)
    _write(root, library, {LAYER_LOCK: accepted(library, seen, dropped, date.today())})
    click.echo(f"已确认 {len(seen) + len(dropped)} 条，写入 {LAYER_LOCK}。", err=True)
    return 0


def _write(root: Path, library: Library, texts: Mapping[str, str]) -> None:
    """Own files only, and only over what was read."""
    for path, text in texts.items():
        file = root / path
        try:
            if path in library.texts:
                replace_unchanged(file, library.texts[path].encode(), text.encode())
            elif not create(file, text.encode()):
                raise click.ClickException(f"{path} 已经有了，没有动它。")
        except ChangedSinceError:
            raise click.ClickException(f"{path} 刚刚被别人改过，请再办一次。") from None
        except OSError as fault:
            raise click.ClickException(f"写不进 {file}：{reason_of(fault)}。") from None

"""`qianshi keys`: the key one signs with, and the keys of those whose parcels one takes."""

from pathlib import Path

import click

from builder.cli.folder import root_option
from builder.cli.publishers import (
    forget_publisher,
    key_file,
    known_publishers,
    own_signer,
)
from builder.exchange.keys import fingerprint_of, make_key_file

_HELP = """签名用的密钥：自己的，和收过谁的。

\b
  qianshi keys               自己的指纹；收过哪些发布人的，各是什么指纹
  qianshi keys make          做一把自己的密钥；一个单位做一次
  qianshi keys forget 来源   不再认一个发布人的密钥，下次收时重新核对
"""


@click.command(help=_HELP)
@click.argument("words", nargs=-1, metavar="[make|forget 来源]")
@root_option
def keys(words: tuple[str, ...], root: Path) -> int:
    """List, make or forget; 1 for what is not there to be forgotten."""
    act, *names = words or ("",)
    if act == "forget" and len(names) == 1:
        return _forget(root, names[0])
    if names or act not in ("", "make"):
        raise click.UsageError("写 make，或 forget 后面写来源。")
    return _make() if act else _list(root)


def _make() -> int:
    file = key_file()
    signer = make_key_file(file)
    if not signer:
        raise click.ClickException(f"{file} 已经有了，没有再做。换了密钥，别人就不认得您了。")
    click.echo(f"已做好：{file}，只有您能读。请另外备份一份，收好，不要发给任何人。")
    click.echo(f"指纹 {fingerprint_of(signer.public)}：别人头一次收您发的东西，打电话同您核对它。")
    return 0


def _list(root: Path) -> int:
    known = known_publishers(root)
    if key_file().is_file():
        click.echo(f"自己的  指纹 {fingerprint_of(own_signer().public)}  {key_file()}")
    for source, public in sorted(known.items()):
        click.echo(f"{source}  指纹 {fingerprint_of(public)}")
    if not known:
        click.echo("还没有收过别的单位发的东西。")
    return 0


def _forget(root: Path, source: str) -> int:
    known = known_publishers(root)
    if source not in known:
        raise click.ClickException(f"没有收过 {source}。收过的有：{'、'.join(known) or '（没有）'}")
    forget_publisher(root, source)
    click.echo(f"不再认 {source} 的密钥；下次收时重新核对。")
    return 0

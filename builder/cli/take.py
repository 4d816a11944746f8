"""`qianshi take`: lessons that other offices share, looked at and taken."""

from pathlib import Path

import click

from builder.cache import open_cache, user_cache
from builder.cli.check import told_to_wait
from builder.cli.folder import MissingError, root_option
from builder.cli.publishers import (
    confirm_publisher,
    confirmed,
    fingerprint_option,
    own_fingerprint,
    yes_option,
)
from builder.cli.update import refused_in_words
from builder.exchange.feeds import Feed, feed_of
from builder.exchange.fetch import fetch_parcel, parcels_at
from builder.exchange.parcel import ParcelError
from builder.exchange.standing import alone_at
from builder.exchange.taking import Taking, taking

_HELP = """收别的单位发来的经验：文件夹、压缩包或网址，可以一次写几个。

先列出多了什么、撤回了什么，同意了才收。收来的标明是谁发的、本单位未核实，不上检查单；
要采用，用 qianshi layers take 抄成本单位的再改。对方撤回的，下次收时跟着撤下。
"""


@click.command(help=_HELP)
@click.argument("places", nargs=-1, required=True, metavar="文件夹、压缩包或网址...")
@root_option
@yes_option
@fingerprint_option
def take(places: tuple[str, ...], root: Path, fingerprint: str, *, yes: bool) -> int:
    """Show what would come in and take it when it is wanted; 1 when it is not, or not all."""
    with refused_in_words(), alone_at(root):
        feeds, refused = _feeds(places, root, fingerprint)
        if not feeds:
            return 1
        with told_to_wait(), open_cache(user_cache(), root) as cache:
            made = taking(root, feeds, own_fingerprint(), cache)
        taken = _asked(made, yes=yes)
    return 0 if taken and not refused else 1


def _feeds(places: tuple[str, ...], root: Path, fingerprint: str) -> tuple[list[Feed], int]:
    """Those that are whole and from somebody known, and how many are not; one by one named."""
    feeds: list[Feed] = []
    refused = 0
    for place in (x for given in places for x in parcels_at(given)):
        try:
            parcel = fetch_parcel(place)
            feed = feed_of(parcel)
            confirm_publisher(root, parcel, fingerprint)
            feeds.append(feed)
        except (ParcelError, MissingError) as fault:
            click.echo(f"{place}：{fault}", err=True)
            refused += 1
    return feeds, refused


def _asked(made: Taking | None, *, yes: bool) -> bool:
    """Tell what comes in, and take it where somebody says so; whether nothing is left to do."""
    if not made:
        click.echo("这些都收过了，没有新的。")
        return True
    for line in made.lines():
        click.echo(line)
    if not yes and not confirmed("照这样收吗？"):
        made.step.leave()
        click.echo("没有收，什么也没有变。", err=True)
        return False
    made.step.take()
    click.echo("已收好。接着运行 qianshi check 和 qianshi build。")
    return True

"""Whose parcels this user takes: a publisher's key is trusted once somebody compared it.

The key that came with the first parcel of a layer, or of an office, is remembered for this
knowledge base; from then on no other is taken for it.
"""

import sys
from pathlib import Path

import click

from builder.cli.folder import MissingError
from builder.cli.own_settings import made_private, read_own, write_own
from builder.exchange.keys import KeyFileError, Signer, fingerprint_of, read_key_file
from builder.exchange.parcel import Parcel

_FILE = "publishers.json"
_KEY = "signing.pem"
fingerprint_option = click.option(
    "--fingerprint", default="", metavar="指纹", help="发布人的指纹；头一次收、又不在屏幕前时写。"
)
yes_option = click.option("--yes", is_flag=True, help="看过了，不再问。")


def confirmed(question: str) -> bool:
    """Whether somebody sits there and says yes."""
    if _is_asked():
        return click.confirm(question, default=False, err=True)
    click.echo("没有人可以问。看过了、同意的，加 --yes。", err=True)
    return False


def _is_asked() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def key_file() -> Path:
    """Of this user's own key."""
    return made_private() / _KEY


def own_signer() -> Signer:
    """Who signs here; a message where no key was made yet."""
    try:
        return read_key_file(key_file())
    except FileNotFoundError:
        raise MissingError("还没有签名用的密钥。请先运行 qianshi keys make。") from None
    except KeyFileError:
        raise MissingError(f"{key_file()} 不是签名用的密钥。") from None


def own_fingerprint() -> str:
    """Of this user's own key; "" where none was made."""
    return fingerprint_of(own_signer().public) if key_file().is_file() else ""


def known_publishers(root: Path) -> dict[str, str]:
    """Public keys by what they publish, such as `layer/省厅`."""
    found = read_own(_FILE).get(_place(root))
    return found if isinstance(found, dict) else {}


def forget_publisher(root: Path, source: str) -> None:
    """Ask anew when the next parcel comes."""
    _remember(root, {x: key for x, key in known_publishers(root).items() if x != source})


def confirm_publisher(root: Path, parcel: Parcel, fingerprint: str) -> None:
    """Take a parcel's key for that of its publisher, or stop with a message.

    `fingerprint` was compared already by whoever typed it.
    """
    known, source = known_publishers(root), parcel.label.source
    if source not in known:
        _ask(parcel, fingerprint)
        _remember(root, {**known, source: parcel.public})
    elif known[source] != parcel.public:
        raise MissingError(
            f"“{parcel.label.title}”换了密钥，没有用：原来是 {fingerprint_of(known[source])}，"
            f"这一份是 {parcel.fingerprint}。可能是别人冒名。请打电话问发布人；"
            f"确实换了的，运行 qianshi keys forget {source}，再来一次。"
        )


def _ask(parcel: Parcel, fingerprint: str) -> None:
    label = parcel.label
    told = f"头一次收“{label.title}”，{label.publisher}发布，指纹 {parcel.fingerprint}"
    if fingerprint:
        if fingerprint != parcel.fingerprint:
            raise MissingError(f"{told}，和您写的 {fingerprint} 不同，没有用。请问发布人。")
    elif not _is_asked():
        raise MissingError(
            f"{told}，还没有人核对过，没有用。请打电话同发布人核对，"
            f"相同的加 --fingerprint {parcel.fingerprint}。"
        )
    elif not click.confirm(f"{told}。同发布人核对过、相同吗？", default=False, err=True):
        raise MissingError("没有核对，什么也没有做。")


def _remember(root: Path, keys: dict[str, str]) -> None:
    kept = {**read_own(_FILE), _place(root): keys}
    write_own(_FILE, {place: held for place, held in kept.items() if held})


def _place(root: Path) -> str:
    return str(root.resolve())

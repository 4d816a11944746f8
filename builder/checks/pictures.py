"""Pictures in texts and drawings: that they are there, can be shown, and say what they show."""

import posixpath
from collections.abc import Iterator
from dataclasses import replace

from builder.checks.privacy import check_text_names, check_text_privacy
from builder.checks.prose import links_of, prose_records
from builder.model import Finding, Library, Place
from builder.model.layer import bare_path
from builder.model.picture import PictureFault
from builder.model.words import did_you_mean
from builder.prose.addresses import is_safe_address
from builder.views.pictures import picture_path

_PUT_HERE = "请把图片放在文章旁边，或放进 content/assets/，地址写成 ../assets/plan.png 这样。"


def check_pictures(library: Library) -> Iterator[Finding]:
    """Every picture that is named, then what lies there and is named nowhere."""
    used: set[str] = set()
    for place, address, words in _named(library):
        used.add(library.file_called(picture_path(address, place.path), library.pictures))
        if not words:
            hint = f"请在方括号里写图上是什么：![会场平面图]({address})。"
            yield Finding(place, "no-caption", f"图片“{address}”没有说明。", hint)
        yield from _check_address(library, place, address)
    for path in library.pictures:
        yield from _check_name(path)
        if path not in used and not library.broken:
            yield Finding(
                Place(path, 1), "unused-picture", "没有文章用到它。", "写进文章，或删去。"
            )


def _named(library: Library) -> Iterator[tuple[Place, str, str]]:
    """Where a picture is named, by what address, and what it is said to show."""
    for record in prose_records(library):
        for link in links_of(record):
            if link.address.picture:
                yield link.place, link.address.text, link.address.words
    for drawing in library.drawings.values():
        if drawing.picture:
            yield drawing.place("picture", "file"), drawing.picture.file, drawing.picture.words


def _check_address(library: Library, place: Place, address: str) -> Iterator[Finding]:
    if "://" in address:
        message = f"图片“{address}”在站外，断网的电脑上看不到。"
        hint = "请把图片存进 content/assets/，或改成普通链接（去掉前面的感叹号）。"
        yield Finding(place, "unsafe-url", message, hint)
    elif not is_safe_address(address):
        yield Finding(place, "unsafe-url", f"图片地址“{address}”不能用。", _PUT_HERE)
    else:
        yield from _check_file(library, place, address)


def _check_file(library: Library, place: Place, address: str) -> Iterator[Finding]:
    path = library.file_called(picture_path(address, place.path), library.pictures)
    found = library.pictures.get(path)
    if path.startswith("../"):
        message = f"图片“{address}”在知识库外面。"
        yield Finding(place, "unknown-picture", message, _PUT_HERE)
    elif found is None:
        here = posixpath.dirname(bare_path(place.path))
        known = [posixpath.relpath(bare_path(x), here) for x in library.pictures]
        hint = did_you_mean(posixpath.relpath(path, here), known) or _PUT_HERE
        yield Finding(place, "unknown-picture", f"没有图片“{address}”。", hint)
    elif isinstance(found, PictureFault):
        yield Finding(place, found.code, f"图片“{address}”{found.message}。", found.hint)


def _check_name(path: str) -> Iterator[Finding]:
    """The name itself may be private, so the folder stands for the place."""
    folder, _, name = path.rpartition("/")
    place = Place(folder, 1)
    for finding in (*check_text_privacy(name, place), *check_text_names(name, place)):
        message = f"图片“{name}”的文件名{finding.message}"
        yield replace(finding, message=message, hint="请改名，只写图上是什么，如 plan.png。")

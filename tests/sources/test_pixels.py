"""What stays of a picture file: its pixels, and nothing that was written beside them."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from builder.model.picture import Picture, PictureFault
from builder.sources.pixels import HIGHEST, WIDEST, make_picture

SECRET = b"13800138000"


def saved(image: Image.Image, format_: str, **options: Any) -> bytes:
    made = BytesIO()
    image.save(made, format_, **options)
    return made.getvalue()


def opened(picture: object) -> Image.Image:
    assert isinstance(picture, Picture)
    image = Image.open(BytesIO(picture.data))
    assert image.size == (picture.width, picture.height)
    return image


def noise(width: int, height: int) -> Image.Image:
    return Image.effect_noise((width, height), 80).convert("RGB")


def photo(width: int = 40, height: int = 30, turned: int = 1) -> bytes:
    """As a camera writes it: place, device, comment, and how it was held."""
    marks = Image.Exif()
    marks[0x0112], marks[0x010F] = turned, SECRET.decode()
    marks.get_ifd(0x8825)[2] = (30.0, 15.0, 5.0)
    xmp = b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    image = Image.new("RGB", (width, height), "white")
    image.paste("red", (0, 0, width // 2, height // 2))
    return saved(image, "JPEG", exif=marks, xmp=xmp, comment=SECRET) + SECRET


def drawing() -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", SECRET.decode())
    told.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return saved(Image.new("RGB", (40, 30), "white"), "PNG", pnginfo=told)


@pytest.mark.parametrize("data", [photo(), drawing()])
def test_nothing_written_beside_the_pixels_stays(data: bytes) -> None:
    assert SECRET in data
    picture = make_picture(data, "a")
    image = opened(picture)
    assert isinstance(picture, Picture)
    assert SECRET not in picture.data
    assert not image.getexif()
    assert not {"xmp", "comment", "exif", "Author"} & image.info.keys()


def test_a_photo_stands_as_it_was_held_and_is_no_wider_than_a_page_needs() -> None:
    image = opened(make_picture(photo(2000, 1000, turned=6), "a"))
    assert image.size == (1000, 2000)
    assert image.getpixel((990, 10)) == (254, 0, 0)
    assert opened(make_picture(photo(4000, 1000, turned=6), "a")).size == (1000, 4000)
    assert opened(make_picture(photo(4000, 1000), "a")).size == (WIDEST, 360)
    assert opened(make_picture(photo(100, 8000), "a")).size == (72, HIGHEST)


def test_the_same_file_gives_the_same_bytes() -> None:
    assert make_picture(photo(), "a") == make_picture(photo(), "a")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_drawing_stays_a_drawing_in_whatever_colours(mode: str) -> None:
    image = opened(make_picture(saved(Image.new(mode, (20, 20)), "PNG"), "a"))
    assert image.format == "PNG"
    assert image.mode in ("L", "RGB", "RGBA")


def test_the_kind_is_judged_by_content_and_the_name_is_one_for_any_server() -> None:
    for stem, start in (
        ("平面图", "picture"),
        ("Floor 2 (new)", "floor-2-new"),
        ("IMG_1", "img-1"),
    ):
        picture = make_picture(photo(), stem)
        assert isinstance(picture, Picture)
        assert picture.name.startswith(f"{start}-")
        assert picture.name.endswith(".jpg")
    clear = saved(Image.new("RGBA", (20, 20), (0, 0, 0, 9)), "WEBP")
    assert opened(make_picture(clear, "a")).format == "PNG"
    assert opened(make_picture(saved(noise(20, 20), "WEBP"), "a")).format == "JPEG"
    assert opened(make_picture(saved(Image.new("CMYK", (9, 9)), "JPEG"), "a")).mode == "RGB"
    assert opened(make_picture(saved(noise(900, 900), "PNG"), "a")).format == "JPEG"


def png(width: int, height: int) -> bytes:
    """A file of a hundred bytes that claims any size."""
    parts = (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )


MOVING = saved(noise(20, 20), "WEBP", save_all=True, append_images=[noise(20, 20)])


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (png(60_000, 60_000), "large-picture", "60000×60000"),
        (png(10_000, 10_000), "large-picture", "最多 6400 万像素"),
        (png(20, 20), "bad-picture", "读不出来"),
        (photo()[:300], "bad-picture", "读不出来"),
        (b"", "bad-picture", "读不出来"),
        (b"<html></html>", "bad-picture", "读不出来"),
        (MOVING, "bad-picture", "会动"),
        (saved(noise(20, 20), "GIF"), "bad-picture", "GIF"),
        (b"\0\0\0\x18ftypheic" + bytes(40), "bad-picture", "HEIC"),
        (b'<?xml version="1.0"?><svg onload="alert(1)"/>', "bad-picture", "SVG"),
    ],
)
def test_what_cannot_be_shown_is_told_and_costs_nothing(data: bytes, code: str, words: str) -> None:
    fault = make_picture(data, "a")
    assert isinstance(fault, PictureFault)
    assert fault.code == code
    assert words in fault.message
    assert fault.hint

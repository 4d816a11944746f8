"""The bytes of a picture file made anew: only its pixels stay, upright and as many as are needed.

Whatever else a camera or an editor writes into a file (place, time, device, thumbnail, the film
behind a photo) is not copied, so that nobody has to know all the places where it may stand.
"""

import re
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from typing import Any, Literal

from builder.model.picture import Picture, PictureFault, PictureFile

MOST_PIXELS = 64_000_000
"""Above what telephones take; a file of a few bytes can claim thousands of millions."""
WIDEST, HIGHEST = 1440, 5760
"""In pixels: twice the text's width on a screen, 240 dots to the inch across a printed page, and
the height of a long screenshot."""
_QUALITY = 85
_HEAVY = 500_000
"""Bytes from which on a PNG is looked at as a photo."""
_FORMATS = ("PNG", "JPEG", "WEBP")
_OTHERS = (
    ("GIF", rb"GIF8"),
    ("BMP", rb"BM"),
    ("TIFF", rb"II\*\0|MM\0\*"),
    ("HEIC", rb".{4}ftyp(?:hei|hev|mif1|msf1)"),
    ("AVIF", rb".{4}ftypavi"),
    ("SVG", rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg|!DOCTYPE svg)"),
    ("PDF", rb"%PDF"),
)
"""How files begin that people take for a picture that can be shown."""
_ANOTHER_FORMAT = "请用看图软件另存为 JPG 或 PNG；只改后缀不行。"
_NOT_IN_NAME = re.compile(r"[^a-z0-9]+")


def make_picture(data: bytes, stem: str) -> PictureFile:
    """The picture as the site shows it, its name beginning with what is Latin in `stem`."""
    from PIL import Image  # noqa: PLC0415 - slow, and most knowledge bases have no pictures

    Image.MAX_IMAGE_PIXELS = None  # ours is the smaller limit, asked before a pixel is read
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            return _fault_of(image) or _drawn(image, data, stem)
    except Exception:  # what decoders raise about broken bytes is no closed list
        return _not_read(data)


def _fault_of(image: Any) -> PictureFault | None:
    """What the head of a file tells; nothing is unpacked for it."""
    width, height = image.size
    if width * height > MOST_PIXELS:
        message = f"有 {width}×{height} 像素，最多 {MOST_PIXELS // 10_000} 万像素"
        return PictureFault("large-picture", message, "请先缩小再放进来；页面上用不到这么大。")
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        return PictureFault("bad-picture", "是会动的图，印不出来", "请截取其中一幅，存成 PNG。")
    return None


def _not_read(data: bytes) -> PictureFault:
    found = next((name for name, start in _OTHERS if re.match(start, data, re.DOTALL)), "")
    if found:
        return PictureFault("bad-picture", f"是 {found} 格式，只收 PNG、JPG、WebP", _ANOTHER_FORMAT)
    hint = f"文件可能没有拷完或已损坏。{_ANOTHER_FORMAT}"
    return PictureFault("bad-picture", "读不出来，不是完好的 PNG、JPG 或 WebP", hint)


def _drawn(image: Any, data: bytes, stem: str) -> Picture:
    from PIL import ImageOps  # noqa: PLC0415

    is_photo = image.format in ("JPEG", "MPO") or (image.format == "WEBP" and b"VP8L" not in data)
    size = _smaller(image)
    plain = image if image.mode in ("RGB", "L", "CMYK") else image.convert(_mode_of(image))
    plain.thumbnail(size)
    upright = _in_common_colours(ImageOps.exif_transpose(plain))
    type_, made = _encoded(upright, is_photo=is_photo)
    start = _NOT_IN_NAME.sub("-", stem.lower()).strip("-")[:40] or "picture"
    suffix = "jpg" if type_ == "jpeg" else type_
    name = f"{start}-{sha256(made).hexdigest()[:12]}.{suffix}"
    width, height = upright.size
    return Picture(name, type_, width, height, made)


def _mode_of(image: Any) -> str:
    """Glass where there is any, greys where there are only these, else colours."""
    if image.has_transparency_data:
        return "RGBA"
    return "L" if image.mode in ("1", "L") or image.mode.startswith("I") else "RGB"


def _smaller(image: Any) -> tuple[int, int]:
    """The size to shrink to, as the file lies: a camera turns a photo by a mark only."""
    is_lying = image.getexif().get(0x0112, 1) >= 5
    width, height = image.size[::-1] if is_lying else image.size
    share = min(1, WIDEST / width, HIGHEST / height)
    size = max(1, round(width * share)), max(1, round(height * share))
    return size[::-1] if is_lying else size


def _in_common_colours(image: Any) -> Any:
    """As a browser shows numbers without a profile: in sRGB."""
    from PIL import ImageCms  # noqa: PLC0415

    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA"):
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            meant = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(image, meant, ImageCms.createProfile("sRGB"))
    return image.convert(_mode_of(image))


def _encoded(image: Any, *, is_photo: bool) -> tuple[Literal["png", "jpeg"], bytes]:
    """A photo as JPEG, a drawing as PNG; a heavy opaque PNG is a photo after all."""
    opaque = image.mode != "RGBA"
    if is_photo and opaque:
        return "jpeg", _bytes_of(image, "JPEG")
    drawing = _bytes_of(image, "PNG")
    if opaque and len(drawing) > _HEAVY:
        photo = _bytes_of(image, "JPEG")
        if len(photo) * 2 < len(drawing):
            return "jpeg", photo
    return "png", drawing


def _bytes_of(image: Any, format_: str) -> bytes:
    """Pixels alone: what was said beside them in the file stays behind."""
    bare = image.copy()
    bare.info = {}
    made = BytesIO()
    bare.save(made, format_, quality=_QUALITY, optimize=True)
    return made.getvalue()

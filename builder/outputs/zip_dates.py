"""Office files are zip archives; their dates are the only thing in them that is never the same."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)


def without_dates(data: bytes) -> bytes:
    """The same archive with every member dated alike, so that equal content is equal bytes."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for member in source.infolist():
            info = ZipInfo(member.filename, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, source.read(member))
    return made.getvalue()

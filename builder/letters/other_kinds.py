"""Files that nobody reads here: what to do with each kind of them."""

_WORD = "请用 WPS 或 Word 打开，另存为 .docx 再放进来；原文件留在原处。"
_EXCEL = "请用 WPS 或 Excel 打开，另存为 .xlsx 再放进来；原文件留在原处。"
_TYPED = "请把上面的话写进空白表或 .txt 再放进来；原文件留在原处。"
_PICTURE = (
    "照片、扫描件里的字读不出来：请照着打进空白表或 .txt 再放进来，"
    "照片自己留着，不用交；原文件留在原处。"
)
_MAIL = "请在邮件程序里把附件另存出来，或把正文贴进 .txt 再放进来；原文件留在原处。"
_PACKED = "请解开，把里面的表放进来；原文件留在原处。"
_HINTS = {
    **dict.fromkeys((".doc", ".wps", ".docm", ".dot", ".dotx", ".rtf", ".odt", ".wpt"), _WORD),
    **dict.fromkeys((".xls", ".et", ".xlsm", ".xlsb", ".csv", ".ods", ".numbers"), _EXCEL),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".bmp", ".gif", ".heic", ".webp"), _PICTURE),
    **dict.fromkeys((".tif", ".tiff", ".pdf", ".ofd"), _PICTURE),
    **dict.fromkeys((".eml", ".msg"), _MAIL),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz"), _PACKED),
}


def not_read(suffix: str) -> str:
    """That a file of such a suffix is not read."""
    return f"{suffix.lower() or '没有后缀的文件'} 读不出来，没有收。"


def what_to_do(suffix: str) -> str:
    """How what stands in it comes in after all."""
    return _HINTS.get(suffix.lower(), _TYPED)

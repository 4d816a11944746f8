"""One zip for an office without a network: the site, how to open it, what it is made of."""

from pathlib import Path

from builder.files.archive import EARLIEST, Moment, zipped
from builder.files.junk import is_junk
from builder.publish.sbom import sbom
from builder.publish.seal import FOLDER, NAME, checksums, files_in

INSTRUCTIONS = "使用说明.txt"
_TEXT = """{title}

一、打开
1. 把整个压缩包解压到共享文件夹或本机的一个文件夹，不要在压缩包里直接双击。
2. 打开 site 文件夹，双击 index.html。不需要联网，不需要安装软件。
3. 浏览器要求：Chrome / Edge 109 或火狐 115 及以上（国产浏览器请用“极速模式”）。

二、核对
CHECKSUMS 列出每个文件的 SHA-256。装有前事的电脑上执行：qianshi verify 解压后的目录
Linux 上也可以执行：sha256sum -c CHECKSUMS

三、更新
新的一份解压到新的文件夹，核对无误后再换掉旧的；不要覆盖在旧文件夹上面。

四、组成
SBOM.json 列出生成本站所用的软件包和站内的浏览器文件（CycloneDX 1.6）。
"""


def pack_site(site: Path, title: str, moment: Moment = EARLIEST) -> bytes:
    """The zip as bytes; the same site, title and moment always give the same bytes."""
    files = {f"{FOLDER}/{path}": data for path, data in read_files(site).items()}
    files["SBOM.json"] = sbom(files).encode()
    # Notepad of old Windows reads UTF-8 only with a mark at the start, and wants CRLF.
    files[INSTRUCTIONS] = _TEXT.format(title=title).replace("\n", "\r\n").encode("utf-8-sig")
    files[NAME] = checksums(files).encode()
    return zipped(files, moment)


def read_files(folder: Path) -> dict[str, bytes]:
    """Every file under a folder by its relative path, but what file managers leave there."""
    return {path: (folder / path).read_bytes() for path in files_in(folder) if not is_junk(path)}

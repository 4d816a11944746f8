"""Says what to install when Python is too old or cannot make a virtual environment."""

import importlib.util
import sys

if sys.version_info < (3, 11):
    sys.exit(
        f"需要 Python 3.11 或更新版本，现在是 {sys.version.split()[0]}。请安装后用 make PYTHON=… 指明。"
    )
if not importlib.util.find_spec("ensurepip"):
    sys.exit("这个 Python 不能建立虚拟环境（缺 ensurepip）。Debian 请安装 python3-venv。")

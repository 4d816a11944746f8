"""Where a site may be put: an empty place, or the place of a site that this tool made."""

from pathlib import Path

from builder.publish.seal import read_seal, strangers

_SHOWN = 3
_CURE = "请用 --site 换一个空的目录，或先把里面的东西移走。"


class TargetError(Exception):
    """The place is not ours to replace; the message is Chinese and says what to do."""


def check_target(target: Path, root: Path) -> None:
    """Raises TargetError for a place that holds anything but a site made from here.

    `root` is the knowledge base, which no site may contain, nor stand among its sources.
    """
    if target == root or target in root.parents:
        raise TargetError(f"{target} 里是知识库本身，不能放站点。{_CURE}")
    for name in ("content", "lessons", "checklists", "layers", ".git"):
        if (root / name) in (target, *target.parents):
            raise TargetError(f"{target} 在知识库的 {name} 里，不能放站点。{_CURE}")
    if not target.exists():
        return
    if not target.is_dir():
        raise TargetError(f"{target} 是一个文件，不能放站点。{_CURE}")
    check_ours(target)


def check_ours(folder: Path) -> None:
    """Raises TargetError for a folder that holds files nobody here wrote."""
    others = strangers(folder)
    if not others:
        return
    named = "、".join(others[:_SHOWN]) + (f" 等 {len(others)} 个" if len(others) > _SHOWN else "")
    if read_seal(folder):
        raise TargetError(f"{folder} 里有不是前事生成的文件：{named}。没有动它们。{_CURE}")
    raise TargetError(f"{folder} 不是空的，也不是前事生成的站点（{named}）。没有动它。{_CURE}")

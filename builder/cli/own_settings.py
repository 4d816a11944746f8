"""What a user told this program once: small JSON files in the user's own settings folder."""

import json
import os
from pathlib import Path
from typing import Any

from platformdirs import user_config_dir

from builder.cache.user_folder import private_folder
from builder.cli.folder import MissingError
from builder.files.durable import PRIVATE
from builder.files.reason import reason_of
from builder.files.write import write_text

VARIABLE = "QIANSHI_CONFIG"
"""Names another place for the user's own settings."""


def own_folder() -> Path:
    """Where they are kept, whether it is there or not."""
    return Path(os.environ.get(VARIABLE) or user_config_dir("qianshi", appauthor=False))


def made_private() -> Path:
    """The folder, made where it is missing; OSError where somebody else could have filled it."""
    return private_folder(own_folder(), VARIABLE)


def read_own(name: str) -> dict[str, Any]:
    """Everything that a file says; a file that somebody else could have written is none."""
    folder = own_folder()
    try:
        if not (folder / name).is_file():
            return {}
        kept = json.loads((made_private() / name).read_text("utf-8"))
    except OSError as fault:
        raise MissingError(f"{fault.filename or folder}：{reason_of(fault)}。") from None
    except (ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def write_own(name: str, kept: dict[str, Any]) -> None:
    """Remember it, in place of what the file said."""
    try:
        text = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True)
        write_text(made_private() / name, f"{text}\n", PRIVATE)
    except OSError as fault:
        raise MissingError(
            f"记不进 {fault.filename or own_folder()}：{reason_of(fault)}。"
        ) from None

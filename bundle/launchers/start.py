"""前事, from the folder it was unpacked into: without words the menu, with words a command.

The office's own folder lies beside this one, so that a newer program is unpacked beside the old
one and finds it; a command that is called outside a knowledge base means that folder.
"""

import os
import sys
from pathlib import Path

HERE = Path(__file__).absolute().parent
OFFICE = HERE.parent / "本单位"
sys.path.insert(0, str(HERE / "lib"))

if __name__ == "__main__":
    from builder.cli import main

    if (OFFICE / "qianshi.yml").is_file():
        os.environ.setdefault("QIANSHI_ROOT", str(OFFICE))
    main(sys.argv[1:] or ["menu", str(OFFICE)])

"""Reads the QR code on a drawn page as a phone would, with jsQR in Node.js."""

import subprocess
from pathlib import Path
from typing import Any

import pymupdf

_ROOT = Path(__file__).parent.parent.parent
_READ = """
const size = Number(process.argv[1]), data = require("fs").readFileSync(0);
const code = require("jsqr")(new Uint8ClampedArray(data), size, data.length / 4 / size);
process.stdout.write(code ? code.data : "");
"""


def code_on(page: Any) -> str:
    """What the code on a page of a PDF says at 150 dots per inch; "" where no code is found."""
    pixels = page.get_pixmap(dpi=150, alpha=False, colorspace=pymupdf.csRGB)
    opaque = pymupdf.Pixmap(pixels, 1)  # type: ignore[no-untyped-call]
    command = ["node", "-e", _READ, str(opaque.width)]
    done = subprocess.run(command, input=opaque.samples, cwd=_ROOT, check=True, capture_output=True)
    return bytes(done.stdout).decode()

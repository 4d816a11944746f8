"""What the site is made of and with: a CycloneDX list of Python packages and browser files."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PRODUCT = "qianshi"
_BROWSER = (".js", ".css")
_FROM_MATERIAL = ("assets/javascripts/", "assets/stylesheets/")


def sbom(files: Mapping[str, bytes]) -> str:
    """CycloneDX 1.5 as JSON, without times or serial numbers: the same for the same site."""
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "components": [*_python_parts(), *_browser_parts(files)],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _python_parts() -> list[dict[str, Any]]:
    """The product and everything it needs to run, as installed here."""
    found: dict[str, Distribution] = {}
    waiting = [PRODUCT]
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name not in found and (installed := _installed(name)):
            found[name] = installed
            waiting += _needs(installed)
    return [_python_part(name, found[name]) for name in sorted(found)]


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _needs(installed: Distribution) -> Iterator[str]:
    for text in installed.requires or ():
        requirement = Requirement(text)
        if not requirement.marker or requirement.marker.evaluate({"extra": ""}):
            yield requirement.name


def _python_part(name: str, installed: Distribution) -> dict[str, Any]:
    purl = f"pkg:pypi/{name}@{installed.version}"
    return {"type": "library", "name": name, "version": installed.version, "purl": purl}


def _browser_parts(files: Mapping[str, bytes]) -> Iterator[dict[str, Any]]:
    for path in sorted(files):
        if path.endswith(_BROWSER) and "/data/" not in f"/{path}":
            origin = "mkdocs-material" if any(x in path for x in _FROM_MATERIAL) else PRODUCT
            content = sha256(files[path]).hexdigest()
            hashes = [{"alg": "SHA-256", "content": content}]
            yield {"type": "file", "name": path, "group": origin, "hashes": hashes}

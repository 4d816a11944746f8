"""What the site is made of and with: a CycloneDX list of Python packages and browser files."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PRODUCT = "qianshi"
_BROWSER = (".js", ".css")
_FROM_MATERIAL = ("assets/javascripts/", "assets/stylesheets/")


def sbom(files: Mapping[str, bytes]) -> str:
    """CycloneDX 1.6 as JSON; `files` are those of the site, by path. The same for the same site."""
    return JsonV1Dot6(make_bom(files)).output_as_string(indent=1) + "\n"


def make_bom(files: Mapping[str, bytes]) -> Bom:
    """The list as the library's own record, without times, serial numbers and random references."""
    installed = _installed_parts()
    parts = {name: _python_part(name, installed[name]) for name in installed}
    bom = Bom(components=[*parts.values(), *_browser_parts(files)])
    bom.metadata.timestamp = None  # type: ignore[assignment]  # the library fills in now,
    bom.serial_number = None  # type: ignore[assignment]  # and a number made by chance
    for name, part in parts.items():
        needed = (parts[need] for need in _needs(installed[name]) if need in parts)
        bom.register_dependency(part, needed)
    bom.validate()
    return bom


def _installed_parts() -> dict[str, Distribution]:
    """The product and everything it needs to run, as installed here, by name."""
    found: dict[str, Distribution] = {}
    waiting = [PRODUCT]
    while waiting:
        name = waiting.pop()
        if name not in found and (installed := _installed(name)):
            found[name] = installed
            waiting += _needs(installed)
    return found


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _needs(installed: Distribution) -> Iterator[str]:
    for text in installed.requires or ():
        requirement = Requirement(text)
        if not requirement.marker or requirement.marker.evaluate({"extra": ""}):
            yield canonicalize_name(requirement.name)


def _python_part(name: str, installed: Distribution) -> Component:
    purl = PackageURL("pypi", None, name, installed.version)
    return Component(
        type=ComponentType.LIBRARY,
        name=name,
        version=installed.version,
        purl=purl,
        bom_ref=str(purl),
    )


def _browser_parts(files: Mapping[str, bytes]) -> Iterator[Component]:
    for path, content in files.items():
        if path.endswith(_BROWSER) and "/data/" not in f"/{path}":
            yield Component(
                type=ComponentType.FILE,
                name=path,
                group="mkdocs-material" if any(x in path for x in _FROM_MATERIAL) else PRODUCT,
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=sha256(content).hexdigest())],
                bom_ref=path,
            )

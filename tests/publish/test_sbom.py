"""The list of parts is CycloneDX by its own library's judgement, and the same at any time."""

import json
import subprocess
import sys

from cyclonedx.model.bom import Bom
from cyclonedx.output.xml import XmlV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.xml import XmlValidator

from builder.publish.sbom import make_bom, sbom

FILES = {
    "site/assets/qianshi/base.js": b"1",
    "site/assets/javascripts/bundle.js": b"2",
    "site/data/build.js": b"3",
    "site/index.html": b"4",
}
_HERE = "from builder.publish.sbom import sbom; print(sbom({'b.js': b'1', 'a.js': b'2'}), end='')"


def test_the_list_fits_the_schema_and_reads_back_as_it_was() -> None:
    """The schema of the JSON form needs a validator of its own; both forms are of one record."""
    bom = make_bom(FILES)
    fault = XmlValidator(SchemaVersion.V1_6).validate_str(XmlV1Dot6(bom).output_as_string())
    assert fault is None
    again = Bom.from_json(json.loads(sbom(FILES)))  # type: ignore[attr-defined]
    assert set(again.components) == set(bom.components)
    assert set(again.dependencies) == set(bom.dependencies)


def test_two_programs_write_the_same_bytes() -> None:
    made = [
        subprocess.run(
            [sys.executable, "-c", _HERE],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1]
    assert b"timestamp" not in made[0]
    assert b"serialNumber" not in made[0]


def test_packages_files_and_what_needs_what_are_named() -> None:
    made = json.loads(sbom(FILES))
    parts = {part["name"]: part for part in made["components"]}
    assert {name for name in parts if "/" in name} == set(list(FILES)[:2])
    assert parts["site/assets/javascripts/bundle.js"]["group"] == "mkdocs-material"
    assert parts["nh3"]["purl"].startswith("pkg:pypi/nh3@")
    needs = {row["ref"]: row.get("dependsOn", []) for row in made["dependencies"]}
    assert parts["nh3"]["bom-ref"] in needs[parts["qianshi"]["bom-ref"]]
    assert parts["mdurl"]["bom-ref"] in needs[parts["markdown-it-py"]["bom-ref"]]

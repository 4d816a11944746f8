"""Findings as text for people, JSON for scripts, and what code hosts show beside a change."""

import json
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote

from builder.checks.codes import CODES, Code, severity_of
from builder.checks.privacy import masked
from builder.model import Finding

MARKS = {"error": "错误", "warning": "提醒"}
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def line_of(finding: Finding) -> str:
    """`path:line: 错误 code: message hint`, as editors and people read it; nothing private."""
    mark, safe = MARKS[severity_of(finding.code)], masked(finding)
    return f"{finding.place}: {mark} {finding.code}: {safe.message}{safe.hint}"


def render_report(findings: Sequence[Finding], name: str, version: str) -> str:
    """Findings in one of the `REPORTS`; `version` is the tool's. Text without a final newline."""
    return REPORTS[name](findings, version)


def _text(findings: Sequence[Finding], version: str) -> str:
    return "\n".join(map(line_of, findings))


def _json(findings: Sequence[Finding], version: str) -> str:
    rows = [
        {
            "path": finding.place.path,
            "line": finding.place.line,
            "code": finding.code,
            "severity": severity_of(finding.code),
            "message": finding.message,
            "hint": finding.hint,
        }
        for finding in findings
    ]
    return json.dumps({"version": version, "findings": rows}, ensure_ascii=False, indent=1)


def _github(findings: Sequence[Finding], version: str) -> str:
    """Workflow commands: GitHub shows them on the changed lines."""
    return "\n".join(map(_github_line, findings))


def _github_line(finding: Finding) -> str:
    place, code = finding.place, finding.code
    head = f"file={_property(place.path)},line={place.line},title={_property(code)}"
    return f"::{severity_of(code)} {head}::{_data(finding.message + finding.hint)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _sarif(findings: Sequence[Finding], version: str) -> str:
    """OASIS SARIF 2.1.0."""
    used = sorted({finding.code for finding in findings} & CODES.keys())
    driver = {"name": "qianshi", "version": version, "rules": [_rule(CODES[n]) for n in used]}
    run = {
        "tool": {"driver": driver},
        "originalUriBaseIds": {"ROOT": {"description": {"text": "知识库的根目录"}}},
        "results": [_result(finding) for finding in findings],
    }
    return json.dumps(
        {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1
    )


def _rule(code: Code) -> object:
    return {
        "id": code.name,
        "shortDescription": {"text": code.meaning},
        "help": {"text": code.cure},
        "defaultConfiguration": {"level": code.severity},
    }


def _result(finding: Finding) -> object:
    artifact = {"uri": quote(finding.place.path), "uriBaseId": "ROOT"}
    location = {"artifactLocation": artifact, "region": {"startLine": finding.place.line}}
    return {
        "ruleId": finding.code,
        "level": severity_of(finding.code),
        "message": {"text": finding.message + finding.hint},
        "locations": [{"physicalLocation": location}],
    }


Report = Callable[[Sequence[Finding], str], str]
REPORTS: Mapping[str, Report] = {"text": _text, "json": _json, "github": _github, "sarif": _sarif}

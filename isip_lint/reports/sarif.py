"""SARIF 2.1.0, as code scanning platforms accept it: one run, each result at a line of a file.

The standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. The flagged words
are given, never the clause around them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from isip_lint.engine.model import KNOWN, DocumentReport, Finding, Report
from isip_lint.reports.aside import stale_text
from isip_lint.reports.gaps import gaps
from isip_lint.reports.help import help_markdown, help_text, linked, page_address, sentence
from isip_lint.reports.layout import printable
from isip_lint.reports.places import Placed, all_placed, as_uri
from isip_lint.reports.table import Rendering
from isip_lint.reports.words import Words, interface_file

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
Json = dict[str, Any]


def render(report: Report, rendering: Rendering) -> str:
    """Return the report as a SARIF log."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, rendering)]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(report: Report, rendering: Rendering) -> Json:
    rules = _first_of_each_rule(report)
    numbers = {name: number for number, name in enumerate(rules)}
    files = {d.path: number for number, d in enumerate(report.documents)}
    return {
        "tool": {"driver": _driver(report, rendering.version, rules)},
        "automationDetails": {"id": "isip-lint/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, rendering.exit_status)],
        "artifacts": [_artifact(document) for document in report.documents],
        "results": [
            _result(p, numbers[p.finding.rule], files[p.document.path]) for p in all_placed(report)
        ],
    }


def _first_of_each_rule(report: Report) -> dict[str, tuple[Finding, str]]:
    rules: dict[str, tuple[Finding, str]] = {}
    for document in report.documents:
        for finding in document.findings:
            rules.setdefault(finding.rule, (finding, document.message_language))
    return dict(sorted(rules.items()))


def _driver(report: Report, version: str, rules: dict[str, tuple[Finding, str]]) -> Json:
    return {
        "name": "isip-lint",
        "version": version,
        **linked("informationUri", interface_file("addresses")["project"]),
        "language": next((d.message_language for d in report.documents), "en"),
        "rules": [_rule(finding, language) for finding, language in rules.values()],
        "properties": {
            "packs": [{"name": n, "version": v, "digest": d} for n, v, d in report.packs]
        },
    }


def _rule(finding: Finding, language: str) -> Json:
    severity = finding.severity.value
    return {
        "id": finding.rule,
        "name": finding.rule.replace("/", "-"),
        "shortDescription": {"text": finding.title},
        "fullDescription": {"text": finding.why},
        "help": {
            "text": help_text(finding, language),
            "markdown": help_markdown(finding, language),
        },
        **linked("helpUri", page_address(finding.rule)),
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": {
            "tags": [finding.rule.split("/", maxsplit=1)[0], f"firmness-{finding.firmness}"],
            "problem.severity": _PROBLEMS[severity],
            "sources": [s.url for s in finding.sources if s.url],
        },
    }


def _invocation(report: Report, exit_status: int) -> Json:
    return {
        "executionSuccessful": not any(
            gap.whole for document in report.documents for gap in gaps(document)
        ),
        "exitCode": exit_status,
        "toolExecutionNotifications": [
            notification for document in report.documents for notification in _unjudged(document)
        ],
        "toolConfigurationNotifications": [
            {
                "descriptor": {"id": f"suppression-{entry.state}"},
                "level": "warning",
                "message": {"text": stale_text(entry, Words("en"))},
            }
            for entry in report.stale
        ],
    }


def _unjudged(document: DocumentReport) -> Iterator[Json]:
    for gap in gaps(document):
        yield {
            "descriptor": {"id": gap.code},
            "level": "error" if gap.whole else "warning",
            "message": {"text": printable(f"{document.path}: {gap.text}")},
            "locations": [
                {"physicalLocation": {"artifactLocation": _artifact_location(document.path)}}
            ],
        }


def _artifact(document: DocumentReport) -> Json:
    return {"location": _artifact_location(document.path), "roles": ["analysisTarget"]}


def _artifact_location(path: str) -> Json:
    uri = as_uri(path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _result(placed: Placed, rule: int, artifact: int) -> Json:
    finding = placed.finding
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity.value],
        "message": {"text": sentence(finding)},
        "locations": [_location(placed, artifact)],
        "partialFingerprints": {
            "isipLint/v1": finding.fingerprint,
            "primaryLocationLineHash": placed.key,
        },
        "properties": {"review": finding.review, "firmness": finding.firmness},
        **_marks(finding),
    }


def _location(placed: Placed, artifact: int) -> Json:
    finding = placed.finding
    region: Json = {"startLine": placed.line}
    if placed.columns is not None:
        region |= {"startColumn": placed.columns[0], "endColumn": placed.columns[1]}
    if not finding.document_level:
        region["snippet"] = {"text": printable(finding.text)}
    if finding.location.page is not None:
        region["properties"] = {"page": finding.location.page}
    place = {**_artifact_location(placed.document.path), "index": artifact}
    logical = {"fullyQualifiedName": finding.location.path, "kind": "element"}
    if finding.section:
        logical["name"] = printable(finding.section)
    return {
        "physicalLocation": {"artifactLocation": place, "region": region},
        "logicalLocations": [logical],
    }


def _marks(finding: Finding) -> Json:
    """What is known or suppressed is marked; left out, a platform would call it fixed."""
    marks: Json = {}
    if finding.baseline is not None:
        marks["baselineState"] = "unchanged" if finding.baseline == KNOWN else "new"
    if not finding.live:
        reason = finding.suppressed.reason if finding.suppressed else "in the baseline"
        marks["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": reason}
        ]
    return marks

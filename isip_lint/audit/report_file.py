"""A report in JSON, read back as far as findings can be compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from isip_lint.documents.model import Location, Notice, Status
from isip_lint.engine.model import (
    DocumentReport,
    Finding,
    RuleNotice,
    Severity,
    Suppression,
)
from isip_lint.yaml_source import FaultError


def read_report(path: Path) -> tuple[DocumentReport, ...]:
    """Return the documents of a report of ``check --format json``, without evidence and sources.

    Raises FaultError for another file, OSError.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
        if data["tool"]["name"] != "isip-lint":
            raise ValueError
        return tuple(_document(document) for document in data["documents"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise FaultError([f"{path}:1:1: this is no report of isip-lint in JSON"]) from None


def _document(data: dict[str, Any]) -> DocumentReport:
    return DocumentReport(
        data["path"],
        Status(data["status"]),
        data["detail"],
        language=data["language"],
        rules_applied=data["rules_applied"],
        findings=tuple(_finding(finding) for finding in data["findings"]),
        notices=tuple(RuleNotice(**notice) for notice in data["notices"]),
        file_notices=tuple(Notice(**notice) for notice in data["file_notices"]),
    )


def _finding(data: dict[str, Any]) -> Finding:
    place, said = data["location"], data.get("suppressed")
    return Finding(
        rule=data["rule"],
        severity=Severity(data["severity"]),
        firmness=data["firmness"],
        review=data["review"],
        title=data["title"],
        message=data["message"],
        why=data["why"],
        text=data["text"],
        clause=data["clause"],
        section=place["section"],
        location=Location(place["path"], place["line"], place["page"]),
        start=place["start"],
        end=place["end"],
        evidence=(),
        sources=(),
        instead=data["instead"],
        fingerprint=data["fingerprint"],
        document_level=data["document_level"],
        suppressed=Suppression(said["reason"], said["author"]) if said else None,
        baseline=data.get("baseline"),
    )

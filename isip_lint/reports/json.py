"""The report that programs read; its JSON schema stands in ``docs/report.schema.json``."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from datetime import date
from typing import Any

from isip_lint.documents.model import Status
from isip_lint.engine.model import (
    KNOWN,
    DocumentReport,
    Finding,
    Report,
    Severity,
    StaleSuppression,
    Suppression,
)
from isip_lint.reports.table import Rendering

SCHEMA_VERSION = "1"
_NOT_MEASURED = {"words": None, "sentences": None, "reason": "not-measured"}
Json = dict[str, Any]


def render(report: Report, rendering: Rendering) -> str:
    """Return the report as JSON text."""
    return json.dumps(as_data(report, rendering), ensure_ascii=False, indent=2) + "\n"


def as_data(report: Report, rendering: Rendering) -> Json:
    """Return the report as plain values, as ``docs/report.schema.json`` describes them."""
    packs = [{"name": n, "version": v, "digest": d} for n, v, d in report.packs]
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "isip-lint", "version": rendering.version, "packs": packs},
        "personal_data": "masked" if rendering.masked else "shown",
        "documents": [_document(document) for document in report.documents],
        "stale_suppressions": [_stale(entry) for entry in report.stale],
        "baseline_gone": [asdict(gone) for gone in report.gone],
        "summary": _summary(report, rendering.exit_status),
    }


def _document(document: DocumentReport) -> Json:
    return {
        "path": document.path,
        "status": document.status.value,
        "detail": document.detail,
        "language": document.language,
        "kind": document.kind,
        "template": document.template,
        "signed": _day(document.signed),
        "law_as_of": _day(document.law_as_of),
        "law_basis": document.law_basis,
        "findings": [_finding(f, document.message_language) for f in document.findings],
        "notices": [asdict(notice) for notice in document.notices],
        "file_notices": [asdict(notice) for notice in document.file_notices],
        "rules_applied": document.rules_applied,
        "in_order": list(document.in_order),
        "metrics": {"readability": _NOT_MEASURED, **document.metrics},
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _finding(finding: Finding, language: str) -> Json:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "firmness": finding.firmness,
        "review": finding.review,
        "document_level": finding.document_level,
        "title": finding.title,
        "message": finding.message,
        "why": finding.why,
        "text": finding.text,
        "clause": finding.clause,
        "location": _location(finding),
        "evidence": [asdict(evidence) for evidence in finding.evidence],
        "sources": [{**asdict(s), "name": s.name[language]} for s in finding.sources],
        "instead": finding.instead,
        "fingerprint": finding.fingerprint,
        "suppressed": _suppressed(finding.suppressed),
        "baseline": finding.baseline,
    }


def _suppressed(suppression: Suppression | None) -> Json | None:
    if suppression is None:
        return None
    return {**asdict(suppression), "until": _day(suppression.until)}


def _stale(entry: StaleSuppression) -> Json:
    fields = {k: v for k, v in asdict(entry).items() if k != "suppression"}
    return {**fields, **(_suppressed(entry.suppression) or {})}


def _location(finding: Finding) -> Json:
    return {
        **asdict(finding.location),
        "start": finding.start,
        "end": finding.end,
        "section": finding.section,
    }


def _summary(report: Report, exit_status: int) -> Json:
    listed = [f for d in report.documents for f in d.findings]
    findings = [f for f in listed if f.live]
    severities = Counter(f.severity.value for f in findings if not f.review)
    statuses = Counter(d.status.value for d in report.documents)
    return {
        "documents": len(report.documents),
        "findings": len(findings),
        "review": sum(f.review for f in findings),
        "suppressed": sum(f.suppressed is not None for f in listed),
        "known": sum(f.baseline == KNOWN for f in listed),
        "by_status": {status.value: statuses[status.value] for status in Status},
        "by_severity": {severity.value: severities[severity.value] for severity in Severity},
        "by_rule": dict(sorted(Counter(f.rule for f in findings).items())),
        "left_out": list(report.left_out),
        "today": _day(report.today),
        "exit_status": exit_status,
    }

"""GitLab Code Quality: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from isip_lint.engine.model import DocumentReport, Report
from isip_lint.reports.gaps import gaps
from isip_lint.reports.help import sentence
from isip_lint.reports.layout import printable
from isip_lint.reports.places import Placed, placed, relative
from isip_lint.reports.table import Rendering

_SEVERITIES = {"error": "critical", "warning": "minor", "info": "info"}
Json = dict[str, Any]


def render(report: Report, rendering: Rendering) -> str:
    """Return the report as a list of issues; what is suppressed or known is left out.

    GitLab compares the list with that of the target branch, so that it has no marks for either.
    """
    issues = [issue for document in report.documents for issue in _issues(document)]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issues(document: DocumentReport) -> Iterator[Json]:
    path = relative(document.path)
    for gap in gaps(document):
        key = hashlib.sha256(f"{path}\n{gap.code}\n{gap.text}".encode()).hexdigest()[:32]
        yield _issue(gap.text, f"isip-lint/{gap.code}", key, "major", (path, 1))
    for item in placed(document):
        if item.finding.live:
            yield _finding(item, path)


def _finding(item: Placed, path: str) -> Json:
    finding = item.finding
    return _issue(
        sentence(finding),
        finding.rule,
        item.unique,
        _SEVERITIES[finding.severity.value],
        (path, item.line),
    )


def _issue(text: str, name: str, key: str, severity: str, place: tuple[str, int]) -> Json:
    return {
        "description": printable(text),
        "check_name": name,
        "fingerprint": key,
        "severity": severity,
        "location": {"path": place[0], "lines": {"begin": place[1]}},
    }

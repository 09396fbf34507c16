"""Reviewdog Diagnostic Format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from isip_lint.engine.model import Report
from isip_lint.reports.gaps import gaps
from isip_lint.reports.help import linked, page_address, sentence
from isip_lint.reports.layout import printable
from isip_lint.reports.places import Placed, all_placed, relative
from isip_lint.reports.table import Rendering

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
Json = dict[str, Any]


def render(report: Report, rendering: Rendering) -> str:
    """Return the live findings as diagnostics, by line: its columns count bytes of the file."""
    diagnostics = [*_unjudged(report)]
    diagnostics += [_finding(p) for p in all_placed(report) if p.finding.live]
    result = {"source": {"name": "isip-lint"}, "diagnostics": diagnostics}
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _unjudged(report: Report) -> Iterator[Json]:
    for document in report.documents:
        for gap in gaps(document):
            yield {
                "message": printable(gap.text),
                "location": {"path": relative(document.path)},
                "severity": "ERROR" if gap.whole else "WARNING",
                "code": {"value": gap.code},
            }


def _finding(item: Placed) -> Json:
    finding = item.finding
    return {
        "message": sentence(finding),
        "location": {
            "path": relative(item.document.path),
            "range": {"start": {"line": item.line}},
        },
        "severity": _SEVERITIES[finding.severity.value],
        "code": {"value": finding.rule, **linked("url", page_address(finding.rule))},
    }

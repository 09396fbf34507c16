"""A table for spreadsheets, as Excel opens it in Belgium: semicolons, and UTF-8 with a mark."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from isip_lint.engine.model import DocumentReport, Report
from isip_lint.reports.gaps import gaps
from isip_lint.reports.layout import printable
from isip_lint.reports.places import Placed, placed
from isip_lint.reports.table import Rendering
from isip_lint.reports.words import Words

_BYTE_ORDER_MARK = "\ufeff"
# A cell that begins with one of these, after blanks, is a formula for one spreadsheet or another.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%")
_HEAD = (
    "path",
    "line",
    "page",
    "section",
    "rule",
    "severity",
    "review",
    "state",
    "title",
    "text",
    "message",
    "firmness",
    "sources",
    "instead",
    "fingerprint",
)


def render(report: Report, rendering: Rendering) -> str:
    """Return a row per finding and per gap; a document without either has a row of its own."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(_HEAD)
    for document in report.documents:
        for row in _rows(document):
            writer.writerow([_safe(row.get(name, "")) for name in _HEAD])
    return _BYTE_ORDER_MARK + out.getvalue()


def _rows(document: DocumentReport) -> Iterator[dict[str, str]]:
    words = Words(document.message_language)
    for gap in gaps(document):
        yield {"path": document.path, "state": "not-judged", "title": gap.code, "message": gap.text}
    for item in placed(document):
        yield {"path": document.path, **_finding(item, words)}
    if not document.findings and not gaps(document):
        yield {"path": document.path, "state": "clean", "message": words.say("clean")}


def _finding(item: Placed, words: Words) -> dict[str, str]:
    finding = item.finding
    state = "suppressed" if finding.suppressed else finding.baseline or "open"
    return {
        "line": str(item.line),
        "page": str(finding.location.page or ""),
        "section": finding.section,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "review": str(finding.review).lower(),
        "state": state,
        "title": finding.title,
        "text": "" if finding.document_level else finding.text,
        "message": finding.message,
        "firmness": words.say(f"firmness-{finding.firmness}"),
        "sources": " | ".join(words.source(source) for source in finding.sources),
        "instead": finding.instead,
        "fingerprint": finding.fingerprint,
    }


def _safe(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would calculate."""
    shown = printable(text)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown

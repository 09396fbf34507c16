"""Workflow commands that GitHub shows as annotations beside the files of a pull request.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Iterator

from isip_lint.engine.model import Report
from isip_lint.reports.gaps import gaps
from isip_lint.reports.layout import printable
from isip_lint.reports.places import Placed, all_placed, relative
from isip_lint.reports.table import Rendering

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report, rendering: Rendering) -> str:
    """Return a command per live finding, the worst first: a platform shows only the first ten."""
    live = [p for p in all_placed(report) if p.finding.live]
    ordered = sorted(live, key=lambda p: -p.finding.severity.rank)
    return "".join(f"{line}\n" for line in (*_unjudged(report), *map(_finding, ordered)))


def _unjudged(report: Report) -> Iterator[str]:
    for document in report.documents:
        for gap in gaps(document):
            severity = "error" if gap.whole else "warning"
            yield _command(severity, gap.text, file=relative(document.path), title=gap.code)


def _finding(item: Placed) -> str:
    finding = item.finding
    words = "" if finding.document_level else f"“{finding.text}”. "
    return _command(
        _COMMANDS[finding.severity.value],
        f"{words}{finding.message}",
        file=relative(item.document.path),
        line=str(item.line),
        title=f"{finding.title} ({finding.rule})",
    )


def _command(name: str, message: str, **properties: str) -> str:
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {given}::{_data(printable(message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")

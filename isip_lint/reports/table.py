"""The table of reporters: each turns a report into the text of one output format."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from isip_lint.reports.layout import Layout

if TYPE_CHECKING:
    from isip_lint.engine.model import Report

# The function ``render`` of the module of this name under ``isip_lint/reports``.
REPORTERS = {
    "text": "text",
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "junit": "junit",
    "gitlab": "gitlab",
    "github": "github",
    "markdown": "markdown",
    "rdjson": "rdjson",
    "csv": "csv",
    "html": "html",
}
# These speak the language of each document unless another is chosen; the others speak English.
FOR_PEOPLE = frozenset({"text", "markdown", "csv", "html"})
# These show the text of a document, not only the words of its findings.
WITH_TEXT = frozenset({"html"})


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a caller chose about a report.

    ``exit_status`` is that of the command; ``language`` that of the interface, None for the
    language of each document; ``version`` that of isip-lint; ``masked`` says that personal data
    were taken out of the report; ``suppressed`` asks to show what is suppressed or known too.
    """

    exit_status: int = 0
    language: str | None = None
    layout: Layout = field(default_factory=Layout)
    version: str = ""
    masked: bool = False
    suppressed: bool = False


class Reporter(Protocol):
    """A function that gives the text of one format."""

    def __call__(self, report: Report, rendering: Rendering, /) -> str:
        """Return ``report`` as text."""


def reporter(name: str) -> Reporter:
    """Return the reporter of a format. Raises KeyError for a format that is not in the table."""
    render: Reporter = import_module(f"isip_lint.reports.{REPORTERS[name]}").render
    return render

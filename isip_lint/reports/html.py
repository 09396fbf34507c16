"""The report for a browser or a printer: one file, no script, the text with its findings beside."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from isip_lint.documents.model import Status
from isip_lint.engine.model import DocumentReport, Report
from isip_lint.engine.verdict import is_fully_judged
from isip_lint.reports.gaps import refusal
from isip_lint.reports.help import page_address
from isip_lint.reports.layout import printable
from isip_lint.reports.marked import REVIEW, Numbered, Part, numbered, parts
from isip_lint.reports.table import Rendering
from isip_lint.reports.text import counts, head, place
from isip_lint.reports.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).with_name("templates")
LEVELS = ("error", "warning", "info", REVIEW)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the page shows of one document; ``key`` begins all its anchors."""

    key: str
    document: DocumentReport
    words: Words
    findings: tuple[Numbered, ...]
    parts: tuple[Part, ...]

    @property
    def whole(self) -> tuple[Numbered, ...]:
        """The findings on the document as a whole."""
        return tuple(found for found in self.findings if found.finding.document_level)

    @property
    def head(self) -> tuple[str, ...]:
        """Language, kind, day of signature and law."""
        return tuple(head(self.document, self.words))

    @property
    def counts(self) -> tuple[str, ...]:
        """How many findings of each severity."""
        return tuple(counts(self.document.findings, self.words))

    @property
    def judged(self) -> bool:
        """Whether there is a judgement at all."""
        return self.document.status is Status.CHECKED

    @property
    def complete(self) -> bool:
        """Whether the whole document was judged."""
        return is_fully_judged(self.document)

    @property
    def refusal(self) -> str:
        """Why there is no judgement."""
        return refusal(self.document, self.words)

    @property
    def notices(self) -> tuple[tuple[str, str], ...]:
        """The rules that were not applied, by reason."""
        found = sorted(self.document.notices, key=lambda notice: notice.reason)
        return tuple(
            (self.words.say(f"reason-{reason}"), ", ".join(notice.rule for notice in named))
            for reason, named in groupby(found, key=lambda notice: notice.reason)
        )


def render(report: Report, rendering: Rendering) -> str:
    """Return the report as one page of HTML that needs no script and no other file."""
    sheets = tuple(_sheets(report, rendering))
    style = f"{(_TEMPLATES / 'report.css').read_text(encoding='utf-8')}{_filters(sheets)}"
    words = _common(report, rendering)
    return (
        _environment()
        .get_template("report.html")
        .render(
            words=words,
            report=report,
            sheets=sheets,
            style=style,
            digest=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            levels=[level for level in LEVELS if level in _levels(sheets)],
            rules=_rules(sheets),
            version=rendering.version,
        )
    )


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["printable"] = printable
    environment.globals.update(place=place, page_address=page_address)
    return environment


def _sheets(report: Report, rendering: Rendering) -> Iterator[Sheet]:
    for number, document in enumerate(report.documents, start=1):
        found = numbered(document)
        words = Words(rendering.language or document.message_language)
        yield Sheet(f"d{number}", document, words, found, tuple(parts(document.passages, found)))


def _common(report: Report, rendering: Rendering) -> Words:
    spoken = {document.message_language for document in report.documents}
    return Words(rendering.language or (spoken.pop() if len(spoken) == 1 else "en"))


def _levels(sheets: Sequence[Sheet]) -> set[str]:
    return {found.level for sheet in sheets for found in sheet.findings}


def _rules(sheets: Sequence[Sheet]) -> list[tuple[str, str, int, int]]:
    """Return the rules that fired: id, title, findings, documents; the most frequent first."""
    found = Counter(f.finding.rule for sheet in sheets for f in sheet.findings)
    spread = Counter(rule for sheet in sheets for rule in {f.finding.rule for f in sheet.findings})
    titles = {f.finding.rule: f.finding.title for sheet in sheets for f in sheet.findings}
    ordered = sorted(found, key=lambda rule: (-spread[rule], -found[rule], rule))
    return [(rule, titles[rule], found[rule], spread[rule]) for rule in ordered]


def _filters(sheets: Sequence[Sheet]) -> str:
    """Return the style that hides what a box of the page is unticked for."""
    lines = []
    for level in LEVELS:
        unticked = f"body:has(#show-{level}:not(:checked))"
        hidden = f"{unticked} :is(.finding, .ref).{level} {{ display: none; }}"
        lines.append(f"{hidden}\n{unticked} mark.{level} {{ all: unset; }}\n")
    for sheet in sheets:
        for number, _ in enumerate(sheet.parts, start=1):
            key = f"{sheet.key}-s{number}"
            lines.append(f"body:has(#show-{key}:not(:checked)) #{key} {{ display: none; }}\n")
    return "".join(lines)

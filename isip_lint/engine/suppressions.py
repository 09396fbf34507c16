"""Findings that somebody said not to count, by entries that stand outside the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatchcase

from isip_lint.engine.model import (
    DocumentReport,
    Finding,
    Report,
    StaleSuppression,
    Suppression,
)
from isip_lint.engine.verdict import is_fully_judged


@dataclass(frozen=True, slots=True)
class Entry:
    """What is not to count: a fingerprint, or a rule in the files that ``path`` matches.

    ``path`` and ``section`` are patterns; empty means any.
    """

    suppression: Suppression
    fingerprint: str = ""
    rule: str = ""
    path: str = ""
    section: str = ""

    def is_over(self, today: date) -> bool:
        """Whether the last day of the entry has passed."""
        return self.suppression.until is not None and self.suppression.until < today

    def covers(self, finding: Finding) -> bool:
        """Whether the entry speaks of ``finding``, in a file that it speaks of.

        What concerns a whole document has one fingerprint in all documents: it needs a path.
        """
        if finding.document_level and not self.path:
            return False
        section = fnmatchcase(finding.section.casefold(), self.section.casefold() or "*")
        fingerprint = self.fingerprint in {"", finding.fingerprint}
        return fingerprint and self.rule in {"", finding.rule} and section


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a run went: ``matches`` tells whether a pattern means a file, ``applied`` whether a
    rule was held against the documents, ``whole`` whether all files were checked that there are."""

    matches: Callable[[str, str], bool]
    applied: Callable[[str], bool] = lambda rule: True
    whole: bool = False


@dataclass(slots=True)
class _Use:
    """What the entries of a run did."""

    reach: Reach
    today: date
    used: set[Entry] = field(default_factory=set)

    def mark(self, document: DocumentReport, entries: Sequence[Entry]) -> DocumentReport:
        """Return ``document`` with its suppressed findings marked."""
        here = [e for e in entries if not e.path or self.reach.matches(e.path, document.path)]
        found = tuple(self._marked(finding, here) for finding in document.findings)
        return replace(document, findings=found)

    def _marked(self, finding: Finding, entries: Iterable[Entry]) -> Finding:
        covering = [e for e in entries if e.covers(finding) and not e.is_over(self.today)]
        self.used.update(covering)
        return replace(finding, suppressed=covering[0].suppression) if covering else finding


def suppress(report: Report, entries: Sequence[Entry], reach: Reach, today: date) -> Report:
    """Return ``report`` with suppressed findings marked, and the entries that are over or idle."""
    if not entries:
        return report
    use = _Use(reach, today)
    marked = replace(report, documents=tuple(use.mark(d, entries) for d in report.documents))
    stale = [_stale(e, "expired") for e in entries if e.is_over(today)]
    idle = [e for e in entries if not e.is_over(today) and e not in use.used]
    stale += [_stale(e, "unused") for e in idle if _is_reached(e, marked, reach)]
    return replace(marked, stale=tuple(stale))


def _is_reached(entry: Entry, report: Report, reach: Reach) -> bool:
    """Whether the run would have found what the entry speaks of."""
    if entry.rule and not reach.applied(entry.rule):
        return False
    if not entry.path:
        return reach.whole and all(is_fully_judged(d) for d in report.documents)
    here = [d for d in report.documents if reach.matches(entry.path, d.path)]
    return bool(here) and all(is_fully_judged(d) for d in here)


def _stale(entry: Entry, state: str) -> StaleSuppression:
    return StaleSuppression(
        state, entry.suppression, entry.fingerprint, entry.rule, entry.path, entry.section
    )

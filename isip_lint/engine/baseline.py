"""A baseline: the findings that were there before, counted by document, rule and fingerprint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from isip_lint.engine.model import KNOWN, NEW, DocumentReport, Finding, GoneFinding, Report
from isip_lint.engine.verdict import is_fully_judged

# How often (rule, fingerprint) stood in a document.
Counts = Mapping[tuple[str, str], int]
Baseline = Mapping[str, Counts]


def counted(findings: Iterable[Finding]) -> Counts:
    """Return how often each finding stands there; what is suppressed is left out."""
    return Counter((f.rule, f.fingerprint) for f in findings if f.suppressed is None)


def against(
    report: Report,
    baseline: Baseline,
    name: Callable[[str], str],
    applied: Callable[[str], bool] = lambda rule: True,
) -> Report:
    """Return ``report`` with each finding marked as known or new, and what is gone.

    ``name`` gives the name that a file has in the baseline. When a finding was recorded twice, the
    third like it is new. What a rule found that is not ``applied`` now is not gone.
    """
    documents: list[DocumentReport] = []
    gone: list[GoneFinding] = []
    for document in report.documents:
        left = Counter(baseline.get(name(document.path), {}))
        documents.append(replace(document, findings=tuple(_marked(document, left))))
        if is_fully_judged(document):
            gone += _gone(document, left, applied)
    return replace(report, documents=tuple(documents), gone=tuple(gone))


def _marked(document: DocumentReport, left: Counter[tuple[str, str]]) -> Iterator[Finding]:
    for finding in document.findings:
        key = (finding.rule, finding.fingerprint)
        left[key] -= 1
        yield replace(finding, baseline=KNOWN if left[key] >= 0 else NEW)


def _gone(
    document: DocumentReport, left: Counter[tuple[str, str]], applied: Callable[[str], bool]
) -> Iterator[GoneFinding]:
    for (rule, fingerprint), count in sorted(left.items()):
        if count > 0 and applied(rule):
            yield GoneFinding(document.path, rule, fingerprint, count)

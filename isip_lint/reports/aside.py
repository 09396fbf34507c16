"""What was set aside in a text report: suppressed and known findings, and entries out of use."""

from __future__ import annotations

from collections.abc import Iterator

from isip_lint.engine.model import DocumentReport, Finding, Report, StaleSuppression
from isip_lint.reports.layout import Layout, printable
from isip_lint.reports.words import Words


def aside_counts(document: DocumentReport, words: Words) -> list[str]:
    """Return how many findings are suppressed, and how many the baseline knows besides."""
    aside = [finding for finding in document.findings if not finding.live]
    suppressed = sum(finding.suppressed is not None for finding in aside)
    known = len(aside) - suppressed
    said = [words.count("suppressed", suppressed)] if suppressed else []
    return said + ([words.count("known", known)] if known else [])


def aside_list(document: DocumentReport, words: Words, layout: Layout) -> Iterator[str]:
    """Yield a line for each finding that does not count, with who said so and why."""
    aside = [finding for finding in document.findings if not finding.live]
    if aside:
        yield ""
        yield from (
            layout.paint(line, "bold") for line in layout.wrapped(words.say("known-findings"), 2)
        )
    for finding in aside:
        where = words.say("line", n=finding.location.line)
        what = f"{where}: {finding.title} [{finding.rule}]"
        yield from layout.wrapped(printable(f"{what}; {_why(finding, words)}"), 4)


def _why(finding: Finding, words: Words) -> str:
    if finding.suppressed is None:
        return words.say("in-baseline")
    said = finding.suppressed
    until = f" ({words.say('until-day', day=words.day(said.until))})" if said.until else ""
    return f"{said.author}: {said.reason}{until}"


def stale_lines(report: Report, words: Words, layout: Layout) -> Iterator[str]:
    """Yield a line for each suppression to be looked at, and for what the baseline holds in vain."""
    for entry in report.stale:
        text = stale_text(entry, words)
        yield from (layout.paint(t, "warning") for t in layout.wrapped(text, 0))
    gone = sum(entry.count for entry in report.gone)
    if gone:
        yield from layout.wrapped(words.count("gone", gone), 0)


def stale_text(entry: StaleSuppression, words: Words) -> str:
    """Return what is to be looked at in the suppressions, on one line."""
    said = entry.suppression
    what = ", ".join(filter(None, (entry.rule or entry.fingerprint, entry.path, entry.section)))
    text = words.say(
        f"suppression-{entry.state}",
        place=said.place,
        day=words.day(said.until) if said.until else "",
        what=what,
        said=f"{said.author}: {said.reason}",
    )
    return printable(text)

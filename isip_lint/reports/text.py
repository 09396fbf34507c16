"""The report that a social worker reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from isip_lint.documents.model import Location, Notice, Status
from isip_lint.engine.model import DocumentReport, Finding, Report, RuleNotice
from isip_lint.engine.verdict import is_fully_judged
from isip_lint.reports.aside import aside_counts, aside_list, stale_lines
from isip_lint.reports.gaps import refusal
from isip_lint.reports.layout import Layout, as_argument, printable, quoted
from isip_lint.reports.places import source_line
from isip_lint.reports.table import Rendering
from isip_lint.reports.words import Words

_CELL = re.compile(r"(?:/t(\d+))?/r(\d+)c(\d+)")
_PARTS = (("header", "header"), ("footer", "footer"), ("footnote", "note"), ("endnote", "note"))
_SEVERITIES = ("error", "warning", "info")


def render(report: Report, rendering: Rendering) -> str:
    """Return the report as text, each document in the chosen language or in that of its messages."""
    language, layout = rendering.language, rendering.layout
    judged = [d for d in report.documents if d.status is Status.CHECKED]
    spoken = {document.message_language for document in judged or report.documents}
    common = Words(language or (spoken.pop() if len(spoken) == 1 else "en"))
    lines: list[str] = []
    for document in report.documents:
        words = Words(language or document.message_language) if document in judged else common
        lines += _document(document, report, words, layout)
        if rendering.suppressed:
            lines += aside_list(document, words, layout)
        lines.append("")
    lines += _summary(report, common, layout)
    return "\n".join(lines).rstrip("\n") + "\n"


def _document(
    document: DocumentReport, report: Report, words: Words, layout: Layout
) -> Iterator[str]:
    yield layout.paint(printable(document.path), "bold")
    if document.status is not Status.CHECKED:
        yield from layout.wrapped(refusal(document, words), 2)
        yield from _file_notices(document.file_notices, words, layout)
        return
    yield from layout.wrapped(" · ".join(head(document, words)), 2)
    yield from _verdict(document, words, layout)
    live = [f for f in document.findings if f.live]
    firm = [f for f in live if not f.review]
    seen: set[str] = set()
    for title, found in groupby((f for f in firm if not f.document_level), lambda f: f.section):
        yield from _group(title or words.say("no-section"), found, words, layout, seen)
    whole = [f for f in firm if f.document_level]
    yield from _group(words.say("whole-document"), whole, words, layout, seen)
    reviews = [f for f in live if f.review]
    yield from _group(words.say("to-look-at"), reviews, words, layout, seen)
    yield from _coverage(document, report, words, layout)


def head(document: DocumentReport, words: Words) -> Iterator[str]:
    """Yield what kind of document it is, when it was signed and which law counts."""
    yield words.say(f"language-{document.language}")
    yield words.say(f"kind-{document.kind}")
    if document.template:
        yield words.say("template")
    elif document.signed is not None:
        yield words.say("signed", day=words.day(document.signed))
    else:
        yield words.say("unsigned")
    if document.law_as_of is not None:
        yield words.say(f"law-{document.law_basis}", day=words.day(document.law_as_of))


def _verdict(document: DocumentReport, words: Words, layout: Layout) -> Iterator[str]:
    found = counts(document.findings, words)
    aside = aside_counts(document, words)
    if found or aside:
        yield from layout.wrapped(", ".join(found + aside), 2)
    if not is_fully_judged(document):
        yield from (
            layout.paint(t, "warning") for t in layout.wrapped(words.say("partly-judged"), 2)
        )
    elif not found:
        clean = "clean-beside" if aside else "clean"
        yield from (layout.paint(t, "good") for t in layout.wrapped(words.say(clean), 2))


def counts(findings: Iterable[Finding], words: Words) -> list[str]:
    """Return how many live findings there are of each severity, without those there are none of."""
    numbers = Counter("review" if f.review else f.severity.value for f in findings if f.live)
    return [words.count(name, numbers[name]) for name in (*_SEVERITIES, "review") if numbers[name]]


def _group(
    title: str, findings: Iterable[Finding], words: Words, layout: Layout, seen: set[str]
) -> Iterator[str]:
    shown = list(findings)
    if shown:
        yield ""
        yield from (layout.paint(line, "bold") for line in layout.wrapped(printable(title), 2))
    for finding in shown:
        yield from _finding(finding, words, layout, again=finding.rule in seen)
        seen.add(finding.rule)


def _finding(finding: Finding, words: Words, layout: Layout, *, again: bool) -> Iterator[str]:
    name = finding.severity.value
    severity = layout.paint(words.say(f"severity-{name}"), name)
    yield f"    {severity}  {finding.title}  {layout.paint(f'[{finding.rule}]', 'dim')}"
    if not finding.document_level:
        yield from layout.wrapped(place(finding.location, words), 6)
        yield from layout.wrapped(f"“{quoted(finding.text, finding.clause)}”", 6)
    yield from layout.wrapped(printable(finding.message), 6, words.label("what"))
    if again:
        yield from layout.wrapped(words.say("as-above"), 6)
        return
    yield from layout.wrapped(finding.why, 6, words.label("why"))
    yield from layout.wrapped(words.say(f"firmness-{finding.firmness}"), 6, words.label("ground"))
    for source in finding.sources:
        yield from layout.wrapped(f"- {words.source(source)}", 8)
    yield from layout.wrapped(finding.instead, 6, words.label("instead"))


def place(location: Location, words: Words) -> str:
    """Return where a block stands, in the words of someone who looks at the page."""
    parts = [words.say("page", n=location.page)] if location.page is not None else []
    parts += [words.say(key) for start, key in _PARTS if location.path.startswith(start)]
    if "/box" in location.path:
        parts.append(words.say("box"))
    cell = _CELL.search(location.path)
    if cell is not None:
        if cell[1] is not None:
            parts.append(words.say("table", n=int(cell[1]) + 1))
        parts.append(words.say("cell", row=int(cell[2]) + 1, column=int(cell[3]) + 1))
    return ", ".join([*parts, _line(location, words)])


def _line(location: Location, words: Words) -> str:
    """The number in the extracted text; beside it that in the file, when the file is plain text."""
    source = source_line(location)
    if source in {None, location.line}:
        return words.say("line", n=location.line)
    return words.say("line-in-file", n=location.line, source=source)


def _coverage(
    document: DocumentReport, report: Report, words: Words, layout: Layout
) -> Iterator[str]:
    yield ""
    if document.in_order:
        praised = "; ".join(words.praise(rule) for rule in document.in_order)
        yield from layout.wrapped(praised, 2, words.label("in-order"))
    packs = ", ".join(words.say("pack", name=n, version=v, digest=d) for n, v, d in report.packs)
    rules = words.count("rule", document.rules_applied)
    checked = words.say("checked-with", rules=rules, packs=packs)
    yield from layout.wrapped(checked, 2, words.label("checked"))
    yield from _rule_notices(document.notices, words, layout)
    yield from _file_notices(document.file_notices, words, layout)
    if any(not finding.document_level for finding in document.findings):
        explained = words.say("lines-explained", path=as_argument(printable(document.path)))
        yield from (layout.paint(line, "dim") for line in layout.wrapped(explained, 2))


def _rule_notices(notices: Sequence[RuleNotice], words: Words, layout: Layout) -> Iterator[str]:
    for reason in sorted({notice.reason for notice in notices}):
        names = ", ".join(n.rule for n in notices if n.reason == reason)
        text = f"{names} ({words.say(f'reason-{reason}')})"
        yield from layout.wrapped(text, 2, words.label("not-applied"))


def _file_notices(notices: Sequence[Notice], words: Words, layout: Layout) -> Iterator[str]:
    for notice in notices:
        yield from layout.wrapped(printable(words.notice(notice)), 2, words.label("file"))


def _summary(report: Report, words: Words, layout: Layout) -> Iterator[str]:
    if report.left_out:
        names = printable(", ".join(report.left_out))
        yield from layout.wrapped(words.say("left-out", names=names), 0)
    yield from stale_lines(report, words, layout)
    if len(report.documents) < 2:
        return
    judged = [d for d in report.documents if is_fully_judged(d)]
    found = sum(any(f.live for f in d.findings) for d in report.documents)
    clean = sum(not any(f.live for f in d.findings) for d in judged)
    unjudged = len(report.documents) - len(judged)
    parts = [words.say("with-findings", n=found), words.say("without-findings", n=clean)]
    if unjudged:
        parts.append(words.say("not-judged", n=unjudged))
    found_in_all = counts((f for d in report.documents for f in d.findings), words)
    total = f"{words.count('document', len(report.documents))}: {', '.join(parts)}"
    text = f"{total}; {', '.join(found_in_all)}" if found_in_all else total
    yield from (layout.paint(t, "bold") for t in layout.wrapped(text, 0, words.label("summary")))

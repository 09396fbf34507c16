"""Findings as remarks for an annotated copy: one on the words of each, and a summary on the title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from isip_lint.analysis.model import Zone
from isip_lint.documents.model import Block, Status
from isip_lint.documents.remarks import Addition, Notes, Remark
from isip_lint.engine.model import DocumentReport, Finding, Passage
from isip_lint.reports.gaps import gaps
from isip_lint.reports.text import counts, head, place
from isip_lint.reports.words import Words

MOST_REMARKS = 50
_LOCALES = {"nl": "nl-BE", "fr": "fr-BE", "en": "en-GB"}


def notes_of(
    document: DocumentReport, language: str | None, moment: datetime, *, suggest: bool = False
) -> Notes:
    """Return what to write into a copy of ``document``, which must carry its passages.

    ``language`` is that of the remarks, None for that of the messages; ``suggest`` adds the exact
    wordings that rules on missing parts have.
    """
    words = Words(language or document.message_language)
    live = [found for found in document.findings if found.live]
    ordered = sorted(live, key=lambda f: (f.review, -f.severity.rank, f.location.line, f.start))
    shown, rest = ordered[:MOST_REMARKS], ordered[MOST_REMARKS:]
    remarks = sorted(
        (_remark(found, document, words) for found in shown), key=lambda r: (r.line, r.start)
    )
    additions = tuple(_additions(document, live)) if suggest else ()
    return Notes(
        (_summary(document, rest, words), *remarks), _LOCALES[words.language], moment, additions
    )


def blocks_of(document: DocumentReport) -> tuple[Block, ...]:
    """Return the blocks of a document in reading order."""
    return tuple(block for passage in document.passages for block in passage.blocks)


def _summary(document: DocumentReport, rest: Sequence[Finding], words: Words) -> Remark:
    block = blocks_of(document)[0]
    judged = document.status is Status.CHECKED
    missing = tuple(gap.text for gap in gaps(document))
    found = counts((f for f in document.findings if f.live), words)
    clean = words.say("clean") if judged and not missing else words.say("partly-judged")
    title = f"isip-lint: {', '.join(found) or clean}"
    paragraphs = (
        *([" · ".join(head(document, words))] if judged else []),
        *missing,
        *_praise(document, words),
        *_rest(rest, words),
        words.say("gives-no-ruling"),
        words.say("copy-only"),
    )
    return Remark(block.location.line, 0, len(block.text), title, paragraphs, whole=True)


def _praise(document: DocumentReport, words: Words) -> Iterator[str]:
    if document.in_order:
        praised = "; ".join(words.praise(rule) for rule in document.in_order)
        yield f"{words.label('in-order')} {praised}"


def _rest(rest: Sequence[Finding], words: Words) -> Iterator[str]:
    if rest:
        lines = [f"- {place(f.location, words)}: {f.title} [{f.rule}]" for f in rest]
        yield "\n".join([words.say("more-findings", n=len(rest)), *lines])


def _remark(finding: Finding, document: DocumentReport, words: Words) -> Remark:
    severity = words.say(f"severity-{finding.severity.value}")
    if finding.review:
        severity = f"{severity}, {words.say('to-look-at-short')}"
    title = f"{severity}: {finding.title} [{finding.rule}]"
    line, start, end = _spot(finding, document.passages)
    level = "review" if finding.review else finding.severity.value
    paragraphs = tuple(_paragraphs(finding, words))
    return Remark(line, start, end, title, paragraphs, level, finding.document_level)


def _paragraphs(finding: Finding, words: Words) -> Iterator[str]:
    if not finding.document_level and "body/" not in finding.location.path:
        yield f"{place(finding.location, words)}: “{finding.text}”"
    yield finding.message
    yield f"{words.label('why')} {finding.why}"
    sources = "; ".join(words.source(source) for source in finding.sources)
    ground = words.say(f"firmness-{finding.firmness}")
    yield f"{words.label('ground')} {ground}. {words.label('sources')} {sources}"
    yield f"{words.label('instead')} {finding.instead}"


def _spot(finding: Finding, passages: Sequence[Passage]) -> tuple[int, int, int]:
    """Return line, start and end: the flagged words, or the heading for a whole document."""
    if not finding.document_level:
        return finding.location.line, finding.start, finding.end
    for passage in passages:
        if any(block.location.line == finding.location.line for block in passage.blocks):
            first = passage.blocks[0]
            return first.location.line, 0, len(first.text)
    return finding.location.line, finding.start, finding.end


def _additions(document: DocumentReport, live: Sequence[Finding]) -> Iterator[Addition]:
    """Missing parts go before the signatures, or to the end."""
    ends = (p.blocks[0].location.line for p in document.passages if p.zone is Zone.SIGNATURE)
    line = next(ends, 0)
    for finding in live:
        if finding.document_level and finding.wording:
            yield Addition(line, finding.wording)

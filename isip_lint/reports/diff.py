"""What changed between two states of documents, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from isip_lint.engine.difference import Pair
from isip_lint.engine.model import DocumentReport, Finding
from isip_lint.engine.verdict import is_fully_judged
from isip_lint.reports.gaps import refusal
from isip_lint.reports.layout import Layout, printable, quoted
from isip_lint.reports.words import Words

_STATES = ("added", "gone", "kept")
_SIGNS = {"added": ("+", "error"), "gone": ("-", "good"), "kept": ("=", "dim")}


def diff_text(pairs: Sequence[Pair], layout: Layout, language: str | None) -> str:
    """Return for each document what was added and what is gone; the numbers stand at the end."""
    lines: list[str] = []
    for pair in pairs:
        document = pair.new or pair.old
        words = Words(language or (document.message_language if document else "en"))
        lines += _pair(pair, words, layout)
    words = Words(language or "en") if len(pairs) != 1 else words
    numbers = {state: sum(len(getattr(p, state)) for p in pairs) for state in _STATES}
    total = ", ".join(words.say(f"diff-{state}", n=n) for state, n in numbers.items())
    return "\n".join([*lines, layout.paint(total, "bold")]) + "\n"


def _pair(pair: Pair, words: Words, layout: Layout) -> Iterator[str]:
    unjudged = [d for d in (pair.old, pair.new) if d is not None and not is_fully_judged(d)]
    if not (pair.added or pair.gone or unjudged):
        return
    yield layout.paint(printable(pair.path), "bold")
    for document in unjudged:
        text = f"{document.path}: {_doubt(document, words)}"
        yield from (layout.paint(line, "warning") for line in layout.wrapped(printable(text), 2))
    for state in _STATES[:2]:
        sign, colour = _SIGNS[state]
        for finding in getattr(pair, state):
            first, *rest = _finding(finding, words, layout)
            yield layout.paint(f"  {sign} {first}", colour)
            yield from rest
    yield ""


def _doubt(document: DocumentReport, words: Words) -> str:
    if document.status.value == "checked":
        return words.say("partly-judged")
    return refusal(document, words)


def _finding(finding: Finding, words: Words, layout: Layout) -> Iterator[str]:
    yield f"{words.say(f'severity-{finding.severity.value}')}  {finding.title}  [{finding.rule}]"
    if not finding.document_level:
        said = f"{words.say('line', n=finding.location.line)}: “{quoted(finding.text, finding.clause)}”"
        yield from layout.wrapped(said, 6)


def diff_json(pairs: Sequence[Pair], status: int) -> str:
    """Return the pairs with their findings, and the numbers."""
    data = {
        "schema_version": "1",
        "documents": [_json_pair(pair) for pair in pairs],
        "summary": {state: sum(len(getattr(p, state)) for p in pairs) for state in _STATES}
        | {"exit_status": status},
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _json_pair(pair: Pair) -> dict[str, Any]:
    return {
        "old": _json_document(pair.old),
        "new": _json_document(pair.new),
        **{state: [_json_finding(f) for f in getattr(pair, state)] for state in _STATES},
    }


def _json_document(document: DocumentReport | None) -> dict[str, Any] | None:
    if document is None:
        return None
    judged = is_fully_judged(document)
    return {"path": document.path, "status": document.status.value, "fully_judged": judged}


def _json_finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "review": finding.review,
        "title": finding.title,
        "text": finding.text,
        "line": finding.location.line,
        "section": finding.section,
        "document_level": finding.document_level,
        "fingerprint": finding.fingerprint,
    }

"""A short table in Markdown, for the summary of a job or the text of a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isip_lint.engine.model import DocumentReport, Report
from isip_lint.reports.gaps import gaps
from isip_lint.reports.help import page_address
from isip_lint.reports.layout import printable
from isip_lint.reports.places import Placed, placed, relative
from isip_lint.reports.table import Rendering
from isip_lint.reports.words import Words

# A platform refuses a summary of more than one mebibyte.
_MOST_ROWS = 500
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def render(report: Report, rendering: Rendering) -> str:
    """Return a heading and a table of live findings for each document."""
    parts = (
        part for document in report.documents for part in _document(document, rendering.language)
    )
    return "# isip-lint\n\n" + "\n".join(parts).rstrip("\n") + "\n"


def _document(document: DocumentReport, language: str | None) -> Iterator[str]:
    words = Words(language or document.message_language)
    yield f"## {_escaped(relative(document.path))}\n"
    missing = gaps(document)
    for gap in missing:
        yield f"- **{_escaped(gap.text)}**"
    if missing:
        yield ""
    live = [item for item in placed(document) if item.finding.live]
    if live:
        yield from _table(live, words)
    elif not missing:
        yield f"{words.say('clean')}\n"


def _table(live: list[Placed], words: Words) -> Iterator[str]:
    heads = (words.say(key) for key in ("severity", "rule", "place", "what"))
    yield f"| {' | '.join(heads)} |"
    yield "| --- | --- | --- | --- |"
    for item in sorted(live, key=lambda p: -p.finding.severity.rank)[:_MOST_ROWS]:
        yield _row(item, words)
    if len(live) > _MOST_ROWS:
        yield f"\n… + {len(live) - _MOST_ROWS}"
    yield ""


def _row(item: Placed, words: Words) -> str:
    finding = item.finding
    severity = "to-look-at-short" if finding.review else f"severity-{finding.severity.value}"
    where = words.say("whole-short" if finding.document_level else "line", n=item.line)
    quote = "" if finding.document_level else f" “{finding.text}”"
    cells = (
        words.say(severity),
        _named(finding.rule),
        where,
        _escaped(f"{finding.title}.{quote}"),
    )
    return f"| {' | '.join(cells)} |"


def _named(rule: str) -> str:
    """Return the name of a rule, with a link to its page where that is published."""
    address = page_address(rule)
    return f"[{rule}]({address})" if address else f"`{rule}`"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", printable(text))

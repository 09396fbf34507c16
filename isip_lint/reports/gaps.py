"""What could not be judged, in the words of the reader; no format may keep silent about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from isip_lint.documents.model import Status
from isip_lint.engine.model import DocumentReport
from isip_lint.engine.verdict import (
    NOT_IN_FORCE,
    OTHER_LANGUAGE,
    UNREAD,
    is_fully_judged,
)
from isip_lint.reports.words import Words


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was not judged; ``whole`` says that it is the whole document."""

    code: str
    text: str
    whole: bool = False


def gaps(document: DocumentReport) -> tuple[Gap, ...]:
    """Return what was not judged in a document, in the language of its messages."""
    words = Words(document.message_language)
    if document.status is not Status.CHECKED:
        return (Gap(document.status.value, refusal(document, words), whole=True),)
    found = (*_unread(document, words), *_open_rules(document, words))
    if not found and not is_fully_judged(document):
        return (Gap("no-rule-applied", words.say("partly-judged"), whole=True),)
    return found


def refusal(document: DocumentReport, words: Words) -> str:
    """Return why a document was not judged."""
    said = words.say(f"status-{document.status.value}")
    if not document.detail:
        return said
    return f"{words.label(f'status-{document.status.value}')} {words.detail(document.detail)}"


def _unread(document: DocumentReport, words: Words) -> Iterator[Gap]:
    for notice in document.file_notices:
        if notice.code in {*UNREAD, OTHER_LANGUAGE}:
            yield Gap(notice.code, words.notice(notice))


def _open_rules(document: DocumentReport, words: Words) -> Iterator[Gap]:
    for reason in sorted({n.reason for n in document.notices} - {NOT_IN_FORCE}):
        names = ", ".join(n.rule for n in document.notices if n.reason == reason)
        text = f"{words.label('not-applied')} {names} ({words.say(f'reason-{reason}')})"
        yield Gap(reason, text)

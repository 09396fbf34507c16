"""How far a verdict reaches: what was not read, what follows from it, and the exit status."""

from __future__ import annotations

from collections.abc import Iterable

from isip_lint.documents.model import Notice, Status
from isip_lint.engine.model import DocumentReport, Report, Severity

UNREAD = frozenset(
    {"page-without-text", "page-not-read", "page-read-badly", "pages-not-read", "unread-part"}
)
OTHER_LANGUAGE = "other-language"
NOT_IN_FORCE = "not-in-force"
NEVER = "never"

CLEAN, FOUND, WRONG_USE, NOT_JUDGED = range(4)


def is_unread(notices: Iterable[Notice]) -> bool:
    """Whether ``notices`` say that a part of the file could not be read."""
    return any(notice.code in UNREAD for notice in notices)


def is_fully_judged(document: DocumentReport) -> bool:
    """Whether all of a document was held against at least one rule, and no rule was left open."""
    if document.status is not Status.CHECKED or document.rules_applied == 0:
        return False
    codes = {notice.code for notice in document.file_notices}
    open_rules = any(notice.reason != NOT_IN_FORCE for notice in document.notices)
    return not open_rules and not codes & {*UNREAD, OTHER_LANGUAGE}


def exit_status(report: Report, fail_on: str = Severity.ERROR.value) -> int:
    """Return 1 for a live finding at or above ``fail_on``, else 3 for what was left unjudged, else 0.

    What was found counts more than what could not be judged: 1 asks for a correction anyway.
    """
    if fail_on != NEVER:
        threshold = Severity(fail_on).rank
        found = (f for d in report.documents for f in d.findings if f.live)
        if any(f.severity.rank >= threshold for f in found):
            return FOUND
    return CLEAN if all(is_fully_judged(d) for d in report.documents) else NOT_JUDGED

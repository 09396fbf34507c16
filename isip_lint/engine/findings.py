"""Candidates turned into findings: message, place, and a fingerprint that survives reformatting."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date

from isip_lint.analysis.dates import find_dates
from isip_lint.analysis.model import Agreement
from isip_lint.engine.model import Candidate, Finding, Severity
from isip_lint.language.normalise import fold_text

_LETTERS = re.compile(r"[^a-z ]+")


def to_finding(candidate: Candidate, agreement: Agreement, law: date, language: str) -> Finding:
    """Return the finding of ``candidate`` with its texts in ``language`` (nl, fr or en)."""
    rule = candidate.rule
    block = agreement.document.blocks[candidate.block_index]
    clause = agreement.clauses[candidate.clause] if candidate.clause is not None else None
    text = block.text[candidate.start : candidate.end]
    severity = Severity.INFO if candidate.review else rule.severity_on(law)
    whole = clause.text if clause else block.text
    return Finding(
        rule=rule.id,
        severity=severity,
        firmness=rule.firmness,
        review=candidate.review,
        title=rule.title[language],
        message=_filled(rule.message[language], candidate.values),
        why=rule.why[language],
        text=text,
        clause=whole,
        section=_section(agreement, candidate.block_index),
        location=block.location,
        start=candidate.start,
        end=candidate.end,
        evidence=candidate.evidence,
        sources=rule.sources,
        instead=rule.instead[language],
        fingerprint=fingerprint(rule.id, whole if clause else ""),
        document_level=clause is None,
    )


def _filled(message: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        message = message.replace("{" + name + "}", value)
    return message


def _section(agreement: Agreement, block_index: int) -> str:
    for section in agreement.sections:
        if section.start <= block_index < section.end:
            return section.title
    return ""


def fingerprint(rule: str, text: str) -> str:
    """Return 16 hex digits for a rule and the letters of a clause; names and numbers do not count.

    Dates, and words with a capital inside the sentence, are left out, so that a template and its
    filled copies agree, and so that nothing personal can be guessed from it.
    """
    for found in reversed(find_dates(text)):
        text = text[: found.start] + text[found.end :]
    words = text.split()
    common = [w for i, w in enumerate(words) if i == 0 or not w[:1].isupper()]
    letters = " ".join(_LETTERS.sub(" ", fold_text(" ".join(common))).split())
    return hashlib.sha256(f"{rule}\n{letters}".encode()).hexdigest()[:16]

"""Candidates turned into findings: message, place, fingerprint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import chain

from isip_lint.analysis.model import Agreement, Clause
from isip_lint.engine.fingerprints import fingerprint
from isip_lint.engine.model import GAP, Candidate, Finding, Report, RulePack, Severity


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
        fingerprint=_fingerprint(candidate, clause),
        document_level=clause is None,
        wording=rule.wording.get(agreement.language, ""),
        values=candidate.values,
    )


def in_language(report: Report, pack: RulePack, language: str) -> Report:
    """Return ``report`` with the texts of its findings in ``language`` (nl, fr or en)."""
    documents = tuple(
        replace(
            document,
            message_language=language,
            findings=tuple(_translated(f, pack, language) for f in document.findings),
        )
        for document in report.documents
    )
    return replace(report, documents=documents)


def _translated(finding: Finding, pack: RulePack, language: str) -> Finding:
    rule = pack.rule(finding.rule)
    if rule is None:
        return finding
    return replace(
        finding,
        title=rule.title[language],
        message=_filled(rule.message[language], finding.values),
        why=rule.why[language],
        instead=rule.instead[language],
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


def _fingerprint(candidate: Candidate, clause: Clause | None) -> str:
    if clause is None:
        return fingerprint(candidate.rule.id, "")
    blanks = (
        (max(start, clause.start) - clause.start, min(end, clause.end) - clause.start)
        for start, end in clause.block.placeholders
        if start < clause.end and end > clause.start
    )
    hits = (
        e.words.split(GAP) for e in candidate.evidence if e.label == f"rule={candidate.rule.id}"
    )
    return fingerprint(candidate.rule.id, clause.text, blanks, chain.from_iterable(hits))

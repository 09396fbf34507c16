"""Rules about a part that every agreement must have: they apply when no clause holds it."""

from __future__ import annotations

from collections.abc import Iterator

from isip_lint.analysis.model import Agreement, Clause, Zone
from isip_lint.analysis.profile import has_blank
from isip_lint.engine.checks.clause import first_match
from isip_lint.engine.model import Candidate, Rule


def check_required(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """Yield one candidate for the document when the part is missing.

    Options: ``kinds`` (only these kinds of agreement), ``when_present`` (id of a rule-like list of
    zones: the part is needed only when such a section has content), ``section`` (a section of this
    zone with words under it is the part).
    """
    if not _concerns(rule, agreement) or _present(rule, agreement):
        return
    block = anchor(agreement, _option_zone(rule))
    text = agreement.document.blocks[block].text
    yield Candidate(rule, block, 0, len(text))


def _concerns(rule: Rule, agreement: Agreement) -> bool:
    kinds = rule.options.get("kinds")
    return not isinstance(kinds, list) or agreement.profile.kind in kinds


def _present(rule: Rule, agreement: Agreement) -> bool:
    section = _option_zone(rule)
    if section is not None and _has_content(agreement, section, int(_number(rule, "words", 4))):
        return True
    matches = rule.matches[agreement.language]
    clauses = [c for c in agreement.clauses if not rule.zones or c.zone in rule.zones]
    return any(first_match(rule, matches, clause) for clause in clauses)


def _number(rule: Rule, name: str, default: float) -> float:
    value = rule.options.get(name, default)
    return float(value) if isinstance(value, int | float) else default


def _option_zone(rule: Rule) -> Zone | None:
    value = rule.options.get("section")
    return Zone(value) if isinstance(value, str) else None


def _has_content(agreement: Agreement, zone: Zone, words: int) -> bool:
    found = [c for c in agreement.clauses if c.zone is zone]
    if agreement.profile.template and any(has_blank(c.text) for c in found):
        return True
    return sum(len(_words(c)) for c in found) >= words


def _words(clause: Clause) -> list[str]:
    return [t.form for t in clause.tokens if t.is_word]


def anchor(agreement: Agreement, zone: Zone | None = None) -> int:
    """Return the block that a finding on the whole document points at: nearest heading, or title."""
    for section in agreement.sections:
        if zone is not None and section.zone is zone:
            return section.start
    return 0

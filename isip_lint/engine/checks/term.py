"""Rules about the length of an agreement and about the dates around its signature."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from isip_lint.analysis.model import Agreement, Clause, Zone
from isip_lint.analysis.profile import has_blank
from isip_lint.engine.checks.require import anchor
from isip_lint.engine.model import Candidate, Rule

_DAYS_IN_THREE_MONTHS = 92


def check_term(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """Yield at most one candidate, by option ``test``: duration, after-decision, employment-period,
    signature or parties."""
    found = _TESTS[str(rule.options["test"])](agreement)
    if found is not None:
        yield Candidate(rule, found, 0, len(agreement.document.blocks[found].text))


def _duration(agreement: Agreement) -> int | None:
    profile = agreement.profile
    if profile.months is not None:
        return None
    for clause in agreement.clauses:
        if _tells_end(clause, agreement):
            return None
    return anchor(agreement, Zone.DURATION)


def _tells_end(clause: Clause, agreement: Agreement) -> bool:
    about = clause.zone is Zone.DURATION or clause.hits.has("word/runs-from")
    if not about or clause.hits.has("term/open-ended"):
        return False
    if agreement.profile.kind == "student" and clause.hits.has("term/studies"):
        return True
    if has_blank(clause.text) and agreement.profile.template:
        return True
    dated = [d for d in agreement.dates if d.block_index == clause.block_index
             and clause.start <= d.start < clause.end]  # fmt: skip
    return bool(dated) and (len(dated) >= 2 or clause.hits.has("term/end"))


def _after_decision(agreement: Agreement) -> int | None:
    signed, decided = agreement.profile.signed, agreement.profile.decided
    if signed is None or decided is None or (signed - decided).days <= _DAYS_IN_THREE_MONTHS:
        return None
    return anchor(agreement, Zone.SIGNATURE)


def _employment_period(agreement: Agreement) -> int | None:
    if agreement.profile.kind != "employment" or agreement.profile.months is not None:
        return None
    return _duration(agreement)


def _signature(agreement: Agreement) -> int | None:
    """Both parties need a place to sign, and there must be a date or a blank for one."""
    tail = _tail(agreement)
    text = "\n".join(agreement.document.blocks[i].text for i in tail)
    roles = _signing_roles(agreement, tail)
    dated = agreement.profile.signed is not None or has_blank(text) or agreement.profile.template
    places = re.search(r"handteken|getekend|signature|sign[ée]|lu et approuv|gelezen en|tekenen", text, re.I)
    if places and {"centre", "beneficiary"} <= roles and dated:
        return None
    return anchor(agreement, Zone.SIGNATURE) if agreement.document.blocks else None


def _tail(agreement: Agreement) -> range:
    blocks = agreement.document.blocks
    start = next((s.start for s in agreement.sections if s.zone is Zone.SIGNATURE), None)
    for clause in agreement.clauses:
        if start is None and clause.zone is Zone.SIGNATURE:
            start = clause.block_index
    back = max(0, len(blocks) - 12)
    return range(min(start, back) if start is not None else back, len(blocks))


def _signing_roles(agreement: Agreement, tail: range) -> set[str]:
    roles: set[str] = set()
    for clause in agreement.clauses:
        if clause.block_index in tail:
            for role in ("centre", "beneficiary", "address", "we"):
                if clause.hits.has(f"party/{role}"):
                    roles.add({"address": "beneficiary", "we": "centre"}.get(role, role))
            roles |= {a for a in ("centre", "beneficiary") if clause.frame.bearer.value == a}
    return roles | ({"centre", "beneficiary"} if _both_sign(agreement, tail) else set())


def _both_sign(agreement: Agreement, tail: range) -> bool:
    """Whether "both parties" or two columns of signatures stand in ``tail``."""
    return any(
        c.block_index in tail and (c.hits.has("party/both-noun") or c.hits.has("party/both"))
        for c in agreement.clauses
    )


def _parties(agreement: Agreement) -> int | None:
    top = range(min(len(agreement.document.blocks), 30))
    text = " ".join(agreement.document.blocks[i].text for i in top)
    centre = any(
        c.hits.has("party/centre") for c in agreement.clauses if c.block_index in top
    ) or re.search(r"\b(?:ocmw|cpas|centre public|openbaar centrum)", text, re.I)
    person = any(
        c.hits.has("party/beneficiary") or c.hits.has("party/address")
        for c in agreement.clauses
        if c.block_index in top
    )
    return None if centre and person else 0


_TESTS: dict[str, Callable[[Agreement], int | None]] = {
    "duration": _duration,
    "after-decision": _after_decision,
    "employment-period": _employment_period,
    "signature": _signature,
    "parties": _parties,
}

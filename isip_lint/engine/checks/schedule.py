"""Rules about evaluation: whether it is foreseen, how often, when, and in which form.

The number needed is three for each twelve months, rounded to the nearest whole number, at least one
(royal decree of 11 July 2002 on the right to social integration, evaluation article).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from isip_lint.analysis.dates import find_dates
from isip_lint.analysis.model import Agreement, Clause, Zone
from isip_lint.analysis.moments import told_number
from isip_lint.engine.checks.plan import YEAR, Plan, read_plan
from isip_lint.engine.checks.require import anchor, on_block
from isip_lint.engine.model import Candidate, Rule

__all__ = ["Plan", "check_schedule", "needed", "planned", "read_plan"]
_PERSONAL_NEEDED = 2
_OTHERS = re.compile(r"\b(?:andere|overige|autres|reste)\b", re.IGNORECASE)
_A_SINGLE = re.compile(r"(?:een|één|un|une)\s", re.IGNORECASE)
_YEAR_OF_DAYS = 366


def needed(months: float | None) -> int:
    """Return how many evaluations an agreement of ``months`` needs; a year when unknown."""
    return max(1, round(3 * (months or YEAR) / YEAR))


def check_schedule(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """Yield at most one candidate, by option ``test``: missing, too-few, dates-missing, in-person."""
    plan = read_plan(agreement)
    test = TESTS[str(rule.options["test"])]
    yield from test(rule, agreement, plan)


def _missing(rule: Rule, agreement: Agreement, plan: Plan) -> Iterator[Candidate]:
    if not plan.foreseen:
        yield _on_document(rule, agreement)


def _on_document(rule: Rule, agreement: Agreement) -> Candidate:
    return on_block(rule, agreement, anchor(agreement, Zone.EVALUATION))


def _too_few(rule: Rule, agreement: Agreement, plan: Plan) -> Iterator[Candidate]:
    months = agreement.profile.months
    count, least = planned(plan, months), needed(_told_months(plan, months))
    if count is None or count >= least:
        return
    values = {"count": f"{count:g}", "needed": str(least)}
    # Two would do for a term of eight months: without a term that can be read, somebody must look.
    doubtful = months is None and count > 1 and not plan.per_year
    clause = _telling(plan)
    # A heading alone may tell it: "Évaluation du 12 mars".
    found = _on_clause(rule, clause) if clause else _on_document(rule, agreement)
    yield replace(found, values=values, review=doubtful)


def _on_clause(rule: Rule, clause: Clause) -> Candidate:
    return Candidate(
        rule, clause.block_index, clause.start, clause.end, clause.index, clause.frame.evidence
    )


def _telling(plan: Plan) -> Clause | None:
    """Return the clause that tells the number, if one does: its rhythm, its dates, or its number."""
    if plan.rhythm_clause is not None and not plan.dates:
        return plan.rhythm_clause
    blocks = {d.block_index for d in plan.dates}
    spans = [(d.block_index, d.start) for d in plan.dates]
    dated = [c for c in plan.clauses if c.block_index in blocks and _holds(c, spans)]
    told = [c for c in plan.clauses if told_number(c.text)]
    return next(iter([*dated, *told]), plan.rhythm_clause or next(iter(plan.clauses), None))


def _told_months(plan: Plan, months: float | None) -> float | None:
    """Dates that all fall in the first year plan that year; the next may follow later."""
    days = [d.value for d in plan.dates]
    first_year = bool(days) and (max(days) - min(days)).days <= _YEAR_OF_DAYS
    return min(months or YEAR, YEAR) if first_year and not plan.per_year else months


def _holds(clause: Clause, places: list[tuple[int, int]]) -> bool:
    return any(b == clause.block_index and clause.start <= s < clause.end for b, s in places)


def planned(plan: Plan, months: float | None) -> float | None:
    """Return how many evaluations are planned over the agreement, or None when it is left open."""
    dated = len({(d.value, d.precision) for d in plan.dates}) + plan.moments
    regular = round(plan.per_year * (months or YEAR) / YEAR) if plan.per_year else 0
    count = max(dated, regular, plan.told)
    if plan.blanks and not plan.per_year:
        return None
    return float(count) if count else None


def _dates_missing(rule: Rule, agreement: Agreement, plan: Plan) -> Iterator[Candidate]:
    if plan.foreseen and not plan.timed and not plan.blanks:
        yield _on_document(rule, agreement)


def _in_person(rule: Rule, agreement: Agreement, plan: Plan) -> Iterator[Candidate]:
    clause = _impersonal(plan, agreement)
    if clause is not None:
        yield _on_clause(rule, clause)


def _near(plan: Plan, agreement: Agreement) -> list[Clause]:
    """Return the clauses of the plan with those that follow closely and speak of its form."""
    chosen = {c.index for c in plan.clauses}
    close = {i + step for i in chosen for step in (1, 2, 3)} - chosen
    told = [
        c
        for c in agreement.clauses
        if c.index in close
        and c.hits.has("evaluation/no-visit")
        and not c.hits.has("task/interview")
    ]
    return [*plan.clauses, *told]


def _impersonal(plan: Plan, agreement: Agreement) -> Clause | None:
    """Return the clause that leaves fewer than two personal meetings a year, if one does."""
    personal = [c for c in plan.clauses if _is_personal(c)]
    barred = [c for c in _near(plan, agreement) if c.hits.has("evaluation/no-visit")]
    remote = barred or [c for c in plan.clauses if _is_remote(c)]
    if not remote:
        return None
    if not personal:
        return remote[0]
    return remote[0] if all(_is_single(c) for c in personal) else None


def _is_remote(clause: Clause) -> bool:
    """By phone, in writing: the evaluation itself, not its report or an extra call."""
    hits = clause.hits
    if not hits.has("evaluation/remote") or hits.has("evaluation/note"):
        return False
    return not (hits.has("evaluation/last-turn") and hits.has("evaluation/may"))


def _is_personal(clause: Clause) -> bool:
    hits = clause.hits
    if hits.has("evaluation/no-visit"):
        return False
    if not hits.has("evaluation/face") and (
        hits.has("task/interview") or hits.has("evaluation/note")
    ):
        return False
    return hits.has("evaluation/in-person") and not _only_by_wire(clause)


def _only_by_wire(clause: Clause) -> bool:
    """Whether "gesprek", "entretien" itself is one by phone or screen."""
    return clause.hits.has("evaluation/remote") and not clause.hits.has("evaluation/face")


def _is_single(clause: Clause) -> bool:
    """Whether a clause grants one personal meeting only."""
    spans = clause.hits.concept("evaluation/in-person")
    place = clause.tokens[min(spans)[0]].start - clause.start
    pieces = re.finditer(r"[^,;:]+", clause.text)
    piece = next((m[0] for m in pieces if m.start() <= place < m.end()), clause.text)
    if clause.hits.has("evaluation/last-only"):
        return True
    number = told_number(piece)
    if _dated_once(piece, clause.text):
        return True
    if number == 0 and _OTHERS.search(clause.text):
        return _A_SINGLE.match(piece.strip()) is not None
    return 0 < number < _PERSONAL_NEEDED


def _dated_once(piece: str, text: str) -> bool:
    """Whether one of several dates is the one in person: "... per mail, die van 5 mei in een gesprek"."""
    return len(find_dates(piece)) == 1 and len(find_dates(text)) > _PERSONAL_NEEDED


TESTS: dict[str, Callable[[Rule, Agreement, Plan], Iterator[Candidate]]] = {
    "missing": _missing,
    "too-few": _too_few,
    "dates-missing": _dates_missing,
    "in-person": _in_person,
}

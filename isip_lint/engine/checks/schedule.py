"""Rules about evaluation: whether it is foreseen, how often, when, and in which form.

The number needed is three for each twelve months, rounded to the nearest whole number, at least one
(royal decree of 11 July 2002 on the right to social integration, evaluation article).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from isip_lint.analysis.model import Agreement, Clause, FoundDate, Zone
from isip_lint.analysis.profile import has_blank
from isip_lint.engine.checks.require import anchor
from isip_lint.engine.model import Candidate, Rule

_YEAR = 12.0
_FAR = frozenset({Zone.NEEDS, Zone.PARTIES, Zone.SANCTIONS, Zone.SIGNATURE, Zone.LAW})


@dataclass(frozen=True, slots=True)
class Plan:
    """What an agreement says of its evaluation."""

    clauses: tuple[Clause, ...]
    dates: tuple[FoundDate, ...]
    per_year: float | None
    rhythm_clause: Clause | None
    blanks: bool

    @property
    def foreseen(self) -> bool:
        """Whether any clause speaks of evaluation to come."""
        return bool(self.clauses)


def read_plan(agreement: Agreement) -> Plan:
    """Return the evaluation plan of an agreement."""
    clauses = tuple(c for c in agreement.clauses if _is_evaluation(c))
    blocks = {c.block_index for c in clauses}
    spans = {(c.block_index, c.start, c.end) for c in clauses}
    dates = tuple(d for d in agreement.dates if d.block_index in blocks and _inside(d, spans))
    rhythm = _rhythm(agreement, clauses)
    blanks = any(has_blank(c.text) or c.block.placeholders for c in clauses)
    return Plan(clauses, dates, rhythm[0], rhythm[1], blanks)


def _inside(found: FoundDate, spans: set[tuple[int, int, int]]) -> bool:
    return any(b == found.block_index and s <= found.start < e for b, s, e in spans)


def _is_evaluation(clause: Clause) -> bool:
    if clause.hits.has("evaluation/other"):
        return False
    if clause.zone is Zone.EVALUATION:
        return True
    return clause.zone not in _FAR and clause.hits.has("evaluation/meeting")


def _rhythm(
    agreement: Agreement, clauses: tuple[Clause, ...]
) -> tuple[float | None, Clause | None]:
    """The highest rhythm counts: "three a year, of which two in person" is three."""
    best: tuple[float | None, Clause | None] = (None, None)
    for clause in clauses:
        for rhythm in agreement.rhythms:
            inside = rhythm.block_index == clause.block_index and clause.start <= rhythm.start < clause.end
            if inside and (best[0] is None or rhythm.per_year > best[0]):
                best = (rhythm.per_year, clause)
    return best


def needed(months: float | None) -> int:
    """Return how many evaluations an agreement of ``months`` needs; a year when unknown."""
    return max(1, round(3 * (months or _YEAR) / _YEAR))


def check_schedule(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """Yield at most one candidate, by option ``test``: missing, too-few, dates-missing, in-person."""
    plan = read_plan(agreement)
    test = TESTS[str(rule.options["test"])]
    yield from test(rule, agreement, plan)


def _missing(rule: Rule, agreement: Agreement, plan: Plan) -> Iterator[Candidate]:
    if not plan.foreseen:
        yield _on_document(rule, agreement)


def _on_document(rule: Rule, agreement: Agreement) -> Candidate:
    block = anchor(agreement, Zone.EVALUATION)
    return Candidate(rule, block, 0, len(agreement.document.blocks[block].text))


def _too_few(rule: Rule, agreement: Agreement, plan: Plan) -> Iterator[Candidate]:
    months = agreement.profile.months
    count = _count(plan, months)
    if count is None or count >= needed(months):
        return
    clause = plan.rhythm_clause if plan.per_year is not None else _dated(plan)
    clause = clause or plan.clauses[0]
    yield Candidate(
        rule, clause.block_index, clause.start, clause.end, clause.index, clause.frame.evidence,
        values={"count": f"{count:g}", "needed": str(needed(months))},
    )  # fmt: skip


def _dated(plan: Plan) -> Clause | None:
    blocks = {d.block_index for d in plan.dates}
    return next((c for c in plan.clauses if c.block_index in blocks), None)


def _count(plan: Plan, months: float | None) -> float | None:
    """Return how many evaluations are planned over the agreement, or None when it is left open."""
    if plan.blanks:
        return None
    by_date = len({d.value for d in plan.dates})
    total = round(plan.per_year * (months or _YEAR) / _YEAR) if plan.per_year else 0
    told = _told_number(plan)
    count = max(by_date, total, told)
    return float(count) if count else None


def _told_number(plan: Plan) -> int:
    """A bare number: "twee gesprekken", "une seule évaluation"."""
    for number in (1, 2, 3, 4, 5, 6):
        if any(c.hits.has(f"evaluation/count-{number}") for c in plan.clauses if number < 4):
            return number
    return 0


def _dates_missing(rule: Rule, agreement: Agreement, plan: Plan) -> Iterator[Candidate]:
    open_ended = not plan.dates and plan.per_year is None and not plan.blanks
    if plan.foreseen and open_ended and not _told_number(plan):
        yield _on_document(rule, agreement)


def _in_person(rule: Rule, agreement: Agreement, plan: Plan) -> Iterator[Candidate]:
    remote = [c for c in plan.clauses if c.hits.has("evaluation/remote")]
    personal = [c for c in plan.clauses if c.hits.has("evaluation/in-person")]
    if remote and not personal:
        clause = remote[0]
        yield Candidate(
            rule, clause.block_index, clause.start, clause.end, clause.index, clause.frame.evidence
        )


TESTS: dict[str, Callable[[Rule, Agreement, Plan], Iterator[Candidate]]] = {
    "missing": _missing,
    "too-few": _too_few,
    "dates-missing": _dates_missing,
    "in-person": _in_person,
}

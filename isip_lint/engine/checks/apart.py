"""Two days told side by side: when a text was handed over, and when it was signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from isip_lint.analysis.dates import find_dates
from isip_lint.analysis.model import Clause, Precision
from isip_lint.engine.model import Rule

# Days further apart than this belong to other stories: a birth, an earlier agreement.
_MOST = 92


def told_apart(rule: Rule, clauses: Sequence[Clause]) -> bool:
    """Whether a clause, or two that follow each other, tells the two days of the option ``apart``.

    ``apart`` says how many days must lie between them, ``first`` and ``then`` name the concepts of what
    happened on them; without ``apart`` the answer is no.
    """
    least = rule.options.get("apart")
    if not isinstance(least, int):
        return False
    names = [str(rule.options.get(key)) for key in ("first", "then")]
    return any(
        all(any(_holds(clause, name) for clause in group) for name in names)
        and any(least <= (late - early).days <= _MOST for early, late in pairwise(_days(group)))
        for group in _groups(clauses)
    )


def _groups(clauses: Sequence[Clause]) -> Iterator[tuple[Clause, ...]]:
    for clause in clauses:
        yield (clause,)
    for one, other in pairwise(clauses):
        if one.section == other.section:
            yield one, other


def _holds(clause: Clause, concept: str) -> bool:
    return clause.hits.has(concept) or (clause.context is not None and clause.context.has(concept))


def _days(group: Sequence[Clause]) -> list[date]:
    """The days told in the clauses, in order; a day without a year is one of a year of its own."""
    found = [d for clause in group for d in find_dates(clause.text)]
    return [d.value for d in found if d.precision is Precision.DAY]

"""A part told over several sentences: talks that were held, and beside them who the person is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from isip_lint.analysis.model import Agreement, Clause, Force, Zone
from isip_lint.engine.checks.heads import is_about
from isip_lint.engine.model import Rule

# How far from the clause on the talks a trait may stand.
_BEFORE, _AFTER = 2, 7
_TASKS = frozenset({Zone.BENEFICIARY, Zone.CENTRE, Zone.COSTS})
_ELSEWHERE = frozenset({Zone.EVALUATION, Zone.SANCTIONS, Zone.SIGNATURE, Zone.LAW})


def told_about(rule: Rule, agreement: Agreement) -> bool:
    """Whether a clause tells what ``told`` names, with enough ``traits`` in the clauses around it.

    ``told`` names a concept, which may also stand in the title above; ``traits`` is a list of concepts,
    of which ``least`` must stand close by; ``except`` names what makes a clause one of another story.
    Without ``told`` the answer is no.
    """
    told, traits = rule.options.get("told"), rule.options.get("traits")
    if not isinstance(told, str) or not isinstance(traits, list):
        return False
    least, other = rule.options.get("least"), str(rule.options.get("except"))
    count = least if isinstance(least, int) else len(traits)
    kept = [c for c in agreement.clauses if _may_tell(c, other)]
    told_in = [c for c in kept if c.zone not in _TASKS and is_about(c, told, agreement)]
    return any(len(_found(traits, _around(kept, clause))) >= count for clause in told_in)


def _may_tell(clause: Clause, other: str) -> bool:
    apart = clause.zone in _ELSEWHERE or clause.frame.force is Force.DENIAL
    return not apart and not clause.hits.has(other)


def _around(clauses: Iterable[Clause], clause: Clause) -> list[Clause]:
    first, last = clause.index - _BEFORE, clause.index + _AFTER
    return [c for c in clauses if first <= c.index <= last and c.section == clause.section]


def _found(traits: Iterable[object], clauses: Sequence[Clause]) -> set[object]:
    return {name for name in traits if any(c.hits.has(str(name)) for c in clauses)}

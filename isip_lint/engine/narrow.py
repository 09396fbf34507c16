"""Which clauses of an agreement a clause rule can apply to: those that hold the words it needs.

Looking up the words of all clauses once is much quicker than asking every clause about every rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from isip_lint.analysis.model import Agreement, Clause
from isip_lint.engine.model import Rule
from isip_lint.language.terms import Absent, Concept, Expr, Known, Phrase

_NOWHERE: frozenset[int] = frozenset()


@dataclass(slots=True)
class Narrowing:
    """The places, in ``agreement.clauses``, of each phrase (by number) and concept (by name)."""

    agreement: Agreement
    places: dict[int | str, set[int]] = field(default_factory=dict)
    everywhere: frozenset[int] = _NOWHERE

    @staticmethod
    def of(agreement: Agreement) -> Narrowing:
        """Return the narrowing of ``agreement``; a context may complete what its clause says."""
        found = Narrowing(agreement, everywhere=frozenset(range(len(agreement.clauses))))
        for place, clause in enumerate(agreement.clauses):
            for key in _keys(clause):
                found.places.setdefault(key, set()).add(place)
        return found

    def to(self, rule: Rule) -> Agreement:
        """Return the agreement with the clauses that ``rule`` may apply to, if it is about clauses."""
        if rule.kind != "clause":
            return self.agreement
        matches = rule.matches[self.agreement.language]
        kept = sorted({place for match in matches for place in self.where(match.expression)})
        return replace(self.agreement, clauses=tuple(self.agreement.clauses[i] for i in kept))

    def where(self, expression: Expr) -> AbstractSet[int]:
        """Return the clauses that may satisfy ``expression``; all others cannot."""
        if isinstance(expression, Known):
            return self.places.get(expression.atom, _NOWHERE)
        if isinstance(expression, Concept):
            return self._where_concept(expression.name)
        if isinstance(expression, Absent | Phrase):
            return self.everywhere
        found = [self.where(operand) for operand in expression.operands]
        if expression.operator == "|":
            return set().union(*found)
        return set(self.everywhere).intersection(*found)

    def _where_concept(self, name: str) -> AbstractSet[int]:
        plain = self.places.get(name, _NOWHERE)
        if not self.agreement.clauses:
            return plain
        rich = self.agreement.clauses[0].hits.lexicon.rich.get(name, ())
        return plain.union(*(self.where(expression) for expression in rich))


def _keys(clause: Clause) -> Iterator[int | str]:
    for hits in (clause.hits, clause.context):
        if hits is not None:
            yield from hits.atoms
            yield from hits.concepts

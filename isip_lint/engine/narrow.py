"""Which clauses of an agreement a clause rule can apply to: those that hold the words it needs.

Looking up the words of all clauses once is much quicker than asking every clause about every rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from isip_lint.analysis.model import Agreement, Clause
from isip_lint.engine.model import Rule
from isip_lint.language.terms import Absent, Concept, Expr, Known, Phrase


@dataclass(slots=True)
class Narrowing:
    """The places, in ``agreement.clauses``, of each phrase (by number) and concept (by name).

    Places are the bits of a number: bit 3 stands for the fourth clause.
    """

    agreement: Agreement
    places: dict[int | str, int] = field(default_factory=dict)
    _concepts: dict[str, int] = field(default_factory=dict)

    @staticmethod
    def of(agreement: Agreement) -> Narrowing:
        """Return the narrowing of ``agreement``; a context may complete what its clause says."""
        found = Narrowing(agreement)
        places = found.places
        for place, clause in enumerate(agreement.clauses):
            here = 1 << place
            for key in _keys(clause):
                places[key] = places.get(key, 0) | here
        return found

    @property
    def everywhere(self) -> int:
        """The places of all clauses."""
        return (1 << len(self.agreement.clauses)) - 1

    def to(self, rule: Rule) -> Agreement:
        """Return the agreement with the clauses that ``rule`` may apply to, if it is about clauses."""
        if rule.kind != "clause":
            return self.agreement
        kept = self._any_of(match.expression for match in rule.matches[self.agreement.language])
        clauses = (c for place, c in enumerate(self.agreement.clauses) if kept >> place & 1)
        return replace(self.agreement, clauses=tuple(clauses))

    def where(self, expression: Expr) -> int:
        """Return the clauses that may satisfy ``expression``; all others cannot."""
        if isinstance(expression, Known):
            return self.places.get(expression.atom, 0)
        if isinstance(expression, Concept):
            return self._where_concept(expression.name)
        if isinstance(expression, Absent | Phrase):
            return self.everywhere
        if expression.operator == "|":
            return self._any_of(expression.operands)
        found = self.everywhere
        for operand in expression.operands:
            found &= self.where(operand)
            if not found:
                break
        return found

    def _any_of(self, expressions: Iterable[Expr]) -> int:
        found = 0
        for expression in expressions:
            found |= self.where(expression)
        return found

    def _where_concept(self, name: str) -> int:
        found = self._concepts.get(name)
        if found is None:
            found = self.places.get(name, 0)
            if self.agreement.clauses:
                rich = self.agreement.lexicon.rich.get(name, ())
                found |= self._any_of(rich)
            self._concepts[name] = found
        return found


def _keys(clause: Clause) -> Iterator[int | str]:
    for hits in (clause.hits, clause.context):
        if hits is not None:
            yield from hits.atoms
            yield from hits.concepts

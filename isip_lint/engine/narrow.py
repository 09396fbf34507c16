"""Which clauses of an agreement a clause rule can apply to: those that hold the words it needs.

Looking up the words of all clauses once is much quicker than asking every clause about every rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from isip_lint.analysis.model import Agreement, Clause, Zone
from isip_lint.engine.checks.heads import scan
from isip_lint.engine.model import Rule
from isip_lint.language.hits import Hits
from isip_lint.language.terms import Absent, Concept, Expr, Known, Phrase

_SHORT = 8
_GENERAL = frozenset({Zone.AGREED, Zone.PARTIES, Zone.SIGNATURE})


@dataclass(slots=True)
class Narrowing:
    """The places, in ``clauses``, of each phrase (by number) and concept (by name).

    Places are the bits of a number: bit 3 stands for the fourth clause.
    """

    agreement: Agreement
    clauses: tuple[Clause, ...]
    places: dict[int | str, int] = field(default_factory=dict)
    _concepts: dict[str, int] = field(default_factory=dict)

    @staticmethod
    def of(agreement: Agreement) -> Narrowing:
        """Return the narrowing of ``agreement``; a context may complete what its clause says."""
        found = Narrowing(agreement, tuple(_under_titles(agreement)))
        places = found.places
        for place, clause in enumerate(found.clauses):
            here = 1 << place
            for key in _keys(clause):
                places[key] = places.get(key, 0) | here
        return found

    @property
    def everywhere(self) -> int:
        """The places of all clauses."""
        return (1 << len(self.clauses)) - 1

    def to(self, rule: Rule) -> Agreement:
        """Return the agreement with the clauses that ``rule`` may apply to, if it is about clauses."""
        if rule.kind != "clause":
            return self.agreement
        kept = self._any_of(match.expression for match in rule.matches[self.agreement.language])
        clauses = (c for place, c in enumerate(self.clauses) if kept >> place & 1)
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
            if self.clauses:
                rich = self.clauses[0].hits.lexicon.rich.get(name, ())
                found |= self._any_of(rich)
            self._concepts[name] = found
        return found


def _under_titles(agreement: Agreement) -> Iterator[Clause]:
    """Yield the clauses; the title of its section is among the words above a short one, such as
    "Enkel met ons akkoord" under "Reizen". What opens a general part ("Nos accords") tells no subject."""
    known: dict[str, Hits] = {}
    for clause in agreement.clauses:
        section = agreement.sections[clause.section]
        title = "" if section.zone in _GENERAL else section.title
        if not title or clause.block.cell is not None or len(clause.tokens) > _SHORT:
            yield clause
            continue
        above = " . ".join(part for part in (title, clause.context_words) if part)
        if above not in known:
            known[above] = scan(clause.hits.lexicon, above)
        yield replace(clause, context=known[above])


def _keys(clause: Clause) -> Iterator[int | str]:
    for hits in (clause.hits, clause.context):
        if hits is not None:
            yield from hits.atoms
            yield from hits.concepts

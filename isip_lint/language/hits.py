"""Matches of the words of all rules in one row of tokens, and expressions over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from isip_lint.language.terms import NEAR, Absent, Concept, Expr, Joint, Known, Phrase

if TYPE_CHECKING:
    from isip_lint.language.lexicon import Lexicon

Span = tuple[int, int]


@dataclass(slots=True)
class Hits:
    """Matches in one row of tokens; spans are token indexes, end exclusive."""

    lexicon: Lexicon
    size: int
    atoms: dict[int, list[Span]] = field(default_factory=dict)
    concepts: dict[str, list[Span]] = field(default_factory=dict)
    _rich: dict[str, list[Span]] = field(default_factory=dict)

    def add(self, atom: int, spans: Sequence[Span]) -> None:
        """Note the matches of an atom."""
        if spans:
            self.atoms.setdefault(atom, []).extend(spans)
            for name in self.lexicon.concept_of.get(atom, ()):
                self.concepts.setdefault(name, []).extend(spans)

    def named(self, concept: str, places: Sequence[int]) -> Hits:
        """Return the matches with the tokens that stand for a concept in this document only, such
        as names; the same words in another document have their own."""
        if not places:
            return self
        spans = [*self.concepts.get(concept, ()), *((i, i + 1) for i in places)]
        return replace(self, concepts={**self.concepts, concept: spans}, _rich={})

    def concept(self, name: str) -> list[Span]:
        """Return the spans of a concept, its expressions with operators included."""
        expressions = self.lexicon.rich.get(name)
        if expressions is None:
            return self.concepts.get(name) or []
        if name not in self._rich:
            found = (self.match(expression) for expression in expressions)
            more = [span for spans in found for span in spans]
            self._rich[name] = self.concepts.get(name, []) + more
        return self._rich[name]

    def has(self, name: str) -> bool:
        """Whether the concept occurs."""
        return bool(self.concept(name))

    def match(self, expression: Expr) -> list[Span]:
        """Return the spans that make ``expression`` true, empty when it is false."""
        if isinstance(expression, Concept):
            return self.concept(expression.name)
        if isinstance(expression, Known):
            return self.atoms.get(expression.atom) or []
        if isinstance(expression, Phrase):
            return self.atoms.get(self.lexicon.atoms[expression]) or []
        if isinstance(expression, Absent):
            return [] if self.match(expression.operand) else [(0, 0)]
        return self._joint(expression)

    def _joint(self, joint: Joint) -> list[Span]:
        if joint.operator == "|":
            return [span for operand in joint.operands for span in self.match(operand)]
        if joint.operator == "&":
            return self._all_of(joint)
        found: list[list[Span]] = []
        for operand in joint.operands:
            spans = self.match(operand)
            if not spans:
                return []
            found.append(spans)
        return _ordered(found) if joint.operator == "<" else _near(found)

    def _all_of(self, joint: Joint) -> list[Span]:
        found: list[list[list[Span]]] = []
        for operand in joint.operands:
            groups = self._groups(operand)
            if not groups:
                return []
            found.append(groups)
        return _closest(found)

    def _groups(self, expression: Expr) -> list[list[Span]]:
        """Return the matches of an operand; the words of "A < B" and "A ~ B" belong together."""
        if not isinstance(expression, Joint):
            return [[span] for span in self.match(expression)]
        if expression.operator == "|":
            return [group for operand in expression.operands for group in self._groups(operand)]
        spans = self._joint(expression)
        return [spans] if spans else []


def _closest(found: list[list[list[Span]]]) -> list[Span]:
    anchor = next((g[0] for groups in found for g in groups if g[0] != (0, 0)), (0, 0))
    picked = [min(groups, key=lambda g: abs(g[0][0] - anchor[0])) for groups in found]
    return [span for group in picked for span in group if span != (0, 0)] or [(0, 0)]


def _ordered(found: list[list[Span]]) -> list[Span]:
    for first in sorted(found[0]):
        picked = [first]
        for spans in found[1:]:
            later = [s for s in spans if s[0] >= picked[-1][1]]
            picked += [min(later)] if later else []
        if len(picked) == len(found):
            return picked
    return []


def _near(found: list[list[Span]]) -> list[Span]:
    for first in found[0]:
        picked = [first]
        for spans in found[1:]:
            close = [s for s in spans if s[0] - first[1] <= NEAR and first[0] - s[1] <= NEAR]
            picked += close[:1]
        if len(picked) == len(found):
            return picked
    return []

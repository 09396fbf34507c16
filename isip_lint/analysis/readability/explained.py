"""Terms that the text itself explains: "sanctie, dat betekent ...", "recours (aller chez le juge)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from isip_lint.analysis.model import Agreement, Clause
from isip_lint.analysis.readability.words import Term, find_terms
from isip_lint.language.normalise import fold, fold_text
from isip_lint.language.plain_words import PlainTerm
from isip_lint.language.tokens import Token

_NEAR = 10
_EARLY = 2
_EXPLAINING_WORDS = 2
_SMALL = "van|de|het|voor|en|der|du|des|la|le|les|l|d|et|a|au|aux|pour"


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term that the text does not explain: where it stands first, and how often."""

    first: Term
    times: int

    @property
    def term(self) -> PlainTerm:
        """The term and what can stand in its place."""
        return self.first.term

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands first, in the shown text of its block."""
        start, end = self.first.span
        return self.first.clause.span(start, end - 1)

    @property
    def text(self) -> str:
        """The words of the first place."""
        return self.first.clause.block.text[slice(*self.span)]


@lru_cache(maxsize=2)
def agreement_terms(agreement: Agreement) -> tuple[TermUse, ...]:
    """Return the unexplained terms of all clauses of an agreement, by first place."""
    return unexplained(agreement.clauses, agreement.clauses)


def unexplained(clauses: Iterable[Clause], everywhere: Sequence[Clause]) -> tuple[TermUse, ...]:
    """Return the terms in ``clauses`` that are explained nowhere in ``everywhere``."""
    known = _explained(everywhere)
    uses: dict[str, list[Term]] = {}
    for clause in clauses:
        for found in find_terms(clause):
            uses.setdefault(found.term.term, []).append(found)
    return tuple(TermUse(found[0], len(found)) for name, found in uses.items() if name not in known)


def _explained(clauses: Sequence[Clause]) -> frozenset[str]:
    following = [*clauses[1:], None]
    return frozenset(
        found.term.term
        for clause, after in zip(clauses, following, strict=False)
        for found in find_terms(clause)
        if _is_explained(found, after)
    )


def _is_explained(found: Term, after: Clause | None) -> bool:
    clause, (start, end) = found.clause, found.span
    if _opens_bracket(clause.tokens, end) or _in_bracket(clause.tokens, start, end):
        return True
    spans = clause.hits.concept("reading/explains")
    if any(end <= first <= end + _NEAR for first, _ in spans):
        return True
    beside = after is not None and after.block_index == clause.block_index
    return (
        beside
        and after is not None
        and any(first < _EARLY for first, _ in after.hits.concept("reading/explains"))
    )


def _opens_bracket(tokens: Sequence[Token], end: int) -> bool:
    """Whether a bracket with some words follows the term."""
    if end >= len(tokens) or tokens[end].text != "(":
        return False
    inside = 0
    for token in tokens[end + 1 :]:
        if token.text == ")":
            break
        inside += token.text.isalpha()
    return inside >= _EXPLAINING_WORDS


def _in_bracket(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the term itself stands in brackets, behind its plain words."""
    before = {token.text for token in tokens[max(0, start - 2) : start]}
    return start > _EARLY and "(" in before and any(t.text == ")" for t in tokens[end : end + 3])


def is_written_out(abbreviation: str, text: str) -> bool:
    """Whether ``text`` gives the words behind an abbreviation, beside it in brackets or elsewhere."""
    name = re.escape(abbreviation)
    beside = rf"{name}\s*\((?:[^\W\d_]+[\s'’-]+){{1,}}[^()]*\)|[^\W\d_]{{3,}}\s*\({name}\)"
    if re.search(beside, text):
        return True
    letters = [c for c in fold(abbreviation) if c.isalpha()]
    gap = rf"[^\W\d_]*[\s'’-]+(?:(?:{_SMALL})[\s'’]+)*"
    words = gap.join(rf"\b{letter}" for letter in letters)
    return re.search(words, fold_text(text)) is not None

"""How hard the words of a text are: how rare, long, abstract and official."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from isip_lint.analysis.model import Clause
from isip_lint.analysis.readability.prose import Sentence
from isip_lint.language.frequency import zipf
from isip_lint.language.hits import Span
from isip_lint.language.plain_words import PlainTerm
from isip_lint.language.syllables import syllables
from isip_lint.language.tokens import Token

EVERYDAY = 6.0
WORD_MEASURES = ("rarity", "syllables", "official", "nominal")
_NOMINAL_LENGTH = 7
_NOMINAL = {
    "nl": ("ing", "ingen", "heid", "heden", "atie", "aties", "itie", "iteit", "iteiten", "isme", "schap", "name"),
    "fr": ("tion", "tions", "sion", "sions", "ment", "ments", "age", "ages", "ance", "ances", "ence", "ences",
           "ité", "ités", "ure", "isme"),
}  # fmt: skip


class WordFacts(NamedTuple):
    """What one word weighs: its Zipf value, syllables, and whether it is a nominalisation."""

    zipf: float
    syllables: int
    nominal: bool


@lru_cache(maxsize=65536)
def word_facts(word: str, language: str) -> WordFacts:
    """Return the facts of a word in lower case."""
    plain = word.replace("’", "'").rstrip("'")
    nominal = len(plain) >= _NOMINAL_LENGTH and plain.endswith(_NOMINAL[language])
    return WordFacts(
        zipf(plain, language) if len(plain) > 1 else EVERYDAY,
        syllables(plain, language),
        nominal,
    )


class Term(NamedTuple):
    """A term with a plain alternative, in a clause; ``span`` counts tokens."""

    term: PlainTerm
    clause: Clause
    span: Span


def find_terms(clause: Clause) -> list[Term]:
    """Return the terms in a clause in order, each word in the longest term that holds it."""
    plain = clause.hits.lexicon.plain
    found = [
        (span, plain[atom])
        for atom in clause.hits.atoms.keys() & plain.keys()
        for span in clause.hits.atoms[atom]
    ]
    found.sort(key=lambda item: (item[0][0] - item[0][1], item[0][0], item[1].term))
    taken: set[int] = set()
    kept = []
    for span, term in found:
        if taken.isdisjoint(range(*span)):
            taken.update(range(*span))
            kept.append(Term(term, clause, span))
    return sorted(kept, key=lambda item: item.span)


def word_measures(sentences: Sequence[Sentence], language: str) -> dict[str, float]:
    """Return the WORD_MEASURES of a text, each per word; there must be at least one word.

    Rarity is how far a word lies below EVERYDAY; official are the words of terms with a plain
    alternative, and abbreviations that not everybody knows.
    """
    facts = [word_facts(t.text.lower(), language) for s in sentences for t in s.words]
    clauses = [c for s in sentences for c in s.clauses]
    official = sum(_words_in(term) for c in clauses for term in find_terms(c))
    official += sum(1 for c in clauses for _ in abbreviations(c))
    values = (
        sum(max(0.0, EVERYDAY - f.zipf) for f in facts),
        sum(f.syllables for f in facts),
        official,
        sum(f.nominal for f in facts),
    )
    return {name: value / len(facts) for name, value in zip(WORD_MEASURES, values, strict=True)}


def _words_in(term: Term) -> int:
    return sum(t.text.isalpha() for t in term.clause.tokens[slice(*term.span)])


def abbreviations(clause: Clause) -> Iterator[Token]:
    """Yield the tokens in capitals, or with full stops inside, that not everybody knows."""
    known = {i for span in clause.hits.concept("reading/known-abbreviation") for i in range(*span)}
    for index, token in enumerate(clause.tokens):
        text = token.text
        capitals = len(text) > 1 and text.isalpha() and text.isupper()
        if (capitals or (text.count(".") > 1 and text[0].isalpha())) and index not in known:
            yield token

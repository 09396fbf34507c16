"""How hard the words of a text are: how rare, long, abstract and official."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from isip_lint.analysis.model import Clause
from isip_lint.analysis.readability.prose import Sentence
from isip_lint.language.frequency import FLOOR, zipf
from isip_lint.language.hits import Span
from isip_lint.language.plain_words import PlainTerm
from isip_lint.language.syllables import syllables
from isip_lint.language.tokens import Token

EVERYDAY = 6.0
_MOST_WORDS = 65_536
WORD_MEASURES = ("rarity", "syllables", "official", "abstract")
_ABSTRACT_LENGTH = 6
_ABBREVIATED = range(2, 7)
_WORD_LENGTH = 5
_COMMON = 5.2


class WordFacts(NamedTuple):
    """What one word weighs: its Zipf value, its syllables, and whether it ends as abstract words do."""

    zipf: float
    syllables: int
    abstract: bool


class _Facts(dict[str, WordFacts]):
    """The facts of words in lower case, found when they are first asked for."""

    def __init__(self, language: str, endings: tuple[str, ...]) -> None:
        super().__init__()
        self.language = language
        self.endings = endings

    def __missing__(self, word: str) -> WordFacts:
        if len(self) >= _MOST_WORDS:
            self.clear()
        plain = word.replace("’", "'").rstrip("'")
        found = self[word] = WordFacts(
            zipf(plain, self.language) if len(plain) > 1 else EVERYDAY,
            syllables(plain, self.language),
            len(plain) >= _ABSTRACT_LENGTH and plain.endswith(self.endings),
        )
        return found


@lru_cache(maxsize=4)
def word_facts(language: str, endings: tuple[str, ...]) -> Mapping[str, WordFacts]:
    """Return the facts of words by the word in lower case."""
    return _Facts(language, endings)


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
    clauses = [c for s in sentences for c in s.clauses]
    known = word_facts(language, clauses[0].hits.lexicon.endings)
    facts = [known[t.text.lower()] for s in sentences for t in s.words]
    official = sum(_words_in(term) for c in clauses for term in find_terms(c))
    official += sum(1 for c in clauses for _ in abbreviations(c))
    values = (
        sum(max(0.0, EVERYDAY - f.zipf) for f in facts),
        sum(f.syllables for f in facts),
        official,
        sum(f.abstract for f in facts),
    )
    return {name: value / len(facts) for name, value in zip(WORD_MEASURES, values, strict=True)}


def _words_in(term: Term) -> int:
    return sum(t.text.isalpha() for t in term.clause.tokens[slice(*term.span)])


def abbreviations(clause: Clause) -> Iterator[Token]:
    """Yield the tokens in capitals, or with full stops inside, that not everybody knows."""
    known = {i for span in clause.hits.concept("reading/known-abbreviation") for i in range(*span)}
    language = clause.hits.lexicon.language
    for index, token in enumerate(clause.tokens):
        if index not in known and _is_short_for(token.text, language):
            yield token


def _is_short_for(text: str, language: str) -> bool:
    """A longer word of the language, or a name, may stand in capitals too."""
    if text.isalpha():
        if len(text) not in _ABBREVIATED or not text.isupper():
            return False
        common = zipf(text.lower(), language)
        return common <= (_COMMON if len(text) < _WORD_LENGTH else FLOOR)
    return text.count(".") > 1 and text[0].isalpha() and text.replace(".", "").isalpha()

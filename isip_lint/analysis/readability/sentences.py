"""How hard the sentences of a text are: how long, nested, conditional, passive and split."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import log
from statistics import fmean

from isip_lint.analysis.model import Clause
from isip_lint.analysis.readability.attributes import attributes
from isip_lint.analysis.readability.prose import Sentence
from isip_lint.language.dutch import PARTICLES
from isip_lint.language.hits import Span

SENTENCE_MEASURES = (
    "length", "longest", "stretch", "density", "chaining", "attributes", "persons", "nesting", "passives", "split",
)  # fmt: skip

_PARTICIPLE = {
    "nl": re.compile(
        rf"(?:{'|'.join(PARTICLES)})?ge\w{{2,}}(?:d|t|en)(?<!ingen)"
        r"|(?:be|ver|ont|her|er)\w{3,}(?:d|t|en)(?<!ingen)"
    ),
    "fr": re.compile(
        r"\w+(?:é|ée|és|ées)|\w{2,}(?:is|ise|ises|it|ite|its|ites|ert|erte|erts|ertes|int|ints|inte|u|ue|us|ues)"
        r"|\w{3,}(?:i|ie|ies)"
    ),
}  # fmt: skip
_INFINITIVE = {
    "nl": re.compile(r"\w{2,}en|\w*(?:gaan|staan|doen|zien|zijn|slaan)"),
    "fr": re.compile(r"\w{2,}(?:er|ir|re)"),
}
# Words of the same shape, and participles of verbs that have no passive.
_NO_PASSIVE = frozenset(
    """allé allée allés nommé né née venu venue venus parti partie tenu tenue tenus tenues obligé obligée lui
    qui celui aussi ici puis plus depuis sous nous vous tous jamais mais bus une rue vie jeudi lundi mardi samedi
    vendredi petit petite gratuit gratuite droit ainsi parmi peu lieu nu du au eu pu su tu situation santé
    besluit beleid verband bewind bestand gebied gemeenten gesprekken beiden eerst ernst herfst verlies
    beroep ontslagen vergeet bent verschillend bekend bereid verplicht""".split()
)
_STOPS = frozenset(",;:()–—")
_JOINS = frozenset("en of maar want et ou mais car".split())
_FRENCH_REACH = 4
_BEFORE_NOUN = frozenset(
    "un une le la l' les ma mon mes sa son ses votre vos notre nos leur en de d' a au aux du".split()
)
_PACKED = ("reading/link", "reading/condition", "reading/reference")


def sentence_measures(sentences: Sequence[Sentence], language: str) -> dict[str, float]:
    """Return the SENTENCE_MEASURES of a text; there must be at least one sentence.

    Length, longest and stretch are natural logarithms of numbers of words: a word more weighs less
    in a long sentence. Stretch is the most words in a row without a person. Density is the share of
    words with content (lexical density: M. A. K. Halliday, Spoken and written language, 1985).
    Chaining is the prepositions that hang a noun on a noun, attributes the participles that hang a
    clause on one, each per sentence; persons are the pronouns per word, which are many in easy
    texts. Nesting counts subordinate clauses, conditions, negations after the first, and references
    to articles; split is the words that keep a verb from its other half.
    """
    lengths = [log(max(1, len(s.words))) for s in sentences]
    words = sum(len(s.words) for s in sentences)
    clauses = [c for s in sentences for c in s.clauses]
    values = (
        fmean(lengths),
        max(lengths),
        fmean(log(1 + stretch(s)) for s in sentences),
        sum(map(content_words, sentences)) / words,
        fmean(count(s, "reading/noun-link") for s in sentences),
        sum(map(attributes, clauses)) / len(sentences),
        sum(count(s, "reading/person") for s in sentences) / words,
        fmean(nesting(s) for s in sentences),
        sum(len(passives(c, language)) for c in clauses) / len(sentences),
        fmean(max(split_length(c, language) for c in s.clauses) for s in sentences),
    )
    return dict(zip(SENTENCE_MEASURES, values, strict=True))


def stretch(sentence: Sentence) -> int:
    """Return the most words in a row without a personal pronoun: long phrases, hidden persons."""
    longest = current = 0
    for clause in sentence.clauses:
        persons = {i for span in clause.hits.concept("reading/person") for i in range(*span)}
        for index, token in enumerate(clause.tokens):
            current = 0 if index in persons else current + token.text.isalpha()
            longest = max(longest, current)
    return longest


def content_words(sentence: Sentence) -> int:
    """Return how many words of a sentence have a content of their own."""
    function = sentence.clauses[0].hits.lexicon.function
    return sum(token.form not in function for token in sentence.words)


def nesting(sentence: Sentence) -> int:
    """Return how much is packed into a sentence beside its main clause."""
    negations = max(0, count(sentence, "reading/negation") - 1)
    return negations + sum(count(sentence, concept) for concept in _PACKED)


def count(sentence: Sentence, concept: str) -> int:
    """Return how often a concept stands in a sentence."""
    return sum(len({start for start, _ in c.hits.concept(concept)}) for c in sentence.clauses)


def passives(clause: Clause, language: str) -> list[Span]:
    """Return the token spans of the passives in a clause, from auxiliary to participle."""
    starts = sorted({start for start, _ in clause.hits.concept("reading/auxiliary")})
    found = (_passive(clause, start, language) for start in starts)
    return [span for span in found if span is not None]


def _passive(clause: Clause, start: int, language: str) -> Span | None:
    """The participle may stand far from the Dutch auxiliary, and stands near the French one."""
    last = len(clause.tokens) if language == "nl" else start + _FRENCH_REACH
    for index in range(start + 1, min(last, len(clause.tokens))):
        token = clause.tokens[index]
        if language == "fr" and (token.text in _STOPS or token.form in _BEFORE_NOUN):
            return None
        if is_participle(token.text, language):
            return start, index + 1
    return None


@lru_cache(maxsize=65536)
def is_participle(word: str, language: str) -> bool:
    """Whether a word, no name, has the shape of a past participle that can make a passive."""
    return (
        word.islower()
        and word not in _NO_PASSIVE
        and _PARTICIPLE[language].fullmatch(word) is not None
    )


def split_length(clause: Clause, language: str) -> int:
    """Return how many words at most stand between a finite verb and the verb that completes it."""
    spans = clause.hits.concept("reading/finite")
    return max((_between(clause, end, language) for _, end in spans), default=0)


def _between(clause: Clause, end: int, language: str) -> int:
    last = 0
    for index in range(end, len(clause.tokens)):
        token = clause.tokens[index]
        if token.text in _STOPS or token.form in _JOINS:
            break
        word = token.text
        if _INFINITIVE[language].fullmatch(word) or is_participle(word, language):
            last = index - end
    return last

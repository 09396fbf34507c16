"""What makes a text hard to read: its terms, rare words, sentences, abbreviations and address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from isip_lint.analysis.model import Agreement
from isip_lint.analysis.readability.explained import TermUse, unexplained
from isip_lint.analysis.readability.prose import Sentence
from isip_lint.analysis.readability.scales import Scales
from isip_lint.analysis.readability.sentences import nesting, passives, split_length
from isip_lint.analysis.readability.weight import heaviest
from isip_lint.analysis.readability.words import abbreviations, word_facts

_MOST_SENTENCES = 3
_MOST_WORDS = 8
_RARE = 4.2
_LONG = 3
_ADDRESSES = {
    "formal": {"u", "uw", "vous", "votre", "vos"},
    "familiar": {"je", "jij", "jou", "jouw", "tu", "toi", "ton", "tes"},
    "first": {"ik", "mij", "mijn", "j'", "moi", "mon", "mes"},
}
_THIRD = "party/beneficiary"


@dataclass(frozen=True, slots=True)
class HardWord:
    """A rare and long word: its Zipf value, its syllables and how often it stands in the text."""

    text: str
    zipf: float
    syllables: int
    times: int


@dataclass(frozen=True, slots=True)
class HardSentence:
    """A sentence with what was counted in it; ``split`` is in words."""

    sentence: Sentence
    words: int
    nesting: int
    passives: int
    split: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What weighs most; ``addresses`` says how often the person is "u", "je", "ik" or a third."""

    sentences: tuple[HardSentence, ...]
    terms: tuple[TermUse, ...]
    words: tuple[HardWord, ...]
    abbreviations: tuple[str, ...]
    addresses: Mapping[str, int]


def find_evidence(prose: Sequence[Sentence], agreement: Agreement, scales: Scales) -> Evidence:
    """Return what weighs most in ``prose``, which is a part of ``agreement``."""
    language = agreement.language
    worst = heaviest(prose, language, scales.by_language[language], _MOST_SENTENCES)
    clauses = [clause for sentence in prose for clause in sentence.clauses]
    terms = unexplained(clauses, agreement.clauses)
    short = dict.fromkeys(t.text for clause in clauses for t in abbreviations(clause))
    return Evidence(
        tuple(_hard_sentence(s, language) for s in worst),
        terms,
        tuple(_hard_words(prose, language, terms)),
        tuple(short),
        _addresses(prose, language),
    )


def _hard_sentence(sentence: Sentence, language: str) -> HardSentence:
    return HardSentence(
        sentence,
        len(sentence.words),
        nesting(sentence),
        sum(len(passives(c, language)) for c in sentence.clauses),
        max(split_length(c, language) for c in sentence.clauses),
    )


def _hard_words(
    prose: Sequence[Sentence], language: str, terms: Sequence[TermUse]
) -> list[HardWord]:
    """The rarest long words, those of a term left out: it is shown with its alternative."""
    if not prose:
        return []
    known = word_facts(language, prose[0].clauses[0].hits.lexicon.endings)
    told = {word for use in terms for word in use.text.lower().split()}
    counts = Counter(t.text.lower() for s in prose for t in s.words)
    found = [
        HardWord(word, known[word].zipf, known[word].syllables, times)
        for word, times in counts.items()
        if word not in told and known[word].zipf < _RARE and known[word].syllables >= _LONG
    ]
    return sorted(found, key=lambda w: (w.zipf, -w.syllables))[:_MOST_WORDS]


def _addresses(prose: Sequence[Sentence], language: str) -> dict[str, int]:
    forms = Counter(t.form for s in prose for c in s.clauses for t in c.tokens)
    skipped = {"je", "mon"} if language == "fr" else set()
    found = {
        name: sum(forms[form] for form in words - (skipped if name == "familiar" else set()))
        for name, words in _ADDRESSES.items()
    }
    third = sum(len(c.hits.concept(_THIRD)) for s in prose for c in s.clauses)
    return {name: times for name, times in {**found, "third": third}.items() if times}

"""The known formulas of readability, as figures beside the scales: no verdict rests on them.

They were made for long running prose; most of them put jargon in short sentences no higher than plain words
in long ones (docs/readability.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from isip_lint.analysis.readability.prose import Sentence
from isip_lint.analysis.readability.sentences import content_words, count
from isip_lint.analysis.readability.words import EVERYDAY
from isip_lint.language.frequency import zipf
from isip_lint.language.syllables import syllables

_LONG = 6
# What no count of ours can give to LiNT-II; 84,006 of the 164,458 nouns of its published list are concrete.
_CONCRETE = 0.5


@dataclass(frozen=True, slots=True)
class Counts:
    """Words per sentence, syllables per word, and the percentage of words above six letters.

    Of the words with content: their mean Zipf value, and how many of them a clause holds.
    """

    words: float
    syllables: float
    long: float
    zipf: float
    content: float


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula: its name, its source, the languages it was made for, and itself.

    ``approximate`` says that parts of it are estimated, because they need a parser or a list that
    this package has not.
    """

    name: str
    source: str
    languages: frozenset[str]
    compute: Callable[[Counts], float]
    approximate: bool = False


def _lint(counts: Counts) -> float:
    """LiNT-II without its parser and its list of nouns: 0 is easy, 100 is hard.

    The coefficients are the published ones. Estimated are the longest dependency of a sentence, from
    its words (0.65 a word less 1.1: least squares over 61 sentences of the four texts published with
    the formula, r 0.94), and the number of clauses, from words that open one and auxiliaries. Word
    frequency is the Zipf value of wordfreq, not of SUBTLEX-NL (r 0.73 over the words of these texts),
    and no compound counts as its last part. Half of the nouns are taken to be concrete in any text.
    """
    dependency = max(0.0, 0.65 * counts.words - 1.1)
    ease = -4.21 + 17.28 * counts.zipf - 1.62 * dependency - 2.54 * counts.content + 16 * _CONCRETE
    return min(100.0, max(0.0, 100 - ease))


FORMULAS = (
    Formula(
        "Flesch-Douma", "W. Douma, De leesbaarheid van landbouwbladen, 1960", frozenset({"nl"}),
        lambda c: 206.84 - 77 * c.syllables - 0.93 * c.words,
    ),
    Formula(
        "Leesindex A", "R. Brouwer, Onderzoek naar de leesmoeilijkheid van Nederlands proza, 1963",
        frozenset({"nl"}), lambda c: 195 - 200 / 3 * c.syllables - 2 * c.words,
    ),
    Formula(
        "Kandel-Moles", "L. Kandel & A. Moles, Application de l'indice de Flesch à la langue française, 1958",
        frozenset({"fr"}), lambda c: 207 - 1.015 * c.words - 73.6 * c.syllables,
    ),
    Formula(
        "LIX", "C. H. Björnsson, Läsbarhet, 1968", frozenset({"nl", "fr"}),
        lambda c: c.words + c.long,
    ),
    Formula(
        "LiNT-II", "github.com/vanboefer/lint_ii, 2025, after H. Pander Maat, S. Kleijn & S. Frissen, LiNT, 2023",
        frozenset({"nl"}), _lint, approximate=True,
    ),
)  # fmt: skip


def formula_values(prose: Sequence[Sentence], language: str) -> Mapping[str, float]:
    """Return the value of each formula made for ``language``, by name; nothing without words."""
    words = [token.text.lower() for sentence in prose for token in sentence.words]
    if not words:
        return {}
    counts = Counts(
        len(words) / len(prose),
        sum(syllables(word, language) for word in words) / len(words),
        100 * sum(len(word) > _LONG for word in words) / len(words),
        _content_zipf(prose, language),
        fmean(content_words(sentence) / _clauses(sentence) for sentence in prose),
    )
    made = (formula for formula in FORMULAS if language in formula.languages)
    return {formula.name: round(formula.compute(counts), 1) for formula in made}


def _content_zipf(prose: Sequence[Sentence], language: str) -> float:
    """The mean Zipf value of the words with content; of a text without any, that of everyday words."""
    function = prose[0].clauses[0].hits.lexicon.function
    values = [
        zipf(token.text.lower(), language)
        for sentence in prose
        for token in sentence.words
        if token.form not in function
    ]
    return fmean(values) if values else EVERYDAY


def _clauses(sentence: Sentence) -> int:
    """At least the clauses that a word opens, and the auxiliaries and modal verbs."""
    opened = count(sentence, "reading/link") + count(sentence, "reading/condition")
    return max(1 + opened, count(sentence, "reading/finite"))
